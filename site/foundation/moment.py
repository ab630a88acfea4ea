"""What time it is: now, or the moment that a page is looked at "as on".

All code asks here and never Django's clock, so that a week can be seen as on Tuesday.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

_as_on: ContextVar[datetime | None] = ContextVar("as_on", default=None)


def now() -> datetime:
    """The present moment, aware and in UTC, or the one given to `as_on`."""
    return _as_on.get() or timezone.now()


def today() -> date:
    """The present day in the site's zone."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """``moment`` on the wall clock of the site's zone."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def at(day: date, wall_clock: time) -> datetime:
    """The moment when the site's clocks show ``wall_clock`` on ``day``.

    A time that a change of clocks skips comes an hour later by the wall; one that comes twice means
    the first (PEP 495, fold=0).
    """
    zone = timezone.get_default_timezone()
    return datetime.combine(day, wall_clock, tzinfo=zone).astimezone(UTC)


def next_midnight(after: datetime) -> datetime:
    """The first midnight of the site's zone after ``after``."""
    return at(local(after).date() + timedelta(days=1), time())


def zone_name() -> str:
    """The site's zone as people say it: "New York"."""
    return settings.TIME_ZONE.rsplit("/", 1)[-1].replace("_", " ")


@contextmanager
def as_on(moment: datetime):
    """Inside this block `now` answers ``moment``."""
    token = _as_on.set(moment)
    try:
        yield
    finally:
        _as_on.reset(token)
