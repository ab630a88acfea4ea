"""What the reader's templates ask of the schedule; stories themselves know nothing of weeks."""

from dataclasses import dataclass, field

from django import template
from django.db.models import Count, Q

from foundation.templatetags.moments import day_and_time, which_day
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.road import Place, Road, Stone, place_of

register = template.Library()


@register.simple_tag
def place_in_week(story) -> Place | None:
    """Where a story stands: `{% place_in_week page as place %}`; None without a week.

    Looked up once, however many blocks of a template ask; a story that was never saved has no slot.
    """
    if not hasattr(story, "_place"):
        story._place = place_of(story) if story.pk else None
    return story._place


@register.simple_tag
def slot_among(story, stories) -> Slot | None:
    """The slot of one of ``stories``, of all looked up at once: `{% slot_among story stories as slot %}`.

    None without one, or where its week is not out.
    """
    if not hasattr(story, "_slot_shown"):
        found = Slot.objects.of_stories(stories)
        for one in stories:
            one._slot_shown = found.get(one.pk)
    return story._slot_shown


@register.simple_tag
def road_of(week) -> Road:
    """The road of a week: `{% road_of page as road %}`; laid once, however many parts of a page ask."""
    if not hasattr(week, "_road"):
        week._road = Road(week)
    return week._road


@dataclass
class InWeek:
    """Stories that follow each other in a list and belong to one week, or to none; each with its slot, or None."""

    week: ThemedWeekPage | None
    stories: list[tuple] = field(default_factory=list)


@register.simple_tag
def by_week(stories) -> list[InWeek]:
    """Stories parted by weeks, in their own order: `{% by_week stories as parts %}`; one query for any number."""
    stories = list(stories)
    parts: list[InWeek] = []
    readable = ThemedWeekPage.objects.readable()
    found = Slot.objects.filter(story__in=[story.pk for story in stories], week__in=readable).select_related("week")
    slots = {slot.story_id: slot for slot in found}
    for story in stories:
        slot = slots.get(story.pk)
        week = slot.week if slot else None
        if not parts or parts[-1].week != week:
            parts.append(InWeek(week))
        parts[-1].stories.append((story, slot))
    return parts


@register.simple_tag
def other_weeks(series, parts: list[InWeek]):
    """The weeks of a series that ``parts`` do not show, the latest first: `{% other_weeks page parts as weeks %}`."""
    shown = [part.week.pk for part in parts if part.week]
    weeks = ThemedWeekPage.objects.child_of(series).readable().latest_first().exclude(pk__in=shown)
    return weeks.annotate(told=Count("slots", filter=Q(slots__story__live=True)))


@register.filter
def is_laid(road: Road) -> bool:
    """Whether anything of a road is out or promised; until then its week only collects stories."""
    return bool(road.week.pk) and any(stone.is_out or stone.is_promised for stone in road.stones)


@register.filter
def comes(stone: Stone) -> str:
    """When a stone to come is told: with the time only where it is promised, else the day alone."""
    return day_and_time(stone.at) if stone.is_promised else which_day(stone.at)
