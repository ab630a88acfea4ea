"""Let old results of background jobs go: django-tasks-db keeps every one for ever."""

from datetime import datetime

from django.core.management import call_command

#: Days. What failed stays longer: somebody may still want to try it again.
DONE_KEPT, FAILED_KEPT = 14, 90


def prune(since: datetime, until: datetime) -> None:
    """Delete results older than that; the clock calls it after each midnight, a repeat finds nothing."""
    # As on a command line: the command's default backend is not ours, and is refused before options are read.
    call_command(
        "prune_db_task_results",
        "--backend=db",
        "--queue-name=*",
        f"--min-age-days={DONE_KEPT}",
        f"--failed-min-age-days={FAILED_KEPT}",
        verbosity=0,
    )
