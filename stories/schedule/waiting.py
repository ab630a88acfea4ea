"""What waits between a plan and a story that is live."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail.permissions import policy_registry

from foundation import moment
from foundation.templatetags.moments import promised as written
from foundation.waiting import Urgency, Waiting
from stories.pages.models import StoryPage
from stories.schedule import failing
from stories.schedule.ahead import week_ahead
from stories.schedule.models import ClockFailure, Slot


def schedule(request: HttpRequest) -> Iterator[Waiting]:
    """Rows for those who may publish; nobody else can do anything about them."""
    if not policy_registry.get_by_type(Page).user_has_any_permission(request.user, {"publish"}):
        return
    yield _failed()
    yield _passed()
    yield _planned()
    yield from _week(request)


def _failed() -> Waiting:
    failures = list(ClockFailure.objects.filter(kind=ClockFailure.Kind.PUBLISH).select_related("page").order_by("due"))
    first = failures[0] if failures else None
    return Waiting(
        Urgency.FAILED,
        len(failures),
        ngettext("story did not go live", "stories did not go live", len(failures)),
        f"{failing.name_of(first)}: {first.cause}" if first else "",
        reverse("promise_story", args=[first.page_id]) if first and first.page_id else _list("planned"),
    )


def _unpromised():
    """Slots whose story is neither live nor promised."""
    promised = StoryPage.objects.order_by().filter(live=False).promised().values("pk")
    slots = Slot.objects.filter(story__live=False).exclude(story__in=promised)
    return slots.select_related("story", "week").order_by("at")


def _passed() -> Waiting:
    now = moment.now()
    slots = [slot for slot in _unpromised().filter(at__lte=now) if not slot.week.is_over]
    return Waiting(
        Urgency.PASSED,
        len(slots),
        ngettext("day has passed without its story", "days have passed without their stories", len(slots)),
        _("%(name)s was planned for %(moment)s and never scheduled")
        % {"name": slots[0].story.printed_name, "moment": written(slots[0].at)}
        if slots
        else "",
        reverse("promise_story", args=[slots[0].story_id]) if len(slots) == 1 else _list("planned"),
    )


def _planned() -> Waiting:
    slots = list(_unpromised().filter(at__gt=moment.now()))
    return Waiting(
        Urgency.PLANNED,
        len(slots),
        ngettext("story planned, not yet scheduled", "stories planned, not yet scheduled", len(slots)),
        _("the first is %s") % written(slots[0].at) if slots else "",
        reverse("promise_story", args=[slots[0].story_id]) if len(slots) == 1 else _list("planned"),
    )


def _week(request) -> Iterator[Waiting]:
    ahead = week_ahead(request)
    if ahead is None:
        return
    lacking = [(cell.slot.story, cell.missing) for cell in ahead.cells if cell.slot.story and cell.missing]
    yield Waiting(
        Urgency.MISSING,
        len(lacking),
        ngettext("planned story is not ready", "planned stories are not ready", len(lacking)),
        f"{lacking[0][0].printed_name}: {lacking[0][1][0].sentence}" if lacking else "",
        reverse("promise_story", args=[lacking[0][0].pk]) if lacking else "",
    )
    gaps = ahead.gaps
    yield Waiting(
        Urgency.EMPTY,
        len(gaps),
        ngettext("gap ahead", "gaps ahead", len(gaps)),
        _("%(week)s: %(days)s") % {"week": ahead.week.theme, "days": days_of(gaps)},
        f"{reverse('slots:index')}?week={ahead.week.pk}&holds=nothing&when=to+come",
    )


def days_of(cells) -> str:
    """The days of slots, each once: "Sat 28 Nov, Sun 29 Nov"."""
    return ", ".join(dict.fromkeys(formats.date_format(cell.slot.date, "D j M") for cell in cells))


def _list(stands: str) -> str:
    return f"{reverse('stories:index')}?stands={stands}"
