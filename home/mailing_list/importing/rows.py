"""Rows as every kind of table gives them, and the sentence for a file that gives none."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_COLUMNS = 50
#: What no database keeps, and marks without width that come along with what is copied from a page or a mail.
_UNSEEN = re.compile("[\0\u200b\u2060\ufeff]")


class Unreadable(Exception):  # noqa: N818 - it is an answer to a person, not an error
    """A file that cannot be read as a table; `str()` is the sentence a person reads."""


@dataclass(frozen=True)
class Row:
    """One row that is not blank, with its number as a spreadsheet program shows it."""

    number: int
    cells: list[str]


def cleaned(cells: list[str]) -> list[str]:
    """``cells`` without blank ones at the end, and without what nobody sees. Raises Unreadable for too many."""
    cells = [_UNSEEN.sub("", cell).strip() for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        said = _("It has more than %d columns. Save only those that are needed, and bring it again.")
        raise Unreadable(said % MOST_COLUMNS)
    return cells
