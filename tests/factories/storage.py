"""Where files lie in tests."""

from django.core.files.storage import InMemoryStorage, Storage
from django.utils.deconstruct import deconstructible


@deconstructible(path="tests.factories.storage.Elsewhere")
class Elsewhere(Storage):
    """Files that lie in no folder, as in a bucket: such a storage has no `path` (Django, Storage.path)."""

    def __init__(self):
        self.kept = InMemoryStorage()

    def _open(self, name, mode="rb"):
        return self.kept._open(name, mode)

    def _save(self, name, content):
        return self.kept._save(name, content)

    def exists(self, name):
        return self.kept.exists(name)

    def delete(self, name):
        self.kept.delete(name)

    def url(self, name):
        return f"/media/{name}"
