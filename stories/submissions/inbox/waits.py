"""How long whoever sent a story has waited for an answer."""

from datetime import datetime, timedelta

from django.utils.translation import ngettext

from foundation import moment
from foundation.templatetags.moments import ago
from stories.submissions.models import Submission

#: Everybody was promised an answer within a week.
LONG = timedelta(days=7)


def is_long(since: datetime) -> bool:
    """Whether that is longer than was promised."""
    return since < moment.now() - LONG


def waiting_long():
    """Whoever waits for an answer longer than was promised."""
    return Submission.objects.awaiting_answer().filter(received_at__lt=moment.now() - LONG)


def how_long(since: datetime) -> str:
    """In hours on the first day, in days from then on: nobody counts an answer that is late in months."""
    days = (moment.now() - since).days
    return ngettext("%d day", "%d days", days) % days if days else ago(since)
