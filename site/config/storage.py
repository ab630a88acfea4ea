"""Hashed names for static files, so that browsers may keep them for a year."""

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from home import sheets


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage; names inside our own JavaScript modules are hashed too, and the sheets joined."""

    support_js_module_import_aggregation = True
    joins_sheets = True

    def post_process(self, paths, dry_run=False, **options):
        """Hash and compress what was collected (``paths``: name → storage and path), the joined sheet with it."""
        if not dry_run:
            paths = {**paths, sheets.JOINED: (self, self._join(paths))}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _join(self, paths) -> str:
        read = {}
        for name in sheets.in_order():
            storage, path = paths[name]
            with storage.open(path) as file:
                read[name] = file.read().decode()
        self.delete(sheets.JOINED)
        return self.save(sheets.JOINED, ContentFile(sheets.join(read).encode()))
