"""Bring a table in, say which column is which, let it be taken in, or let go of it again."""

from itertools import islice
from typing import IO, cast

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.refusing import Refused
from home.mailing_list.importing import columns as by_heading
from home.mailing_list.importing import looking, taking
from home.mailing_list.importing.kinds import KINDS
from home.mailing_list.importing.rows import Row, Unreadable
from home.mailing_list.importing.tables import refuse_size, rows_of
from home.mailing_list.models import Offer, TableImport

State = TableImport.State
#: So many rows are shown to an editor who says which column is which.
SHOWN = 4
#: Django keeps no longer name of a file that is sent, either.
LONGEST_NAME = 255


def bring(kind: str, file: File, *, offer: Offer | None = None, user=None) -> TableImport:
    """Keep ``file``, and have the worker look through it; where its columns are not known, an editor is asked first.

    Nothing is taken in yet. Raises Unreadable, with nothing kept.
    """
    refuse_size(file.size)
    first = [row.cells for row in islice(rows_of(cast(IO[bytes], file.file)), SHOWN)]
    columns, is_sure = by_heading.guessed(first, KINDS[kind].fields, KINDS[kind].needed)
    brought = TableImport(
        kind=kind,
        offer=offer,
        file_name=(file.name or "")[-LONGEST_NAME:],
        brought_by=user,
        columns=columns,
        state=State.LOOKING if is_sure else State.ASKING,
    )
    file.seek(0)
    # Under a name of ours: theirs may say whose it is. And before the transaction: nobody waits while it is written.
    brought.file.save("table", file, save=False)
    try:
        with transaction.atomic():
            brought.save()
            if is_sure:
                looking.look_through.enqueue(brought.pk)
    except BaseException:
        brought.file.delete(save=False)
        raise
    return brought


@transaction.atomic
def choose_columns(brought: TableImport, columns: dict[str, int]) -> TableImport:
    """Look through it with these columns. Raises Refused where it is being taken in already."""
    changed = TableImport.objects.filter(pk=brought.pk, state__in=[State.ASKING, State.LOOKED]).update(
        state=State.LOOKING, columns=columns, total=0, done=0, new=0, known=0, wrong={}, problems=[]
    )
    if not changed:
        raise Refused(_("Its columns can be chosen no more: it is being taken in, or was."))
    looking.look_through.enqueue(brought.pk)
    return TableImport.objects.get(pk=brought.pk)


@transaction.atomic
def take(brought: TableImport) -> TableImport:
    """Have the worker take it in. A second press changes nothing. Raises Refused where it was not looked through."""
    if TableImport.objects.filter(pk=brought.pk, state=State.LOOKED).update(state=State.TAKING, done=0):
        taking.take_in.enqueue(brought.pk)
    found = TableImport.objects.get(pk=brought.pk)
    if found.state not in (State.TAKING, State.DONE):
        raise Refused(_("Nothing was taken in: it has to be looked through first."))
    return found


def let_go(brought: TableImport) -> None:
    """Delete a table that was not taken in, with its file. Raises Refused for one that is being taken in, or was."""
    if not TableImport.objects.filter(pk=brought.pk).exclude(state__in=[State.TAKING, State.DONE]).exists():
        raise Refused(_("It stays: it is being taken in, or was."))
    delete(brought)


def delete(brought: TableImport) -> None:
    """Delete it with its file, which goes first: without a row nobody would know of it."""
    with transaction.atomic():
        # The worker may keep it under another name in this moment.
        found = TableImport.objects.select_for_update().filter(pk=brought.pk).first()
        if found:
            found.file.delete(save=False)
            found.delete()


def first_rows(brought: TableImport) -> list[Row]:
    """Its first rows, for an editor; none where the file is gone."""
    found: list[Row] = []
    try:
        with brought.file.open("rb") as file:
            # One after the other: also where it breaks off after the second.
            for row in islice(rows_of(file.file), SHOWN):
                found.append(row)
    except (OSError, ValueError, Unreadable):
        return found
    return found
