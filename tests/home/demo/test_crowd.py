"""Thousands of stories in bulk are as whole as those made by hand."""

import pytest

from home.demo.crowd import add_crowd
from search.finding import find
from stories.pages.models import StoryPage
from stories.schedule import clock
from stories.schedule.models import WentLive
from tests.factories.pages import StoryFactory

pytestmark = pytest.mark.django_db


def test_a_crowd_is_live_found_and_has_all_that_belongs_to_it(client, series):
    StoryFactory(parent=series, printed_name="Already There")
    steps = []

    add_crowd(series, 205, 7, lambda done, count: steps.append((done, count)))

    assert steps == [(200, 205), (205, 205)]
    assert StoryPage.objects.child_of(series).readable().count() == 206
    story = StoryPage.objects.exclude(printed_name="Already There").order_by("pk").last()
    assert story.may_be_shown
    assert story.live_revision == story.latest_revision == story.revisions.get()
    assert client.get(story.url).status_code == 200
    assert find(story.words.split("\n")[0][:40]).filter(pk=story.pk).exists()
    assert WentLive.objects.count() == 206
    assert StoryPage.find_problems() == ([], [], [], [], [])
    series.refresh_from_db()
    assert series.numchild == 206


def test_the_clock_finds_nothing_to_make_good_in_a_crowd(series, django_capture_on_commit_callbacks):
    add_crowd(series, 3, 7, lambda done, count: None)

    assert clock.make_good() == 0


def test_the_same_chance_tells_the_same_stories(home):
    from tests.factories.pages import SeriesFactory

    told = []
    for _time in range(2):
        series = SeriesFactory(parent=home)
        add_crowd(series, 3, 11, lambda done, count: None)
        told.append([story.printed_name for story in StoryPage.objects.child_of(series).order_by("path")])

    assert told[0] == told[1]
