"""What a reader typed becomes paragraphs and safe links, and nothing else."""

import re

import pytest
from hypothesis import given, strategies

from stories.responses.links_in_words import in_paragraphs


def addresses(text):
    return re.findall(r'href="([^"]*)"', in_paragraphs(text))


def test_paragraphs_and_lines_stay_as_they_were_typed():
    assert in_paragraphs("One.\nTwo.\n\nThree.") == "<p>One.<br>Two.</p>\n<p>Three.</p>"


def test_an_address_can_be_pressed_and_nobody_vouches_for_it():
    html = in_paragraphs("See https://lamps.example/a?b=1&c=2 there.")

    assert html == (
        '<p>See <a href="https://lamps.example/a?b=1&amp;c=2" rel="nofollow ugc noopener">'
        "https://lamps.example/a?b=1&amp;c=2</a> there.</p>"
    )


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("(https://a.example/b)", "https://a.example/b"),
        ("https://a.example/b_(c)", "https://a.example/b_(c)"),
        ("https://a.example/b.", "https://a.example/b"),
        ("https://a.example/b?!", "https://a.example/b"),
        ("“https://a.example/b”", "https://a.example/b"),
        ("HTTPS://A.example", "HTTPS://A.example"),
        ("https://a.example:8080/x#y", "https://a.example:8080/x#y"),
        ("https://bücher.example/ä", "https://bücher.example/ä"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(typed, address):
    assert addresses(typed) == [address]


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://a.example/",
        "www.a.example",
        "gwen@a.example",
        "https://",
        "https://[",
        "https://bank.example@evil.example/",
        "https://bank.example\\@evil.example/",
    ],
)
def test_what_leads_nowhere_or_elsewhere_stays_words(typed):
    assert addresses(typed) == []


def test_markup_is_words():
    html = in_paragraphs('<a href="https://a.example" onclick="x()">here</a> <script>x()</script>')

    assert "<script" not in html
    assert "onclick=&quot;" in html
    assert addresses('"https://a.example"') == ["https://a.example"]


def test_a_long_address_is_shown_by_its_beginning():
    html = in_paragraphs(f"https://a.example/{'x' * 100}")

    assert f'href="https://a.example/{"x" * 100}"' in html
    assert ">https://a.example/" + "x" * 41 + "…</a>" in html


@given(strategies.text())
def test_whatever_is_typed_only_our_own_elements_come_out(typed):
    html = in_paragraphs(typed)
    ours = r'</?p>|<br>|<a href="https?://[^"<>]+" rel="nofollow ugc noopener">|</a>'

    assert not re.search(r"[<>]", re.sub(ours, "", html, flags=re.IGNORECASE))
