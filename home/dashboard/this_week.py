"""The week that runs or comes next, in small."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from foundation import moment
from foundation.templatetags.moments import wall_clock
from stories.schedule.ahead import Ahead, Cell, week_ahead
from stories.schedule.waiting import days_of


@dataclass(frozen=True)
class Day:
    """One cell: which day, whose story, and how it stands in few words."""

    day: str
    name: str
    icon: str
    words: str
    link: str
    is_empty: bool
    is_today: bool
    is_bad: bool


def few_words(cell: Cell) -> tuple[str, str]:
    """An icon and two or three words for a cell; a state unknown here says its own sentence."""
    if cell.state is None:
        return "minus", _("Nothing went out") if cell.has_passed else _("Nothing goes out")
    if cell.missing:
        return "warning", _("Planned, not ready")
    short = {
        "live": _("Live"),
        "failed": _("Failed"),
        "late": _("Late"),
        "due": _("Going live now"),
        "scheduled": _("Goes live %(time)s (%(zone)s)")
        % {"time": wall_clock(cell.slot.at), "zone": moment.zone_name()},
        "two dates": _("Two dates"),
        "planned": _("Never scheduled") if cell.has_passed else _("Planned"),
        "waiting": _("Waits for approval"),
        "taken down": _("Taken down"),
        "withdrawn": _("Withdrawn"),
    }
    return cell.state.icon, short.get(cell.state.name, cell.state.words)


def days(ahead: Ahead, user) -> list[Day]:
    """The cells in order, each leading where ``user`` may do something; the hour is said where a day has several."""
    several = len({cell.slot.day for cell in ahead.cells}) < len(ahead.cells)
    edits_all = policy_registry.get_by_type(Page).user_has_permission(user, "publish")
    return [_day(cell, several, _link(cell, user, edits_all)) for cell in ahead.cells]


def _link(cell: Cell, user, edits_all: bool) -> str:
    """To the story's editor, or to where a story is chosen for an empty slot."""
    story = cell.slot.story
    if story:
        may = edits_all or story.owner_id == user.pk
        return reverse("wagtailadmin_pages:edit", args=[story.pk]) if may else ""
    return reverse("slots:edit", args=[cell.slot.pk]) if cell.is_gap and user.has_perm("schedule.change_slot") else ""


def _day(cell: Cell, says_hour: bool, link: str) -> Day:
    icon, words = few_words(cell)
    day = formats.date_format(cell.slot.date, "D j M")
    story = cell.slot.story
    return Day(
        day=f"{day}, {wall_clock(cell.slot.at)}" if says_hour else day,
        name=story.printed_name if story else _("Empty"),
        icon=icon,
        words=words,
        link=link,
        is_empty=cell.is_empty,
        is_today=cell.is_today,
        is_bad=cell.state is not None and cell.state.name in ("failed", "late"),
    )


def foot(ahead: Ahead) -> str:
    """What is still empty, and whose time the times are."""
    gaps, zone = ahead.gaps, _("Times are %s time.") % moment.zone_name()
    if not gaps:
        return zone
    said = ngettext("%(number)d gap ahead (%(days)s).", "%(number)d gaps ahead (%(days)s).", len(gaps))
    return f"{said % {'number': len(gaps), 'days': days_of(gaps)}} {zone}"


def heading(ahead: Ahead | None) -> str:
    """Which week it is; between weeks the next one."""
    if ahead is None:
        return _("This week")
    series = ahead.week.get_parent().title
    return (_("This week: %s") if ahead.runs else _("The next week: %s")) % series


class ThisWeek(Component):
    """The second panel of the dashboard: for those who write or publish."""

    name = "this_week"
    template_name = "home/dashboard/this_week.html"
    order = 120

    @classmethod
    def is_for(cls, request: HttpRequest) -> bool:
        """Whether this user works on weeks at all."""
        may = policy_registry.get_by_type(Page).user_has_any_permission
        return may(request.user, {"add", "change", "publish"})

    def get_context_data(self, parent_context):
        """The days, in few words."""
        request = parent_context["request"]
        ahead = week_ahead(request)
        context = {"heading": heading(ahead), "ahead": ahead}
        if ahead:
            context |= {
                "days": days(ahead, request.user),
                "foot": foot(ahead),
                "may_open": ahead.week.permissions_for_user(request.user).can_edit(),
            }
        return context

    class Media:
        css = {"all": ["home/css/dashboard.css"]}
