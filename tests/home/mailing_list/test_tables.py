"""Tables are read row by row as text, and what cannot be read is refused with a sentence."""

import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from home.mailing_list.importing import tables
from home.mailing_list.importing.tables import MEGABYTE, Unreadable, rows_of


def read(data):
    return [row.cells for row in rows_of(io.BytesIO(data))]


def sheet(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (123, "0000000", "0000123"),
        (7, '"PELL-"000', "PELL-007"),
        (21071234, "00000-0000", "02107-1234"),
        (21071234, r"00000\-0000", "02107-1234"),
        (12345, "000", "12345"),
        (42.0, "0000", "0042"),
        (42, "0000;[Red]-0000", "0042"),
        (0, "000", "000"),
        (1234, "#,##0", "1234"),
        (1234, "General", "1234"),
        (12, "0", "12"),
        (12, "0.00", "12"),
        (-5, "000", "-5"),
        (12.5, "0000", "12.5"),
    ],
)
def test_a_number_is_read_with_the_zeros_and_signs_that_its_sheet_shows(number, number_format, shown):
    book, file = Workbook(), io.BytesIO()
    book.active["A1"] = number
    book.active["A1"].number_format = number_format
    book.save(file)

    assert read(file.getvalue()) == [[shown]]


def with_part(name, content):
    """A sheet of which one part is replaced."""
    original, file = zipfile.ZipFile(io.BytesIO(sheet(["A1"]))), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in original.namelist():
            archive.writestr(part, content if part == name else original.read(part))
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_is_read_however_it_is_written(encoding, delimiter):
    lines = [["Näme", "code"], ["Zoë, or “Zo”", "A1"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)

    assert read(text.encode(encoding)) == lines


def test_one_column_needs_no_delimiter_and_blank_rows_keep_their_numbers():
    rows = list(rows_of(io.BytesIO(b"A1\n\n , \nB2\n")))

    assert [(row.number, row.cells) for row in rows] == [(1, ["A1"]), (4, ["B2"])]


def test_a_cell_of_several_lines_is_one_cell():
    assert read(b'a,"one\ntwo"\nb,c\n') == [["a", "one\ntwo"], ["b", "c"]]


def test_what_a_sheet_holds_is_text():
    day = datetime.datetime(2024, 3, 1)
    moment = datetime.datetime(2024, 3, 1, 9, 30)

    assert read(sheet(["007", 12.0, 1.5, True], [day, moment, None, " x "])) == [
        ["007", "12", "1.5", "TRUE"],
        ["2024-03-01", "2024-03-01T09:30:00", "", "x"],
    ]


def test_a_number_that_excel_has_rounded_reads_as_such():
    assert read(sheet([1234567890123456789])) == [["1.23456789012346E+18"]]


def test_no_nul_comes_through():
    assert read("A\0B\nC".encode("utf-16")) == [["AB"], ["C"]]


def test_a_cell_at_the_far_end_of_a_sheet_costs_no_memory():
    book, file = Workbook(), io.BytesIO()
    book.active["A1"], book.active["XFD1048576"] = "A1", "far"
    book.save(file)

    assert read(file.getvalue()) == [["A1"]]


BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "lol">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b']><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row>'
    + b"</sheetData></worksheet>"
)


@pytest.mark.parametrize(
    "data, said",
    [
        (b"", "The file is empty."),
        (b"\n\n,,\n", "every row is blank"),
        (b"\x89PNG\r\n\0\0\0", "This is no table."),
        (b"\xd0\xcf\x11\xe0 old", "old Excel file"),
        (b"PK\x03\x04 no archive", "damaged"),
        (sheet(["A1"])[:900], "damaged"),
        (b'a,"b\n' + b"x" * 200_000, "quotation mark"),
        (b"x" * (20 * MEGABYTE + 1), "The file is too large"),
        (with_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r='1'>"), "damaged"),
        (with_part("xl/worksheets/sheet1.xml", BILLION_LAUGHS), "damaged"),
        (with_part("xl/workbook.xml", b"no xml"), "damaged"),
    ],
    ids=["empty", "blank", "picture", "xls", "no zip", "cut off", "quote", "too large", "broken", "laughs", "no book"],
)
def test_what_is_no_table_is_refused_with_a_sentence(data, said):
    with pytest.raises(Unreadable, match=said):
        read(data)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(Unreadable, match="Unpacked it would be too large"):
        read(with_part("xl/worksheets/sheet1.xml", b" " * (201 * MEGABYTE)))


def test_more_rows_than_are_taken_is_said_and_not_cut_off(monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)

    with pytest.raises(Unreadable, match="more than 3 rows"):
        read(b"A\nB\nC\nD\n")


@pytest.mark.parametrize("make", [sheet, lambda row: (",".join(row)).encode()])
def test_no_column_is_left_out_in_silence(make):
    assert read(make([str(number) for number in range(50)])) == [[str(number) for number in range(50)]]

    with pytest.raises(Unreadable, match="more than 50 columns"):
        read(make([str(number) for number in range(51)]))
