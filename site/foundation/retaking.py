"""Take up again what a killed worker left running and what failed: django-tasks-db does neither."""

from datetime import timedelta

from django.db import transaction
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foundation import alerts, moment
from foundation.masking import masked
from foundation.models import Heartbeat

#: How long to wait before the second, third … try; after the last, a task has failed for good.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 7200))
MOST_TRIES = len(PAUSES) + 1


class Killed(Exception):  # noqa: N818 - named for what happened to the task
    """A task whose worker was killed under it at every try."""


@receiver(pre_save, sender=DBTaskResult)
def keep_no_address(sender, instance, raw=False, **kwargs):
    """Mask what a failed task says of its error before it is kept: a mail that was refused names its recipient."""
    if instance.traceback and not raw:
        instance.traceback = masked(instance.traceback)


def retake() -> int:
    """Make tasks ready again that deserve another try; returns how many. Safe to run from every worker."""
    taken = _retake_left_running() + _retry_failed()
    for result in failed_for_good():
        # A mail about a mail that could not leave would fail as well, and be told of in turn without end.
        if result.task_path != alerts.send_alert.module_path:
            alerts.tell(f"task:{result.pk}", _("A background job failed for good: %s.") % result.task_name)
    return taken


def failed_for_good():
    """Tasks that are not tried again by themselves."""
    return [result for result in DBTaskResult.objects.failed() if len(result.worker_ids) >= MOST_TRIES]


def try_again(result: DBTaskResult) -> None:
    """Give a task that failed for good all its tries again, at once."""
    with transaction.atomic():
        _make_ready(result, run_after=moment.now(), worker_ids=[])
    alerts.mended(f"task:{result.pk}")


def _retake_left_running() -> int:
    """Tasks whose worker no longer beats. A task that kills its worker each time fails for good at last."""
    alive = set(Heartbeat.objects.of(Heartbeat.Process.WORKER).beating().values_list("copy", flat=True))
    taken = 0
    with transaction.atomic():
        for result in DBTaskResult.objects.running().select_for_update(skip_locked=True):
            if result.worker_ids and result.worker_ids[-1] in alive:
                continue
            if len(result.worker_ids) >= MOST_TRIES:
                result.status, result.finished_at = TaskResultStatus.FAILED, moment.now()
                result.exception_class_path = f"{Killed.__module__}.{Killed.__qualname__}"
                result.save(update_fields=["status", "finished_at", "exception_class_path"])
            else:
                _make_ready(result, run_after=result.run_after)
                taken += 1
    return taken


def _retry_failed() -> int:
    taken = 0
    with transaction.atomic():
        for result in DBTaskResult.objects.failed().select_for_update(skip_locked=True):
            tries = len(result.worker_ids)
            if 0 < tries < MOST_TRIES:
                _make_ready(result, run_after=(result.finished_at or moment.now()) + PAUSES[tries - 1])
                taken += 1
    return taken


def _make_ready(result, **fields):
    for name, value in {"status": TaskResultStatus.READY, "finished_at": None, **fields}.items():
        setattr(result, name, value)
    result.save(update_fields=["status", "finished_at", *fields])
