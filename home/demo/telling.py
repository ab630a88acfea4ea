"""The weeks of the demo: two that are over, told day by day in the past, and one that begins or runs."""

from datetime import date, datetime, timedelta

from foundation import moment
from foundation.models import Picture
from home.demo.building import make_story, make_week
from home.demo.reading import DemoStory
from home.demo.site import DemoWeek
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.planning import place
from stories.schedule.promising import promise

#: How long after seeding the next story is due: the addresses are printed a few seconds later, and
#: then 90 to 120 seconds are left.
DUE_IN = timedelta(seconds=108)
#: How long before its first day a week has its stories, and stands itself.
STORIES_BEFORE, WEEK_BEFORE = timedelta(days=12), timedelta(days=4)

#: The stories of a week with their pictures, in the order in which they are told.
Told = list[tuple[DemoStory, Picture]]


def tell_archived(week: DemoWeek, series: SeriesIndexPage, told: Told, cover: Picture) -> ThemedWeekPage:
    """A week that is over: all of it was told when its slots say."""
    first_day = moment.today() - timedelta(days=week.over_for + week.days - 1)
    page, stories = _prepare(week, series, told, cover, first_day)
    for story, slot in zip(stories, slots_of(page), strict=True):
        tell_in_the_past(story, slot)
    return page


def run_week(
    week: DemoWeek, series: SeriesIndexPage, told: Told, cover: Picture
) -> tuple[ThemedWeekPage, list[StoryPage], datetime]:
    """The week runs: what was promised for days gone by is live, the next is due, the rest is planned."""
    due = (moment.now() + DUE_IN).replace(microsecond=0)
    gone_by = len(told) // 2
    page, stories = _prepare(week, series, told, cover, moment.local(due).date() - timedelta(days=gone_by))
    slots = slots_of(page)
    for story, slot in zip(stories[:gone_by], slots, strict=False):
        tell_in_the_past(story, slot)
    slots[gone_by].time = moment.local(due).time()
    slots[gone_by].save()
    for story, slot in zip(stories[gone_by:], slots[gone_by:], strict=False):
        place(story, slot)
    promise(stories[gone_by], due)
    return page, stories, due


def plan_week(
    week: DemoWeek, series: SeriesIndexPage, told: Told, cover: Picture
) -> tuple[ThemedWeekPage, list[StoryPage], datetime]:
    """The week begins tomorrow: the first two stories are promised, the rest is planned."""
    page, stories = _prepare(week, series, told, cover, moment.today() + timedelta(days=1))
    slots = slots_of(page)
    for story, slot in zip(stories, slots, strict=False):
        place(story, slot)
    for story, slot in list(zip(stories, slots, strict=False))[:2]:
        promise(story, slot.at)
    return page, stories, slots[0].at


def tell_in_the_past(story: StoryPage, slot: Slot) -> None:
    """Place and promise as on the day before: the moment is past by now, so the story goes live at once."""
    with moment.as_on(slot.at - timedelta(days=1)):
        place(story, slot)
        # Wagtail would date it today; publishing keeps a date that is there.
        StoryPage.objects.filter(pk=story.pk).update(first_published_at=slot.at)
        promise(story, slot.at)
    StoryPage.objects.filter(pk=story.pk).update(last_published_at=slot.at)


def slots_of(week: ThemedWeekPage) -> list[Slot]:
    """The slots of ``week`` in its order."""
    return list(Slot.objects.filter(week=week).in_order())


def _prepare(
    week: DemoWeek, series: SeriesIndexPage, told: Told, cover: Picture, first_day: date
) -> tuple[ThemedWeekPage, list[StoryPage]]:
    """The stories as drafts, and the week with its empty slots, some days before it begins."""
    begins = moment.at(first_day, datetime.min.time())
    with moment.as_on(begins - STORIES_BEFORE):
        stories = [make_story(series, one, picture) for one, picture in told]
    with moment.as_on(min(begins - WEEK_BEFORE, moment.now())):
        return make_week(week, series, cover, first_day), stories
