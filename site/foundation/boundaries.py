"""Moments that matter beside promises: a call opens or closes, a week is over, local midnight.

Parts register them in their apps.py; the clock wakes for them and calls what follows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Boundary:
    """One kind of moment.

    ``next_after(moment)`` is the first such moment after ``moment``, or None. ``passed(since,
    until)`` does what follows for all of them in ``since < moment <= until``; it may be called
    again after a crash, so a repeat must be harmless.
    """

    name: str
    next_after: Callable[[datetime], datetime | None]
    passed: Callable[[datetime, datetime], None]


_boundaries: dict[str, Boundary] = {}


def register(name: str, *, next_after, passed) -> None:
    """Add a kind of moment, or replace the one of that name."""
    _boundaries[name] = Boundary(name, next_after, passed)


def registered() -> list[Boundary]:
    """Every boundary."""
    return list(_boundaries.values())
