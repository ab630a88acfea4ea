"""Ask a teller for what is missing, through a private link: for consent, or for a photo."""

import uuid
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation import moment
from foundation.refusing import Refused
from foundation.templatetags.moments import ago
from stories.pages.asking import Question
from stories.submissions import writing
from stories.submissions.history import note_act
from stories.submissions.holding import hold
from stories.submissions.models import SentMail, Submission
from stories.tellers.models import Consent

ASK_CONSENT, ASK_PHOTO = "submissions.ask_consent", "submissions.ask_photo"
CALL_BACK = "submissions.call_back_question"
#: The same question is not asked twice in a day: nobody likes to be pressed.
BETWEEN = timedelta(days=1)

Kind = SentMail.Kind
#: Who may ask.
RIGHT = "submissions.change_submission"
_ACTS = {Kind.ASK_CONSENT: ASK_CONSENT, Kind.ASK_PHOTO: ASK_PHOTO}


def why_not(submission: Submission, kind: SentMail.Kind) -> str:
    """Why nothing of ``kind`` can be asked about ``submission`` now, in words; empty where it can."""
    if not submission.may_be_told:
        return (
            _("Only for a story that may be told yet is anything asked. It stands as “%s”; nothing was sent.")
            % submission.get_state_display()
        )
    if not submission.answer_address:
        if kind == Kind.ASK_PHOTO:
            return _("There is no address to write to, so nobody was asked.")
        return _("There is no address to write to, so nobody was asked. Write down how they agreed instead.")
    last = submission.sent_mails.filter(kind=kind).order_by("-asked_at").first()
    if last and last.is_on_its_way:
        return _("The mail that asks is on its way. Nothing more was sent.")
    if last and last.asked_at > moment.now() - BETWEEN:
        said = _("%(name)s was asked %(ago)s ago. Give them a day to answer; nothing was sent now.")
        return said % {"name": submission.first_name, "ago": ago(last.asked_at)}
    return ""


@transaction.atomic
def ask(submission: Submission, kind: SentMail.Kind, *, words: str, user=None) -> SentMail:
    """Ask for consent or for a photo (``kind``), with ``words``; the mail leaves in ten minutes.

    Raises Refused where there is nobody to ask, they were asked within a day, or the story is no more to be told.
    """
    submission = hold(submission)
    refused = why_not(submission, kind)
    if refused:
        raise Refused(refused)
    before = submission.sent_mails.filter(kind=kind)
    sent = writing.write(submission, kind, about=str(before.count() + 1), words=words, user=user)
    if sent is None:
        raise Refused(_("This was asked at the same moment by somebody else. Nothing more was sent."))
    note_act(submission, _ACTS[kind], user)
    return sent


@transaction.atomic
def call_back(submission: Submission, kind: SentMail.Kind, *, user=None) -> None:
    """Let a question of ``kind`` that has not left never leave. Raises Refused where none waits any more."""
    submission = hold(submission)
    if not writing.call_back(submission, kind):
        raise Refused(_("The mail has left already, or was called back before. Nothing was changed."))
    note_act(submission, CALL_BACK, user)


@transaction.atomic
def ask_again(submission: Submission, kind: SentMail.Kind) -> bool:
    """Send the question once more, with a link that works, to whoever comes with one whose time is over.

    False where the story is no more to be told, nobody may be written to, or they were written to within a day.
    """
    submission = hold(submission)
    before = submission.sent_mails.filter(kind=kind).order_by("-asked_at")
    last = before.first()
    if not submission.may_be_told or (last and last.asked_at > moment.now() - BETWEEN):
        return False
    words = last.words if last else ""
    about = str(before.count() + 1)
    return writing.write(submission, kind, about=about, words=words, delay=writing.AT_ONCE) is not None


def question_for_consent(story_key: uuid.UUID) -> Question | None:
    """How the teller of a story can be asked by mail to agree, and when they were; None for a story that nobody sent.

    Part of `stories.pages.asking`: the gate's sentence leads there.
    """
    submission = Submission.objects.filter(story_key=story_key).select_related("teller").first()
    if submission is None:
        return None
    last = submission.sent_mails.filter(kind=Kind.ASK_CONSENT, unsent_because="").order_by("-asked_at").first()
    asked_at = last.sent_at if last else None
    if not submission.may_be_told or not submission.answer_address:
        return Question(asked_at=asked_at)
    name = submission.first_name
    if last is None:
        return Question(_("Ask %s") % name, _page_of(submission), RIGHT)
    asked = _waits_for(last, name, story_key)
    if last.asked_at > moment.now() - BETWEEN:
        return Question(asked=asked, asked_at=asked_at)
    return Question(_("Ask %s again") % name, _page_of(submission), RIGHT, asked, asked_at)


def _waits_for(last: SentMail, name: str, story_key: uuid.UUID) -> str:
    """That an answer is waited for; nothing where there is one."""
    if last.sent_at is None:
        return _("The mail that asks %s is on its way.") % name
    answer = Consent.objects.latest_for(story_key)
    if answer and answer.given_at > last.asked_at:
        return ""
    return _("%(name)s was asked %(ago)s ago.") % {"name": name, "ago": ago(last.sent_at)}


def _page_of(submission: Submission) -> str:
    return reverse("sent_in:ask_consent", args=[submission.pk])
