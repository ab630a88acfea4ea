"""What follows going live: each kind once, in the transaction that publishes."""

import pytest
from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from foundation import followups
from stories.schedule.models import WentLive
from tests.factories.pages import StoryFactory
from tests.working import work

pytestmark = pytest.mark.django_db

told = []


@task(backend="db")
def tell_the_mayor(story_pk: int) -> None:
    """A part's follow-up."""
    told.append(story_pk)


@task(backend="db")
def tell_the_press(story_pk: int) -> None:
    """Another part's."""
    told.append(-story_pk)


@pytest.fixture
def registered():
    """Two kinds of our own beside those of the site, taken back afterwards."""
    before = dict(followups._followups)
    told.clear()
    followups.register("mayor", tell_the_mayor)
    followups.register("press", tell_the_press)
    yield
    followups._followups.clear()
    followups._followups.update(before)


def enqueued(name):
    return DBTaskResult.objects.filter(task_path__endswith=name).count()


def test_what_follows_is_known_by_name(registered):
    assert {"mayor", "pictures", "press", "renew"} <= set(followups.kinds())
    assert followups.kinds() == sorted(followups.kinds())


def test_one_task_of_each_kind_is_enqueued_with_the_story(registered):
    followups.enqueue(7)
    work()

    assert sorted(told) == [-7, 7]


def test_a_kind_registered_again_is_replaced_and_not_doubled(registered):
    followups.register("mayor", tell_the_press)

    followups.enqueue(7)

    assert (enqueued("tell_the_mayor"), enqueued("tell_the_press")) == (0, 2)


def test_a_story_that_goes_live_is_followed_once_however_often_it_is_published(registered, series):
    story = StoryFactory(parent=series)
    story.save_revision().publish()
    story.save()
    work()

    assert WentLive.objects.count() == 1
    assert sorted(told) == [-story.pk, story.pk]


def test_what_is_rolled_back_is_not_followed(registered, series):
    with pytest.raises(RuntimeError), transaction.atomic():
        StoryFactory(parent=series)
        assert enqueued("tell_the_mayor") == 1
        raise RuntimeError

    assert enqueued("tell_the_mayor") == 0
    assert not WentLive.objects.exists()


def test_each_follow_up_may_be_repeated(series):
    story = StoryFactory(parent=series)
    followups.enqueue(story.pk)
    followups.enqueue(story.pk)
    work()

    assert {result.status for result in DBTaskResult.objects.all()} == {"SUCCESSFUL"}


def test_a_story_deleted_meanwhile_fails_nothing(series):
    story = StoryFactory(parent=series)
    followups.enqueue(story.pk)
    story.delete()
    work()

    assert {result.status for result in DBTaskResult.objects.all()} == {"SUCCESSFUL"}
