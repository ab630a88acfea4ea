"""manage.py run_clock: the clock."""

import signal
import threading

from django.core.management.base import BaseCommand

from foundation.heartbeats import beat, copy_name
from foundation.models import Heartbeat
from stories.schedule import clock


class Command(BaseCommand):
    """Publish, expire, open and close on time until told to stop."""

    help = "Publish promised stories in their second. Any number of copies may run. Ends clean on SIGTERM and Ctrl-C."

    def add_arguments(self, parser):
        """One option: to look once and end, for cron and for tests."""
        parser.add_argument("--once", action="store_true", help="Do what is due now, then end.")

    def handle(self, *, once, **options):
        """Look once, or until a signal comes; what is being published then is finished first."""
        if once:
            done = clock.look()
            beat(Heartbeat.Process.CLOCK, copy_name())
            self.stdout.write(f"published {done.published}, expired {done.expired}, failed {done.failed}")
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        clock.run(stop, copy_name())
