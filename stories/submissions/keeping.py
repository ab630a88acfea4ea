"""Files in the private storage are kept together with their rows, or not at all."""

import contextlib
import logging
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from functools import partial

from django.core.files.base import File
from django.db import connection, transaction
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_delete
from django.dispatch import receiver

from stories.submissions.models import Enclosure, ReceivedMail

logger = logging.getLogger(__name__)

#: Writes content into the storage of a field, under a name of the field's own; of the third the ending is kept.
Keep = Callable[[FieldFile, File, str], None]
_keep: ContextVar[Keep | None] = ContextVar("keep", default=None)


@contextlib.contextmanager
def kept_or_undone() -> Iterator[Keep]:
    """Hand out `keep`, which writes a file; delete all that it wrote, in whole or in part, if the block fails.

    To stand around the transaction, so that a commit that fails is a failure too. Where the line to the
    database broke over it, nobody knows whether it was carried out: then the files stay, and those without a
    row go at night. A block inside another leaves it to that one.
    """
    outer = _keep.get()
    if outer:
        yield outer
        return
    written: list[tuple[FieldFile, str]] = []

    def keep(file: FieldFile, content: File, named: str = "") -> None:
        # Noted before it is written: a disk that is full leaves half a file. Names are random, so none is another's.
        name = file.field.generate_filename(file.instance, named)
        written.append((file, name))
        file.name = file.storage.save(name, content, max_length=file.field.max_length)
        setattr(file.instance, file.field.attname, file.name)
        file._committed = True  # type: ignore[attr-defined]  # as FieldFile.save does it

    token = _keep.set(keep)
    try:
        yield keep
    except BaseException:
        for file, name in written:
            with contextlib.suppress(Exception):
                if _has_no_row(file, name):
                    file.storage.delete(name)
        raise
    finally:
        _keep.reset(token)


def _has_no_row(file: FieldFile, name: str) -> bool:
    """Whether it is certain that no row names the file: asked over the very line that the transaction took."""
    if connection.connection is None or not connection.is_usable():
        return False
    return not type(file.instance)._base_manager.filter(**{file.field.name: name}).exists()


@receiver(post_delete, sender=Enclosure)
def let_go_of_files(sender, instance, **kwargs):
    """A row that is deleted takes its files along, once that is certain."""
    delete_on_commit(instance.files)


@receiver(post_delete, sender=ReceivedMail)
def let_go_of_raw_mail(sender, instance, **kwargs):
    """The same for the bytes of a mail."""
    delete_on_commit([instance.raw])


def delete_on_commit(files: Iterable[FieldFile]) -> None:
    """Delete ``files`` once it is certain that nothing names them any more."""
    for file in files:
        if file:
            transaction.on_commit(partial(_delete, file.storage, file.name))


def _delete(storage, name):
    try:
        storage.delete(name)
    except Exception:
        # It has no address and no row: the nightly sweep finds it.
        logger.exception("A private file could not be deleted")
