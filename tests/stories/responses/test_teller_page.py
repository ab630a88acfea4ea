"""The page of a story's teller: answers with the badge, wishes, and no word lost whatever is wrong."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stories.pages.models import StoryPage
from stories.pages.withdrawing import withdraw
from stories.responses import links
from stories.responses.answering import answer_as_teller
from stories.responses.closing import set_closing
from stories.responses.hearing import tell_teller, teller_hears
from stories.responses.models import Conversation, Response
from stories.responses.moderating import remove
from tests.factories.pages import StoryFactory
from tests.factories.responses import published, response

pytestmark = pytest.mark.django_db

State, Closing = Response.State, Conversation.Closing
ADDRESS = "nora@example.org"


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock", told_by__address=ADDRESS)


@pytest.fixture
def open_page(settings):
    """A browser at the teller's page of a story: no cookie, and forged posts are looked for."""
    client = Client(enforce_csrf_checks=True)

    def go(story, **typed):
        path = links.to_teller_page(story).removeprefix(settings.SITE_URL)
        return client.post(path, typed) if typed else client.get(path)

    return go


def text_of(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def own():
    return Response.objects.get(is_teller=True)


def test_it_shows_the_talk_with_a_form_under_everything_that_readers_said(story, open_page):
    first = published(story)
    published(story, parent=first, name="Gwen Pardoe", address="gwen@example.org")
    response(story, name="Waits", address="waits@example.org")

    answer = open_page(story)

    said = text_of(answer)
    assert "2 responses to your story" in said
    assert "Answer Idris" in said
    assert "Answer Gwen" in said
    assert "Waits" not in said
    assert answer.content.decode().count("<textarea") == 3
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies


def test_no_address_is_shown(story, open_page):
    published(story)

    html = open_page(story).content.decode()

    assert "example.org" not in html.replace("stories@example.org", "")


def test_an_answer_is_published_at_once_under_what_it_answers(story, open_page):
    first = published(story)

    answer = open_page(story, act="answer", to=first.pk, text="Idris, please don’t.\r\n\r\nShe says good night to it.")

    one = own()
    assert (answer.status_code, answer["Location"].partition("#")[2]) == (302, one.anchor)
    assert (one.state, one.parent, one.name) == (State.PUBLISHED, first, "Nora Whitlock")
    assert one.text == "Idris, please don’t.\n\nShe says good night to it."


def test_without_a_response_that_it_answers_it_is_to_everybody(story, open_page):
    open_page(story, act="answer", to="", text="Thank you all.")

    assert own().parent is None


def test_pressed_twice_it_is_one_answer(story, open_page):
    for _time in range(2):
        assert open_page(story, act="answer", text="Thank you all.").status_code == 302

    assert Response.objects.count() == 1


def test_under_a_childs_story_it_waits_and_says_so(series, open_page):
    story = StoryFactory(parent=series, shows_child=True)
    assert "an editor reads everything first, yours too" in text_of(open_page(story))

    open_page(story, act="answer", text="Thank you all.")

    said = text_of(open_page(story))
    assert own().state == State.WAITING
    assert "Thank you all." in said
    assert "Only you see this so far. An editor reads it first." in said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write a line or two."),
        (" \n ", "Write a line or two."),
        ("\u200b", "Write a line or two."),
        ("a" * 5001, "we take up to 5,000. Please shorten it"),
    ],
    ids=["empty", "blank", "unseen", "too-long"],
)
def test_what_cannot_be_sent_is_kept_where_it_was_written_and_says_why(story, open_page, typed, sentence):
    first = published(story)

    answer = open_page(story, act="answer", to=first.pk, text=typed)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert html.count("<details") - html.count('<details class="unfold">') == 1
    assert typed in html
    assert not Response.objects.filter(is_teller=True).exists()


@pytest.mark.parametrize("to", ["0", "999999999999", "9" * 5000, "-1", "x", "²", "١"])
def test_what_answers_nothing_that_is_there_is_kept(story, open_page, to):
    answer = open_page(story, act="answer", to=to, text="My words & yours.")

    assert answer.status_code == 422
    assert "Your words are still here." in text_of(answer)
    assert "My words &amp; yours.</textarea>" in answer.content.decode()


def test_an_answer_to_what_was_removed_meanwhile_is_kept(story, open_page):
    gone = remove(published(story))

    answer = open_page(story, act="answer", to=gone.pk, text="My words.")

    assert answer.status_code == 422
    assert "My words.</textarea>" in answer.content.decode()


def test_another_storys_response_cannot_be_answered_from_here(story, series, open_page):
    other = published(StoryFactory(parent=series))

    assert open_page(story, act="answer", to=other.pk, text="My words.").status_code == 422


def test_signs_that_nobody_typed_break_nothing(story, open_page):
    open_page(story, act="answer", text="Thank\x00 you.")

    assert own().text == "Thank you."


