"""The trays of the desk: which letters lie in each, in which order, and how many."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from home.mailing_list.models import Letter

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

State = Letter.State
WAITING, PLANNED, SENDING, SENT, STOPPED = "waiting", "planned", "sending", "sent", "stopped"
#: In their order.
TRAYS: "dict[str, str | StrPromise]" = {
    WAITING: _("Wait for you"),
    PLANNED: _("Go out by themselves"),
    SENDING: _("Being sent"),
    SENT: _("Sent"),
    STOPPED: _("Stopped or not sent"),
}
LIE_IN = {
    WAITING: (State.WAITING,),
    PLANNED: (State.PLANNED,),
    SENDING: (State.SENDING,),
    SENT: (State.SENT,),
    STOPPED: (State.STOPPED, State.DROPPED),
}


@dataclass(frozen=True)
class Tray:
    """What lies together, how many, and where it is listed."""

    name: str
    label: "str | StrPromise"
    count: int
    link: str
    is_open: bool


def counts() -> dict[str, int]:
    """How many letters lie in each tray, in one query."""
    by_state = dict(Letter.objects.order_by().values_list("state").annotate(number=Count("pk")))
    return {tray: sum(by_state.get(state, 0) for state in states) for tray, states in LIE_IN.items()}


def lying_in(tray: str) -> QuerySet:
    """The letters of ``tray``: what leaves next comes first, of what is past the latest."""
    letters = Letter.objects.filter(state__in=LIE_IN[tray]).select_related("story", "week", "series", "decided_by")
    if tray == PLANNED:
        return letters.order_by("send_at", "pk")
    return letters.order_by("composed_at", "pk") if tray == WAITING else letters.order_by("-composed_at", "-pk")


def first_of_note(numbers: dict[str, int]) -> str:
    """The tray that opens by itself: the first that holds anything; what waits where none does."""
    return next((tray for tray in TRAYS if numbers[tray]), WAITING)


def tray_of(letter: Letter) -> str:
    """In which tray ``letter`` is looked for."""
    return next(tray for tray, states in LIE_IN.items() if letter.state in states)
