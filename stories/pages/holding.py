"""Hold pages until the transaction ends: whoever does something about a story holds its page before all else."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from foundation.refusing import Refused
from stories.pages.models import StoryPage


def hold(story: StoryPage) -> StoryPage:
    """The story as it stands, its row held. Raises Refused where its page was deleted meanwhile."""
    if not hold_pages(story.pk):
        raise Refused(_("The page of this story was deleted meanwhile. Nothing was changed."))
    return StoryPage.objects.get(pk=story.pk)


def hold_pages(*pages: int | None) -> list[int]:
    """Hold the rows of ``pages``, from the top of the tree down; returns those that are there.

    In one order always: of two who hold the same pages in two orders each would wait for the other.
    """
    wanted = [pk for pk in pages if pk]
    return list(Page.objects.select_for_update().filter(pk__in=wanted).order_by("path").values_list("pk", flat=True))
