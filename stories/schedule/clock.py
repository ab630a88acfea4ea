"""The clock: publishes, expires, opens and closes on time.

Wagtail's own tables are the truth. Any number of clocks may run: each item is taken under its own
lock in its own transaction, one that fails stops no other, and a killed clock leaves nothing half
done. On SQLite, which has no row locks, the transaction takes the write lock when it begins and
looks again whether the item is still due.
"""

import logging
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import close_old_connections, transaction
from wagtail.models import Page, Revision
from wagtail.models.content_types import get_default_page_content_type

from foundation import boundaries, heartbeats, moment
from foundation.models import Heartbeat, PassedBoundary
from foundation.watching import watch
from stories.schedule import failing
from stories.schedule.going_live import make_good
from stories.schedule.models import ClockFailure

logger = logging.getLogger(__name__)

#: Seconds between two looks when nothing is due: a promise made a second ahead is at most so late.
LOOK_EVERY = 2.0
#: Seconds until the next look when somebody else held what is due.
BUSY = 0.1
BATCH = 100


@dataclass
class Look:
    """What one look did."""

    published: int = 0
    expired: int = 0
    passed: int = 0
    failed: int = 0
    busy: int = 0

    def __add__(self, other: "Look") -> "Look":
        """Both together."""
        return Look(**{name: value + getattr(other, name) for name, value in vars(self).items()})


def look() -> Look:
    """Do everything that is due, once; what fails is kept and tried again later."""
    done = publish_due() + expire_due() + pass_boundaries()
    make_good()
    failing.forget_what_is_no_longer_due()
    return done


def run(stop: threading.Event, copy: str) -> None:
    """Look until ``stop`` is set, sleeping until the next moment and at most LOOK_EVERY seconds."""
    beaten = None
    while not stop.is_set():
        pause = LOOK_EVERY
        try:
            close_old_connections()
            looked = moment.now()
            done = look()
            if beaten is None or (moment.now() - beaten).total_seconds() >= heartbeats.EVERY:
                heartbeats.beat(Heartbeat.Process.CLOCK, copy)
                watch(Heartbeat.Process.WORKER)
                beaten = moment.now()
            pause = BUSY if done.busy else seconds_until_next(looked)
        except Exception:
            # The database may be away for a minute: the clock outlives it.
            logger.exception("The clock stumbled; it looks again.")
        stop.wait(pause)


def seconds_until_next(looked: datetime) -> float:
    """How long to sleep after a look that began at ``looked``: until the next moment, at most LOOK_EVERY."""
    due = next_moment(looked)
    if due is None:
        return LOOK_EVERY
    return min(LOOK_EVERY, max(0.0, (due - moment.now()).total_seconds()))


def next_moment(after: datetime) -> datetime | None:
    """The next moment after ``after`` at which there is something to do; for what failed, its next try.

    Counted from when the last look began: what fell due while it lasted would else wait for the one
    after next.
    """
    expiring = Page.objects.filter(live=True, expire_at__gt=after).order_by("expire_at")
    failed = ClockFailure.objects.filter(next_try_at__gt=after).order_by("next_try_at")
    candidates = [
        next_promise(after),
        expiring.values_list("expire_at", flat=True)[:1],
        failed.values_list("next_try_at", flat=True)[:1],
    ]
    moments = [found for candidate in candidates for found in candidate]
    moments += [found for boundary in boundaries.registered() if (found := boundary.next_after(after))]
    return min(moments, default=None)


def next_promise(after: datetime | None = None):
    """The moment of the next promise after ``after`` (now), as a queryset of at most one."""
    to_come = Revision.objects.filter(approved_go_live_at__gt=after or moment.now()).order_by("approved_go_live_at")
    return to_come.values_list("approved_go_live_at", flat=True)[:1]


def overdue(by: timedelta = timedelta(0)) -> int:
    """How many promises should have been kept for longer than ``by``."""
    return Revision.objects.filter(approved_go_live_at__lte=moment.now() - by).count()


