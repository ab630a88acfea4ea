"""Where files lie: those that nobody may fetch by an address, and those that anybody may."""

from django.core.files.storage import FileSystemStorage, storages


class PrivateStorage(FileSystemStorage):
    """Files without a URL: originals of pictures, enclosures, raw mails."""

    def __init__(self, **options):
        # FileSystemStorage falls back to MEDIA_URL where no base_url is given.
        super().__init__(**{**options, "base_url": None})

    def url(self, name):
        """Raise ValueError: what lies here is never served (design, promise 2)."""
        raise ValueError("This file is private and has no address.")


def public_storage():
    """Where files lie that anybody may fetch who knows their name (STORAGES, "public")."""
    return storages["public"]
