"""An excerpt shows where the words stand that a reader looked for."""

import pytest

from search.excerpt import LENGTH, excerpt

STORY = (
    "I lock the ward doors at five. Between there and my bed is the bridge.\n"
    "“Everybody does it,” he said. “It’s the top of the rise.” Two bridges on I turned, at José’s café."
)


def test_it_begins_with_the_sentence_that_holds_the_word():
    assert excerpt(STORY, "bridge").startswith("Between there and my bed is the <mark>bridge</mark>. “Everybody")


def test_a_sentence_keeps_the_mark_that_closes_it():
    assert excerpt(STORY, "rise").startswith("“It’s the top of the <mark>rise</mark>.” Two bridges")


@pytest.mark.parametrize("query", ["jose", "JOSÉ", "cafe", "café"])
def test_accents_and_capitals_do_not_matter(query):
    assert excerpt(STORY, query).count("<mark>") == 1


@pytest.mark.parametrize(("query", "found"), [("bridge", 2), ("bridges", 2), ("doors", 1), ("door", 1)])
def test_other_endings_are_found_too(query, found):
    assert excerpt(STORY, query).count("<mark>") == found


def test_part_of_a_word_is_not_the_word():
    assert "<mark>" not in excerpt("A cartload of carts.", "art")


def test_what_stands_in_name_or_place_alone_leaves_the_lead():
    assert excerpt(STORY, "Aldous", otherwise="I lock the ward doors.") == "I lock the ward doors."


@pytest.mark.parametrize("query", ["", "…", "((", "*"])
def test_a_query_without_a_word_leaves_the_lead(query):
    assert excerpt(STORY, query, otherwise="The lead.") == "The lead."


def test_words_of_a_teller_stay_words():
    said = excerpt("He wrote <script>alert(1)</script> & <b>bridge</b>.", "bridge")

    assert "<script>" not in said
    assert "&lt;b&gt;<mark>bridge</mark>&lt;/b&gt;" in said
    assert "&lt;<mark>script</mark>&gt;" in excerpt("<script>", "script")


def test_a_long_story_is_not_shown_whole():
    assert len(excerpt("A sentence that goes on for a while. " * 40, "sentence")) < LENGTH * 2
