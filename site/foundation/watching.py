"""Clock and worker watch each other, and the worker the mailbox: whoever still runs reports the other."""

import time
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from foundation import alerts, heartbeats, moment
from foundation.models import Heartbeat
from foundation.models.heartbeat import STOPPED_AFTER
from foundation.templatetags.moments import promised

#: A mailbox may be away for a while, as mail servers are; from then on somebody has to hear of it.
UNREACHED_AFTER = timedelta(minutes=15)
_began = time.monotonic()


def watch(process: str) -> bool:
    """Tell ALERT_TO when no copy of ``process`` looks any more; True while one does.

    In the first minute of this process's own life nothing is told: all three start together.
    """
    key = f"stopped:{process}"
    if heartbeats.is_beating(process):
        alerts.mended(key)
        return True
    if time.monotonic() - _began > STOPPED_AFTER.total_seconds():
        alerts.tell(key, stopped_sentence(process), past_the_worker=process == Heartbeat.Process.WORKER)
    return False


def watch_mailbox() -> bool:
    """Tell ALERT_TO when nobody could look into the mailbox for a quarter of an hour; True while all is well."""
    key = "mailbox"
    since, now = heartbeats.well_at(Heartbeat.Process.MAILBOX), moment.now()
    if settings.MAILBOX is None or (since and now - since < UNREACHED_AFTER):
        alerts.mended(key)
        return True
    if time.monotonic() - _began > UNREACHED_AFTER.total_seconds():
        alerts.tell(key, unreached_sentence(since))
    return False


def unreached_sentence(since: datetime | None) -> str:
    """That nothing comes out of the mailbox, since when, and why; that nothing is lost."""
    heard = Heartbeat.objects.of(Heartbeat.Process.MAILBOX).first()
    if heard is None or moment.now() - heard.last_look > UNREACHED_AFTER:
        why = _("The process that looks into it (collect_mail) does not run.")
    else:
        why = heard.error
    return " ".join(
        filter(
            None,
            [
                _("No mail comes out of the mailbox."),
                why,
                _("It was last reached %s.") % promised(since) if since else _("It has not been reached for a day."),
                _("Mails are safe there and will be fetched."),
            ],
        )
    )


def stopped_sentence(process: str) -> str:
    """What has stopped, what that means, and what to do."""
    looked = heartbeats.last_look(process)
    since = _("It last looked %s.") % promised(looked) if looked else _("It has not looked for a day.")
    if process == Heartbeat.Process.CLOCK:
        return " ".join([_("The clock has stopped: stories will be late until it runs again."), since])
    return " ".join([_("The worker has stopped: mails and pictures wait until it runs again."), since])
