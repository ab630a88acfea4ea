"""What looking through a table and taking it in share: batches, pauses, and on from where a killed worker stopped."""

import time
from collections.abc import Callable, Iterator
from enum import Enum
from itertools import islice

from django.db import connection, transaction
from django.utils.translation import gettext as _

from foundation import moment
from home.mailing_list.importing.columns import HEADING
from home.mailing_list.importing.flattening import flatten
from home.mailing_list.importing.rows import Row, Unreadable
from home.mailing_list.importing.tables import is_sheet, rows_of
from home.mailing_list.models import TableImport

#: So many rows at most are one transaction; on SQLite, where nobody else writes meanwhile, so many that it takes about
#: these seconds.
BATCH, FIRST, FEWEST, AIM = 100, 25, 5, 0.02
#: Seconds after which the worker does what else waits, such as mails.
SLICE = 5.0
#: What is to be done of a batch inside its transaction.
Rest = Callable[[], None]

State = TableImport.State


class Step(Enum):
    """What came of a step: it is through, there is more to do, or there is nothing for us to do."""

    THROUGH, MORE, NOTHING = range(3)


def step(pk: int, state: State, do: Callable[[TableImport, list[Row]], Rest | None], earlier=None) -> Step:
    """Do rows of the import ``pk`` for a while, where it is in ``state``, a batch in each transaction.

    ``do(brought, rows)`` does of a batch what needs no transaction, and returns what does; both may set fields of
    ``brought``, which are saved in it. ``earlier(row)`` sees each row that was done before. One that cannot be read is
    noted so.
    """
    brought = TableImport.objects.filter(pk=pk, state=state).first()
    if brought is None:
        return Step.NOTHING
    if not brought.file:
        _refuse_without_file(brought)
        return Step.NOTHING
    try:
        if not brought.total:
            with brought.file.open("rb") as file:
                if not _count(brought, file.file):
                    return Step.NOTHING
        with brought.file.open("rb") as file:
            return _step(brought, file.file, do, earlier)
    except Unreadable as refused:
        _refuse(brought, str(refused))
    except FileNotFoundError:
        _refuse_without_file(brought)
    return Step.NOTHING


def _step(brought, file, do, earlier) -> Step:
    rows, size, until = _after(rows_of(file), brought, earlier), min(BATCH, FIRST), None
    while batch := list(islice(rows, size)):
        # To find where it stopped is no part of its turn: else a long table would never come further.
        if until and time.monotonic() > until:
            return Step.MORE
        until = until or time.monotonic() + SLICE
        took = _do(brought, batch, do)
        if took is None:
            return Step.NOTHING
        size = _next_size(size, took)
    return Step.THROUGH


def _count(brought, file) -> bool:
    """Find where it ends, so that can be said how far it is; whether nobody else is at it.

    A sheet is kept as a CSV from then on.
    """
    before, storage = brought.file.name, brought.file.storage
    if is_sheet(file):
        name, brought.total = flatten(file, storage, before)
    else:
        name = before
        for row in rows_of(file):
            brought.total = row.number
    is_ours = _still(brought, brought.done).update(total=brought.total, file=name)
    if name != before:
        storage.delete(before if is_ours else name)
        brought.file = name
    return bool(is_ours)


def _after(rows: Iterator[Row], brought, earlier) -> Iterator[Row]:
    for row in islice(rows, brought.columns.get(HEADING, 0), None):
        if row.number > brought.done:
            yield row
        elif earlier:
            earlier(row)


def _do(brought, batch, do) -> float | None:
    """Do one batch; how many seconds its transaction took, or None where it was not ours to do.

    Of two workers only one finds the row as it was.
    """
    before, rest = brought.done, do(brought, batch)
    with transaction.atomic():
        began = time.perf_counter()
        if not _still(brought, before).update(done=batch[-1].number):
            return None
        brought.done = batch[-1].number
        if rest:
            rest()
        brought.save(update_fields=["new", "known", "wrong", "problems", "taken"])
    return time.perf_counter() - began


def _still(brought, done):
    return TableImport.objects.filter(pk=brought.pk, state=brought.state, done=done, file=brought.file.name)


def _refuse(brought, why: str) -> None:
    if _still(brought, brought.done).update(state=State.UNREADABLE, why_unreadable=why, ended_at=moment.now()):
        TableImport.objects.get(pk=brought.pk).file.delete(save=True)


def _refuse_without_file(brought) -> None:
    _refuse(brought, _("Its file is gone. Bring it again; what was taken in is known then."))


def _next_size(size: int, took: float) -> int:
    """Let others write for as long as it ``took``, and say how many rows are the next batch."""
    if connection.vendor != "sqlite":
        return BATCH
    # SQLite has one writer at a time.
    time.sleep(took)
    return max(FEWEST, min(BATCH, 2 * size, int(size * AIM / took)))
