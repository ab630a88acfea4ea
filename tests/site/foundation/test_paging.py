"""A long list answers whatever page is asked for."""

import pytest

from foundation.paging import page_of

FIRST, LAST = 1, 5


@pytest.mark.parametrize(
    ("number", "given"),
    [
        (None, FIRST),
        ("", FIRST),
        ("1", FIRST),
        ("2", 2),
        ("5", LAST),
        ("6", LAST),
        ("99999999999999999999", LAST),
        ("9" * 5000, LAST),
        ("0", LAST),
        ("-1", LAST),
        ("x", FIRST),
        ("1e3", FIRST),
        ("2.5", FIRST),
        ("1_0", LAST),
        ("٣", 3),
        (" 2 ", 2),
        ("²", FIRST),
        ("\x00", FIRST),
        ("\ud800", FIRST),
        ("🏃", FIRST),
        ("1; DROP TABLE", FIRST),
    ],
)
def test_any_number_gives_a_page(number, given):
    assert page_of(range(10), number, per_page=2).number == given


def test_an_empty_list_has_one_empty_page():
    page = page_of([], "7")

    assert (page.number, list(page)) == (1, [])


def test_twenty_a_page():
    assert [len(page_of(range(45), number)) for number in ("1", "2", "3")] == [20, 20, 5]
