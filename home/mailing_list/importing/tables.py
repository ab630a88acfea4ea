"""Read a table, CSV or XLSX, row by row and as text: its bytes decide which it is, never its name.

What cannot be read, or would cost too much, is refused with a sentence that says what to do instead.
"""

import codecs
import csv
import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import IO
from zipfile import BadZipFile, ZipFile

from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from home.mailing_list.importing.shown import as_shown

logger = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_ROWS = 200_000
MOST_COLUMNS = 50
#: A sheet is packed, and its words are held in memory whole: both are asked for before anything is unpacked.
MOST_UNPACKED, MOST_WORDS = 200 * MEGABYTE, 40 * MEGABYTE
WORDS = "xl/sharedStrings.xml"

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = (",", ";", "\t", "|")
#: So much is looked at to find how columns are parted.
_SAMPLE = 64 * 1024
_CHUNK = 256 * 1024


class Unreadable(Exception):  # noqa: N818 - it is an answer to a person, not an error
    """A file that cannot be read as a table; `str()` is the sentence a person reads."""


@dataclass(frozen=True)
class Row:
    """One row that is not blank, with its number as a spreadsheet program shows it."""

    number: int
    cells: list[str]


def rows_of(file: IO[bytes]) -> Iterator[Row]:
    """The rows of ``file`` that are not blank. Raises Unreadable, also in the middle, where the file breaks there."""
    refuse_size(file.seek(0, io.SEEK_END))
    number = 0
    for number, row in enumerate(_rows_of(file), 1):
        if number > MOST_ROWS:
            said = _("It has more than %s rows. Part it into several files and bring them one after the other.")
            raise Unreadable(said % number_format(MOST_ROWS, force_grouping=True))
        yield row
    if not number:
        raise Unreadable(_("There is nothing in it: every row is blank."))


def refuse_size(size: int) -> None:
    """Raise Unreadable where a file is empty, or larger than any table that we take."""
    if not size:
        raise Unreadable(_("The file is empty."))
    if size > MOST_BYTES:
        said = _("The file is too large: %(size)s, and %(most)s is the most. Part it into several files.")
        raise Unreadable(said % {"size": filesizeformat(size), "most": filesizeformat(MOST_BYTES)})


def _rows_of(file):
    file.seek(0)
    begins = file.read(len(_ZIP))
    file.seek(0)
    if begins == _OLE:
        raise Unreadable(
            _("This is an old Excel file, or one with a password. Save it as .xlsx without one, or as CSV.")
        )
    yield from _rows_of_sheet(file) if begins == _ZIP else _rows_of_csv(file)


def _cleaned(cells: list[str]) -> list[str]:
    """``cells`` without blank ones at the end, and without NUL, which no database keeps. Raises Unreadable for many."""
    cells = [cell.replace("\0", "").strip() for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        said = _("It has more than %d columns. Save only those that are needed, and bring it again.")
        raise Unreadable(said % MOST_COLUMNS)
    return cells


# ── CSV ─────────────────────────────────────────────────────────────────────────────


def _rows_of_csv(file):
    encoding = _encoding_of(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    try:
        delimiter = _delimiter_of(text.read(_SAMPLE))
        text.seek(0)
        number = 0
        try:
            for number, cells in enumerate(csv.reader(text, delimiter=delimiter), 1):
                cells = _cleaned(cells)
                if cells:
                    yield Row(number, cells)
        except csv.Error as error:
            said = _("It breaks off after row %d: look whether a quotation mark there is opened and never closed.")
            raise Unreadable(said % number) from error
    finally:
        text.detach()


def _encoding_of(file) -> str:
    """UTF-8 or UTF-16 where the file says so or is nothing else, else what Excel writes in the west."""
    head = file.read(_CHUNK)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in head:
        raise Unreadable(_("This is no table. Bring a CSV or an Excel file (.xlsx)."))
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while head:
            decoder.decode(head)
            head = file.read(_CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter_of(sample: str) -> str:
    """By which sign the first rows fall into the most columns, each into as many; a comma where it is one column."""

    def alike(delimiter):
        # The last line may be cut off in the middle.
        lines = sample.splitlines(keepends=True)[:51]
        reader = csv.reader(lines[:-1] if len(lines) > 1 else lines, delimiter=delimiter)
        try:
            widths = [len(cells) for cells in islice(reader, 50) if cells]
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(_DELIMITERS, key=alike)


# ── XLSX ────────────────────────────────────────────────────────────────────────────


def _rows_of_sheet(file):
    _refuse_bomb(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            # What a file says of its own size is not always so.
            sheet.reset_dimensions()
            for number, found in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
                if any(cell.value is not None for cell in found):
                    cells = _cleaned([_as_text(cell) for cell in found])
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


def _refuse_bomb(file) -> None:
    try:
        with ZipFile(file) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(_("It could not be read: the file is damaged. Save it anew as .xlsx, or as CSV.")) from error
    if sum(sizes.values()) > MOST_UNPACKED or sizes.get(WORDS, 0) > MOST_WORDS:
        raise Unreadable(
            _("Unpacked it would be too large. Save only the columns and rows that are needed, or save it as CSV.")
        )


def _as_text(cell) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < 1e15:
            return as_shown(int(value), cell.number_format)
        case int() | float() if abs(value) >= 1e15:
            # Excel has rounded it: as it shows it, so that nobody takes it for the number that was meant.
            return f"{value:.14E}"
        case int():
            return as_shown(value, cell.number_format)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
    return str(value)
