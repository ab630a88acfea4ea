"""Thousands of responses in bulk are as whole as those that readers write."""

from datetime import timedelta

import pytest

from foundation import moment
from home.demo.crowd_talk import add_talk
from stories.pages.models import StoryPage
from stories.responses.models import Response
from stories.responses.threads import threads_under, told_in
from tests.factories.pages import StoryFactory
from tests.factories.responses import published

pytestmark = pytest.mark.django_db

State = Response.State


@pytest.fixture
def stories(series):
    """Three that went live a month ago."""
    StoryFactory.create_batch(3, parent=series)
    StoryPage.objects.update(first_published_at=moment.now() - timedelta(days=30))
    return list(StoryPage.objects.order_by("pk"))


def nothing(done, count):
    """No bar."""


def test_so_many_are_there_in_every_tray_and_it_says_how_far_it_is(stories):
    steps = []

    add_talk(450, 7, lambda done, count: steps.append((done, count)))

    assert steps == [(200, 450), (400, 450), (450, 450)]
    assert Response.objects.count() == 450
    assert {response.state for response in Response.objects.all()} == set(State) - {State.DELETED}
    assert sum(told_in(threads_under(story)) for story in stories) == Response.objects.published().count()


def test_they_stand_in_their_order_and_in_threads_two_deep(stories):
    add_talk(300, 7, nothing)

    for story in stories:
        written = [response.written_at for response in Response.objects.filter(story=story).order_by("pk")]
        assert written == sorted(written)
        assert story.first_published_at < written[0]
        assert written[-1] <= moment.now()
    answers = Response.objects.exclude(parent=None).select_related("parent")
    assert answers
    assert {(one.parent.parent_id, one.parent.state, one.story_id == one.parent.story_id) for one in answers} == {
        (None, State.PUBLISHED, True)
    }


def test_they_come_after_what_is_said_already(stories):
    first = published(stories[0])

    add_talk(60, 7, nothing)

    assert Response.objects.filter(story=stories[0]).order_by("written_at", "pk").first() == first


def test_a_second_crowd_is_of_other_people(stories):
    add_talk(20, 7, nothing)
    add_talk(20, 7, nothing, under=StoryPage.objects.filter(pk=stories[0].pk))

    assert Response.objects.count() == 40
    assert Response.objects.filter(story=stories[0]).count() > 20


def test_the_same_chance_says_the_same(stories):
    said = []
    for _time in range(2):
        add_talk(30, 11, nothing)
        said.append(list(Response.objects.order_by("pk").values_list("story", "name", "text")))
        Response.objects.all().delete()
        Response._meta.get_field("responder").related_model.objects.all().delete()

    assert said[0] == said[1]


def test_without_a_live_story_there_is_nothing_to_answer(series):
    add_talk(10, 7, nothing)

    assert not Response.objects.exists()
