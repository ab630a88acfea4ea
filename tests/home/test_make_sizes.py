"""manage.py make_sizes: an upgraded site gets the sizes and cards that the new version shows."""

import io

import pytest
from django.core.management import call_command

from foundation import moment
from foundation.renditions import are_made
from stories.pages.models import ShareCard
from tests.factories.pages import DraftFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory
from tests.working import work

pytestmark = pytest.mark.django_db


def said():
    out = io.StringIO()
    call_command("make_sizes", stdout=out)
    return out.getvalue()


def test_what_is_out_gets_its_missing_sizes_and_its_card_and_a_draft_none(series):
    story = StoryFactory(parent=series, cover=PictureFactory())
    week = WeekFactory(parent=series, first_day=moment.today(), cover=PictureFactory())
    draft = DraftFactory(parent=series, cover=PictureFactory())
    work()
    for picture in (story.cover, week.cover):
        picture.renditions.all().delete()
    ShareCard.objects.all().delete()

    assert "Sizes of 2 pictures are missing" in said()
    work()

    assert are_made(story.cover, ["photo", "first"])
    assert are_made(week.cover, ["photo", "cover"])
    assert not draft.cover.renditions.exists()
    assert ShareCard.objects.filter(story=story).exists()


def test_where_nothing_is_missing_nothing_is_asked(series):
    StoryFactory(parent=series, cover=PictureFactory())
    work()

    assert "Sizes of 0 pictures are missing" in said()
