"""What waits for an editor: a registry of sources that parts fill in their apps.py.

The dashboard asks them all and shows their rows, worst first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from django.http import HttpRequest


class Urgency(IntEnum):
    """How far up a row stands: what readers notice first comes first."""

    FAILED = 10
    STOPPED = 20
    ASKED = 30
    PASSED = 40
    TO_READ = 50
    PLANNED = 60
    MISSING = 70
    EMPTY = 80
    HANDED_ON = 90


@dataclass(frozen=True)
class Waiting:
    """One row: how many, of what, why or since when, and where it is done.

    ``words`` follow the number ("stories to read"); of what is only one by nature, such as the clock,
    the number is not said. A row whose ``number`` is 0 is left out.
    """

    urgency: Urgency
    number: int
    words: str
    cause: str
    link: str
    says_number: bool = True

    @property
    def is_bad(self) -> bool:
        """Whether readers notice it, or will soon."""
        return self.urgency <= Urgency.STOPPED


#: Answers with the rows that whoever sends the request may do something about.
Source = Callable[[HttpRequest], Iterable[Waiting]]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Add a source of rows, or replace the one of that name."""
    _sources[name] = source


def rows(request: HttpRequest) -> list[Waiting]:
    """Everything that waits for whoever sends ``request``, worst first."""
    found = [row for source in _sources.values() for row in source(request) if row.number]
    return sorted(found, key=lambda row: row.urgency)
