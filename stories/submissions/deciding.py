"""Decide what becomes of a story that was sent in; accepting it is `accepting`.

Each act is one transaction that holds the submission's row. ``seen`` is `Submission.decisions` as the editor
had it in view: where somebody decided meanwhile, the second is told so in words and nothing happens.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation import moment
from foundation.refusing import Refused
from stories.submissions import writing
from stories.submissions.history import note_act
from stories.submissions.holding import hold
from stories.submissions.meanwhile import meanwhile
from stories.submissions.models import SentMail, Submission

State = Submission.State
SHORTLIST, LATER, DECLINE = "submissions.shortlist", "submissions.later", "submissions.decline"


@transaction.atomic
def shortlist(submission: Submission, *, user=None, seen: int | None = None) -> Submission:
    """Keep it in sight among the best. Nobody is written to. Raises Refused where it was decided meanwhile."""
    submission = held(submission, seen)
    decided(submission, State.SHORTLISTED, user)
    note_act(submission, SHORTLIST, user)
    return submission


@transaction.atomic
def keep_for_later(submission: Submission, *, user=None, seen: int | None = None) -> Submission:
    """Keep it for another week. Nobody is written to. Raises Refused where it was decided meanwhile."""
    submission = held(submission, seen)
    decided(submission, State.LATER, user)
    note_act(submission, LATER, user)
    return submission


@transaction.atomic
def decline(
    submission: Submission, *, words: str = "", user=None, seen: int | None = None, tell: bool = True
) -> SentMail | None:
    """Say no, kindly: a mail with ``words`` leaves in ten minutes, and can be called back till then.

    Returns that mail; None where ``tell`` is false or there is nobody to write to. Raises Refused where it
    was decided meanwhile, or a mail would say nothing.
    """
    submission = held(submission, seen)
    if tell and submission.answer_address and not words.strip():
        raise Refused(
            _("Write a few words that %s will read. Nothing was sent, and nothing changed.") % submission.first_name
        )
    decided(submission, State.DECLINED, user)
    note_act(submission, DECLINE, user)
    return writing.write_answer(submission, SentMail.Kind.DECLINED, words=words, user=user) if tell else None


def held(submission: Submission, seen: int | None) -> Submission:
    """The submission as it stands, its row held until the transaction ends. Raises Refused where it is decided."""
    submission = hold(submission)
    refuse_decided(submission, seen)
    return submission


def refuse_decided(submission: Submission, seen: int | None) -> None:
    """Raise Refused, in words, where ``submission`` is decided or was since ``seen``."""
    if not submission.is_open or (seen is not None and seen != submission.decisions):
        raise Refused(meanwhile(submission))


def decided(submission: Submission, state: Submission.State, user) -> None:
    """Write down what was decided, by whom and when; part of the caller's transaction."""
    submission.state, submission.decided_by = state, user
    submission.decided_at = moment.now()
    submission.decisions += 1
    submission.save(update_fields=["state", "decided_by", "decided_at", "decisions"])
