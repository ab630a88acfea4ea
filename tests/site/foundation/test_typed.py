"""What is typed into a search, as both databases take it."""

import pytest

from foundation.typed import LONGEST, cleaned


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("  two   words ", "two words"),
        ("a\x00b", "a b"),
        ("a\ud800b", "ab"),
        ('say "hello', "say hello"),
        ('"', ""),
        ("\r\n\t", ""),
        ("🏃 run", "🏃 run"),
        ("naïve", "naïve"),
    ],
)
def test_what_no_database_takes_is_left_out(typed, asked):
    assert cleaned(typed) == asked


def test_what_is_too_long_for_a_question_is_cut():
    assert len(cleaned("a" * 10_000)) == LONGEST
