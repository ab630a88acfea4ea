"""WentLive: one row and what follows, whatever door a story went through."""

import pytest
from django_tasks_db.models import DBTaskResult

from stories.pages.models import StoryPage
from stories.schedule import clock
from stories.schedule.models import WentLive
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.pictures import PictureFactory
from tests.working import work

pytestmark = pytest.mark.django_db


def follow_ups():
    return DBTaskResult.objects.filter(task_path__regex="renew_around|make_story_pictures").count()


def test_publishing_inserts_one_row_with_its_follow_ups(series):
    story = StoryFactory(parent=series)

    assert WentLive.objects.get().story == story
    assert WentLive.objects.get().at == story.first_published_at
    assert follow_ups() == 2


def test_a_plain_save_counts_too(series):
    story = DraftFactory(parent=series)
    story.live = True
    story.save()

    assert WentLive.objects.get().story == story


def test_editing_a_live_story_follows_nothing_twice(series):
    story = StoryFactory(parent=series)

    for place in ("Cooper Street", "Tanner’s Row"):
        story.place = place
        story.save_revision().publish()
    story.unpublish()
    story.save_revision().publish()

    assert WentLive.objects.count() == 1
    assert follow_ups() == 2


def test_a_draft_and_a_promise_have_no_row(series):
    DraftFactory(parent=series)

    assert not WentLive.objects.exists()
    assert follow_ups() == 0


def test_the_clock_makes_good_a_live_story_without_a_row(series):
    story = DraftFactory(parent=series)
    StoryPage.objects.filter(pk=story.pk).update(live=True)

    clock.look()

    assert WentLive.objects.get().story == story
    assert follow_ups() == 2


def test_the_follow_ups_make_every_size_of_its_pictures(series):
    story = StoryFactory(parent=series, cover=PictureFactory(width_px=1600, height_px=1200))

    work()

    assert story.cover.renditions.filter(filter_spec="width-1200|format-avif").exists()
    assert story.cover.renditions.filter(filter_spec="fill-800x600|format-jpeg").exists()
    assert not DBTaskResult.objects.failed().exists()
