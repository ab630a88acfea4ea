"""Answer whoever sent a story, at once: first that the address be confirmed, then that the story is here.

To an address that is not proved goes not a word that the sender typed, or we would carry anybody's
message to anybody. A robot is never answered, and nobody more than five times a day.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django_tasks import task

from foundation import mail, moment
from foundation.leaving import leave
from foundation.throttle import Throttle
from stories.submissions import links
from stories.submissions.models import Enclosure, SentMail, Submission

DAY = timedelta(days=1)
MOST_A_DAY = 5
#: A mail that tells of photos waits until they have been looked at; but an answer comes within two minutes.
PATIENCE, A_LITTLE = timedelta(seconds=60), timedelta(seconds=5)
#: Beside the rows: two mails of one moment cannot both see four.
FOR_AN_ADDRESS = Throttle("answers to an address", most=MOST_A_DAY, period=DAY)

Kind = SentMail.Kind


def answer(submission: Submission) -> SentMail | None:
    """Have the worker send the answer that is due now, each kind once; part of the caller's transaction.

    None where none may be sent, the same was sent before, or what became of the story was said already. A row
    that says why stands for an answer that was kept back because there were too many that day.
    """
    if not (submission.may_answer and submission.sender_address) or submission.state in Submission.ANSWERED:
        return None
    kind = Kind.ARRIVED if submission.is_confirmed else Kind.CONFIRM
    if submission.sent_mails.filter(kind=kind).exists():
        return None
    too_many = _too_many(submission.sender_address)
    sent = SentMail.objects.create(
        submission=submission,
        kind=kind,
        message_id=mail.new_message_id(),
        unsent_because=SentMail.TOO_MANY if too_many else "",
    )
    if not too_many:
        send_answer.enqueue(sent.pk)
    return sent


def ask_again(submission: Submission) -> bool:
    """Send the mail with the button once more, for whoever comes with a link whose time is over.

    False where the address had its share of the day, or there is nothing to confirm.
    """
    before = submission.sent_mails.filter(kind=Kind.CONFIRM)
    if not before.exists() or submission.is_confirmed or _too_many(submission.sender_address):
        return False
    with transaction.atomic():
        sent = before.select_for_update().get()
        if sent.is_leaving and not before.to_be_taken().exists():
            return True  # a worker sends it at this moment
        # Another Message-ID: a mail program would take the second for the first and hide it.
        sent.message_id, sent.asked_at, sent.sent_at = mail.new_message_id(), moment.now(), None
        sent.leaving_since, sent.unsent_because = None, ""
        sent.save()
        send_answer.enqueue(sent.pk)
    return True


def _too_many(address: str) -> bool:
    today = SentMail.objects.filter(
        submission__sender_address__iexact=address,
        kind__in=(Kind.CONFIRM, Kind.ARRIVED),
        asked_at__gt=moment.now() - DAY,
        unsent_because="",
    )
    return today.count() >= MOST_A_DAY or not FOR_AN_ADDRESS.take(address.casefold())


@task(backend="db", queue_name="mail", priority=60)
def send_answer(pk: int) -> None:
    """Send one answer; a repeat does nothing, and one after a kill carries the same Message-ID."""
    mails = SentMail.objects.select_related("submission__series")
    sent = mails.on_their_way().filter(pk=pk).first()
    if sent is None:
        return
    if (
        sent.kind == Kind.ARRIVED
        and _has_photos_to_look_at(sent.submission)
        and moment.now() < sent.asked_at + PATIENCE
    ):
        send_answer.using(run_after=moment.now() + A_LITTLE).enqueue(pk)
        return
    come_again = leave(mails, pk, _send)
    if come_again:
        send_answer.using(run_after=come_again).enqueue(pk)


def _send(sent: SentMail) -> bool:
    submission = sent.submission
    context: dict[str, Any] = {"series": submission.series}
    if sent.kind == Kind.CONFIRM:
        context |= {"link": links.to_confirm(submission, sent.asked_at), "came_at": submission.received_at}
    else:
        context |= {"link": links.to_own_page(submission), "submission": submission, **_photos(submission)}
    mail.send(
        f"submission_{sent.kind}",
        [submission.sender_address],
        message_id=sent.message_id,
        reply_to=settings.STORIES_ADDRESS,
        **context,
    )
    return True


def _has_photos_to_look_at(submission: Submission) -> bool:
    """Whether the worker still looks at photos of it, of which the mail would like to tell."""
    return submission.enclosures.photos().filter(state=Enclosure.State.WAITING).exists()


def _photos(submission: Submission) -> dict[str, int]:
    """How many photos came, and what became of them so far."""
    states = [photo.state for photo in submission.photos]
    return {
        "photos": len(states),
        "removed": submission.locations_removed,
        "waiting": states.count(Enclosure.State.WAITING),
        "refused": states.count(Enclosure.State.REFUSED),
    }
