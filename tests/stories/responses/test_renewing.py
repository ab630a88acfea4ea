"""Caches in front of the site are told where the talk under a story changed, or the rules of all."""

import pytest

from stories.responses.models import ResponseRules
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.responses import published, response
from tests.purging import cache_in_front
from tests.working import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def purged(settings):
    """What a cache in front was told to forget, as paths."""
    with cache_in_front(settings) as paths:
        yield paths


def test_a_published_response_renews_the_story_and_the_feed_of_its_talk(
    series, purged, django_capture_on_commit_callbacks
):
    story = StoryFactory(parent=series)
    purged.clear()

    with django_capture_on_commit_callbacks(execute=True):
        published(story)

    assert purged == {story.url, f"{story.url}responses/feed/"}


def test_one_that_waits_changes_nothing_that_all_read(series, purged, django_capture_on_commit_callbacks):
    story = StoryFactory(parent=series)
    purged.clear()

    with django_capture_on_commit_callbacks(execute=True):
        response(story)

    assert purged == set()


def test_other_rules_renew_every_story_that_is_out(series, purged):
    stories = {StoryFactory(parent=series), StoryFactory(parent=series)}
    DraftFactory(parent=series)
    rules = ResponseRules.load()
    work()
    purged.clear()

    rules.days_open = 30
    rules.save()
    work()

    assert purged == {story.url for story in stories}
