"""Where files lie: those that nobody may fetch by an address, and those that anybody may."""

import os

from django.core.files.storage import FileSystemStorage, storages


class PrivateStorage(FileSystemStorage):
    """Files without a URL: originals of pictures, enclosures, raw mails.

    A file that is saved outlives a power cut: whoever brought a mail lets go of it after that.
    """

    def __init__(self, **options):
        # FileSystemStorage falls back to MEDIA_URL where no base_url is given.
        super().__init__(**{**options, "base_url": None})

    def _save(self, name, content):
        name = super()._save(name, content)
        path = self.path(name)
        # The folder too, or the file may lie on the disk without a name (fsync(2)).
        for kept in (path, os.path.dirname(path)):
            descriptor = os.open(kept, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return name

    def url(self, name):
        """Raise ValueError: what lies here is never served (design, promise 2)."""
        raise ValueError("This file is private and has no address.")


def public_storage():
    """Where files lie that anybody may fetch who knows their name (STORAGES, "public")."""
    return storages["public"]
