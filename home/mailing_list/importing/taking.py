"""Take in a table that was looked through: what is new is added, once, however often the worker is killed over it."""

from collections.abc import Callable

from django.db import transaction
from django_tasks import task

from foundation import moment
from home.mailing_list import offering, running_low
from home.mailing_list.importing.kinds import KINDS
from home.mailing_list.importing.stepping import Step, step
from home.mailing_list.models import TableImport

State = TableImport.State


@task(backend="db")
def take_in(pk: int) -> None:
    """Add what is new; a repeat goes on where the last one stopped. The file goes when it is done."""
    came_of_it = step(pk, State.TAKING, _take)
    brought = TableImport.objects.filter(pk=pk).first()
    if brought is None:
        return
    if came_of_it != Step.NOTHING:
        with transaction.atomic():
            _serve(brought)
            if came_of_it == Step.MORE:
                take_in.enqueue(pk)
                return
            TableImport.objects.filter(pk=pk, state=State.TAKING).update(state=State.DONE, ended_at=moment.now())
            brought.state = State.DONE
    # Also what one that was killed just here left.
    if brought.state == State.DONE:
        forget_file(brought)


def forget_file(brought: TableImport) -> None:
    """Delete its file, and note that there is none. A repeat is harmless."""
    if brought.file:
        brought.file.delete(save=False)
    TableImport.objects.filter(pk=brought.pk).update(file="")


def _take(brought: TableImport, batch) -> Callable[[], None]:
    rows = KINDS[brought.kind]
    read = [rows.read(row.cells, brought.columns) for row in batch]
    # Of two rows that are one, the first.
    items: dict = {}
    for item, cause in read:
        if not cause:
            items.setdefault(rows.key(item), item)

    def add() -> None:
        # Asked anew: somebody may have left, or come by the form, since it was looked through.
        here = rows.here(brought, list(items.values()))
        brought.taken += rows.add(brought, [item for key, item in items.items() if key not in here])

    return add


def _serve(brought: TableImport) -> None:
    """Whoever waits for a code has one of the new at once."""
    if brought.offer_id:
        offering.serve_all.enqueue(brought.offer_id)
        running_low.count_left.enqueue(brought.offer_id)
