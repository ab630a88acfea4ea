"""The talk under a story in its order, two deep, with a gap where one that was answered is gone."""

import pytest

from stories.responses.answering import answer_as_teller
from stories.responses.models import Response
from stories.responses.moderating import mark_as_spam, publish, remove
from stories.responses.threads import threads_under, told_in
from stories.responses.writers_acts import delete
from tests.factories.pages import StoryFactory
from tests.factories.responses import published, response

pytestmark = pytest.mark.django_db

GWEN = {"name": "Gwen Pardoe", "address": "gwen@example.org"}


@pytest.fixture
def story(series):
    return StoryFactory(parent=series)


def test_threads_stand_in_the_order_in_which_they_were_written_whenever_they_were_published(story):
    first, second = response(story), response(story)
    publish(second)
    publish(first)

    assert [thread.response for thread in threads_under(story)] == [first, second]


def test_an_answer_to_an_answer_stands_in_the_same_thread(story):
    root = published(story)
    answer = published(story, parent=root, **GWEN)
    third = published(story, parent=answer)
    fourth = answer_as_teller(story, "Thank you both.", parent=third)

    [thread] = threads_under(story)
    assert thread.answers == [answer, third, fourth]
    assert told_in([thread]) == 4


@pytest.mark.parametrize("act", [delete, remove, mark_as_spam])
def test_one_that_is_gone_is_a_gap_while_published_ones_answer_it(story, act):
    root = published(story)
    answer = published(story, parent=root, **GWEN)
    act(root)

    [thread] = threads_under(story)
    assert (thread.is_gap, thread.answers, told_in([thread])) == (True, [answer], 1)

    act(answer)
    assert threads_under(story) == []


def test_what_waits_is_seen_by_nobody_nor_makes_a_gap(story):
    root = published(story)
    response(story, parent=root, **GWEN)
    response(story)

    [thread] = threads_under(story)
    assert thread.answers == []
    remove(root)
    assert threads_under(story) == []


def test_another_storys_talk_is_its_own(story, series):
    published(StoryFactory(parent=series))

    assert threads_under(story) == []


def test_any_number_is_read_in_one_query(story, django_assert_num_queries):
    for number in range(12):
        root = published(story, address=f"reader-{number}@example.org")
        published(story, parent=root, **GWEN)

    with django_assert_num_queries(1):
        assert told_in(threads_under(story)) == 24
    assert Response.objects.count() == 24
