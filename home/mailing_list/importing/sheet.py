"""An XLSX file, row by row and as text: the one sheet of it that shows something."""

import logging
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL

from home.mailing_list.importing.packed import LAST_ROW, look_through
from home.mailing_list.importing.rows import MOST_COLUMNS, Row, Unreadable, cleaned
from home.mailing_list.importing.shown import as_shown, is_shortened

logger = logging.getLogger(__name__)


def rows_of_sheet(file: IO[bytes]) -> Iterator[Row]:
    """Its rows that are not blank. Raises Unreadable, also in the middle."""
    uncounted = look_through(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            sheet = _only_one(book)
            if sheet is None:
                return
            if sheet._worksheet_path in uncounted:
                raise Unreadable(
                    _(
                        "Some of its cells are formulas that were never worked out. Open it in a spreadsheet program, "
                        "save it there, and bring it again."
                    )
                )
            for number, found in _rows_in(sheet):
                cells = cleaned([_as_text(cell) for cell in found])
                if cells:
                    yield Row(number, cells)
        finally:
            book.close()
    except Unreadable:
        raise
    except Exception as error:
        # Whatever is wrong with somebody's file, openpyxl may stumble over it in any way.
        logger.info("A sheet could not be read: %s", type(error).__qualname__)
        raise Unreadable(
            _("It could not be read: the file is damaged, or no Excel file. Save it anew as .xlsx, or as CSV.")
        ) from error


def _only_one(book):
    """The sheet that shows something; None where none does. Raises Unreadable where several do."""
    # Excel hides what its owner put aside.
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    filled = [sheet for sheet in shown if next(_rows_in(sheet), None)]
    if len(filled) > 1:
        said = _("It has several sheets: %s. Save the one that is meant as a file of its own, and bring that.")
        raise Unreadable(said % ", ".join(_("“%s”") % sheet.title for sheet in filled))
    return filled[0] if filled else None


def _rows_in(sheet):
    """Each row in which something stands, with its number, and without the empty cells at its end."""
    # What a file says of its own size is not always so.
    sheet.reset_dimensions()
    for number, found in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        if number > LAST_ROW:
            raise Unreadable(_("It has more rows than a sheet can have. Save it anew as .xlsx, or as CSV."))
        width = next((width for width in range(len(found), 0, -1) if found[width - 1] is not EMPTY_CELL), 0)
        if any(cell.value is not None for cell in found[:width]):
            yield number, found[:width]


def _as_text(cell) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float() if abs(value) >= 1e15:
            # Excel has rounded it: as it shows it, so that nobody takes it for the number that was meant.
            return f"{value:.14E}"
        case int() | float() if is_shortened(cell.number_format):
            return f"{value:.2E}"
        case float() if value.is_integer():
            return as_shown(int(value), cell.number_format)
        case int():
            return as_shown(value, cell.number_format)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
    return str(value)
