"""Where a story stands, as its teller is told: in words of theirs, and never with an editor's notes."""

from dataclasses import dataclass
from datetime import datetime

from stories.submissions import writing
from stories.submissions.answers import unsent_answer
from stories.submissions.models import Submission
from stories.tellers.models import Consent
from stories.tellers.wordings import agreed_to

State = Submission.State


@dataclass(frozen=True)
class Standing:
    """What a teller's own page says of a story.

    ``name`` is one of: to read, later, accepted, promised, live, off, declined, no story, taken back. ``allowed``
    are the sentences they agreed to, as they stood on the page that asked, and ``consent`` the row that says so,
    if there is one yet.
    """

    name: str
    goes_live_at: datetime | None
    consent: Consent | None
    allowed: list[str]

    @property
    def may_change_consent(self) -> bool:
        """Whether it makes sense to say what we may do with it."""
        return self.name in ("to read", "later", "accepted", "promised", "live", "off")


def standing_of(submission: Submission) -> Standing:
    """Where ``submission`` stands now.

    A decision whose mail can be called back yet is none: its teller would see it come and go.
    """
    at = writing.promised_moment(submission)
    consent = Consent.objects.latest_for(submission.story_key)
    if consent:
        allowed = [] if consent.is_withdrawal else agreed_to(consent.wording, consent.ticked)
    else:
        allowed = agreed_to(submission.wording, submission.ticked)
    return Standing(_name(submission, at), at, consent, allowed)


def _name(submission: Submission, at: datetime | None) -> str:
    story = submission.story
    if submission.state == State.TAKEN_BACK:
        return "taken back"
    if submission.state == State.NO_STORY:
        return "no story"
    if story and story.live:
        return "live"
    if unsent_answer(submission):
        return "to read"
    if submission.state == State.ACCEPTED:
        if at:
            return "promised"
        return "off" if story and story.first_published_at else "accepted"
    return {State.LATER: "later", State.DECLINED: "declined"}.get(State(submission.state), "to read")
