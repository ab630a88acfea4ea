"""Who last looked: clock, worker and whoever empties the mailbox say so here, and are watched."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import close_old_connections
from django.db.models import Max

from foundation import moment
from foundation.models import Heartbeat

logger = logging.getLogger(__name__)

#: Seconds between two beats: often enough for a light, seldom enough for SQLite's one writer.
EVERY = 5
FORGOTTEN_AFTER = timedelta(days=1)


def copy_name() -> str:
    """Tells this copy of a process from others: host and process number."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}"


def beat(process: str, copy: str, error: str = "") -> None:
    """Say that this copy has just looked, and what was wrong; copies silent for a day are forgotten."""
    now = moment.now()
    found = {"last_look": now, "error": error} if error else {"last_look": now, "error": "", "well_at": now}
    Heartbeat.objects.update_or_create(process=process, copy=copy, defaults=found)
    Heartbeat.objects.filter(last_look__lt=now - FORGOTTEN_AFTER).exclude(process=process, copy=copy).delete()


def last_look(process: str) -> datetime | None:
    """When any copy of ``process`` looked last; None if never within a day."""
    latest = Heartbeat.objects.of(process).first()
    return latest.last_look if latest else None


def is_beating(process: str) -> bool:
    """Whether any copy of ``process`` looked within the last minute."""
    return Heartbeat.objects.of(process).beating().exists()


def well_at(process: str) -> datetime | None:
    """When any copy of ``process`` last looked and nothing was wrong; None if never within a day."""
    return Heartbeat.objects.of(process).aggregate(at=Max("well_at"))["at"]


def claim(process: str, copy: str) -> bool:
    """Claim for this copy what one copy does at a time; False while another has it.

    It is the one that has beaten for longest. One of this machine that was killed is known by its number at
    once, another machine's by its silence. Two that begin in the same instant may both be told True once.
    """
    if not _is_eldest(process, copy):
        return False
    Heartbeat.objects.update_or_create(process=process, copy=copy, defaults={"last_look": moment.now()})
    return _is_eldest(process, copy)


def _is_eldest(process: str, copy: str) -> bool:
    beating = Heartbeat.objects.of(process).beating()
    own, others = beating.filter(copy=copy).first(), beating.exclude(copy=copy)
    if own:
        others = others.filter(pk__lt=own.pk)
    return not any(_may_live(other.copy) for other in others)


def _may_live(copy: str) -> bool:
    host, _dash, number = copy.rpartition("-")
    if host != copy_name().rpartition("-")[0] or not number.isdigit():
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


class Pulse(threading.Thread):
    """Beats beside the worker's own loop, which may be busy with one task for minutes.

    ``chores`` are called after each beat; one that fails is logged and called again next time.
    """

    def __init__(self, process: str, copy: str, chores: tuple[Callable[[], None], ...] = ()):
        super().__init__(name=f"pulse of the {process}", daemon=True)
        self.process, self.copy, self.chores = process, copy, chores
        self._stopped = threading.Event()

    def run(self):
        """Beat until stopped."""
        while not self._stopped.wait(EVERY):
            for chore in (lambda: beat(self.process, self.copy), *self.chores):
                try:
                    close_old_connections()
                    chore()
                except Exception:
                    logger.exception("The pulse of the %s stumbled; it goes on.", self.process)

    def stop(self):
        """Beat no more."""
        self._stopped.set()
