"""Stop mails of answers: one click of a mail program does it, a scanner that follows the link does nothing."""

import re
from html import unescape

import pytest
from django.test import Client

from stories.pages.withdrawing import withdraw
from stories.responses import hearing, links
from stories.responses.models import Conversation, Responder
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed

pytestmark = pytest.mark.django_db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def program():
    """A mail program: no cookie, no origin, and a check of forged requests that is on."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def story(series):
    story = StoryFactory(parent=series)
    hearing.tell_teller(story)
    return story


def path(address, settings):
    return address.removeprefix(settings.SITE_URL)


def text_of(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def hears(responder):
    return Responder.objects.get(pk=responder.pk).spared_at is None


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_one_click_stops_at_once_without_session_or_redirect(program, settings, kind):
    idris = confirmed()
    address = path(links.to_spare(idris), settings)

    if kind == "multipart/form-data":
        answer = program.post(address, ONE_CLICK)
    else:
        answer = program.post(address, "List-Unsubscribe=One-Click", content_type=kind)

    assert answer.status_code == 200
    assert not answer.cookies
    assert not hears(idris)


@pytest.mark.parametrize("ask", ["get", "head"])
def test_a_scanner_that_follows_the_link_changes_nothing(client, settings, ask):
    idris = confirmed()

    answer = getattr(client, ask)(path(links.to_spare(idris), settings))

    assert answer.status_code == 200
    assert hears(idris)


def test_a_post_that_says_neither_changes_nothing(program, settings):
    idris = confirmed()

    assert program.post(path(links.to_spare(idris), settings)).status_code == 200
    assert hears(idris)


def test_the_button_stops_and_another_begins_again(program, settings):
    idris = confirmed()
    address = path(links.to_spare(idris), settings)
    assert "Write to me no more" in text_of(program.get(address))

    said = text_of(program.post(address, {"act": "stop"}, follow=True))
    assert "You hear no more by mail when somebody answers you." in said
    assert not hears(idris)

    said = text_of(program.post(address, {"act": "begin"}, follow=True))
    assert "Write to me no more" in said
    assert hears(idris)


def test_twice_is_harmless(program, settings):
    idris = confirmed()
    for _time in range(2):
        assert program.post(path(links.to_spare(idris), settings), ONE_CLICK).status_code == 200

    assert not hears(idris)


def test_it_says_nothing_of_whose_it_is_and_no_cache_keeps_it(client, settings):
    answer = client.get(path(links.to_spare(confirmed()), settings))

    assert "idris" not in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer["X-Robots-Tag"]


def test_it_never_expires(client, settings, wait):
    idris = confirmed()
    address = path(links.to_spare(idris), settings)
    wait(days=4000)

    client.post(address, ONE_CLICK)

    assert not hears(idris)


def test_a_link_that_was_cut_short_says_so_kindly(client, settings):
    answer = client.post(path(links.to_spare(confirmed()), settings)[:-4] + "/", ONE_CLICK)

    assert answer.status_code == 410
    assert "This link opens nothing" in text_of(answer)


def test_a_teller_stops_hearing_of_one_story(program, settings, story, series):
    other = StoryFactory(parent=series, told_by=story.told_by)
    hearing.tell_teller(other)
    address = path(links.to_spare_teller(story), settings)
    assert story.title in text_of(program.get(address))
    assert hearing.teller_hears(story)

    assert program.post(address, ONE_CLICK).status_code == 200
    assert not hearing.teller_hears(story)
    assert hearing.teller_hears(other)

    program.post(address, {"act": "begin"})
    assert hearing.teller_hears(story)


def test_a_teller_can_stop_also_where_the_story_was_taken_back(program, settings, story):
    address = path(links.to_spare_teller(story), settings)
    withdraw(story)

    assert program.post(address, ONE_CLICK).status_code == 200
    assert not Conversation.objects.get(story=story).teller_hears


def test_the_link_to_stop_does_not_open_the_tellers_page(client, settings, story):
    token = links.to_spare_teller(story).rstrip("/").rpartition("/")[2]

    assert client.get(f"/respond/teller/{token}/").status_code == 410