def test_where_responses_were_closed_meanwhile_the_words_are_kept(story, open_page):
    set_closing(story, Closing.CLOSED)

    answer = open_page(story, act="answer", text="My words.")

    assert answer.status_code == 422
    assert "Responses to your story have been closed" in text_of(answer)
    assert "My words." in answer.content.decode()
    assert not Response.objects.exists()


def test_once_closed_it_offers_no_form_and_shows_what_was_said(story, open_page):
    published(story)
    set_closing(story, Closing.CLOSED)

    answer = open_page(story)

    assert "<textarea" not in answer.content.decode()
    assert "The lamp on Tanner’s Row" in text_of(answer)


def test_the_teller_chooses_to_hear_and_to_be_spared(story, open_page):
    assert "Tell me by mail when somebody answers" in text_of(open_page(story))

    open_page(story, act="hear")
    assert teller_hears(story)
    assert "Spare me these mails" in text_of(open_page(story))

    open_page(story, act="spare")
    assert not teller_hears(story)


def test_without_an_address_there_is_nothing_to_choose(series, open_page):
    story = StoryFactory(parent=series, told_by__address="")

    assert "by mail" not in text_of(open_page(story)).partition("Letters by mail")[0]


def test_the_teller_asks_to_close_and_takes_it_back(story, open_page):
    open_page(story, act="ask-to-close")
    assert Conversation.objects.asked_to_close().count() == 1
    assert "Today you asked us to close the responses." in text_of(open_page(story))

    open_page(story, act="stay-open")
    assert not Conversation.objects.asked_to_close().exists()


def test_asked_where_it_is_closed_already_it_says_so(story, open_page):
    set_closing(story, Closing.CLOSED)

    answer = open_page(story, act="ask-to-close")

    assert answer.status_code == 409
    assert "closed already. Nothing was changed." in text_of(answer)


def test_the_teller_takes_an_answer_back_and_what_was_answered_to_it_stays(story, open_page):
    one = answer_as_teller(story, "Thank you all.")
    published(story, parent=one)

    open_page(story, act="delete", response=one.pk)

    said = text_of(open_page(story))
    assert own().state == State.DELETED
    assert "Thank you all." not in said
    assert "The lamp on Tanner’s Row" in said


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 5000])
def test_taking_back_what_is_none_changes_nothing(story, open_page, number):
    published(story)

    assert open_page(story, act="delete", response=number).status_code == 302
    assert Response.objects.get().is_published


def test_nobody_elses_response_can_be_taken_back_here(story, open_page):
    one = published(story)

    open_page(story, act="delete", response=one.pk)

    assert Response.objects.get().is_published


def test_what_an_editor_took_down_the_teller_reads_with_the_reason(story, open_page):
    remove(answer_as_teller(story, "Thank you all."), why="You name a child, Nora.")

    said = text_of(open_page(story))

    assert "An editor took it down. They wrote: “You name a child, Nora.”" in said


def test_a_response_that_went_stands_as_a_gap_while_it_is_answered(story, open_page):
    first = published(story)
    answer_as_teller(story, "Idris, please don’t.", parent=first)
    remove(first)

    said = text_of(open_page(story))

    assert "This response is not shown." in said
    assert "The lamp on Tanner’s Row" not in said
    assert "Idris, please don’t." in said


@pytest.mark.parametrize(
    "ask", [{}, {"act": "answer", "text": "My words."}, {"act": "hear"}], ids=["page", "answer", "wish"]
)
def test_where_the_story_was_taken_back_it_says_so_kindly(story, open_page, ask):
    tell_teller(story)
    withdraw(story)

    answer = open_page(story, **ask)

    assert answer.status_code == 410
    assert "You took it back, and the responses to it are hidden with it." in text_of(answer)
    assert ("My words." in text_of(answer)) == ("text" in ask)


def test_where_editors_took_the_story_down_it_says_whom_to_ask(story, open_page):
    StoryPage.objects.get(pk=story.pk).unpublish()

    answer = open_page(story)

    assert answer.status_code == 410
    assert "a person looks into it" in text_of(answer)


@pytest.mark.parametrize("act", ["get", "head"])
def test_looking_changes_nothing(story, settings, client, act):
    path = links.to_teller_page(story).removeprefix(settings.SITE_URL)

    assert getattr(client, act)(f"{path}?act=hear").status_code == 200
    assert not Conversation.objects.exists()


def test_a_link_that_was_cut_short_or_revoked_opens_nothing(story, open_page, settings):
    assert Client().get("/respond/teller/nonsense/").status_code == 410
    assert open_page(story).status_code == 200
    address = links.to_teller_page(story).removeprefix(settings.SITE_URL)
    story.told_by.link_version += 1
    story.told_by.save()

    assert Client().get(address).status_code == 410


def test_five_hundred_responses_cost_no_more_queries_than_five(story, open_page):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert open_page(story).status_code == 200
        return len(queries)

    root = published(story)
    open_page(story)
    few = asked()
    Response.objects.bulk_create(
        Response(story=story, name="Gwen", text="Me too.", state=State.PUBLISHED, parent=root if number % 2 else None)
        for number in range(500)
    )

    assert asked() == few
