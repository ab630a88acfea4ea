"""Look through a table and say what it would do; nothing is taken in."""

from hashlib import blake2b

from django_tasks import task

from home.mailing_list.importing.kinds import KINDS
from home.mailing_list.importing.stepping import Step, step
from home.mailing_list.models import TableImport

State = TableImport.State
#: So many rows that cannot be taken are named; of more there is their number, and why.
NAMED = 500


@task(backend="db")
def look_through(pk: int) -> None:
    """Count what is new, known and wrong; a repeat goes on where the last one stopped."""
    brought = TableImport.objects.filter(pk=pk).first()
    if brought is None:
        return
    rows = KINDS[brought.kind]
    seen: set[bytes] = set()

    def is_doubled(item) -> bool:
        # Of each eight bytes alone: two hundred thousand are a few megabytes.
        key = blake2b(rows.key(item).encode(errors="surrogatepass"), digest_size=8).digest()
        is_again = key in seen
        seen.add(key)
        return is_again

    def remember(row) -> None:
        item, cause = rows.read(row.cells, brought.columns)
        if not cause:
            is_doubled(item)

    def look(brought, batch) -> None:
        read = [(row.number, *rows.read(row.cells, brought.columns)) for row in batch]
        here = rows.here(brought, [item for _number, item, cause in read if not cause])
        for number, item, cause in read:
            cause = cause or ("doubled" if is_doubled(item) else here.get(rows.key(item), ""))
            if not cause:
                brought.new += 1
            elif cause == "known":
                brought.known += 1
            else:
                brought.wrong[cause] = brought.wrong.get(cause, 0) + 1
                if len(brought.problems) < NAMED:
                    brought.problems.append([number, cause])

    came_of_it = step(pk, State.LOOKING, look, remember)
    if came_of_it == Step.THROUGH:
        TableImport.objects.filter(pk=pk, state=State.LOOKING).update(state=State.LOOKED)
    elif came_of_it == Step.MORE:
        look_through.enqueue(pk)
