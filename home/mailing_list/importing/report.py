"""What looking through a table found, and what became of it, in words."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.mailing_list.importing.causes import WHY
from home.mailing_list.importing.columns import HEADING
from home.mailing_list.importing.kinds import KINDS
from home.mailing_list.importing.rows import Row
from home.mailing_list.models import TableImport

State, Kind = TableImport.State, TableImport.Kind


def state_of(brought: TableImport) -> str:
    """How it stands, in one sentence."""
    if brought.state == State.DONE:
        return _("Taken in: %s") % things(brought, brought.taken)
    if brought.state == State.LOOKED:
        return _("Looked through, and nothing taken in yet: %s") % things(brought, brought.new)
    return str(brought.get_state_display()).capitalize()


def things(brought: TableImport, number: int) -> str:
    """So many of what its rows are."""
    if brought.kind == Kind.CODES:
        said = ngettext("%s new code", "%s new codes", number)
    else:
        said = ngettext("%s new subscriber", "%s new subscribers", number)
    return said % number_format(number, force_grouping=True)


def to_take(brought: TableImport) -> str:
    """What the button does."""
    if brought.kind == Kind.CODES:
        said = ngettext("Take in %s code", "Take in %s codes", brought.new)
    else:
        said = ngettext("Take in %s subscriber", "Take in %s subscribers", brought.new)
    return said % number_format(brought.new, force_grouping=True)


def as_read(brought: TableImport, rows: list[Row]) -> str:
    """The first codes as they would be taken, of the first ``rows`` of its file: are they whole?"""
    if brought.kind != Kind.CODES:
        return ""
    read = [KINDS[Kind.CODES].read(row.cells, brought.columns) for row in rows[brought.columns.get(HEADING, 0) :]]
    return ", ".join(_("“%s”") % code for code, cause in read if not cause)


def wrong(brought: TableImport) -> Iterator[tuple[int, str]]:
    """How many rows cannot be taken, and why; most first."""
    for cause, number in sorted(brought.wrong.items(), key=lambda one: -one[1]):
        yield number, str(WHY.get(cause, cause))


def problems(brought: TableImport) -> Iterator[tuple[int, str]]:
    """The first of them by their number."""
    for row, cause in brought.problems:
        yield row, str(WHY.get(cause, cause))
