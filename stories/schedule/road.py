"""A week as its readers see it: stones on a road, what is out, what is to come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils.functional import cached_property

from foundation import moment
from stories.pages.models import StoryPage
from stories.schedule.models import Slot, ThemedWeekPage


@dataclass(frozen=True)
class Stone:
    """One slot of a week for a reader. What is to come has no name and no link."""

    day: int
    at: datetime
    story: StoryPage | None
    is_promised: bool
    teaser: str = ""

    @property
    def is_out(self) -> bool:
        """Whether its story may be read."""
        return self.story is not None

    @property
    def is_today(self) -> bool:
        """Whether it falls on today."""
        return moment.local(self.at).date() == moment.today()

    @property
    def is_tomorrow(self) -> bool:
        """Whether it falls on tomorrow."""
        return (moment.local(self.at).date() - moment.today()).days == 1


class Road:
    """The stones of a week in order; slots that passed without a story are left out.

    Without covers where only names are shown.
    """

    def __init__(self, week: ThemedWeekPage, *, with_covers: bool = True, slots: list[Any] | None = None):
        """``slots`` are all of the week's, as `Slot.objects.with_promises` reads them, where they have been read."""
        self.week, self.with_covers, self._slots = week, with_covers, slots

    @cached_property
    def stones(self) -> list[Stone]:
        """What is out and what is to come, in the week's order: a fixed number of queries."""
        slots: list[Any] | None = self._slots
        if slots is None:
            slots = list(Slot.objects.filter(week=self.week).with_promises().in_order())
        readable = StoryPage.objects.filter(pk__in=[slot.story_id for slot in slots if slot.story_id]).readable()
        out = {story.pk: story for story in (readable.with_covers() if self.with_covers else readable)}
        now, stones = moment.now(), []
        for slot in slots:
            story = out.get(slot.story_id)
            if story or slot.at > now:
                teaser = slot.teaser or "" if slot.is_promised and self.week.teaser_allowed else ""
                stones.append(Stone(slot.day, slot.at, story, slot.is_promised, teaser))
        return stones

    @property
    def out(self) -> list[Stone]:
        """What may be read."""
        return [stone for stone in self.stones if stone.is_out]

    @property
    def to_come(self) -> list[Stone]:
        """What is still ahead."""
        return [stone for stone in self.stones if not stone.is_out]

    @property
    def latest(self) -> Stone | None:
        """The stone that stands out: the last one that went live."""
        return max(self.out, key=lambda stone: stone.at, default=None)

    @property
    def days(self) -> int:
        """How many days the week has."""
        return self.week.days

    def neighbours(self, story: StoryPage) -> tuple[Stone | None, Stone | None]:
        """The stones before and after ``story`` in week order; the one after may be to come."""
        for number, stone in enumerate(self.stones):
            if stone.story and stone.story.pk == story.pk:
                before = next((earlier for earlier in reversed(self.stones[:number]) if earlier.is_out), None)
                return before, next(iter(self.stones[number + 1 :]), None)
        return None, None


@dataclass(frozen=True)
class Place:
    """Where a story stands in its week."""

    week: ThemedWeekPage
    road: Road
    slot: Slot
    before: Stone | None
    after: Stone | None

    @property
    def day(self) -> int:
        """The slot's day."""
        return self.slot.day


def place_of(story: StoryPage) -> Place | None:
    """Where ``story`` stands, or None where it has no slot or its week is not out."""
    week = ThemedWeekPage.objects.readable().filter(slots__story=story)
    slots = list(Slot.objects.filter(week__in=week).with_promises().select_related("week").in_order())
    slot = next((one for one in slots if one.story_id == story.pk), None)
    if slot is None:
        return None
    road = Road(slot.week, with_covers=False, slots=slots)
    before, after = road.neighbours(story)
    return Place(slot.week, road, slot, before, after)


def current_week() -> ThemedWeekPage | None:
    """The readable week that runs today, else the last one that began."""
    began = ThemedWeekPage.objects.readable().filter(first_day__lte=moment.today())
    return began.select_related("cover").latest_first().first()


def past_weeks(exclude: ThemedWeekPage | None = None):
    """Readable weeks that began, the latest first, each with `told`, how many of its stories are live."""
    began = ThemedWeekPage.objects.readable().filter(first_day__lte=moment.today()).latest_first()
    if exclude:
        began = began.exclude(pk=exclude.pk)
    return began.annotate(told=Count("slots", filter=Q(slots__story__live=True)))