def publish_due() -> Look:
    """Publish every approved revision whose moment has come, in the order of their moments."""
    return _each_due(
        ClockFailure.Kind.PUBLISH,
        lambda now: Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk"),
        _publish,
    )


def expire_due() -> Look:
    """Take down every live page whose `expire_at` has passed."""
    return _each_due(
        ClockFailure.Kind.EXPIRE,
        lambda now: Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at", "pk"),
        _expire,
    )


def _each_due(kind: str, due_at, act) -> Look:
    """Call ``act`` once for each item of ``due_at(now)`` that is not held back, also for those due meanwhile."""
    done, seen = Look(), set[int]()
    while True:
        now = moment.now()
        due = due_at(now).exclude(pk__in=[*seen, *failing.held_back(kind, now)])
        batch = list(due.values_list("pk", flat=True)[:BATCH])
        if not batch:
            return done
        for pk in batch:
            seen.add(pk)
            done += act(pk, now)


def _publish(pk: int, now: datetime) -> Look:
    try:
        with transaction.atomic():
            revision = Revision.objects.filter(pk=pk).only("object_id", "base_content_type_id").first()
            if revision is None:
                return Look()
            # The page before its revision, the order in which editors' acts take them: no deadlock.
            if revision.base_content_type_id == get_default_page_content_type().pk:
                held = Page.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=revision.object_id)
                if not held.values_list("pk").first():
                    return Look(busy=1)
            due = Revision.objects.select_for_update(of=("self",)).filter(pk=pk, approved_go_live_at__lte=now).first()
            if due is None:
                return Look()
            due.publish(log_action="wagtail.publish.scheduled")
        failing.mended(ClockFailure.Kind.PUBLISH, pk)
        return Look(published=1)
    except Exception as error:
        revision = Revision.objects.filter(pk=pk).first()
        if revision is None:
            return Look()
        page = Page.objects.filter(pk=revision.object_id).first()
        failing.note(
            ClockFailure.Kind.PUBLISH,
            pk,
            error,
            due=revision.approved_go_live_at or now,
            page=page,
            slug=revision.content.get("slug", ""),
        )
        return Look(failed=1)


def _expire(pk: int, now: datetime) -> Look:
    try:
        with transaction.atomic():
            page = (
                Page.objects.select_for_update(skip_locked=True, of=("self",))
                .filter(pk=pk, live=True, expire_at__lt=now)
                .first()
            )
            if page is None:
                return Look()
            page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        failing.mended(ClockFailure.Kind.EXPIRE, pk)
        return Look(expired=1)
    except Exception as error:
        page = Page.objects.filter(pk=pk).first()
        if page is None:
            return Look()
        failing.note(ClockFailure.Kind.EXPIRE, pk, error, due=page.expire_at or now, page=page)
        return Look(failed=1)


def pass_boundaries() -> Look:
    """Pass every boundary that lies between the last look at it and now."""
    now, done = moment.now(), Look()
    held_back = failing.held_back(ClockFailure.Kind.BOUNDARY, now)
    for boundary in boundaries.registered():
        if boundary.name not in held_back:
            done += _pass(boundary, now)
    return done


def _pass(boundary, now: datetime) -> Look:
    due = None
    try:
        seen, _is_new = PassedBoundary.objects.get_or_create(name=boundary.name, defaults={"until": now})
        due = boundary.next_after(seen.until)
        if due is None or due > now:
            return Look()
        with transaction.atomic():
            passed = PassedBoundary.objects.select_for_update(skip_locked=True).filter(pk=seen.pk).first()
            if passed is None or passed.until >= now:
                return Look()
            boundary.passed(passed.until, now)
            passed.until = now
            passed.save(update_fields=["until"])
        failing.mended(ClockFailure.Kind.BOUNDARY, boundary.name)
        return Look(passed=1)
    except Exception as error:
        failing.note(ClockFailure.Kind.BOUNDARY, boundary.name, error, due=due or now)
        return Look(failed=1)
