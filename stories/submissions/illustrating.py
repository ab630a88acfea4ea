"""Put a photo that came after a story was accepted into its draft."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from foundation.refusing import Refused
from stories.pages.models import StoryPage
from stories.submissions.history import note_act
from stories.submissions.library import files_or_none, picture_of
from stories.submissions.models import Enclosure, Submission

ILLUSTRATE = "submissions.illustrate"


def put_into_story(photo: Enclosure, user=None) -> StoryPage:
    """Make ``photo`` a picture of the story that was made of its submission; returns the story as it was saved.

    It becomes the cover where there is none, else it stands below the last words, in a new version for the editors:
    what is out or promised stays as it is. In the story already, it is left there. Raises Refused where there is no
    story, ``user`` may not edit it or somebody locked it, and where the photo cannot be shown.
    """
    with files_or_none() as kept, transaction.atomic():
        pk = Submission.objects.filter(enclosures=photo.pk).values_list("story", flat=True).first()
        if pk is None:
            raise Refused(_("No story has been made of it, so there is nothing to put the photo into."))
        Page.objects.select_for_update().get(pk=pk)
        story = StoryPage.objects.get(pk=pk)
        photo = Enclosure.objects.select_related("picture", "submission").get(pk=photo.pk)
        _refuse(story, photo, user)
        draft = story.get_latest_revision_as_object()
        picture = picture_of(photo, draft.printed_name, user, kept)
        if picture in draft.pictures:
            return draft
        if draft.cover is None:
            draft.cover = picture
        else:
            draft.body.insert(
                _end_of_words(draft), ("picture", {"picture": picture, "caption": picture.caption, "width": ""})
            )
        draft.save_revision(user=user, log_action="wagtail.edit")
        note_act(photo.submission, ILLUSTRATE, user)
    return draft


def to_put(submission: Submission) -> set[int]:
    """The photos of an accepted submission that are fit to be shown and do not stand in its story, by number."""
    if submission.story is None or not any(photo.is_clean for photo in submission.photos):
        return set()
    there = {picture.pk for picture in submission.story.get_latest_revision_as_object().pictures}
    return {photo.pk for photo in submission.photos if photo.is_clean and photo.picture_id not in there}


def _end_of_words(draft: StoryPage) -> int:
    """Before the editors' note, which comes last."""
    blocks = list(draft.body)
    while blocks and blocks[-1].block_type == "editors_note":
        blocks.pop()
    return len(blocks)


def _refuse(story: StoryPage, photo: Enclosure, user) -> None:
    if user is not None:
        rights = story.permissions_for_user(user)
        if not rights.can_edit():
            raise Refused(_("Only somebody who may edit this story can put a photo into it. Nothing was changed."))
        if rights.page_locked():
            raise Refused(_("The story is locked, so nothing was changed. Unlock it first, or ask who locked it."))
    if not photo.is_clean:
        raise Refused(_("This photo cannot be shown, or is still being looked at. Nothing was changed."))
