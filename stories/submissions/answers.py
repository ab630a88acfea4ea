"""The mails that tell a teller whether their story will be told: what was said last, what is about to be said."""

from stories.submissions.models import SentMail, Submission

Kind, State = SentMail.Kind, Submission.State
#: What was decided → the mail that says so.
OF_STATE: dict[str, SentMail.Kind] = {State.ACCEPTED: Kind.ACCEPTED, State.DECLINED: Kind.DECLINED}
KINDS = tuple(OF_STATE.values())


def told_last(submission: Submission) -> SentMail | None:
    """The answer that its teller had last, or has in a moment; or None."""
    told = [one for one in _answers(submission) if one.left_at]
    return max(told, key=lambda one: (one.left_at, one.pk), default=None)


def answer_of(submission: Submission) -> SentMail | None:
    """The latest mail that says what is decided now; None where nothing is, or nobody was written to.

    Where a decision was taken back after its mail had left, and was made again, there are several.
    """
    kind = OF_STATE.get(submission.state)
    of_kind = [one for one in _answers(submission) if one.kind == kind]
    return max(of_kind, key=lambda one: (one.asked_at, one.pk), default=None)


def unsent_answer(submission: Submission) -> SentMail | None:
    """The mail that tells what was decided, as long as it can be called back."""
    return next((one for one in _answers(submission) if one.is_waiting), None)


def _answers(submission: Submission) -> list[SentMail]:
    return [one for one in submission.sent_mails.all() if one.kind in KINDS]
