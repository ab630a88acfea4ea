"""The trays of the desk: what lies in each, in which order, and how many."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from stories.responses.models import Report, Response

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

State = Response.State
WAITING, REPORTED, PUBLISHED = State.WAITING.value, "reported", State.PUBLISHED.value
REMOVED, SPAM = State.REMOVED.value, State.SPAM.value
#: In their order. What readers reported is published and lies in both.
TRAYS: "dict[str, str | StrPromise]" = {
    WAITING: _("Waiting"),
    REPORTED: _("Reported"),
    PUBLISHED: _("Published"),
    REMOVED: _("Removed"),
    SPAM: _("Spam"),
}
#: In these somebody waits for an answer: the oldest comes first.
QUEUES = (WAITING, REPORTED)


@dataclass(frozen=True)
class Tray:
    """What lies together, how many, and where it is listed."""

    name: str
    label: "str | StrPromise"
    count: int
    link: str
    is_open: bool


def on_the_desk() -> QuerySet:
    """Every response that an editor may see: not what its writer took back."""
    return Response.objects.exclude(state=State.DELETED)


def lies_in(tray: str, responses: QuerySet) -> QuerySet:
    """Those of ``responses`` in ``tray``."""
    if tray == REPORTED:
        return responses.filter(pk__in=Response.objects.reported().values("pk"))
    return responses.filter(state=tray)


def in_order(tray: str, responses: QuerySet) -> QuerySet:
    """What waits longest first; where nothing waits, what was written last."""
    if tray in QUEUES:
        return responses.order_by("written_at", "pk")
    return responses.order_by("-written_at", "-pk")


def tray_of(response: Response) -> str:
    """In which tray ``response`` is looked for."""
    return response.state if response.state in TRAYS else ""


def counts(responses: QuerySet | None = None) -> dict[str, int]:
    """How many of ``responses``, or of all, lie in each tray; two queries."""
    found = on_the_desk() if responses is None else responses
    by_state = dict(found.order_by().values_list("state").annotate(number=Count("pk")))
    reports = Report.objects.open().filter(response__state=State.PUBLISHED)
    if responses is not None:
        reports = reports.filter(response__in=responses)
    reported = reports.order_by().aggregate(number=Count("response", distinct=True))["number"]
    return {tray: reported if tray == REPORTED else by_state.get(tray, 0) for tray in TRAYS}


def oldest_waiting():
    """Since when the oldest waits; None where nothing does."""
    return Response.objects.waiting().order_by().aggregate(first=Min("written_at"))["first"]


def left_in(tray: str, numbers: dict[str, int]) -> str:
    """How many are left where somebody waits: "3 left."; empty for the other trays."""
    if tray not in QUEUES:
        return ""
    left = numbers[tray]
    return ngettext("%d left.", "%d left.", left) % left if left else _now("Nothing is left.")
