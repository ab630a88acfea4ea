"""A feed reader that has the feed is told so, and is sent every change, also one that takes something away."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from foundation import moment
from foundation.models import Picture
from foundation.renditions import make_renditions
from stories.pages.models import StoryPage
from stories.pages.withdrawing import withdraw
from stories.schedule import clock
from stories.schedule.promising import promise
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db

KNOWN_BY = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}


@pytest.fixture(params=["/feed/", "/feed.json", "{series}feed/", "{series}feed.json"])
def path(request, series):
    return request.param.format(series=series.url)


@pytest.fixture(params=KNOWN_BY)
def fetch(request, client, path):
    """Fetch the feed as a reader that has it, and remember it; the answer's code."""
    known = {}

    def fetch():
        answer = client.get(path, headers=known)
        known[KNOWN_BY[request.param]] = answer[request.param]
        assert bool(answer.content) == (answer.status_code == 200)
        return answer.status_code

    return fetch


@pytest.fixture
def story(series):
    """The older of two stories, with a picture whose sizes are not made yet."""
    story = StoryFactory(parent=series, cover=PictureFactory())
    StoryFactory(parent=series)
    return story


def fetched(fetch):
    """The feed is there, and stays as it is."""
    assert [fetch(), fetch(), fetch()] == [200, 304, 304]


def is_new_once(fetch):
    return [fetch(), fetch()] == [200, 304]


def test_a_story_that_goes_live(series, story, fetch, monkeypatch):
    draft = DraftFactory(parent=series)
    fetched(fetch)

    due = moment.now() + timedelta(minutes=5)
    promise(draft, due)
    assert fetch() == 304

    monkeypatch.setattr(timezone, "now", lambda: due)
    clock.look()
    assert is_new_once(fetch)


def test_an_edit(story, fetch):
    fetched(fetch)

    story.body = [("text", "<p>Other words.</p>")]
    draft = story.save_revision()
    assert fetch() == 304

    draft.publish()
    assert is_new_once(fetch)


def test_the_newest_story_taken_down(story, fetch):
    fetched(fetch)

    StoryPage.objects.order_by("-first_published_at").first().unpublish()
    assert is_new_once(fetch)


def test_a_story_taken_back_by_its_teller(story, fetch):
    fetched(fetch)

    withdraw(story)
    assert is_new_once(fetch)


def test_a_story_deleted(story, fetch):
    fetched(fetch)

    story.delete()
    assert is_new_once(fetch)


def test_a_picture_that_gets_its_sizes(story, fetch):
    fetched(fetch)

    make_renditions(story.cover, ["photo"])
    assert is_new_once(fetch)


def test_other_words_under_a_picture(story, fetch):
    make_renditions(story.cover, ["photo"])
    fetched(fetch)

    Picture.objects.update(caption="Ten to six.")
    assert is_new_once(fetch)


def test_another_name_of_the_series(series, story, fetch):
    fetched(fetch)

    series.title = "Another name"
    series.save_revision().publish()
    assert is_new_once(fetch)


@pytest.mark.parametrize("path", ["/feed/", "/feed.json"])
def test_another_name_of_the_site(home, story, fetch):
    fetched(fetch)

    home.title = "Another name"
    home.save_revision().publish()
    assert is_new_once(fetch)


@pytest.mark.parametrize("path", ["/feed/", "/feed.json"])
def test_a_feed_without_stories(home, fetch):
    fetched(fetch)


def test_a_cache_that_forgot_costs_no_more_than_one_answer(story, fetch):
    fetched(fetch)

    cache.clear()
    assert fetch() in (200, 304)
    assert fetch() == 304
