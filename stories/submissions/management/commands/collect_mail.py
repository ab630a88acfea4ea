"""manage.py collect_mail: take mails out of the stories' mailbox."""

import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from foundation import heartbeats
from foundation.models import Heartbeat
from stories.submissions import collecting
from stories.submissions.mailbox.fetching import Mailbox, Unreachable


class Command(BaseCommand):
    """Look into the mailbox until told to stop."""

    help = (
        "Take mails out of the mailbox that MAILBOX_URL names, one at a time, each marked once it is kept. Of several "
        "copies one works. Ends clean on SIGTERM and Ctrl-C."
    )

    def add_arguments(self, parser):
        """One option: to look once and end, for cron and for tests."""
        parser.add_argument("--once", action="store_true", help="Take what lies there now, then end.")

    def handle(self, *, once, **options):
        """Look once, or until a signal comes; the mail that is being taken then is finished first."""
        if settings.MAILBOX is None:
            raise CommandError(_("There is no mailbox: set MAILBOX_URL, such as imaps://user:password@host/INBOX."))
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        mailbox = Mailbox(**settings.MAILBOX)
        if once:
            self._look_once(mailbox, stop)
        else:
            collecting.run(mailbox, stop, heartbeats.copy_name())

    def _look_once(self, mailbox, stop):
        copy, process = heartbeats.copy_name(), Heartbeat.Process.MAILBOX
        if not heartbeats.claim(process, copy):
            self.stdout.write(_("Another copy looks into the mailbox. Nothing was done."))
            return
        try:
            done = collecting.look(mailbox, copy, stop)
        except Unreachable as unreachable:
            heartbeats.beat(process, copy, str(unreachable))
            raise CommandError(_("%s Nothing is lost: mails wait in the mailbox.") % unreachable) from unreachable
        finally:
            mailbox.close()
        heartbeats.beat(process, copy, collecting.not_kept() if done.failed else "")
        self.stdout.write(f"taken {done.taken}, set aside {done.aside}, failed {done.failed}")
        if done.failed:
            raise CommandError(collecting.not_kept())
