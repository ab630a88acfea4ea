"""The files of both storages, whether they lie in folders or in buckets."""

import hashlib
import posixpath
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext as _

from foundation.refusing import Refused
from foundation.storage import public_storage
from home.backup.tables import columns

PRIVATE, PUBLIC = "private", "public"
#: Bytes that are in memory at a time.
AT_ONCE = 2**20


@dataclass(frozen=True)
class Held:
    """How many bytes, and their SHA-256."""

    size: int
    sha256: str


class Hashing:
    """Passes bytes on, and counts and hashes them."""

    def __init__(self):
        self.size, self._hash = 0, hashlib.sha256()

    def add(self, chunk: bytes) -> bytes:
        """Count ``chunk`` in; returns it."""
        self.size += len(chunk)
        self._hash.update(chunk)
        return chunk

    @property
    def held(self) -> Held:
        """What went through so far."""
        return Held(self.size, self._hash.hexdigest())


def both() -> dict[str, Storage]:
    """Name → storage: what nobody may fetch by an address, and what anybody may."""
    return {PRIVATE: storages["default"], PUBLIC: public_storage()}


def names_in(storage: Storage, folder: str = "") -> Iterator[str]:
    """The name of every file of ``storage``, in order, folder by folder; Refused where one cannot be looked into."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    except Exception as error:  # whatever the maker of a storage raises
        words = _("The files in the folder “%(name)s” cannot be listed: %(why)s.")
        raise Refused(words % {"name": folder, "why": _why(error)}) from error
    for name in sorted(files):
        yield posixpath.join(folder, name)
    for name in sorted(folders):
        yield from names_in(storage, posixpath.join(folder, name))


def chunks(storage: Storage, name: str) -> Iterator[bytes]:
    """The bytes of a file, bit by bit; FileNotFoundError where it is gone, Refused where it cannot be read."""
    try:
        with storage.open(name, "rb") as file:
            while chunk := file.read(AT_ONCE):
                yield chunk
    except FileNotFoundError:
        raise
    except Exception as error:
        words = _("The file %(name)s cannot be read: %(why)s.")
        raise Refused(words % {"name": name, "why": _why(error)}) from error


def held(storage: Storage, name: str) -> Held | None:
    """Size and hash of a file as it lies there; None where it is gone."""
    hashing = Hashing()
    try:
        for chunk in chunks(storage, name):
            hashing.add(chunk)
    except FileNotFoundError:
        return None
    return hashing.held


def put(storage: Storage, name: str, content) -> None:
    """Keep the bytes of the readable ``content`` under exactly that name; all of it, or Refused and nothing."""
    try:
        kept = storage.save(name, File(content, name=name))
    except BaseException as error:
        with suppress(Exception):
            storage.delete(name)
        if not isinstance(error, Exception):
            raise
        words = _("The file %(name)s cannot be written: %(why)s.")
        raise Refused(words % {"name": name, "why": _why(error)}) from error
    if kept != name:
        storage.delete(kept)
        raise Refused(_("There is a file %s already: somebody else writes into the same place.") % name)


def named_by(model: type[models.Model]) -> list[tuple[int, str]]:
    """Which columns of the model's table name files, and of which storage."""
    return [
        (number, PUBLIC if _storage_of(field) is public_storage() else PRIVATE)
        for number, field in enumerate(columns(model))
        if isinstance(field, models.FileField)
    ]


def _storage_of(field: models.FileField) -> Storage:
    """Where the files of ``field`` lie by today's settings; the storage it holds was made when the program began."""
    declared = field.deconstruct()[3].get("storage", field.storage)
    return declared() if callable(declared) else declared


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
