"""Give a week its slots; place a story in one, swap two, take one out."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from foundation import moment
from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from stories.pages.models import StoryPage
from stories.schedule import promising
from stories.schedule.models import Slot, ThemedWeekPage, read_hours


@transaction.atomic
def lay_out(week: ThemedWeekPage, *, hours_before: str = "") -> list[Slot]:
    """Make the slots of ``week`` follow its first day, days and hours; returns them in order.

    Empty slots come and go. A story that is only planned moves along: its slot keeps its day and, of
    ``hours_before``, its place among the hours. A slot whose time was set by hand keeps it. Raises
    Refused where a promised or live story would move or lose its slot.
    """
    _hold(week.pk)
    hours = read_hours(week.hours)
    moved = dict(zip(read_hours(hours_before), hours, strict=False)) if hours_before else {}
    wanted = {(day, hour) for day in range(1, week.days + 1) for hour in hours}
    slots = list(Slot.objects.filter(week=week).select_related("story").in_order())
    held = [slot for slot in slots if slot.story]
    goes_to = {slot: moved.get(slot.time, slot.time) for slot in held}
    if len({(slot.day, time) for slot, time in goes_to.items()}) < len(held):
        raise Refused(_("Two stories would go live at the same moment. Choose other hours; nothing was changed."))
    Slot.objects.filter(week=week, story=None).delete()
    for slot, time in goes_to.items():
        slot.week = week
        if slot.day > week.days:
            raise Refused(_would_lose(slot))
        if moment.at(slot.date, time) != slot.at and _is_fixed(slot.story):
            raise Refused(_would_move(slot))
    for slot in _in_safe_order(goes_to):
        slot.time = goes_to[slot]
        slot.save()
    for day, hour in sorted(wanted - {(slot.day, slot.time) for slot in held}):
        Slot.objects.create(week=week, day=day, time=hour)
    return list(Slot.objects.filter(week=week).in_order())


def refusal(week: ThemedWeekPage, *, first_day, days: int, hours: str) -> str:
    """Why ``week`` cannot be given these dates and hours, or an empty string: for the form, before it is saved."""
    if not (week.pk and first_day and days and hours):
        return ""
    before = ThemedWeekPage.objects.filter(pk=week.pk).first()
    if before is None:
        return ""
    after = ThemedWeekPage(pk=week.pk, title=week.title, first_day=first_day, days=days, hours=hours)
    try:
        with transaction.atomic():
            lay_out(after, hours_before=before.hours)
            transaction.set_rollback(True)
    except Refused as refused:
        return str(refused)
    return ""


@transaction.atomic
def place(story: StoryPage, slot: Slot, *, user=None) -> Slot:
    """Put ``story`` into ``slot``; a promise it has moves along. Returns the slot.

    Raises Refused when the slot has passed, is taken, or belongs to another series, and when the
    story is live.
    """
    slot = _held(slot)
    story = StoryPage.objects.get(pk=story.pk)
    _refuse_passed(slot)
    _refuse_stranger(story, slot)
    if slot.story and slot.story_id != story.pk:
        raise Refused(
            _("%(moment)s already holds %(name)s. Move that story first.")
            % {"moment": written(slot.at), "name": slot.story.printed_name}
        )
    _refuse_out(story)
    Slot.objects.filter(story=story).exclude(pk=slot.pk).update(story=None)
    slot.story = story
    slot.save(update_fields=["story"])
    if promising.promised_revision(story):
        promising.move(story, slot.at, user=user)
    return slot


@transaction.atomic
def swap(one: Slot, other: Slot, *, user=None) -> tuple[Slot, Slot]:
    """Let the stories of two slots change places; either may be empty. Promises move along.

    Raises Refused when a moment has passed or a story is live.
    """
    one, other = sorted((one, other), key=lambda slot: slot.pk)
    _hold(one.week_id, other.week_id)
    one, other = _fresh(one), _fresh(other)
    first, second = one.story, other.story
    for slot, comes in ((one, second), (other, first)):
        _refuse_passed(slot)
        if comes:
            _refuse_out(comes)
            _refuse_stranger(comes, slot)
    Slot.objects.filter(pk__in=[one.pk, other.pk]).update(story=None)
    for slot, comes in ((one, second), (other, first)):
        slot.story = comes
        slot.save(update_fields=["story"])
        if comes and promising.promised_revision(comes):
            promising.move(comes, slot.at, user=user)
    return one, other


@transaction.atomic
def take_out(story: StoryPage, *, user=None) -> None:
    """Take ``story`` out of its week, back to the bench; it no longer goes live.

    Raises Refused when it is live: then it stays where it is.
    """
    slot = Slot.objects.filter(story=story).first()
    if slot is None:
        return
    slot = _held(slot)
    if slot.story is None:
        return
    _refuse_out(slot.story)
    promising.take_back(slot.story, user=user)
    slot.story = None
    slot.save(update_fields=["story"])


def _in_safe_order(goes_to: dict) -> list[Slot]:
    """Slots in an order in which none takes a time that another has not left yet."""
    later = [slot for slot, time in goes_to.items() if time > slot.time]
    others = [slot for slot, time in goes_to.items() if time <= slot.time]
    return [*sorted(later, key=lambda slot: slot.time, reverse=True), *sorted(others, key=lambda slot: slot.time)]


def _hold(*weeks: int) -> None:
    """Hold the rows of weeks until the transaction ends, always in the same order."""
    list(Page.objects.select_for_update().filter(pk__in=weeks).order_by("pk").values_list("pk"))


def _held(slot: Slot) -> Slot:
    _hold(slot.week_id)
    return _fresh(slot)


def _fresh(slot: Slot) -> Slot:
    return Slot.objects.select_related("week", "story").get(pk=slot.pk)


def _is_fixed(story: StoryPage | None) -> bool:
    return story is not None and (story.live or promising.promised_revision(story) is not None)


def _refuse_passed(slot):
    if slot.at <= moment.now():
        raise Refused(
            _("%(moment)s has passed. Choose a later day, or publish the story now from its page.")
            % {"moment": written(slot.at)}
        )


def _refuse_out(story):
    if story.live:
        raise Refused(_("%(name)s is already live and stays where it is.") % {"name": story.printed_name})


def _refuse_stranger(story, slot):
    if not story.is_child_of(slot.week.get_parent()):
        raise Refused(
            _("%(name)s belongs to another series than “%(week)s”. Move the story to that series first.")
            % {"name": story.printed_name, "week": slot.week.title}
        )


def _would_move(slot):
    return _(
        "%(name)s goes live %(moment)s and would move. Take the schedule of that story back first; nothing was changed."
    ) % {"name": slot.story.printed_name, "moment": written(slot.at)}


def _would_lose(slot):
    return _(
        "%(name)s stands on day %(day)d, and the week would end before. Move that story first; nothing was changed."
    ) % {"name": slot.story.printed_name, "day": slot.day}
