"""The page on which an editor asks: “This is a story”."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation import moment
from home.groups import EDITOR, MODERATOR, RESIDENT
from stories.responses.inviting import invite
from stories.responses.models import Response, ResponseMail
from stories.responses.moderating import remove
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import published
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

INVITE = ResponseMail.Kind.INVITE


@pytest.fixture
def told(series):
    """A response that all may read."""
    return published(StoryFactory(parent=series), text="I carried the lamp home in the pram.")


@pytest.fixture
def page(told):
    return reverse("responses_desk:invite", args=[told.pk])


@pytest.fixture
def desk(client):
    client.force_login(member_of(EDITOR))
    return client


def typed(series, **fields):
    return {"series": series.pk, "words": "Would you let us tell it?", "act": "ask", **fields}


def said(answer):
    return answer.content.decode()


def test_it_is_among_what_can_be_done_about_a_response(desk, told, page):
    assert f'href="{page}"' in said(desk.get(reverse("responses_desk:detail", args=[told.pk])))


def test_it_begins_with_good_words_and_shows_the_mail_without_the_writers_link(desk, told, page, series):
    text = said(desk.get(page))

    assert "I carried the lamp home in the pram." in text
    assert f"Your response to “{told.story.title}” stayed with us." in text
    assert "The mail as it reads" in text
    assert series.question in text
    assert "/respond/invited/" not in text
    assert "idris@example.org" not in text
    assert not ResponseMail.objects.filter(kind=INVITE).exists()


def test_the_mail_is_shown_in_the_words_that_were_typed_and_nothing_leaves(desk, page, series):
    text = said(desk.post(page, typed(series, act="look", words="The pram!\n\nWould you?")))

    assert "<p>The pram!</p>" in text
    assert "The pram!\n\nWould you?</textarea>" in text
    assert not ResponseMail.objects.filter(kind=INVITE).exists()


def test_the_button_asks_once_and_says_so(desk, told, page, series):
    answer = desk.post(page, typed(series), follow=True)

    assert "Idris is asked by mail." in said(answer)
    [mail] = ResponseMail.objects.filter(kind=INVITE)
    assert (mail.response, mail.words) == (told, "Would you let us tell it?")
    assert Response.objects.get().invited_to == series

    again = desk.post(page, typed(series, words="And again?"))
    assert again.status_code == 422
    assert "Nobody is asked twice." in said(again)
    assert "And again?" in said(again)
    assert ResponseMail.objects.filter(kind=INVITE).count() == 1


def test_who_was_asked_is_not_asked_again_and_the_page_says_when(desk, told, page, series):
    invite(told, series=series, words="Would you?")

    assert "was asked" in said(desk.get(page))
    assert "<textarea" not in said(desk.get(page))


def test_without_words_nothing_is_sent(desk, page, series):
    answer = desk.post(page, typed(series, words=" "))

    assert answer.status_code == 422
    assert "Write a few words that Idris will read. Nothing was sent." in said(answer)


def test_only_open_calls_can_be_chosen(desk, home, page, series):
    closed = SeriesFactory(parent=home, closes_at=moment.now() - timedelta(days=1))

    answer = desk.post(page, typed(closed, words="Would you?"))

    assert answer.status_code == 422
    assert "The call of this series has closed." in said(answer)
    assert "Would you?" in said(answer)


def test_where_no_call_is_open_it_says_what_to_do_first(desk, page, series):
    series.closes_at = moment.now() - timedelta(days=1)
    series.save()

    assert "Open a call first, then ask." in said(desk.get(page))


def test_a_response_that_was_removed_is_not_asked_for(desk, told, page):
    remove(told)

    assert "Publish it first, then ask." in said(desk.get(page))


@pytest.mark.parametrize(("group", "may"), [(MODERATOR, True), (RESIDENT, False)], ids=["moderator", "resident"])
def test_who_decides_about_responses_may_ask(client, page, group, may):
    client.force_login(member_of(group))

    assert (client.get(page).status_code == 200) is may
