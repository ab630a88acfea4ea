"""The worker of django-tasks-db, with a heartbeat, and with what a killed one left taken up again."""

import gc

from django_tasks_db.management.commands import db_worker

from foundation import heartbeats
from foundation.models import Heartbeat
from foundation.retaking import retake
from foundation.watching import watch, watch_mailbox


class Command(db_worker.Command):
    """Run the worker (stands before django_tasks_db in INSTALLED_APPS and so replaces its command)."""

    help = db_worker.Command.help

    def configure_logging(self, verbosity):
        """Leave it to settings.LOGGING: a line for each task is noise, and errors are said there."""

    def handle(self, *, worker_id, **options):
        """Beat before the first task is claimed: a task is another's as long as its worker beats."""
        # What was loaded stays: looked at by each full collection it takes 120 ms, also within a transaction, and on
        # SQLite nobody writes meanwhile (https://docs.python.org/3/library/gc.html#gc.freeze).
        gc.collect()
        gc.freeze()
        heartbeats.beat(Heartbeat.Process.WORKER, worker_id)
        retake()
        pulse = heartbeats.Pulse(
            Heartbeat.Process.WORKER, worker_id, chores=(retake, lambda: watch(Heartbeat.Process.CLOCK), watch_mailbox)
        )
        pulse.start()
        try:
            super().handle(worker_id=worker_id, **options)
        finally:
            pulse.stop()
            gc.unfreeze()
