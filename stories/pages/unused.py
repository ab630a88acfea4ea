"""Pictures that nothing needs any more go, with the original and every size."""

import re
from collections.abc import Iterable

from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.log_actions import registry
from wagtail.models import ReferenceIndex, Revision

from foundation.masking import HIDDEN
from foundation.models import Picture
from stories.pages.models import StoryPage

#: Where a version of a page names a picture; its body is text within text, with a backslash before each quote.
_NAMED = r'"(?:cover|image)\\*": ?(%s)(?![0-9])'
_NUMBER = re.compile(_NAMED % "[0-9]+")


def pictures_of_versions(story: StoryPage) -> set[int]:
    """The keys of all pictures that any version of ``story`` shows, and of its page as it stands."""
    found = {picture.pk for picture in story.pictures}
    for text in _texts(story.revisions.all()):
        found |= {int(number) for number in _NUMBER.findall(text)}
    return found


def delete_unused(pictures: Iterable[int]) -> int:
    """Delete those of ``pictures`` that no page shows in any version, nor anything else; returns how many.

    What is not certain stays: a picture in a draft, in a promised version or in an old one is needed.
    """
    candidates = {
        picture.pk: picture
        for picture in Picture.objects.filter(pk__in=list(pictures))
        if not ReferenceIndex.get_references_to(picture).exists()
    }
    for pk in _named_in_versions(candidates):
        del candidates[pk]
    for picture in candidates.values():
        registry.get_logs_for_instance(picture).update(label=HIDDEN, data={})
        picture.delete()
    return len(candidates)


def _named_in_versions(pictures: Iterable[int]) -> set[int]:
    """Those of ``pictures`` that stand in any version of any page."""
    wanted = "|".join(str(pk) for pk in pictures)
    if not wanted:
        return set()
    pattern = _NAMED % wanted
    texts = _texts(Revision.page_revisions.all(), pattern)
    return {int(number) for text in texts for number in re.findall(pattern, text)}


def _texts(revisions, pattern: str = "") -> Iterable[str]:
    texts = revisions.order_by().annotate(text=Cast("content", TextField()))
    if pattern:
        texts = texts.filter(text__regex=pattern)
    return texts.values_list("text", flat=True).iterator()
