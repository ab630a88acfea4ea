"""Let the worker work, inside a test's transaction."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def work(copy="a test's worker"):
    """Run every task that is ready, as the worker does; returns how many."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="db",
        startup_delay=False,
        max_tasks=None,
        worker_id=copy,
        excluded_queue_names=[],
    )
    done = 0
    while result := DBTaskResult.objects.ready().first():
        result.claim(copy)
        worker.run_task(result)
        done += 1
    return done
