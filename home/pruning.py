"""Let go what is kept for ever by default: old results of background jobs, and logins that have ended."""

from datetime import datetime

from django.core.management import call_command

#: Days. What failed stays longer: somebody may still want to try it again.
DONE_KEPT, FAILED_KEPT = 14, 90


def prune(since: datetime, until: datetime) -> None:
    """Delete results older than that and sessions that are over; the clock calls it after each midnight."""
    # As on a command line: the command's default backend is not ours, and is refused before options are read.
    call_command(
        "prune_db_task_results",
        "--backend=db",
        "--queue-name=*",
        f"--min-age-days={DONE_KEPT}",
        f"--failed-min-age-days={FAILED_KEPT}",
        verbosity=0,
    )
    call_command("clearsessions", verbosity=0)
