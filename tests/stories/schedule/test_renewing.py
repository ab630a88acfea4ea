"""What a cache in front of the site is told to forget: an old page is the worst fault of a cached site."""

from urllib.parse import urlsplit

import pytest

from foundation import moment
from stories.pages.withdrawing import withdraw
from stories.schedule.going_live import renew_around
from stories.schedule.models import Slot
from tests.factories.pages import StoryFactory, WeekFactory
from tests.purging import cache_in_front

pytestmark = pytest.mark.django_db


@pytest.fixture
def purged(settings):
    """What a cache in front was told to forget, as paths."""
    with cache_in_front(settings) as paths:
        yield paths


@pytest.fixture
def week(series):
    """A week with two stories that are out."""
    week = WeekFactory(parent=series, first_day=moment.today())
    for slot in Slot.objects.filter(week=week).order_by("day")[:2]:
        slot.story = StoryFactory(parent=series)
        slot.save()
    return week


def told_in(week):
    return [slot.story for slot in Slot.objects.filter(week=week).exclude(story=None).order_by("day")]


def path_of(page):
    return urlsplit(page.full_url).path


def naming(series):
    """Every address that names what a series tells."""
    own = path_of(series)
    return {"/", own, "/feed/", "/feed.json", f"{own}feed/", f"{own}feed.json", "/sitemap.xml"}


def test_a_story_that_goes_live_renews_whatever_names_it(purged, series, week):
    first, second = told_in(week)
    purged.clear()

    renew_around.call(second.pk)

    assert purged == {*naming(series), path_of(week), path_of(first), path_of(second)}


def test_a_story_that_is_taken_back_renews_the_same(purged, series, week, django_capture_on_commit_callbacks):
    first, second = told_in(week)
    own = path_of(second)
    purged.clear()

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(second)

    assert purged >= {*naming(series), path_of(week), path_of(first), own}
