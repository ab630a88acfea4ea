"""When the responses to a story close by the rules, its page changes, and caches in front of the site are told."""

from datetime import timedelta

import pytest

from foundation import boundaries, moment
from stories.pages.models import StoryPage
from stories.responses.closing import Closing, closed, next_closing, openness_of, set_closing
from stories.responses.models import ResponseRules
from tests.factories.pages import DraftFactory, StoryFactory
from tests.purging import cache_in_front

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def live_for(days, story):
    """``story``, as if it had gone live so many days ago."""
    StoryPage.objects.filter(pk=story.pk).update(first_published_at=moment.now() - days * DAY)
    return StoryPage.objects.get(pk=story.pk)


@pytest.fixture
def rules(db):
    """Sixty days, and a fortnight where a child is shown."""
    return ResponseRules.load()


@pytest.fixture
def purged(settings):
    """What a cache in front was told to forget, as paths."""
    with cache_in_front(settings) as paths:
        yield paths


def test_the_clock_knows_of_it():
    assert "responses close" in {boundary.name for boundary in boundaries.registered()}


def test_the_next_closing_is_that_of_the_story_that_was_told_first(series, rules):
    first = live_for(50, StoryFactory(parent=series))
    live_for(20, StoryFactory(parent=series))

    assert next_closing(moment.now()) == first.first_published_at + 60 * DAY == openness_of(first).closes_at


def test_a_childs_story_closes_earlier(series, rules):
    story = live_for(10, StoryFactory(parent=series, shows_child=True))

    assert next_closing(moment.now()) == story.first_published_at + 14 * DAY == openness_of(story).closes_at


def test_where_nothing_closes_there_is_no_such_moment(series, rules):
    DraftFactory(parent=series)
    live_for(90, StoryFactory(parent=series))
    for closing in (Closing.CLOSED, Closing.OPEN):
        set_closing(StoryFactory(parent=series), closing)

    assert next_closing(moment.now()) is None


def test_the_page_of_a_story_and_its_feed_are_renewed_at_that_moment(
    series, rules, purged, django_capture_on_commit_callbacks
):
    story = live_for(60, StoryFactory(parent=series))
    live_for(59, StoryFactory(parent=series))
    at = story.first_published_at + 60 * DAY
    purged.clear()

    with django_capture_on_commit_callbacks(execute=True):
        closed(at - timedelta(seconds=1), at)

    assert purged == {story.url, f"{story.url}responses/feed/"}


def test_a_story_that_stays_open_is_left_alone(series, rules, purged, django_capture_on_commit_callbacks):
    story = StoryFactory(parent=series)
    set_closing(story, Closing.OPEN)
    story = live_for(60, story)
    purged.clear()

    with django_capture_on_commit_callbacks(execute=True):
        closed(moment.now() - DAY, moment.now())

    assert purged == set()
