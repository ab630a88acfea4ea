"""Tables are read row by row as text, and what cannot be read is refused with a sentence."""

import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from home.mailing_list.importing import tables
from home.mailing_list.importing.rows import Unreadable
from home.mailing_list.importing.tables import MEGABYTE, rows_of


def read(data):
    return [row.cells for row in rows_of(io.BytesIO(data))]


def sheet(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book):
    file = io.BytesIO()
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
    book = Workbook()
    book.active["A1"] = number
    book.active["A1"].number_format = number_format

    assert read(saved(book)) == [[shown]]


@pytest.mark.parametrize("number", [100000, 100000.0])
def test_a_number_that_a_sheet_shows_as_a_power_of_ten_reads_as_such(number):
    book = Workbook()
    book.active["A1"] = number
    book.active["A1"].number_format = "0.00E+00"

    assert read(saved(book)) == [["1.00E+05"]]


def with_part(name, content):
    """A sheet of which one part is replaced."""
    original, file = zipfile.ZipFile(io.BytesIO(sheet(["A1"]))), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in original.namelist():
            archive.writestr(part, content if part == name else original.read(part))
    return file.getvalue()


def worksheet(rows):
    namespace = b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return b"<worksheet xmlns=%s><sheetData>%s</sheetData></worksheet>" % (namespace, rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_is_read_however_it_is_written(encoding, delimiter):
    lines = [["Näme", "code"], ["Zoë, or “Zo”", "A1"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)

    assert read(text.encode(encoding)) == lines


def test_one_column_needs_no_delimiter_and_blank_rows_keep_their_numbers():
    rows = list(rows_of(io.BytesIO(b"A1\n\n , \nB2\n")))

    assert [(row.number, row.cells) for row in rows] == [(1, ["A1"]), (4, ["B2"])]


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_a_first_line_that_tells_excel_the_delimiter_is_no_row(end):
    rows = list(rows_of(io.BytesIO(end.join([b"sep=;", b"a,b;c", b"d,e;f"]))))

    assert [(row.number, row.cells) for row in rows] == [(1, ["a,b", "c"]), (2, ["d,e", "f"])]


@pytest.mark.parametrize(
    "data",
    [b"Jos\x8d\nZo\xeb\n", "Zoë\nJosé\n".encode() + b"\xff\n", b"A1\n" * 200_000 + b"\xeb\n" + "ë".encode()],
    ids=["no sign", "one broken", "far down"],
)
def test_letters_that_cannot_be_read_are_never_taken_for_others(data):
    with pytest.raises(Unreadable, match="Save it anew as “CSV UTF-8”"):
        read(data)


def test_what_has_no_width_does_not_come_along():
    assert read("\ufeff\ufeffA1\u200b,\u2060B2\n".encode()) == [["A1", "B2"]]


def test_a_line_of_megabytes_is_refused_with_a_sentence():
    for data, said in [(b"A1 " * 3_500_000, "It breaks off"), (b"A," * 5_000_000, "more than 50 columns")]:
        with pytest.raises(Unreadable, match=said):
            read(data)


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


def test_the_sheet_that_shows_something_is_read_wherever_it_stands():
    book = Workbook()
    book.create_sheet("Codes").append(["A1"])
    aside = book.create_sheet("Old", 0)
    aside.append(["Z1"])
    aside.sheet_state = "hidden"

    assert read(saved(book)) == [["A1"]]


def test_of_several_sheets_none_is_left_out_in_silence():
    book = Workbook()
    book.active.title = "Spring"
    book.active.append(["A1"])
    book.create_sheet("Autumn").append(["B2"])

    with pytest.raises(Unreadable, match="several sheets: “Spring”, “Autumn”"):
        read(saved(book))


def test_a_formula_that_was_never_worked_out_is_no_empty_cell():
    with pytest.raises(Unreadable, match="never worked out"):
        read(sheet(["code"], ["A1"], ['="B"&2']))


def test_the_result_of_a_formula_is_read_also_where_it_is_no_words():
    row = (
        b'<row r="1"><c r="A1" t="str"><f>"B"&amp;2</f><v>B2</v></c><c r="B1"><f>1+1</f><v>2</v></c>'
        b'<c r="C1" t="str"><f>""</f><v></v></c></row>'
    )

    assert read(with_part("xl/worksheets/sheet1.xml", worksheet(row))) == [["B2", "2"]]


def test_of_merged_cells_the_first_has_what_they_show():
    book = Workbook()
    for row in (["A1", "x"], [None, "y"]):
        book.active.append(row)
    book.active.merge_cells("A1:A2")

    assert read(saved(book)) == [["A1", "x"], ["", "y"]]


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


@pytest.mark.parametrize(
    "content",
    [
        b"<row>" + b"<c/>" * 2_000_000 + b"</row>",
        b"<row/>" * 1_100_000,
        b"<mergeCells>" + b"<x/>" * 5_000_000,
        b'<row r="99999999999"><c t="inlineStr"><is><t>A1</t></is></c></row>',
    ],
    ids=["cells", "rows", "what follows", "a number"],
)
def test_a_sheet_of_more_than_a_sheet_can_hold_is_refused_before_it_fills_the_memory(content):
    with pytest.raises(Unreadable, match=r"too large|more rows"):
        read(with_part("xl/worksheets/sheet1.xml", worksheet(content)))


def test_styles_of_a_hundred_megabytes_are_not_unpacked():
    with pytest.raises(Unreadable, match="too large"):
        read(with_part("xl/styles.xml", b" " * (100 * MEGABYTE)))


def test_more_rows_than_are_taken_is_said_and_not_cut_off(monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)

    with pytest.raises(Unreadable, match="more than 3 rows"):
        read(b"A\nB\nC\nD\n")


@pytest.mark.parametrize("make", [sheet, lambda row: (",".join(row)).encode()])
def test_no_column_is_left_out_in_silence(make):
    assert read(make([str(number) for number in range(50)])) == [[str(number) for number in range(50)]]

    with pytest.raises(Unreadable, match="more than 50 columns"):
        read(make([str(number) for number in range(51)]))
