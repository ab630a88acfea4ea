"""Where a story that was sent in stands, in sentences: what was decided, what the teller hears, how its page stands."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation import moment
from foundation.templatetags.moments import promised as written
from stories.pages.models import StoryPage
from stories.submissions import writing
from stories.submissions.answers import OF_STATE, answer_of, unsent_answer
from stories.submissions.history import name_of
from stories.submissions.inbox.letters import reader_of, why_nobody
from stories.submissions.inbox.waits import how_long, is_long
from stories.submissions.models import SentMail, Submission

State = Submission.State


@dataclass(frozen=True)
class Line:
    """A sentence with its icon; ``tone`` is "good", "warn", "late" or none. A link goes on from it."""

    icon: str
    words: str
    tone: str = ""
    link: str = ""
    link_words: str = ""


def standing_of(user, submission: Submission) -> list[Line]:
    """The sentences for ``user``, the most telling first. What is doubtful or no story has a box of its own."""
    state = submission.state
    if state == State.TAKEN_BACK:
        return _taken_back(submission)
    if state == State.ACCEPTED:
        return [_decided(submission), *_of_the_story(user, submission), *_of_the_mail(submission)]
    if state == State.DECLINED:
        return [_decided(submission), *_of_the_mail(submission)]
    if state == State.SHORTLISTED:
        return [_decided(submission), _waits(submission)]
    if state == State.LATER:
        return [_decided(submission)]
    return [_waits(submission)] if state == State.WAITING else []


def way_back(submission: Submission) -> str:
    """What the button says that lets it wait to be read again; empty where that cannot be."""
    if submission.state not in Submission.ANSWERED or _is_promised_or_out(submission):
        return ""
    return _("Call it back") if unsent_answer(submission) else _("Let it wait to be read again")


def leaves_in(mail: SentMail) -> str:
    """How long until ``mail`` leaves: "8 minutes"; in minutes, begun ones counted."""
    minutes = max(1, -((moment.now() - mail.due_at) // timedelta(minutes=1)))
    return ngettext("%d minute", "%d minutes", minutes) % minutes


def _is_promised_or_out(submission: Submission) -> bool:
    story = submission.story
    return bool(story and (story.live or writing.promised_moment(submission)))


def _decided(submission: Submission) -> Line:
    who = name_of(submission.decided_by)
    by: dict[str, tuple[str, str, str]] = {
        State.SHORTLISTED: ("thumbtack", _("Put on the shortlist by %(who)s, %(moment)s."), ""),
        State.LATER: ("folder-open-1", _("Kept for later by %(who)s, %(moment)s."), ""),
        State.ACCEPTED: ("check", _("Accepted by %(who)s, %(moment)s."), "good"),
        State.DECLINED: ("cross", _("Declined by %(who)s, %(moment)s."), ""),
    }
    by_nobody: dict[str, str] = {
        State.SHORTLISTED: _("Put on the shortlist %(moment)s."),
        State.LATER: _("Kept for later %(moment)s."),
        State.ACCEPTED: _("Accepted %(moment)s."),
        State.DECLINED: _("Declined %(moment)s."),
    }
    icon, words, tone = by[submission.state]
    if not who:
        words = by_nobody[submission.state]
    return Line(icon, words % {"who": who, "moment": written(submission.decided_at)}, tone)


def _waits(submission: Submission) -> Line:
    came = submission.received_at or submission.begun_at
    return Line("time", _("Waiting %s for an answer") % how_long(came), "late" if is_long(came) else "")


def _of_the_story(user, submission: Submission) -> list[Line]:
    story = submission.story
    if story is None:
        return [Line("bin", _("The story that was made of it is deleted."), "warn")]
    if story.live:
        since = _("Live since %s.") % written(story.first_published_at)
        return [Line("globe", since, "good", story.full_url or "", _("View it"))]
    edit = _editor_of(user, story)
    at = writing.promised_moment(submission)
    if at:
        return [Line("calendar-check", _("Goes live %s.") % written(at), "good", edit, _("Open the story"))]
    if story.first_published_at:
        return [Line("no-view", _("Its story was live and is taken down."), "warn", edit, _("Open the story"))]
    return [Line("draft", _("Its story is a draft, without a moment to go live."), "", edit, _("Open the story"))]


def _editor_of(user, story: StoryPage) -> str:
    may_edit = story.permissions_for_user(user).can_edit()
    return reverse("wagtailadmin_pages:edit", args=[story.pk]) if may_edit else ""


def _of_the_mail(submission: Submission) -> list[Line]:
    kind = OF_STATE[submission.state]
    mail, name = answer_of(submission), reader_of(submission, kind).first_name
    if mail is None:
        return [Line("info-circle", why_nobody(submission, kind) or _("%s was not written to.") % name)]
    if mail.sent_at:
        said = _("%(name)s was told by mail, %(moment)s.") % {"name": name, "moment": written(mail.sent_at)}
        return [Line("mail", said)]
    if mail.unsent_because:
        return [Line("mail", _("The mail to %s was not sent.") % name, "warn")]
    if mail.due_at <= moment.now():
        return [Line("mail", _("%s’s mail is about to leave.") % name)]
    return [Line("mail", _("%(name)s’s mail leaves in %(minutes)s.") % {"name": name, "minutes": leaves_in(mail)})]


def _taken_back(submission: Submission) -> list[Line]:
    said = _("Taken back by the teller. It will not be shown, and nobody goes on with it.")
    if not submission.can_be_brought_back:
        return [Line("lock", said, "warn")]
    until = _("%(name)s can bring it in again until %(moment)s.") % {
        "name": submission.first_name,
        "moment": written(submission.bring_back_until),
    }
    return [Line("lock", said, "warn"), Line("time", until)]
