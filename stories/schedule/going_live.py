"""A story went live: one row and what follows, whatever door it went through."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django_tasks import task

from foundation import followups, moment
from foundation.renewing import renew
from stories.pages.feeds import addresses_naming
from stories.pages.models import StoryPage
from stories.schedule.models import Slot, WentLive
from stories.schedule.road import Road

#: How many stories without a row one look makes good; the next look takes the next.
AT_ONCE = 100


@transaction.atomic
def went_live(story: StoryPage) -> WentLive:
    """Insert the row and enqueue what follows, once: a story that has its row keeps it."""
    row, is_new = WentLive.objects.get_or_create(
        story_id=story.pk, defaults={"at": story.first_published_at or moment.now()}
    )
    if is_new:
        followups.enqueue(story.pk)
    return row


@receiver(post_save, sender=StoryPage)
def notice(sender, instance, raw=False, update_fields=None, **kwargs):
    """Catch every save of a live story: Wagtail's `page_published` misses a plain one (tried).

    Page.save is atomic, so the row stands or falls with the publishing.
    """
    writes_live = update_fields is None or "live" in update_fields
    if instance.live and writes_live and not raw:
        went_live(instance)


def make_good() -> int:
    """Give live stories without a row theirs, each in its own transaction; returns how many."""
    without = StoryPage.objects.live().filter(went_live=None).order_by("pk")[:AT_ONCE]
    for story in without:
        went_live(story)
    return len(without)


@task(backend="db")
def renew_around(story_pk: int) -> None:
    """The follow-up: whatever names the story is renewed in the caches in front of the site.

    Its series, home, its week with the other stories of it (they lead to their neighbours), feeds, sitemap.
    """
    story = StoryPage.objects.filter(pk=story_pk).first()
    if story is None:
        return
    series = story.get_parent().specific
    slot = Slot.objects.select_related("week").filter(story=story).first()
    beside = [slot.week, *(stone.story for stone in Road(slot.week).out)] if slot else []
    renew([story, series, series.get_parent(), *beside], addresses_naming(series))
