"""What a story tells machines of the talk under it: schema.org's Comment, of what all may read."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stories.responses.answering import answer_as_teller
from stories.responses.describing import LENGTH
from stories.responses.models import Response
from stories.responses.moderating import remove
from tests.factories.pages import StoryFactory
from tests.factories.responses import published, response
from tests.home.test_describing import graph

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


def article(client, story):
    return next(thing for thing in graph(client, story.url) if thing["@type"] == "Article")


def crowd(parent, count):
    """So many answers to a response, past all acts."""
    Response.objects.bulk_create(
        Response(
            story=parent.story, parent=parent, name="Ada", text=f"Number {number}.", state=Response.State.PUBLISHED
        )
        for number in range(count)
    )


def test_a_story_that_nobody_answered_says_nothing_of_it(client, story):
    response(story)

    assert not {"comment", "commentCount"} & article(client, story).keys()


def test_each_response_is_a_comment_with_its_place_name_moment_and_words(client, story):
    first = published(story, text="Three lamps,\n\n</script> and a sill.")
    published(story, parent=first)
    answer_as_teller(story, "Thank you.", parent=first)

    told = article(client, story)

    assert told["commentCount"] == 3
    one, other, tellers = told["comment"]
    assert one.pop("@id") == one.pop("url") == first.permalink
    assert datetime.fromisoformat(one.pop("dateCreated")).tzinfo is not None
    assert one == {
        "@type": "Comment",
        "author": {"@type": "Person", "name": "Idris Fenn"},
        "text": "Three lamps,\n\n</script> and a sill.",
    }
    assert other["parentItem"] == tellers["parentItem"] == {"@id": first.permalink}
    assert tellers["author"]["name"] == "Nora Whitlock"


def test_no_address_and_nothing_that_waits_or_is_gone_is_told(client, story):
    first = published(story)
    published(story, text="The answer stays.", parent=first)
    response(story, text="Not yet read.", address="other@example.org")
    remove(first)

    told = article(client, story)

    assert told["commentCount"] == 1
    assert [comment["text"] for comment in told["comment"]] == ["The answer stays."]
    assert "@example.org" not in str(told)


def test_of_very_many_the_latest_are_told_and_all_are_counted(client, story):
    first = published(story)
    crowd(first, LENGTH + 10)

    told = article(client, story)

    assert told["commentCount"] == LENGTH + 11
    assert [comment["text"] for comment in told["comment"]] == [f"Number {n}." for n in range(10, LENGTH + 10)]


def test_five_hundred_cost_as_many_queries_as_five(client, story):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(story.url).status_code == 200
        return len(queries)

    first = published(story)
    crowd(first, 4)
    client.get(story.url)
    few = cost()
    crowd(first, 495)

    assert cost() == few
