"""Say of something that came in whether it is a story. Both ways, and back again."""

from django.db import transaction

from foundation import moment
from foundation.refusing import Refused
from stories.submissions import answering
from stories.submissions.history import note_act
from stories.submissions.meanwhile import meanwhile
from stories.submissions.models import Submission
from stories.submissions.proving import prove

State = Submission.State
IS_A_STORY, NO_STORY = "submissions.is_a_story", "submissions.no_story"


@transaction.atomic
def it_is_a_story(submission: Submission, user=None) -> Submission:
    """Let what was held, or set aside as no story, wait to be read; whoever sent it is answered now.

    Raises Refused where that was decided meanwhile.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.state not in (State.HELD, State.NO_STORY):
        raise Refused(meanwhile(submission))
    submission.state, submission.set_aside_at = State.WAITING, None
    # A person has read it: it is no robot's, and whoever wrote it may be written to.
    submission.may_answer = bool(submission.sender_address)
    submission.save(update_fields=["state", "set_aside_at", "may_answer"])
    if submission.is_confirmed:
        prove(submission)
    note_act(submission, IS_A_STORY, user)
    answering.answer(submission)
    return submission


@transaction.atomic
def no_story(submission: Submission, user=None, *, seen: int | None = None) -> Submission:
    """Set aside what is no story; it can be called back as long as it is kept (HELD_FOR). Nobody is written to.

    Raises Refused where something was decided meanwhile (``seen``: see `deciding`).
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.state not in (State.HELD, *Submission.OPEN) or (seen is not None and seen != submission.decisions):
        raise Refused(meanwhile(submission))
    submission.state, submission.set_aside_at = State.NO_STORY, moment.now()
    submission.save(update_fields=["state", "set_aside_at"])
    note_act(submission, NO_STORY, user)
    return submission
