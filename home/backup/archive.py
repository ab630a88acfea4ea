"""A backup is one ZIP file: rows deflated, files as they are, and a manifest that says what there must be."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from foundation.refusing import Refused
from home.backup import manifest as manifests
from home.backup.files import AT_ONCE, Hashing, Held
from home.backup.manifest import Manifest
from home.saying import Say, nothing

#: How reading a ZIP file ends that is none, or no longer one.
UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError)
#: And how reading a manifest does.
NO_MANIFEST = (*UNREADABLE, KeyError, TypeError, AttributeError)


class Writing:
    """A backup that is being written."""

    def __init__(self, archive: zipfile.ZipFile):
        self._zip = archive

    def add(self, name: str, chunks: Iterable[bytes], *, deflated: bool = False) -> Held:
        """Write a member bit by bit; returns what it holds."""
        member, hashing = zipfile.ZipInfo(name), Hashing()
        member.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
        # How large it will be is known at its end.
        with self._zip.open(member, "w", force_zip64=True) as writable:
            for chunk in chunks:
                writable.write(hashing.add(chunk))
        return hashing.held

    def say_what_it_holds(self, manifest: Manifest) -> None:
        """Write the manifest, last, when everything is known."""
        self.add(manifests.NAME, [manifest.to_json()], deflated=True)


@contextmanager
def begun(file: BinaryIO) -> Iterator[Writing]:
    """A backup to write into an open file; its table of contents is written when the block has ended well."""
    archive = zipfile.ZipFile(file, "w")
    try:
        yield Writing(archive)
    except BaseException:
        # What is closed here is thrown away: a full disk is full for its table of contents too.
        with suppress(Exception):
            archive.close()
        raise
    archive.close()


class Reading:
    """A backup that is read; its manifest first."""

    def __init__(self, archive: zipfile.ZipFile):
        self._zip = archive
        self.manifest = Manifest.from_json(archive.read(manifests.NAME))

    def open(self, name: str):
        """A member's bytes, as a file to read."""
        return self._zip.open(name)

    def lines(self, table: str) -> Iterator[bytes]:
        """The rows of a table."""
        with self.open(manifests.table_member(table)) as readable:
            yield from readable

    def amiss(self, say: Say = nothing) -> str:
        """What is wrong with the file, each of its bytes read; empty where it is whole."""
        must, there = self.manifest.members(), self._zip.namelist()
        if sorted(there) != sorted([manifests.NAME, *must]):
            return _("it does not hold what its manifest names")
        for done, (name, held) in enumerate(must.items(), 1):
            if self._held(name) != held:
                return _("%s in it is not as it was") % name
            say(_("reading the file again"), done, len(must))
        return ""

    def _held(self, name: str) -> Held:
        hashing = Hashing()
        with self.open(name) as readable:
            while chunk := readable.read(AT_ONCE):
                hashing.add(chunk)
        return hashing.held


@contextmanager
def opened(path: Path) -> Iterator[Reading]:
    """A backup to read; Refused where there is none, or what is there is no backup."""
    try:
        file = path.open("rb")
    except OSError as error:
        words = _("%(file)s cannot be opened: %(why)s. Nothing was changed.")
        raise Refused(words % {"file": path, "why": error.strerror}) from error
    with file:
        try:
            reading = Reading(zipfile.ZipFile(file))
        except NO_MANIFEST as error:
            words = _("%s is no backup of Milepost, or it is damaged or cut short. Nothing was changed. Take another.")
            raise Refused(words % path) from error
        yield reading


def prove(path: Path, say: Say = nothing) -> Manifest:
    """Read all of a backup; returns its manifest, or raises Refused with what is wrong."""
    with opened(path) as reading:
        try:
            amiss = reading.amiss(say)
        except UNREADABLE as error:
            amiss = _("a part of it cannot be read (%s)") % type(error).__name__
        if amiss:
            words = _("%(file)s is damaged: %(what)s. Nothing was changed. Take another backup.")
            raise Refused(words % {"file": path, "what": amiss})
        return reading.manifest
