"""Take raw mails from files or from a mail server's pipe."""

import json
import mailbox
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from foundation.masking import masked
from stories.submissions.models import ReceivedMail
from stories.submissions.reporting import as_json
from stories.submissions.taking import is_known, read_raw, take, unreadable


class Command(BaseCommand):
    """`receive_mail [FILE… | -] [--dry-run] [--json]`: a thin door to `taking.take`."""

    help = (
        "Take raw mails (RFC 5322), from files or standard input; a file named .mbox may hold several. Exits 0 when "
        "each is safely kept, 75 (EX_TEMPFAIL) when a mail has to be brought again. The same mail twice does no harm."
    )

    def add_arguments(self, parser):
        """Files, and two switches."""
        parser.add_argument("files", nargs="*", metavar="FILE", default=["-"], help="raw mails; - is standard input")
        parser.add_argument("--dry-run", action="store_true", help="say what would be made of them, and keep nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *, files, dry_run, **options):
        """Take one after the other; a mail that must wait keeps no other from being taken."""
        must_retry = False
        for name in files:
            for raw in _mails(name):
                try:
                    said = _looked_at(name, raw) if dry_run else _taken(name, raw)
                except Exception as error:
                    must_retry = True
                    why = masked(f"{type(error).__name__}: {error}").splitlines()[0]
                    self.stderr.write(
                        _("%(file)s was not taken: %(why)s. Bring it again.") % {"file": name, "why": why}
                    )
                else:
                    self.stdout.write(json.dumps(said) if options["json"] else _line(said))
        if must_retry:
            self.stdout.flush()
            sys.exit(os.EX_TEMPFAIL)


def _mails(name: str) -> Iterator[bytes]:
    if name == "-":
        yield sys.stdin.buffer.read()
        return
    path = Path(name)
    if not path.is_file():
        raise CommandError(_("There is no file %s. Nothing was taken.") % name)
    if path.suffix.lower() == ".mbox":
        box = mailbox.mbox(path, create=False)
        for key in box.iterkeys():
            yield box.get_bytes(key)
    else:
        yield path.read_bytes()


def _looked_at(name: str, raw: bytes) -> dict:
    return as_json(name, read_raw(raw), "duplicate" if is_known(raw) else "")


def _taken(name: str, raw: bytes) -> dict:
    taken = take(raw)
    # A mail that ended its reader before would end this process too, each time that it is brought.
    is_poisonous = taken.mail.reason == ReceivedMail.Reason.UNREADABLE
    reading = taken.reading or (unreadable() if is_poisonous else read_raw(raw))
    return as_json(name, reading, "duplicate" if taken.came_before else taken.mail.outcome)


def _line(said: dict) -> str:
    why = f" ({said['reason']})" if said["reason"] else ""
    return f"{said['file']}: {said['outcome']}{why}"
