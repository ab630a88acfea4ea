"""Let go of stories that were taken back 30 days ago, and of what is told of stories that are deleted."""

from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageLogEntry

from foundation import forgetting
from foundation.forgetting import Entry, Rule
from foundation.masking import HIDDEN
from stories.pages.models import StoryPage
from stories.pages.unused import delete_unused, pictures_of_versions

#: How long a story that was taken back, or the name of one that was deleted, can be found again (design §5).
TAKEN_BACK_KEPT = timedelta(days=30)


def taken_back(now: datetime):
    """Stories that were taken down at their tellers' wish 30 days ago and allowed by nobody since.

    Never one that is out or promised, whatever its consent says.
    """
    taken_down = PageLogEntry.objects.filter(page_id=OuterRef("pk"), action="stories.withdraw")
    old = StoryPage.objects.taken_back(before=now - TAKEN_BACK_KEPT).filter(live=False, numchild=0)
    return old.filter(Exists(taken_down)).exclude(pk__in=StoryPage.objects.promised().values("pk"))


def hold_page(pk: int) -> bool:
    """Lock the page, as whoever publishes, promises or brings it back does."""
    return forgetting.hold(Page, pk)


def forget_story(story: StoryPage) -> None:
    """Delete ``story`` with every version, its preview links, and the pictures that nothing else needs.

    Its former address answers 410 for ever. What was sent in goes after it (stories.submissions).
    """
    pictures, pk = pictures_of_versions(story), story.pk
    story.delete()
    _forget_history(pk)
    delete_unused(pictures)


def deleted(now: datetime):
    """What Wagtail wrote down when a story was deleted, 30 days ago: its title, which is a name."""
    of_stories = PageLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(StoryPage))
    old = of_stories.filter(action="wagtail.delete", deleted=True, timestamp__lte=now - TAKEN_BACK_KEPT)
    return old.exclude(label=HIDDEN)


def forget_deleted(entry: PageLogEntry) -> None:
    """Take the name out of all that was written down about that story; when what was done by whom stays."""
    _forget_history(entry.page_id)


def _forget_history(page_pk: int) -> None:
    PageLogEntry.objects.filter(page_id=page_pk).update(label=HIDDEN, data={})


def _entry(story: StoryPage) -> Entry:
    consent = story.consent
    goes_at = consent.given_at + TAKEN_BACK_KEPT if consent else None
    return Entry(story.printed_name, reverse("wagtailadmin_pages:edit", args=[story.pk]), goes_at)


RULES = (
    Rule(
        name="stories-taken-back",
        what=_("Stories that were taken back, with their pictures and every version"),
        kept=_("30 days after they were taken back"),
        due=taken_back,
        forget=forget_story,
        hold=hold_page,
        entry=_entry,
        order=10,
    ),
    Rule(
        name="deleted-stories",
        what=_("Names of deleted stories in the site’s history"),
        kept=_("30 days after they were deleted"),
        due=deleted,
        forget=forget_deleted,
        order=20,
    ),
)
