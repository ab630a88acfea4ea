"""What an XLSX file would cost to be read, found before a library unpacks it: a few bytes can hold gigabytes."""

import re
from typing import IO
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _

from home.mailing_list.importing.rows import Unreadable

MEGABYTE = 1024 * 1024
#: All parts together, unpacked; and each that is held in memory whole, such as the words of all sheets.
MOST_UNPACKED, MOST_HELD = 200 * MEGABYTE, 40 * MEGABYTE
#: The last row and the last column of any sheet (Excel specifications and limits).
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
#: One row is held in memory whole, and so is what stands before and after the rows.
MOST_OF_A_ROW = 16 * MEGABYTE
#: A row with fewer bytes than that has no more cells than a sheet has columns.
_MAY_BE_WIDE = LAST_COLUMN * len("<c/>")

_SHEETS, _PARTS_OF_NO_CONCERN = "xl/worksheets/", ("xl/media/", "xl/pivotCache/", "xl/externalLinks/")
_ROW, _CELL = re.compile(rb"<(?:\w+:)?row\b"), re.compile(rb"<(?:\w+:)?c\b")
#: A formula without a result. One whose result is no words (`t="str"`) is not one that was never worked out.
_UNCOUNTED = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt=["'](?:str|e)["'])[^>]*>"""
    rb"""<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"""
)


def look_through(file: IO[bytes]) -> set[str]:
    """The parts that are sheets with formulas without a result. Raises Unreadable where reading would cost too much."""
    try:
        with ZipFile(file) as archive:
            parts = archive.infolist()
            _refuse_sizes(parts)
            sheets = [part for part in parts if part.filename.startswith(_SHEETS) and part.filename.endswith(".xml")]
            return {part.filename for part in sheets if _look_at_rows(archive, part)}
    except Unreadable:
        raise
    except Exception as error:
        # Of a file that is broken, or packed in a way that Excel never does, zipfile tells in many ways.
        raise Unreadable(_("It could not be read: the file is damaged. Save it anew as .xlsx, or as CSV.")) from error


def _refuse_sizes(parts: list[ZipInfo]) -> None:
    held = [part for part in parts if not part.filename.startswith((_SHEETS, *_PARTS_OF_NO_CONCERN))]
    if sum(part.file_size for part in parts) > MOST_UNPACKED or any(part.file_size > MOST_HELD for part in held):
        _refuse()


def _look_at_rows(archive: ZipFile, part: ZipInfo) -> bool:
    """Whether a formula in it has no result; its rows are counted, and their cells where they may be too many."""
    is_uncounted, rows, open_row = False, 0, b""
    with archive.open(part) as content:
        while chunk := content.read(MEGABYTE):
            *whole, open_row = _ROW.split(open_row + chunk)
            rows += len(whole)
            if rows > LAST_ROW or len(open_row) > MOST_OF_A_ROW:
                _refuse()
            for row in whole:
                if len(row) > _MAY_BE_WIDE and len(_CELL.findall(row)) > LAST_COLUMN:
                    _refuse()
            is_uncounted = is_uncounted or any(_UNCOUNTED.search(row) for row in whole if b"<f" in row or b":f" in row)
    if len(open_row) > _MAY_BE_WIDE and len(_CELL.findall(open_row)) > LAST_COLUMN:
        _refuse()
    return is_uncounted or bool(_UNCOUNTED.search(open_row))


def _refuse() -> None:
    raise Unreadable(
        _("Unpacked it would be too large. Save only the columns and rows that are needed, or save it as CSV.")
    )
