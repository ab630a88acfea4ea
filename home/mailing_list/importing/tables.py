"""Read a table, CSV or XLSX, row by row and as text: its bytes decide which it is, never its name.

What cannot be read, or would cost too much, is refused with a sentence that says what to do instead.
"""

import io
from collections.abc import Iterator
from typing import IO

from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from home.mailing_list.importing.lines import rows_of_csv
from home.mailing_list.importing.rows import Row, Unreadable
from home.mailing_list.importing.sheet import rows_of_sheet

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_ROWS = 200_000

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


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


def is_sheet(file: IO[bytes]) -> bool:
    """Whether it is an XLSX file, or a file that says so."""
    return _first_bytes(file) == _ZIP


def _rows_of(file):
    if _first_bytes(file) == _OLE:
        raise Unreadable(
            _("This is an old Excel file, or one with a password. Save it as .xlsx without one, or as CSV.")
        )
    yield from rows_of_sheet(file) if is_sheet(file) else rows_of_csv(file)


def _first_bytes(file) -> bytes:
    file.seek(0)
    begins = file.read(len(_ZIP))
    file.seek(0)
    return begins
