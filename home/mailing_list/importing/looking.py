"""Look through a table and say what it would do; nothing is taken in."""

from dataclasses import dataclass, field
from hashlib import blake2b

from django_tasks import task

from home.mailing_list.importing.kinds import KINDS
from home.mailing_list.importing.stepping import Step, step
from home.mailing_list.models import TableImport

State = TableImport.State
#: So many rows that cannot be taken are named; of more there is their number, and why.
NAMED = 500


@dataclass
class Seen:
    """What stands in a table, read by these columns, up to the row ``up_to``."""

    columns: dict[str, int]
    up_to: int = 0
    keys: set[bytes] = field(default_factory=set)

    def is_doubled(self, key: str) -> bool:
        """Whether ``key`` was seen before; it is now."""
        # Of each eight bytes alone: two hundred thousand are a few megabytes.
        short = blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest()
        is_again = short in self.keys
        self.keys.add(short)
        return is_again


#: Of the table that this worker looked through last, where it is not at its end: the next turn need not read it anew.
_last: dict[int, Seen] = {}


@task(backend="db")
def look_through(pk: int) -> None:
    """Count what is new, known and wrong; a repeat goes on where the last one stopped."""
    brought = TableImport.objects.filter(pk=pk).first()
    if brought is None:
        return
    rows, seen = KINDS[brought.kind], _seen_of(brought)

    def remember(row) -> None:
        if row.number > seen.up_to:
            item, cause = rows.read(row.cells, brought.columns)
            if not cause:
                seen.is_doubled(rows.key(item))

    def look(brought, batch) -> None:
        read = [(row.number, *rows.read(row.cells, brought.columns)) for row in batch]
        here = rows.here(brought, [item for _number, item, cause in read if not cause])
        for number, item, cause in read:
            cause = cause or ("doubled" if seen.is_doubled(rows.key(item)) else here.get(rows.key(item), ""))
            if not cause:
                brought.new += 1
            elif cause == "known":
                brought.known += 1
            else:
                brought.wrong[cause] = brought.wrong.get(cause, 0) + 1
                if len(brought.problems) < NAMED:
                    brought.problems.append([number, cause])
        seen.up_to = batch[-1].number

    came_of_it = step(pk, State.LOOKING, look, remember)
    if came_of_it == Step.THROUGH:
        TableImport.objects.filter(pk=pk, state=State.LOOKING).update(state=State.LOOKED)
    elif came_of_it == Step.MORE:
        _last[pk] = seen
        look_through.enqueue(pk)


def _seen_of(brought: TableImport) -> Seen:
    seen = _last.get(brought.pk)
    _last.clear()
    # Columns may have been chosen anew since.
    is_of_it = seen is not None and seen.columns == brought.columns and seen.up_to <= brought.done
    return seen if seen is not None and is_of_it else Seen(dict(brought.columns))
