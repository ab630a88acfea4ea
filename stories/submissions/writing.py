"""Write to a teller about their story: each mail is a row first, sent by the worker, and called back till then."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django_tasks import task

from foundation import mail, moment
from foundation.leaving import leave
from stories.pages import talking
from stories.submissions import links
from stories.submissions.answers import KINDS, told_last
from stories.submissions.models import SentMail, Submission
from stories.submissions.models.submission import DECLINED_FOR
from stories.tellers.models import Consent

#: What an editor's decision sends can be called back for so long.
DELAY = timedelta(minutes=10)
AT_ONCE = timedelta()

Kind, State = SentMail.Kind, Submission.State
#: What was said of the day last stands in the latest of these.
OF_THE_DAY = (Kind.PROMISED, Kind.POSTPONED)


def write(
    submission: Submission,
    kind: SentMail.Kind,
    *,
    about: str = "",
    words: str = "",
    user=None,
    delay: timedelta = DELAY,
) -> SentMail | None:
    """Have the worker send one mail of ``kind`` in ``delay``; part of the caller's transaction.

    ``about`` tells one of its kind from another, where a kind may be sent again; ``words`` are the editor's.
    None where there is nobody to write to, or the same was written before.
    """
    if not submission.answer_address:
        return None
    now = moment.now()
    sent, is_new = SentMail.objects.get_or_create(
        submission=submission,
        kind=kind,
        about=about,
        defaults={
            "words": words.strip(),
            "asked_by": user,
            "message_id": mail.new_message_id(),
            "asked_at": now,
            "due_at": now + delay,
        },
    )
    if not is_new:
        return None
    (send_word.using(run_after=sent.due_at) if delay else send_word).enqueue(sent.pk)
    return sent


def write_answer(submission: Submission, kind: SentMail.Kind, *, words: str, user=None) -> SentMail | None:
    """Have the worker tell that the story was accepted or declined, unless the teller was told so last.

    Where an editor took the decision back after its mail had left, the new one is told as well.
    """
    told = told_last(submission)
    if told and told.kind == kind:
        return None
    # One may wait that was leaving when its decision was taken back, and could not be sent.
    call_back(submission, *KINDS)
    before = submission.sent_mails.filter(kind=kind).count()
    return write(submission, kind, about=str(before + 1) if before else "", words=words, user=user)


def call_back(submission: Submission, *kinds: SentMail.Kind) -> int:
    """Let mails of ``kinds`` that wait never leave; returns how many. Part of the caller's transaction.

    Their rows go, so that the same may be written later after all. What the worker has taken leaves.
    """
    # Held, then deleted: a queryset's delete locks nothing, and would not see what the worker has taken meanwhile.
    waiting = submission.sent_mails.waiting().select_for_update().filter(kind__in=kinds)
    return SentMail.objects.filter(pk__in=[one.pk for one in waiting]).delete()[0]


@task(backend="db", queue_name="mail", priority=40)
def send_word(pk: int) -> None:
    """Send one mail; a repeat does nothing, and one after a kill carries the same Message-ID.

    One that was called back is gone, and one that holds no more is not sent.
    """
    due_at = SentMail.objects.on_their_way().filter(pk=pk).values_list("due_at", flat=True).first()
    if due_at and due_at > moment.now():
        send_word.using(run_after=due_at).enqueue(pk)
        return
    mails = SentMail.objects.select_related("submission__series", "submission__teller", "submission__story")
    come_again = leave(mails, pk, _send)
    if come_again:
        send_word.using(run_after=come_again).enqueue(pk)


def _send(sent: SentMail) -> bool:
    address = sent.submission.answer_address
    if not (address and _holds(sent)):
        return False
    mail.send(
        f"submission_{sent.kind}",
        [address],
        message_id=sent.message_id,
        reply_to=settings.STORIES_ADDRESS,
        **context_of(sent),
    )
    return True


def context_of(sent: SentMail) -> dict[str, Any]:
    """What the templates of ``sent`` are filled with, for the mail and for its preview.

    The row may not be saved yet: a preview is of one that may never be.
    """
    submission = sent.submission
    context: dict[str, Any] = {
        "submission": submission,
        "series": submission.series,
        "story": submission.story,
        "words": sent.words,
        "about": sent.about,
        "link": links.to_own_page(submission),
    }
    if sent.kind == Kind.ASK_CONSENT:
        context["consent_link"] = links.to_consent(submission, sent.asked_at)
        context["days"] = links.ANSWER_WITHIN.days
    elif sent.kind == Kind.ASK_PHOTO:
        context["photos_link"] = links.to_photos(submission, sent.asked_at)
        context["days"] = links.ANSWER_WITHIN.days
    elif sent.kind == Kind.DECLINED:
        context["days"] = DECLINED_FOR.days
    elif sent.kind == Kind.PROMISED:
        context["goes_live_at"] = promised_moment(submission)
        context["was_told_before"] = submission.sent_mails.filter(
            Q(kind=Kind.PROMISED), ~Q(pk=sent.pk), ~Q(sent_at=None)
        ).exists()
    elif sent.kind == Kind.LIVE and submission.story:
        context["story_link"] = submission.story.full_url
        context["talk_link"] = talking.page_for_teller(submission.story)
    return context


def promised_moment(submission: Submission):
    """When the story made of ``submission`` goes live by itself; None where that is not promised."""
    story = submission.story
    revision = story.promised_revision if story and not story.live else None
    return revision.approved_go_live_at if revision else None


def promised_day(submission: Submission) -> str:
    """The same as a word to keep in `SentMail.about`; empty where nothing is promised."""
    return as_word(promised_moment(submission))


def as_word(at: datetime | None) -> str:
    """A promised moment as a word, the same in every zone; empty for none."""
    return at.astimezone(UTC).isoformat() if at else ""


def day_in(sent: SentMail) -> str:
    """The day that a mail of the day tells; empty where it tells that there is none."""
    return sent.about.partition(" ")[2]


def _holds(sent: SentMail) -> bool:
    """Whether what the mail says is so when its time has come, and what it asks is still to be asked."""
    submission = sent.submission
    if submission.is_taken_back:
        return False
    if sent.kind == Kind.ACCEPTED:
        # Who has read that it is live is not told that it will be.
        return submission.state == State.ACCEPTED and not (submission.story and submission.story.live)
    if sent.kind == Kind.DECLINED:
        return submission.state == State.DECLINED
    if sent.kind == Kind.LIVE:
        return bool(submission.story and submission.story.live)
    if sent.kind in OF_THE_DAY:
        return not (submission.story and submission.story.live) and day_in(sent) == promised_day(submission)
    if sent.kind == Kind.ASK_CONSENT:
        consent = Consent.objects.latest_for(submission.story_key)
        is_answered = consent and consent.site and consent.given_at > sent.asked_at
        return submission.may_be_told and not is_answered
    if sent.kind == Kind.ASK_PHOTO:
        return submission.may_be_told
    return True
