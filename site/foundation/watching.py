"""Clock and worker watch each other: whoever still runs reports the other."""

import time

from django.utils.translation import gettext as _

from foundation import alerts, heartbeats
from foundation.models import Heartbeat
from foundation.models.heartbeat import STOPPED_AFTER
from foundation.templatetags.moments import promised

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


def stopped_sentence(process: str) -> str:
    """What has stopped, what that means, and what to do."""
    looked = heartbeats.last_look(process)
    since = _("It last looked %s.") % promised(looked) if looked else _("It has not looked for a day.")
    if process == Heartbeat.Process.CLOCK:
        return " ".join([_("The clock has stopped: stories will be late until it runs again."), since])
    return " ".join([_("The worker has stopped: mails and pictures wait until it runs again."), since])
