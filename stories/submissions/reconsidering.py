"""Take a decision back: the story waits to be read again, and a mail that has not left never leaves."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from foundation.refusing import Refused
from stories.pages.models import StoryPage
from stories.submissions import writing
from stories.submissions.deciding import decided
from stories.submissions.history import note_act
from stories.submissions.holding import hold_with_pages
from stories.submissions.meanwhile import meanwhile
from stories.submissions.models import SentMail, Submission

RECONSIDER = "submissions.reconsider"
State, Kind = Submission.State, SentMail.Kind
_DECIDED = (State.SHORTLISTED, State.LATER, State.DECLINED, State.ACCEPTED)


@transaction.atomic
def reconsider(submission: Submission, *, user=None, seen: int | None = None) -> Submission:
    """Let ``submission`` wait to be read again, as if nothing had been decided; returns it.

    The draft of an accepted one goes with the pictures that were made for it, as long as nobody has worked on it.
    Raises Refused where it was decided meanwhile, and where the draft was changed, planned or is out.
    """
    submission = hold_with_pages(submission, _page_above(submission))
    if submission.state not in _DECIDED or (seen is not None and seen != submission.decisions):
        raise Refused(meanwhile(submission))
    if submission.story:
        _let_go_of_draft(submission, submission.story)
    decided(submission, State.WAITING, user)
    writing.call_back(submission, Kind.ACCEPTED, Kind.DECLINED)
    note_act(submission, RECONSIDER, user)
    return submission


def _page_above(submission: Submission) -> int | None:
    """The page under which its story stands: deleting a page counts anew what stands there."""
    story = StoryPage.objects.filter(submission=submission.pk).first()
    return story.get_parent().pk if story else None


def _let_go_of_draft(submission: Submission, story: StoryPage) -> None:
    # A day in a week is another part's, which we may ask and not import.
    worked_on = story.revisions.count() > 1 or story.live or story.first_published_at or hasattr(story, "slot")
    if worked_on or StoryPage.objects.promised().filter(pk=story.pk).exists() or story.workflow_in_progress:
        raise Refused(
            _("The story was worked on since it was accepted, so it stays. Delete its page first; nothing was changed.")
        )
    pictures = [photo.picture for photo in submission.photos if photo.picture]
    submission.story = None
    submission.save(update_fields=["story"])
    story.delete()
    for picture in pictures:
        if not ReferenceIndex.get_references_to(picture).exists():
            picture.delete()
