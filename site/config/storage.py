"""Hashed names for static files, so that browsers may keep them for a year, and the reader's as short as can be."""

import rcssmin
import rjsmin
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from home import scripts, sheets


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage; names inside our own JavaScript modules are hashed too, sheets and scripts joined."""

    support_js_module_import_aggregation = True
    joins = True

    def post_process(self, paths, dry_run=False, **options):
        """Shorten, hash and compress what was collected (``paths``: name → storage and path)."""
        if not dry_run:
            paths = {**paths, **self._shorten(paths)}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _shorten(self, paths) -> dict:
        """Sheets and modules of the reader, joined and without comments and blanks, beside what was collected."""
        # Our own modules alone: the admin's come as Wagtail made them.
        modules = {
            path: _read(paths[path]) for path in paths if path.startswith(scripts.FOLDER) and path.endswith(".js")
        }
        modules |= {scripts.joined(page): scripts.join(modules, page) for page in scripts.TOGETHER}
        shortened = {path: rjsmin.jsmin(words) for path, words in modules.items()}
        for apart in ("", *sheets.APART):
            rules = {path: _read(paths[path]) for path in sheets.in_order(apart)}
            shortened[sheets.joined(apart)] = rcssmin.cssmin(sheets.join(rules, apart))
        for path, words in shortened.items():
            self.delete(path)
            self.save(path, ContentFile(words.encode()))
        return {path: (self, path) for path in shortened}


def _read(collected) -> str:
    storage, path = collected
    with storage.open(path) as file:
        return file.read().decode()
