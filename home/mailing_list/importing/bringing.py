"""Bring a table in, say which column is which, let it be taken in, or let go of it again."""

from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.refusing import Refused
from home.mailing_list.importing import columns as by_heading
from home.mailing_list.importing import looking, taking
from home.mailing_list.importing.kinds import KINDS
from home.mailing_list.importing.tables import Row, Unreadable, refuse_size, rows_of
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
    columns, is_sure = by_heading.guessed(_first_row(file.file).cells, KINDS[kind].fields, KINDS[kind].needed)
    brought = TableImport(
        kind=kind,
        offer=offer,
        file_name=(file.name or "")[-LONGEST_NAME:],
        brought_by=user,
        columns=columns,
        state=State.LOOKING if is_sure else State.ASKING,
    )
    file.seek(0)
    with transaction.atomic():
        # Under a name of ours: theirs may say whose it is.
        brought.file.save("table", file, save=False)
        brought.save()
        if is_sure:
            looking.look_through.enqueue(brought.pk)
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
    brought.file.delete(save=False)
    brought.delete()


def first_rows(brought: TableImport) -> list[Row]:
    """Its first rows, for an editor; none where the file is gone."""
    found: list[Row] = []
    try:
        with brought.file.open("rb") as file:
            for row in rows_of(file.file):
                found.append(row)
                if len(found) == SHOWN:
                    break
    except (OSError, ValueError, Unreadable):
        return found
    return found


def _first_row(file: Any) -> Row:
    return next(rows_of(file))
