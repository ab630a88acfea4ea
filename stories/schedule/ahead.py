"""The week that runs, or else the next one, as its editors need to see it."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.http import HttpRequest

from foundation import moment
from stories.pages.readiness import Finding, stopping
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.place import State, StoryState


@dataclass(frozen=True)
class Cell:
    """One slot, where its story stands, and what that lacks as long as it is only planned."""

    slot: Slot
    state: State | None
    missing: list[Finding] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nobody's story stands here."""
        return self.slot.story is None

    @property
    def is_gap(self) -> bool:
        """Whether it is empty and may still be filled."""
        return self.is_empty and not self.has_passed

    @property
    def has_passed(self) -> bool:
        """Whether its moment is over."""
        return self.slot.has_passed

    @property
    def is_today(self) -> bool:
        """Whether it falls on today."""
        return self.slot.date == moment.today()

    @property
    def is_planned(self) -> bool:
        """Whether its story is planned for a moment to come and nobody has promised it."""
        return self.state is not None and self.state.name == "planned" and not self.has_passed


@dataclass(frozen=True)
class Ahead:
    """A week and its slots in order."""

    week: ThemedWeekPage
    cells: list[Cell]

    @property
    def runs(self) -> bool:
        """Whether one of its days is today."""
        return self.week.first_day is not None and self.week.first_day <= moment.today()

    @property
    def gaps(self) -> list[Cell]:
        """What may still be filled."""
        return [cell for cell in self.cells if cell.is_gap]


def week_ahead(request: HttpRequest) -> Ahead | None:
    """The week that runs, else the next to begin, else None; read once for each request."""
    if not hasattr(request, "week_ahead"):
        request.week_ahead = _read()  # type: ignore[attr-defined]
    return request.week_ahead  # type: ignore[attr-defined]


def _read() -> Ahead | None:
    today = moment.today()
    near = ThemedWeekPage.objects.filter(first_day__gt=today - timedelta(days=ThemedWeekPage.LONGEST))
    week = next((week for week in near.order_by("first_day", "pk") if not week.is_over), None)
    if week is None:
        return None
    slots = list(Slot.objects.filter(week=week).select_related("story").in_order())
    for slot in slots:
        slot.week = week
    states = StoryState.of_all([slot.story for slot in slots if slot.story])
    return Ahead(week, [_cell(slot, states) for slot in slots])


def _cell(slot: Slot, states) -> Cell:
    if slot.story is None:
        return Cell(slot, None)
    cell = Cell(slot, states[slot.story_id].state())
    # Only what may still be mended is looked through: it costs queries for each story.
    return Cell(slot, cell.state, stopping(slot.story.get_latest_revision_as_object())) if cell.is_planned else cell
