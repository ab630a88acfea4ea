"""How long a row is kept, counted from a moment that stands in the row itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q


@dataclass(frozen=True)
class Retention:
    """A row stays for ``period`` from the moment in its column ``since``, or in ``heard`` where that is later.

    ``heard`` is when whoever it is about last did something about it; empty where nothing prolongs it.
    """

    since: str
    period: timedelta
    heard: str = ""

    def over(self, now: datetime) -> Q:
        """The rows that were kept as long by ``now``; one whose time never began is not among them."""
        limit = now - self.period
        ended = Q(**{f"{self.since}__lte": limit})
        if not self.heard:
            return ended
        return ended & (Q(**{self.heard: None}) | Q(**{f"{self.heard}__lte": limit}))

    def until(self, row: Any) -> datetime | None:
        """Until when ``row`` is kept; None where its time has not begun."""
        since = getattr(row, self.since)
        heard = getattr(row, self.heard) if self.heard else None
        return max(since, heard or since) + self.period if since else None
