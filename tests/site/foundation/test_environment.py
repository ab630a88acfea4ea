"""The file of values: written by us or by hand, read by us and by systemd."""

import os
import shlex
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.environment import quoted, read_values, write_values
from foundation.refusing import Refused


@pytest.fixture
def file(tmp_path):
    return tmp_path / "milepost.env"


def test_no_file_says_nothing(file):
    assert read_values(file) == {}


def test_comments_empty_lines_and_quotes_are_read(file):
    file.write_text(
        "# ours\n\nTIME_ZONE=Europe/Berlin\nMAIL_FROM=\"Cooper <a@b.example>\"\nALERT_TO='a@b.example'\nX=\n"
    )

    assert read_values(file) == {
        "TIME_ZONE": "Europe/Berlin",
        "MAIL_FROM": "Cooper <a@b.example>",
        "ALERT_TO": "a@b.example",
        "X": "",
    }


@pytest.mark.parametrize("line", ["SECRET_KEY = hunter2", "hunter2", "DATABASE_URL: hunter2"])
def test_a_line_that_says_nothing_is_named_by_its_number_alone(line, file):
    file.write_text(f"DEMO=0\n{line}\n")

    with pytest.raises(ValueError, match=r"^Line 2 of it is no NAME=value") as refused:
        read_values(file)

    assert "hunter2" not in str(refused.value)


def test_reading_leaves_the_environment_as_it_is(file):
    file.write_text("MILEPOST_NEVER_SET=1\n")

    read_values(file)

    assert "MILEPOST_NEVER_SET" not in os.environ


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" "), max_size=40))
def test_what_is_quoted_is_read_as_it_was(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("quoted") / "milepost.env"

    write_values(path, {"NAME": value})

    assert read_values(path) == {"NAME": value}


def test_plain_values_stand_without_quotes():
    assert quoted("https://stories.example.org:8443") == "https://stories.example.org:8443"
    assert shlex.split(quoted('A "b" \\ c')) == ['A "b" \\ c']


def test_writing_keeps_every_other_line_and_the_place_of_its_own(file):
    file.write_text("# first\nA=1\nB=2\n\n# last\nA=3\n")

    write_values(file, {"A": "4", "C": "5"})

    assert file.read_text() == "# first\nA=1\nB=2\n\n# last\nA=4\nC=5\n"
    assert read_values(file) == {"A": "4", "B": "2", "C": "5"}


def test_the_file_is_its_owners_alone_and_nothing_is_left_beside_it(file):
    file.write_text("A=1\n")
    file.chmod(0o644)

    write_values(file, {"A": "2"})

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("place", ["/dev/null", "/proc/nowhere/milepost.env"])
def test_what_cannot_be_written_is_refused_with_a_sentence(place):
    from pathlib import Path

    with pytest.raises(Refused, match=f"^{place} .*Nothing was changed"):
        write_values(Path(place), {"A": "1"})

    assert not Path("/dev/null").is_file()
