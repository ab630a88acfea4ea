"""Midnight in the site's zone: a week begins, a day of it passes, or it is over."""

from datetime import datetime

from foundation import moment
from foundation.renewing import renew
from stories.schedule.models import ThemedWeekPage


def next_midnight(after: datetime) -> datetime:
    """The next midnight on the site's wall clock."""
    return moment.next_midnight(after)


def midnight_passed(since: datetime, until: datetime) -> None:
    """Renew what speaks of today and tomorrow: home, and the weeks that the days passed fall into."""
    days = {moment.local(since).date(), moment.local(until).date()}
    weeks = {week for day in days for week in ThemedWeekPage.objects.live().running_on(day)}
    for week in weeks:
        series = week.get_parent()
        renew([week, series, series.get_parent(), *(slot.story for slot in week.slots.exclude(story=None))])
