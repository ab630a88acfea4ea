"""Let a mail leave once: it is taken, sent, and noted as sent; or it is called back before it is taken."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from foundation import moment
from foundation.models.outgoing_mail import TAKEN_FOR, OutgoingMail, OutgoingMailQuerySet


def leave(mails: OutgoingMailQuerySet, pk: int, send: Callable[[Any], bool]) -> datetime | None:
    """Let one of ``mails`` leave; a repeat does nothing, and nobody can call it back from the moment it is taken.

    ``send(mail)`` sends it, or returns False where it holds no more and is never to be sent; it may write into its row
    why. No lock is held meanwhile, which may take long; what it is about is read after it was taken, so that what was
    decided until then counts. Where sending fails, it may be called back until it is tried again.

    Returns when to come again, where another worker is at it, which may be killed; else None.
    """
    row, taken_at = mails.filter(pk=pk), moment.now()
    if not row.to_be_taken().update(leaving_since=taken_at):
        since = row.on_their_way().values_list("leaving_since", flat=True).first()
        return since + TAKEN_FOR if since else None
    taken = row.filter(leaving_since=taken_at)
    mail = taken.first()
    if mail is None:
        return None
    try:
        has_left = send(mail)
    except Exception:
        taken.update(leaving_since=None)
        raise
    if has_left:
        taken.update(sent_at=moment.now())
    else:
        # Unless whoever sends has written a better cause.
        taken.on_their_way().update(unsent_because=OutgoingMail.OVERTAKEN)
    return None
