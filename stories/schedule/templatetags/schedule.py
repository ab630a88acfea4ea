"""What the reader's templates ask of the schedule; stories themselves know nothing of weeks."""

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
    """The road of a week: `{% road_of page as road %}`."""
    return Road(week)


@register.simple_tag
def weeks_of_series(series):
    """The weeks of a series, the latest first, each with `told`: `{% weeks_of_series page as weeks %}`."""
    weeks = ThemedWeekPage.objects.child_of(series).readable().latest_first()
    return weeks.annotate(told=Count("slots", filter=Q(slots__story__live=True)))


@register.filter
def is_laid(road: Road) -> bool:
    """Whether anything of a road is out or promised; until then its week only collects stories."""
    return bool(road.week.pk) and any(stone.is_out or stone.is_promised for stone in road.stones)


@register.filter
def comes(stone: Stone) -> str:
    """When a stone to come is told: with the time only where it is promised, else the day alone."""
    return day_and_time(stone.at) if stone.is_promised else which_day(stone.at)
