"""Hashed names for static files, so that browsers may keep them for a year, and the reader's as short as can be."""

import rcssmin
import rjsmin
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from home import sheets

#: Where our own modules for readers lie; the admin's come as Wagtail made them.
ELEMENTS = "js/elements/"


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage; names inside our own JavaScript modules are hashed too, and the sheets joined."""

    support_js_module_import_aggregation = True
    joins_sheets = True

    def post_process(self, paths, dry_run=False, **options):
        """Shorten, hash and compress what was collected (``paths``: name → storage and path)."""
        if not dry_run:
            paths = {**paths, **self._shorten(paths)}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _shorten(self, paths) -> dict:
        """The joined sheet and the reader's modules without comments and blanks, kept beside what was collected."""
        shortened = {
            path: rjsmin.jsmin(_read(paths[path]))
            for path in paths
            if path.startswith(ELEMENTS) and path.endswith(".js")
        }
        shortened[sheets.JOINED] = rcssmin.cssmin(sheets.join({path: _read(paths[path]) for path in sheets.in_order()}))
        for path, words in shortened.items():
            self.delete(path)
            self.save(path, ContentFile(words.encode()))
        return {path: (self, path) for path in shortened}


def _read(collected) -> str:
    storage, path = collected
    with storage.open(path) as file:
        return file.read().decode()
