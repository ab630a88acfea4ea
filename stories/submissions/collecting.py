"""Collect mail: take what lies in the mailbox, one mail at a time, each marked once it is kept.

A mail that cannot be kept now stays where it is and keeps no other from being taken. A process killed at any
moment leaves a mail in the mailbox that is kept already; it is known by its bytes when it is taken again.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from django.db import close_old_connections, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from foundation import alerts, heartbeats
from foundation.models import Heartbeat
from stories.submissions.mailbox.fetching import Mailbox, Refused, Unreachable
from stories.submissions.models import ReceivedMail, Submission
from stories.submissions.taking import take

logger = logging.getLogger(__name__)

#: Seconds between two looks. Whoever writes hears of us within two minutes, the worker's part included.
LOOK_EVERY = 20.0
#: Seconds until the next look after the first, second … that failed.
PAUSES = (5, 15, 30, 60)
PAUSES_WHEN_REFUSED = (60, 120, 240)
#: A larger mail is not fetched: one of 80 MB with photos of 48 megapixels takes 600 MB to read.
MOST_BYTES = 100 * 1024 * 1024
#: After so many mails in a row that could not be kept, disk or database are to blame and not the mails.
MOST_FAILURES = 3


@dataclass
class Collected:
    """What one look at the mailbox did."""

    taken: int = 0
    aside: int = 0
    failed: int = 0


class Kept(Enum):
    """What became of one mail."""

    READ = "read"
    FOR_A_PERSON = "for a person"
    GONE = "gone meanwhile"


def collect(mailbox: Mailbox, *, each: Callable[[], bool] = lambda: True) -> Collected:
    """Take every mail that waits, in order; ``each`` is asked before each whether to go on.

    Raises Unreachable where the mailbox does not answer; what was taken until then is taken.
    """
    done, in_a_row = Collected(), 0
    for uid in mailbox.waiting():
        if in_a_row == MOST_FAILURES or not each():
            break
        try:
            kept = _keep(mailbox, uid)
        except Unreachable:
            raise
        except Exception:
            logger.exception("A mail could not be kept; it stays in the mailbox and is tried again.")
            done.failed, in_a_row = done.failed + 1, in_a_row + 1
            continue
        in_a_row = 0
        if kept == Kept.READ:
            mailbox.mark_taken(uid)
            done.taken += 1
        elif kept == Kept.FOR_A_PERSON:
            mailbox.set_aside(uid)
            done.aside += 1
    return done


def _keep(mailbox: Mailbox, uid: str) -> Kept:
    size = mailbox.size(uid)
    if size is None:
        return Kept.GONE
    if size > MOST_BYTES:
        return _keep_header(mailbox, uid, size)
    raw = mailbox.fetch(uid)
    if raw is None:
        return Kept.GONE
    mail = take(raw).mail
    if mail.reason != ReceivedMail.Reason.UNREADABLE:
        return Kept.READ
    alerts.tell(
        f"unreadable mail:{mail.pk}",
        _("A mail could not be read. It is kept, whole, among the doubtful ones and in the mailbox’s folder “%s”.")
        % mailbox.aside,
    )
    return Kept.FOR_A_PERSON


def _keep_header(mailbox: Mailbox, uid: str, size: int) -> Kept:
    """Of a mail too large to be fetched keep who wrote it and of what, and say where it lies."""
    header = mailbox.header(uid)
    if header is None:
        return Kept.GONE
    mail = take(header).mail
    sentence = _(
        "This mail is too large to be read here (%(size)s). It lies, whole, in the mailbox’s folder “%(folder)s”."
    )
    sentence %= {"size": filesizeformat(size), "folder": mailbox.aside}
    if mail.submission_id:
        with transaction.atomic():
            submission = Submission.objects.select_for_update().get(pk=mail.submission_id)
            if sentence not in submission.notes:
                submission.notes = [*submission.notes, sentence]
                submission.save(update_fields=["notes"])
    alerts.tell(f"large mail:{mail.pk}", sentence)
    return Kept.FOR_A_PERSON


def run(mailbox: Mailbox, stop: threading.Event, copy: str) -> None:
    """Look again and again until ``stop`` is set; the mail that is being taken then is finished first."""
    failures, said = 0, ""
    while not stop.is_set():
        pauses: Sequence[float] = PAUSES
        try:
            close_old_connections()
            if not heartbeats.claim(Heartbeat.Process.MAILBOX, copy):
                mailbox.close()
                stop.wait(LOOK_EVERY)
                continue
            error = not_kept() if look(mailbox, copy, stop).failed else ""
        except Unreachable as unreachable:
            error, pauses = str(unreachable), PAUSES_WHEN_REFUSED if isinstance(unreachable, Refused) else PAUSES
        except Exception:
            # The database may be away for a minute: whoever empties the mailbox outlives it.
            logger.exception("The mailbox could not be looked into; it is looked into again.")
            error = not_kept()
        if error and error != said:
            logger.error("Mailbox: %s", error)
        failures, said = failures + 1 if error else 0, error
        _beat(copy, error)
        stop.wait(pauses[min(failures, len(pauses)) - 1] if error else LOOK_EVERY)
    mailbox.close()


def look(mailbox: Mailbox, copy: str, stop: threading.Event) -> Collected:
    """Collect once, beating meanwhile, until ``stop`` is set."""
    beaten = time.monotonic()

    def goes_on() -> bool:
        nonlocal beaten
        if time.monotonic() - beaten > heartbeats.EVERY:
            heartbeats.beat(Heartbeat.Process.MAILBOX, copy)
            beaten = time.monotonic()
        return not stop.is_set()

    return collect(mailbox, each=goes_on)


def not_kept() -> str:
    """What is wrong where a mail waits for disk or database."""
    return _("What came could not be kept; it is safe in the mailbox.")


def _beat(copy: str, error: str) -> None:
    try:
        heartbeats.beat(Heartbeat.Process.MAILBOX, copy, error)
    except Exception:
        logger.exception("The mailbox’s heartbeat could not be noted.")
