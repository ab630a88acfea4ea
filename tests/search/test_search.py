"""The reader's search: finds what is out, by word, name and place, and answers whatever is typed."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from foundation import moment
from foundation.paging import PER_PAGE
from foundation.typed import cleaned
from search.finding import find
from stories.schedule.promising import promise
from tests.factories.pages import DraftFactory, SeriesFactory, StoryFactory

pytestmark = pytest.mark.django_db

PUNCTUATION = ["'", "(", ")", "*", ":", "^", "&", "|", "!", "\\", "<", ">", "=", "-", "+", "%", "_", ";", "--", "/*"]
SYNTAX = [
    "NEAR(",
    "NEAR(a b, 3)",
    "AND",
    "OR",
    "NOT",
    "a AND",
    "OR b",
    "NOT NOT",
    "title:running",
    "body:*",
    "{title body}: x",
    "^running",
    "runn*",
    "a & b",
    "!a",
    "a <-> b",
    "'; DROP TABLE wagtailcore_page; --",
    "<script>alert(1)</script>",
    "{{ 7 }}",
    "%s %d %(x)s",
]
ENCODED = {
    "10,000 characters": "a" * 10_000,
    "10,000 words": "a%20" * 10_000,
    "NUL": "%00",
    "NUL in a word": "ru%00nning",
    "a lone surrogate": "%ED%A0%80",
    "a surrogate pair in UTF-8": "%ED%A0%BD%ED%B8%80",
    "no UTF-8": "%FF%FE",
    "a broken percent": "%",
    "a lone double quote": "%22",
    "a quote that does not end": "%22running",
    "three quotes": "%22%22%22",
    "an emoji": quote("🏃‍♀️"),
    "an emoji and a word": quote("🏃 running"),
    "right to left": quote("ריצה \u202e running"),
    "combining marks": quote("e" + "\u0301" * 500),
    "zero width": quote("\u200b"),
    "line breaks": "a%0D%0Ab%09c",
    "only plus": "+++",
}


@pytest.fixture
def mile(series):
    """A story to be found."""
    return StoryFactory(
        parent=series,
        printed_name="Nora Whitlock",
        place="Cooper Street, Hallin Bridge",
        body=[("text", "<p>The ferryman waved with his lantern.</p>")],
    )


def names(query):
    return [story.printed_name for story in find(cleaned(query))]


def body_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


# ── What is found ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "query",
    ["ferryman", "FERRYMAN", "Nora", "whitlock", "Nora Whitlock", "Cooper Street", "Hallin", "lantern ferryman"],
)
def test_a_story_is_found_by_its_words_its_name_and_its_place(mile, query):
    assert names(query) == ["Nora Whitlock"]


@pytest.mark.parametrize("query", ["submarine", "ferryman submarine", "ferrymen's"])
def test_what_holds_not_every_word_is_not_found(mile, query):
    assert names(query) == []


def test_each_story_is_found_once(mile, series):
    mile.save_revision().publish()

    assert names("ferryman") == ["Nora Whitlock"]


# ── What is never found ─────────────────────────────────────────────────────────────


def test_a_draft_is_never_found(series):
    DraftFactory(parent=series, printed_name="Ada Secret")

    assert names("Secret") == []


def test_what_was_taken_down_is_not_found_any_more(mile):
    mile.unpublish()

    assert names("ferryman") == []


def test_a_promised_story_is_not_found_before_its_minute(series):
    promise(DraftFactory(parent=series, printed_name="Ada Secret"), moment.now() + timedelta(hours=1))

    assert names("Secret") == []


def test_newer_words_of_a_live_story_are_not_found_before_they_are_published(mile):
    mile.body = [("text", "<p>Now with a secret submarine.</p>")]
    mile.save_revision()

    assert names("submarine") == []
    assert names("ferryman") == ["Nora Whitlock"]


def test_a_story_under_a_draft_is_not_found(home):
    StoryFactory(parent=SeriesFactory(parent=home, live=False), printed_name="Ada Secret")

    assert names("Secret") == []


def test_a_story_under_a_private_page_is_not_found(series, mile):
    PageViewRestriction.objects.create(page=series, restriction_type=PageViewRestriction.LOGIN)

    assert names("ferryman") == []


def test_a_tellers_name_and_address_are_not_found(mile):
    for word in (mile.told_by.address, mile.told_by.address.split("@")[0], "example.org"):
        assert names(word) == []


# ── The page ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "address", ["/search/", "/search/?q=", "/search/?q=%20%20%20", "/search/?page=2", "/search/?q=%22"]
)
def test_nothing_asked_shows_the_field_and_no_verdict(mile, client, address):
    page = body_of(client, address)

    assert 'type="search"' in page
    assert 'name="q"' in page
    assert "Find a story" in page
    assert "No story with" not in page
    assert "Nora Whitlock" not in page


def test_hits_are_counted_and_linked(mile, client):
    page = body_of(client, "/search/?q=ferryman")

    assert "One story with “ferryman”" in page
    assert f'href="{mile.url}"' in page


def test_nothing_found_says_so_and_keeps_what_was_asked(mile, client):
    page = body_of(client, "/search/?q=submarine")

    assert "No story with “submarine”" in page
    assert 'value="submarine"' in page


def test_what_was_typed_is_never_markup(client, home):
    page = body_of(client, "/search/?q=" + quote("<script>alert(1)</script>"))

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_no_address_of_a_teller_is_shown(mile, client):
    assert mile.told_by.address not in body_of(client, "/search/?q=ferryman")


def test_search_pages_are_kept_out_of_other_peoples_indexes(client, home):
    assert '<meta name="robots" content="noindex">' in body_of(client, "/search/?q=a")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_searching_changes_nothing(client, home, method):
    assert getattr(client, method)("/search/").status_code == 405


@pytest.mark.parametrize("query", [*PUNCTUATION, *SYNTAX, "' ( ) * : ^ & | ! \\ NEAR( AND", "  ", "\t\n"])
def test_no_punctuation_breaks_it(mile, client, query):
    body_of(client, "/search/?q=" + quote(query))
    body_of(client, "/search/?q=" + quote(f"ferryman {query}"))


@pytest.mark.parametrize("query", ENCODED.values(), ids=ENCODED.keys())
def test_no_broken_bytes_break_it(mile, client, query):
    body_of(client, f"/search/?q={query}")


@pytest.mark.parametrize(
    "query", ["'ferryman'", '"ferryman"', "ferryman!", "(ferryman)", "ferryman, waved", "%00ferryman"]
)
def test_punctuation_around_a_word_hides_no_story(mile, query):
    assert names(query.replace("%00", "\x00")) == ["Nora Whitlock"]


@pytest.mark.parametrize("page", ["x", "-1", "0", "99999999999999999999", "٣", "1e3", "", "%00", "%ED%A0%80", "1;2"])
def test_any_page_number_is_answered(mile, client, page):
    assert "Nora Whitlock" in body_of(client, f"/search/?q=ferryman&page={quote(page, safe='%')}")


def test_long_lists_come_a_page_at_a_time(series, client):
    for _number in range(PER_PAGE + 1):
        StoryFactory(parent=series)

    assert body_of(client, "/search/?q=Cooper").count("story-card__title") == PER_PAGE
    assert body_of(client, "/search/?q=Cooper&page=2").count("story-card__title") == 1


def test_the_cost_is_the_same_for_one_hit_and_for_three(series, client):
    StoryFactory(parent=series)
    body_of(client, "/search/?q=Cooper")
    costs = []
    for more in (0, 2):
        for _number in range(more):
            StoryFactory(parent=series)
        with CaptureQueriesContext(connection) as queries:
            body_of(client, "/search/?q=Cooper")
        costs.append(len(queries))

    assert costs[0] == costs[1]
