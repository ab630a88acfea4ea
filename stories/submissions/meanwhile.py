"""Two editors at one story: what the second is told, in words."""

from django.utils.translation import gettext as _

from stories.submissions.history import last_act, name_of
from stories.submissions.models import Submission

State = Submission.State


def meanwhile(submission: Submission) -> str:
    """Who was quicker, how it stands now, and that nothing was changed."""
    return f"{_who_did_what(submission)} {_('Nothing was changed.')}"


def _who_did_what(submission: Submission) -> str:
    who = name_of(submission.decided_by) if submission.decided_by else ""
    did: dict[str, str] = {
        State.ACCEPTED: _("%s has accepted this one."),
        State.DECLINED: _("%s has declined this one."),
        State.SHORTLISTED: _("%s has put this one on the shortlist."),
        State.LATER: _("%s has kept this one for later."),
    }
    if who and submission.state in did:
        return did[submission.state] % who
    act = last_act(submission)
    who = (
        _("%s decided this while you were looking.") % act.who
        if act and act.who
        else _("This was decided while you were looking.")
    )
    stands: dict[str, str] = {
        State.WAITING: _("It waits to be read."),
        State.HELD: _("It is held as doubtful."),
        State.NO_STORY: _("It is set aside as no story."),
        State.TAKEN_BACK: _("Its teller took it back."),
        State.SHORTLISTED: _("It is on the shortlist."),
        State.LATER: _("It is kept for later."),
        State.ACCEPTED: _("It is accepted."),
        State.DECLINED: _("It is declined."),
    }
    if submission.state == State.TAKEN_BACK:
        return stands[State.TAKEN_BACK]
    return " ".join(filter(None, [who, stands.get(submission.state, "")]))
