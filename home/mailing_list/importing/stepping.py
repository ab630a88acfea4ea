"""What looking through a table and taking it in share: batches, pauses, and on from where a killed worker stopped."""

import time
from collections.abc import Callable, Iterator
from enum import Enum
from itertools import chain, islice

from django.db import connection, transaction
from django.utils.translation import gettext as _

from foundation import moment
from home.mailing_list.importing.columns import HEADING
from home.mailing_list.importing.tables import Row, Unreadable, rows_of
from home.mailing_list.models import TableImport

#: So many rows at most are one transaction; fewer where they take longer than that: on SQLite nobody writes meanwhile.
BATCH, LONGEST, FEWEST = 100, 0.04, 25
#: After so many the worker does what else waits, such as mails.
AT_A_TIME = 20_000

State = TableImport.State


class Step(Enum):
    """What came of a step: it is through, there is more to do, or there is nothing for us to do."""

    THROUGH, MORE, NOTHING = range(3)


def step(pk: int, state: State, do: Callable[[TableImport, list[Row]], None], earlier=None) -> Step:
    """Do the next rows of the import ``pk``, where it is in ``state``, a batch in each transaction.

    ``do(brought, rows)`` does a batch and sets fields of ``brought``, which are saved in the same transaction;
    ``earlier(row)`` sees each row that was done before. One that cannot be read is noted so.
    """
    brought = TableImport.objects.filter(pk=pk, state=state).first()
    if brought is None:
        return Step.NOTHING
    try:
        with brought.file.open("rb") as file:
            return _step(brought, file.file, do, earlier)
    except Unreadable as refused:
        _refuse(brought, str(refused))
    except (FileNotFoundError, ValueError):
        # ValueError: the row has no file any more.
        _refuse(brought, _("Its file is gone. Bring it again; what was taken in is known then."))
    return Step.NOTHING


def _step(brought, file, do, earlier) -> Step:
    if not brought.total and not _count(brought, file):
        return Step.NOTHING
    rows, begun_at, size = _after(rows_of(file), brought, earlier), brought.done, BATCH
    while batch := list(islice(rows, size)):
        if brought.done - begun_at >= AT_A_TIME:
            return Step.MORE
        began = time.perf_counter()
        if not _do(brought, batch, do):
            return Step.NOTHING
        took = time.perf_counter() - began
        _make_room(took)
        size = max(FEWEST, size // 2) if took > LONGEST else min(BATCH, size * 2)
    return Step.THROUGH


def _count(brought, file) -> bool:
    """Find where it ends, so that can be said how far it is; whether nobody else is at it."""
    for row in rows_of(file):
        brought.total = row.number
    return bool(_still(brought, brought.done).update(total=brought.total))


def _after(rows: Iterator[Row], brought, earlier) -> Iterator[Row]:
    first = next(rows)
    rows = rows if brought.columns.get(HEADING) else chain([first], rows)
    for row in rows:
        if row.number > brought.done:
            yield row
        elif earlier:
            earlier(row)


def _do(brought, batch, do) -> bool:
    """Do one batch; whether it was ours to do. Of two workers only one finds the row as it was."""
    before = brought.done
    with transaction.atomic():
        if not _still(brought, before).update(done=batch[-1].number):
            return False
        brought.done = batch[-1].number
        do(brought, batch)
        brought.save(update_fields=["new", "known", "wrong", "problems", "taken"])
    return True


def _still(brought, done):
    return TableImport.objects.filter(pk=brought.pk, state=brought.state, done=done)


def _refuse(brought, why: str) -> None:
    if _still(brought, brought.done).update(state=State.UNREADABLE, why_unreadable=why, ended_at=moment.now()):
        TableImport.objects.get(pk=brought.pk).file.delete(save=True)


def _make_room(seconds: float) -> None:
    """Let others write for as long: SQLite has one writer at a time."""
    if connection.vendor == "sqlite":
        time.sleep(seconds)
