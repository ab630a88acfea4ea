"""Each full hour: whoever waits for a code is served if there is one, should anything have failed before."""

from datetime import datetime, timedelta

from django.utils.translation import ngettext

from foundation import alerts, moment
from home.mailing_list import offering, running_low
from home.mailing_list.models import ListMail, Offer

#: A code that was given is in the mail by then (design, promise 3).
AT_THE_LATEST = timedelta(hours=24)
LATE = "welcome codes late"


def next_hour(after: datetime) -> datetime:
    """The first full hour after ``after``."""
    return after.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def hour_passed(since: datetime, until: datetime) -> None:
    """Have the worker serve those who wait, and count what is left; tell ALERT_TO of codes that were not mailed."""
    offering.serve_whoever_waits()
    for offer in Offer.objects.open().filter(kind=Offer.Kind.POOL, told_empty_at=None):
        if running_low.is_nearly_low(offer):
            running_low.count_left.enqueue(offer.pk)
    tell_of_late_mails()


def tell_of_late_mails() -> None:
    """Mail ALERT_TO while a code that was given has not left within a day; no address is said."""
    late = ListMail.objects.on_their_way().filter(
        kind=ListMail.Kind.WELCOME, asked_at__lte=moment.now() - AT_THE_LATEST
    )
    number = late.count()
    if not number:
        alerts.mended(LATE)
        return
    said = ngettext(
        "One welcome code was given more than 24 hours ago and its mail has not left. It is tried again by itself; "
        "look whether the worker runs and whether the mail server takes mails.",
        "%d welcome codes were given more than 24 hours ago and their mails have not left. They are tried again by "
        "themselves; look whether the worker runs and whether the mail server takes mails.",
        number,
    )
    alerts.tell(LATE, said % number if "%d" in said else said)
