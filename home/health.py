"""How the site is: for monitors at /healthz, and for the dashboard's lights."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from foundation import heartbeats, moment
from foundation.models import Heartbeat
from foundation.models.heartbeat import STOPPED_AFTER
from foundation.retaking import failed_for_good
from stories.schedule import clock
from stories.schedule.models import ClockFailure

#: A promise this long overdue makes the site late (design §7).
LATE_AFTER = timedelta(seconds=5)
#: Who looks into the mailbox may need minutes for a large mail on a slow line.
NOT_LOOKED_INTO_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class ClockHealth:
    """The clock as it last looked."""

    last_look: datetime | None
    next: datetime | None
    overdue: int
    failed: int

    @property
    def is_running(self) -> bool:
        """Whether it looked within the last minute."""
        return self.last_look is not None and moment.now() - self.last_look < STOPPED_AFTER


@dataclass(frozen=True)
class WorkerHealth:
    """The worker as it last looked."""

    last_look: datetime | None
    waiting: int
    failed: int

    @property
    def is_running(self) -> bool:
        """Whether it looked within the last minute."""
        return self.last_look is not None and moment.now() - self.last_look < STOPPED_AFTER


@dataclass(frozen=True)
class MailboxHealth:
    """The mailbox as it was when last looked into."""

    last_look: datetime | None
    reached_at: datetime | None
    error: str

    @property
    def is_looked_into(self) -> bool:
        """Whether somebody looks into it, be it in vain."""
        return self.last_look is not None and moment.now() - self.last_look < NOT_LOOKED_INTO_AFTER

    @property
    def is_open(self) -> bool:
        """Whether mails come out of it."""
        return self.is_looked_into and not self.error


def clock_health() -> ClockHealth:
    """Ask the clock's tables."""
    return ClockHealth(
        last_look=heartbeats.last_look(Heartbeat.Process.CLOCK),
        next=clock.next_promise().first(),
        overdue=clock.overdue(by=LATE_AFTER),
        failed=ClockFailure.objects.count(),
    )


def worker_health() -> WorkerHealth:
    """Ask the worker's tables."""
    return WorkerHealth(
        last_look=heartbeats.last_look(Heartbeat.Process.WORKER),
        waiting=DBTaskResult.objects.ready().count(),
        failed=len(failed_for_good()),
    )


def mailbox_health() -> MailboxHealth | None:
    """Ask whoever looks into the mailbox; None where there is none."""
    if settings.MAILBOX is None:
        return None
    latest = Heartbeat.objects.of(Heartbeat.Process.MAILBOX).first()
    return MailboxHealth(
        last_look=latest.last_look if latest else None,
        reached_at=heartbeats.well_at(Heartbeat.Process.MAILBOX),
        error=latest.error if latest else "",
    )


def status(clock_now: ClockHealth) -> str:
    """ "down" without a clock, "late" with an overdue promise, else "ok"."""
    if not clock_now.is_running:
        return "down"
    return "late" if clock_now.overdue else "ok"


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Say how the site is, and nothing private: 503 when it is down, 200 when it is up, late or not.

    Late is no 503: a balancer that takes a machine out because one story waits for an editor would
    take the whole site out.
    """
    try:
        clock_now, worker_now, mailbox_now = clock_health(), worker_health(), mailbox_health()
    except DatabaseError:
        return JsonResponse({"status": "down", "clock": None, "worker": None, "mailbox": None}, status=503)
    said = status(clock_now)
    return JsonResponse(
        {
            "status": said,
            "clock": {
                "last_look": clock_now.last_look,
                "next": clock_now.next,
                "overdue": clock_now.overdue,
                "failed": clock_now.failed,
            },
            "worker": {
                "last_look": worker_now.last_look,
                "waiting": worker_now.waiting,
                "failed": worker_now.failed,
            },
            "mailbox": mailbox_now and {"last_look": mailbox_now.last_look, "error": mailbox_now.error or None},
        },
        status=503 if said == "down" else 200,
    )
