"""410 where a story was."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from stories.pages.models import GoneAddress
from stories.pages.renaming import rename
from stories.pages.withdrawing import withdraw
from tests.factories.pages import DraftFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawn(series):
    return withdraw(StoryFactory(parent=series, printed_name="Zenobia Quill"))


@pytest.mark.parametrize("ending", ["", "?utm=letter", "?page=2&x=%00"])
@pytest.mark.parametrize("slash", ["/", ""])
def test_with_and_without_a_slash_and_whatever_is_asked(withdrawn, client, slash, ending):
    assert client.get(f"{withdrawn.url.rstrip('/')}{slash}{ending}").status_code == 410


def test_it_says_so_without_a_name_and_leads_to_the_others(withdrawn, series, client):
    answer = client.get(withdrawn.url)
    html = answer.content.decode()

    assert "The teller asked us to take it down, and we did." in html
    assert "Quill" not in html
    assert f'href="{series.url}"' in html
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_a_head_is_answered_alike(withdrawn, client):
    answer = client.head(withdrawn.url)

    assert answer.status_code == 410
    assert answer.content == b""


def test_an_address_that_a_name_stood_in_says_neither_name(series, client):
    story = StoryFactory(parent=series, printed_name="Zenobia Quill")
    old = story.url
    rename(story, "Anna")

    answer = client.get(old)
    html = answer.content.decode()

    assert answer.status_code == 410
    assert "This page is not here any more" in html
    assert not [name for name in ("Quill", "Anna", "anna") if name in html]
    assert f'href="{series.url}"' in html


def test_a_redirect_never_wins(withdrawn, series, client):
    other = StoryFactory(parent=series)
    Redirect.add_redirect(withdrawn.url.rstrip("/"), redirect_to=other)

    assert client.get(withdrawn.url).status_code == 410


def test_another_story_that_goes_live_there_has_the_address(withdrawn, series, client):
    withdrawn.slug = "zenobia-quill-before"
    withdrawn.save()
    StoryFactory(parent=series, printed_name="Zenobia Quill")

    assert client.get(f"{series.url}zenobia-quill/").status_code == 200
    assert not GoneAddress.objects.filter(path=f"{series.url}zenobia-quill/").exists()


def test_it_stays_gone_when_the_page_is_deleted(withdrawn, client):
    address = withdrawn.url
    withdrawn.delete()

    assert client.get(address).status_code == 410


def test_a_series_that_is_not_out_is_not_named(withdrawn, series, client):
    series.unpublish()

    answer = client.get(withdrawn.url)

    assert answer.status_code == 410
    assert series.title not in answer.content.decode()


def test_what_was_never_there_is_not_found(withdrawn, series, client):
    assert client.get(f"{series.url}nobody/").status_code == 404
    assert client.get("/a%00b/").status_code == 404
    assert client.get(f"/{'a' * 2000}/").status_code == 404
    assert client.get(DraftFactory(parent=series).url).status_code == 404


def test_it_costs_one_query_where_nothing_is_found_and_none_elsewhere(series, client):
    def asked(address):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return sum("stories_goneaddress" in query["sql"] for query in queries)

    assert asked(f"{series.url}nobody/") == 1
    assert asked(series.url) == 0
