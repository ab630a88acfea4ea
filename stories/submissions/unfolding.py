"""Put back what was set aside of a mail as quote, signature or cover note, and set it aside again.

What was set aside stays on its list either way; only whether it counts as the story's changes.
"""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from foundation.plain_text import paragraphs_of
from foundation.refusing import Refused
from stories.submissions.history import note_act
from stories.submissions.models import Submission

UNFOLD, FOLD = "submissions.unfold", "submissions.fold"
#: What stands above the words of a story: it is put back there. All else comes after them.
ABOVE = {"cover", "forward", "greeting", "header"}


@transaction.atomic
def unfold(submission: Submission, number: int, user=None) -> Submission:
    """Let part ``number`` of what was set aside belong to the story. Raises Refused where it does already."""
    submission, part = _locked(submission, number)
    if part.get("is_story"):
        raise Refused(_("This belongs to the story by now: somebody put it back. Nothing was changed."))
    words, is_above = paragraphs_of(part["text"]), _stands_above(part)
    part["is_story"] = True
    submission.text = "\n\n".join(filter(None, [words, submission.text] if is_above else [submission.text, words]))
    _keep(submission, moved=_count(words) if is_above else 0)
    note_act(submission, UNFOLD, user, kind=part["kind"])
    return submission


@transaction.atomic
def fold(submission: Submission, number: int, user=None) -> Submission:
    """Set part ``number`` aside again. Raises Refused where it is, or where the story does not hold it any more."""
    submission, part = _locked(submission, number)
    words, is_above = paragraphs_of(part["text"]), _stands_above(part)
    before, found, after = submission.text.partition(words) if is_above else submission.text.rpartition(words)
    if not part.get("is_story") or not found:
        raise Refused(_("This is set aside by now: somebody was quicker. Nothing was changed."))
    del part["is_story"]
    submission.text = "\n\n".join(filter(None, [before.strip("\n"), after.strip("\n")]))
    _keep(submission, moved=-_count(words) if is_above else 0)
    note_act(submission, FOLD, user, kind=part["kind"])
    return submission


def _locked(submission: Submission, number: int) -> tuple[Submission, dict]:
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not 0 <= number < len(submission.folded):
        raise Refused(_("There is no such part in this mail. Nothing was changed."))
    return submission, submission.folded[number]


def _stands_above(part: dict) -> bool:
    return any(word in part["kind"] for word in ABOVE)


def _count(words: str) -> int:
    return len(words.split("\n\n"))


def _keep(submission: Submission, *, moved: int) -> None:
    """Keep the words; photos that stood between paragraphs stay between the same ones."""
    submission.save(update_fields=["text", "folded"])
    if moved:
        submission.enclosures.exclude(after=None).update(after=F("after") + moved)
