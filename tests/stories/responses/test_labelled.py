"""The labelled responses: as many as promised, of one shape, no two alike, and fairly mixed for whoever sees half."""

import json
import re
from pathlib import Path

import pytest

LABELLED = Path(__file__).parent / "labelled"
#: How many responses each file holds; those of further.jsonl are all there to build on, of the others the odd lines.
PROMISED = {"easy": 200, "hard": 200, "further": 300, "fresh": 320}
HALVES = {"odd": slice(0, None, 2), "even": slice(1, None, 2)}
COUNTS = ["published", "spam", "same_words_today"]
#: A host with or without http; neither a file at the end of a path nor the name before an @.
HOSTS = re.compile(r"(?<![\w.-])(?<![^/]/)(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w.-]*@)")
INVENTED = re.compile(r"(.+\.)?(example|example\.(com|net|org))")
TELEPHONES = re.compile(r"\b0[1-9][\d ]{8,}\d\b")
#: Numbers that Ofcom keeps for drama, and one that nobody can have.
RINGS_NOWHERE = re.compile(r"0(1632960|7700900|8000000)\d+")


def rows(name):
    return [json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]


def words(text):
    """A text's words alone, so that two rows that differ in spaces, case or marks count as the same."""
    return " ".join(re.findall(r"\w+", text.casefold())) or text


@pytest.mark.parametrize("name", PROMISED)
def test_each_file_holds_as_many_responses_as_promised(name):
    assert len(rows(name)) == PROMISED[name]


@pytest.mark.parametrize("name", PROMISED)
def test_each_row_says_the_verdict_the_words_and_what_is_known_of_the_sender(name):
    for row in rows(name):
        assert list(row) == ["spam", "name", "text", "past"]
        assert type(row["spam"]) is bool
        for said in (row["name"], row["text"]):
            assert said and said == said.strip(), row
        assert list(row["past"]) == [*COUNTS, "confirmed"]
        assert type(row["past"]["confirmed"]) is bool
        assert all(type(row["past"][count]) is int and row["past"][count] >= 0 for count in COUNTS), row


def test_no_two_texts_are_the_same():
    texts = [words(row["text"]) for name in PROMISED for row in rows(name)]

    assert [text for text in set(texts) if texts.count(text) > 1] == []


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("name", PROMISED)
def test_about_half_of_either_half_is_spam(name, half):
    seen = rows(name)[HALVES[half]]

    assert 0.4 <= sum(row["spam"] for row in seen) / len(seen) <= 0.6


@pytest.mark.parametrize("name", PROMISED)
def test_no_row_leads_to_a_real_place(name):
    hosts = [host for row in rows(name) for host in HOSTS.findall(f"{row['name']} {row['text']}")]

    assert hosts and [host for host in hosts if not INVENTED.fullmatch(host)] == []


@pytest.mark.parametrize("name", PROMISED)
def test_no_row_gives_a_telephone_that_could_ring(name):
    numbers = [number.replace(" ", "") for row in rows(name) for number in TELEPHONES.findall(row["text"])]

    assert numbers and [number for number in numbers if not RINGS_NOWHERE.fullmatch(number)] == []
