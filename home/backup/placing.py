"""A file under its name only once it is whole."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from foundation.refusing import Refused


def refuse_place(target: Path, *, overwrite: bool) -> None:
    """Raise Refused where a backup may not lie at ``target``."""
    if target.exists() and not target.is_file():
        raise Refused(_("%s is a folder or a device: name a file.") % target)
    if not target.parent.is_dir():
        raise Refused(_("There is no folder %s. Make it, or name another.") % target.parent)
    for name in ("MEDIA_ROOT", "STATIC_ROOT", "PRIVATE_ROOT"):
        root = getattr(settings, name)
        if isinstance(root, str | Path) and target.is_relative_to(Path(root).resolve()):
            why = _("a backup would hold itself") if name == "PRIVATE_ROOT" else _("everybody could fetch it there")
            words = _("%(file)s lies in %(root)s, and %(why)s. Name a place outside.")
            raise Refused(words % {"file": target, "root": name, "why": why})
    if target.exists() and not overwrite:
        raise Refused(_("There is a file %s already, and it stays. Name another, or add --overwrite.") % target)


@contextmanager
def placed(target: Path, *, overwrite: bool) -> Iterator[tuple[BinaryIO, Path]]:
    """A file to write that nobody else may read, and its path for now; it gets its name once the block has ended well.

    What a process that was killed left of it is written over by the next. Raises Refused where it cannot be
    written, and leaves nothing then.
    """
    partial = target.with_name(f".{target.name}.part")
    try:
        with _taken(partial) as file:
            try:
                yield file, partial
                file.flush()
                os.fsync(file.fileno())
                refuse_place(target, overwrite=overwrite)
                partial.rename(target)
            except BaseException:
                partial.unlink(missing_ok=True)
                raise
        _keep_name(target.parent)
    except OSError as error:
        words = _("The backup could not be written to %(file)s: %(why)s. Nothing of it was kept.")
        raise Refused(words % {"file": target, "why": error.strerror or type(error).__name__}) from error


def _taken(partial: Path) -> BinaryIO:
    """The file, empty and ours alone; Refused where another process is at it."""
    while True:
        file = os.fdopen(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600), "r+b")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if partial.exists() and os.path.samestat(os.fstat(file.fileno()), partial.stat()):
                os.fchmod(file.fileno(), 0o600)
                file.truncate()
                return file
        except BlockingIOError as busy:
            file.close()
            raise Refused(_("Another backup is being written to the same file. Wait for it.")) from busy
        except BaseException:
            file.close()
            raise
        file.close()  # the other one had just given it its name


def _keep_name(folder: Path) -> None:
    # Else a power cut may leave the file on the disk without a name (fsync(2)).
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
