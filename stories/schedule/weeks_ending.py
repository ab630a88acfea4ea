"""Midnight in the site's zone: a week begins, a day of it passes, or it is over."""

from datetime import datetime

from foundation import moment
from foundation.renewing import renew
from stories.schedule.models import ThemedWeekPage


def next_midnight(after: datetime) -> datetime:
    """The next midnight on the site's wall clock."""
    return moment.next_midnight(after)


def midnight_passed(since: datetime, until: datetime) -> None:
    """Renew what speaks of today and tomorrow: home, and every week that the days passed touch."""
    first, last = moment.local(since).date(), moment.local(until).date()
    for week in ThemedWeekPage.objects.live().running_between(first, last):
        series = week.get_parent()
        renew([week, series, series.get_parent(), *(slot.story for slot in week.slots.exclude(story=None))])
