"""A call opens and closes by itself: what its state is follows from the clock, this says when it changes."""

from datetime import datetime

from django.db.models import Q

from foundation.renewing import renew
from stories.pages.models import SeriesIndexPage, StoryPage


def next_change(after: datetime) -> datetime | None:
    """The first moment after ``after`` at which a call opens or closes."""
    live = SeriesIndexPage.objects.live()
    moments = [
        live.filter(**{f"{field}__gt": after}).order_by(field).values_list(field, flat=True).first()
        for field in ("opens_at", "closes_at")
    ]
    return min((moment for moment in moments if moment), default=None)


def changed(since: datetime, until: datetime) -> None:
    """Renew the pages that show a call which opened or closed: its series and everything under it, and home."""
    series = SeriesIndexPage.objects.live().filter(
        Q(opens_at__gt=since, opens_at__lte=until) | Q(closes_at__gt=since, closes_at__lte=until)
    )
    for one in series:
        renew([one.get_parent(), one, *StoryPage.objects.child_of(one).live().iterator()])
