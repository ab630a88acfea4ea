"""Old results of background jobs go."""

from datetime import timedelta

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foundation import moment
from home.pruning import prune


@pytest.mark.django_db
def test_old_results_go_and_what_failed_or_waits_stays():
    def job(status, days):
        at = moment.now() - timedelta(days=days)
        finished = None if status == TaskResultStatus.READY else at
        return DBTaskResult.objects.create(
            status=status,
            args_kwargs={"args": [], "kwargs": {}},
            task_path="foundation.alerts.send_alert",
            queue_name="mail",
            backend_name="db",
            run_after=at,
            finished_at=finished,
            exception_class_path="",
            traceback="",
        ).pk

    done, failed, ready = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED, TaskResultStatus.READY
    go = {job(done, 15), job(failed, 91)}
    stay = {job(done, 13), job(failed, 15), job(ready, 400)}

    prune(moment.now(), moment.now())

    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == stay
    assert go.isdisjoint(stay)
