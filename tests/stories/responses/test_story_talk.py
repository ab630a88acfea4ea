"""What stands under a story: in its order, counted, and at the same price for any number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation import moment
from stories.responses.answering import answer_as_teller
from stories.responses.closing import set_closing
from stories.responses.models import Conversation, Responder, Response
from stories.responses.moderating import mark_as_spam
from stories.responses.writers_acts import delete
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.responses import published, response
from tests.factories.sharing import html

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


def read(client, story):
    return html(client.get(story.url))


def many(story, count):
    """So many published responses, every third an answer to the one before it."""
    responder, _is_new = Responder.objects.get_or_create(address="many@example.org")
    now = moment.now()
    roots = Response.objects.bulk_create(
        Response(story=story, responder=responder, name="Idris", text="Yes.", state="published", published_at=now)
        for _number in range(count - count // 3)
    )
    Response.objects.bulk_create(
        Response(
            story=story, parent=root, responder=responder, name="Gwen", text="No.", state="published", published_at=now
        )
        for root in roots[: count // 3]
    )


def test_five_hundred_responses_cost_as_many_queries_as_five(client, series, story):
    full = StoryFactory(parent=series, printed_name="Tom Aldous")
    many(story, 5)
    many(full, 500)
    client.get(story.url)

    asked = []
    for one in (story, full):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(one.url).status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1]
    assert html(client.get(full.url)).count('class="response"') == 500


def test_an_answer_stands_under_what_it_answers_and_the_teller_bears_a_badge(client, story):
    first = published(story, text="The lamp is wrong.")
    published(story, text="I know that street.", address="gwen@example.org")
    answer_as_teller(story, "Please leave it.", parent=first)

    page = read(client, story).partition('id="responses"')[2]
    assert page.index("The lamp is wrong.") < page.index("Please leave it.") < page.index("I know that street.")
    assert "3 responses to Nora’s story" in page
    assert page.count("told this story") == 1


def test_what_waits_is_shown_to_nobody(client, story):
    response(story, text="Nobody has read this yet.")
    mark_as_spam(published(story, text="Buy this.", address="seller@example.org"))

    page = read(client, story)
    assert "Nobody has read this yet." not in page
    assert "Buy this." not in page
    assert "Nobody has answered yet." in page


def test_one_that_was_taken_back_stays_as_a_gap_while_others_answer_it(client, story):
    first = published(story, text="I take this back.", name="Idris Fenn")
    published(story, text="I had answered.", parent=first, address="gwen@example.org", name="Gwen")
    delete(first)

    page = read(client, story)
    assert "This response was taken back." in page
    assert f'id="response-{first.pk}"' in page
    assert "I take this back." not in page
    assert "Idris" not in page
    assert "One response to Nora’s story" in page


def test_no_address_is_on_the_page(client, story):
    published(story, address="idris@example.org")

    assert "idris@" not in read(client, story)


def test_closed_the_form_is_gone_and_what_was_said_stays(client, story):
    published(story, text="The lamp is wrong.")
    set_closing(story, Conversation.Closing.CLOSED)

    page = read(client, story)
    assert "The lamp is wrong." in page
    assert "Responses to this story are closed. What was said stays." in page
    assert "Send my response" not in page


def test_until_when_it_can_be_answered_is_said(client, story):
    assert "This story can be answered until" in read(client, story)
    set_closing(story, Conversation.Closing.OPEN)
    assert "This story can be answered until" not in read(client, story)


def test_a_story_that_shows_a_child_says_that_all_is_read_first(client, series):
    assert "Every response to this story is read first." in read(client, StoryFactory(parent=series, shows_child=True))


def test_a_draft_shows_no_talk_in_its_preview(client, series, editor):
    draft = DraftFactory(parent=series)
    client.force_login(editor)

    assert "Send my response" not in html(client.get(f"/admin/pages/{draft.pk}/view_draft/"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Nora Whitlock", "Nora’s story"),
        ("Nora", "Nora’s story"),
        ("Anonymous", "this story"),
        ("anonymous", "this story"),
        ("Wilf and Dot Hargreaves", "this story"),
        ("Wilf & Dot", "this story"),
        ("Tom, Ana, Lee", "this story"),
        ("The Tuesday group", "this story"),
        ("A father", "this story"),
        ("somebody", "this story"),
        ("Anneke de Wit", "Anneke’s story"),
    ],
)
def test_the_heading_calls_a_person_by_the_first_name_and_nobody_else(client, series, name, said):
    story = StoryFactory(parent=series, printed_name=name)
    published(story)

    assert f"One response to {said}" in read(client, story)
