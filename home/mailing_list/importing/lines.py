"""A CSV file, row by row, however it is written: its encoding and the sign that parts its columns are found out."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import IO

from django.utils.translation import gettext as _

from home.mailing_list.importing.rows import Row, Unreadable, cleaned

_DELIMITERS = (",", ";", "\t", "|")
#: A first line by which Excel is told what parts the columns; it shows it to nobody and counts it as no row.
_SAID = re.compile(r'"?sep=(?P<delimiter>.)"?(?:\r\n|\r|\n)')
#: So much is looked at to find how columns are parted.
_SAMPLE = 64 * 1024
_CHUNK = 256 * 1024
#: Bytes that are no sign in cp1252; and a letter with an accent in UTF-8, which cp1252 shows as two signs that nobody
#: writes beside each other.
_NOT_WESTERN = re.compile(rb"[\x81\x8d\x8f\x90\x9d]|\xc3[\x80-\xbf]")


def rows_of_csv(file: IO[bytes]) -> Iterator[Row]:
    """Its rows that are not blank. Raises Unreadable, also in the middle."""
    encoding = _encoding_of(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    try:
        sample = text.read(_SAMPLE)
        said = _SAID.match(sample)
        delimiter = said["delimiter"] if said else _delimiter_of(sample)
        text.seek(0)
        if said:
            text.readline()
        number = 0
        try:
            for number, cells in enumerate(csv.reader(text, delimiter=delimiter), 1):
                cells = cleaned(cells)
                if cells:
                    yield Row(number, cells)
        except csv.Error as error:
            why = _("It breaks off after row %d: look whether a quotation mark there is opened and never closed.")
            raise Unreadable(why % number) from error
    finally:
        text.detach()


def _encoding_of(file) -> str:
    """UTF-8 or UTF-16 where the file says so or is nothing else, else what Excel writes in the west."""
    head = file.read(_CHUNK)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in head:
        raise Unreadable(_("This is no table. Bring a CSV or an Excel file (.xlsx)."))
    decoder, is_utf_8, before = codecs.getincrementaldecoder("utf-8")(), True, b""
    is_western = True
    while head:
        try:
            is_utf_8 = is_utf_8 and decoder.decode(head) is not None
        except UnicodeDecodeError:
            is_utf_8 = False
        is_western = is_western and not _NOT_WESTERN.search(before + head)
        before, head = head[-1:], file.read(_CHUNK)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        is_utf_8 = False
    if is_utf_8:
        return "utf-8-sig"
    if is_western:
        return "cp1252"
    raise Unreadable(_("Some of its letters cannot be read. Save it anew as “CSV UTF-8”, or as .xlsx."))


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
