"""Where an editor goes from a story to ask for what is missing, and what was asked of it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.templatetags.moments import promised as written
from stories.submissions.asking import RIGHT, why_not
from stories.submissions.inbox.letters import reader_of
from stories.submissions.models import SentMail, Submission
from stories.tellers.models import Consent

Kind = SentMail.Kind


@dataclass(frozen=True)
class Way:
    """A link in words, and what was asked before in a sentence; either may be empty."""

    words: str
    link: str
    asked: str = ""


def ways_to_ask(user, submission: Submission, consent: Consent | None) -> dict[str, Way | str | None]:
    """What the page of ``submission`` needs for that, by its name in the template; ``consent`` is what counts."""
    is_missing = submission.may_be_told and not (consent and consent.site)
    may_write = is_missing and user.has_perm("tellers.add_consent")
    return {
        "ask_consent": _way(user, submission, Kind.ASK_CONSENT, "ask_consent") if is_missing else None,
        "ask_photo": None if submission.photos else _way(user, submission, Kind.ASK_PHOTO, "ask_photo"),
        "write_consent": reverse("sent_in:consent", args=[submission.pk]) if may_write else "",
    }


def _way(user, submission: Submission, kind: Kind, page: str) -> Way | None:
    last = next((one for one in _asked(submission) if one.kind == kind), None)
    asked, reader = "", reader_of(submission, kind).first_name
    if last and last.sent_at:
        asked = _("%(name)s was asked by mail, %(moment)s.") % {"name": reader, "moment": written(last.sent_at)}
    elif last:
        asked = _("The mail that asks %(name)s leaves %(moment)s.") % {"name": reader, "moment": written(last.due_at)}
    link = reverse(f"sent_in:{page}", args=[submission.pk]) if user.has_perm(RIGHT) else ""
    if not link or (why_not(submission, kind) and not last):
        return Way("", "", asked) if asked else None
    if last and (last.is_waiting or why_not(submission, kind)):
        return Way(_("Call it back…") if last.is_waiting else _("See what was asked"), link, asked)
    words = _("Ask %s by mail") if kind == Kind.ASK_CONSENT else _("Ask %s for a photo")
    return Way(words % reader, link, asked)


def _asked(submission: Submission) -> list[SentMail]:
    """Every question that was sent or will be, the latest first."""
    mails = [one for one in submission.sent_mails.all() if not one.unsent_because]
    return sorted(mails, key=lambda one: one.asked_at, reverse=True)
