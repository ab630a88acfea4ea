"""Hashed names for static files, so that browsers may keep them for a year."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage; names inside our own JavaScript modules are hashed too."""

    support_js_module_import_aggregation = True
