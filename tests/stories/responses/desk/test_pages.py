"""The page of a response, words to its writer, and the responses to one story."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from home.groups import MODERATOR
from stories.responses.closing import ask_to_close, openness_of
from stories.responses.models import Conversation, Report, Response, ResponseMail
from stories.responses.moderating import publish, remove
from stories.responses.writers_acts import confirm
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.responses import published, response
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

DESK = "/admin/responses/"


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def desk(client):
    user = member_of(MODERATOR)
    user.first_name = "Jo"
    user.save()
    client.force_login(user)
    client.user = user
    return client


# ── One response ────────────────────────────────────────────────────────────────────


def test_its_page_tells_its_history(story, desk):
    one = published(story)
    Report.objects.create(response=one, why="names my school")
    remove(one, user=desk.user)

    page = desk.get(f"{DESK}{one.pk}/")

    assertContains(page, "It stands as “Removed”.")
    assertContains(page, "Removed the response (Jo)")
    assertContains(page, "names my school")
    assertContains(page, "Take the last decision back")


def test_the_last_decision_is_taken_back_on_its_page(story, desk):
    one = publish(response(story))

    page = desk.post(
        f"{DESK}{one.pk}/act/", {"act": "undo", "seen": one.decisions, "here": f"{DESK}{one.pk}/"}, follow=True
    )

    assertContains(page, "It stands as “Waiting”.")


def test_one_that_is_not_there_is_not_found(desk, db):
    assert desk.get(f"{DESK}99999999999999999999/").status_code == 404
    assert desk.get(f"{DESK}stories/999999999/").status_code == 404


# ── Words to its writer ─────────────────────────────────────────────────────────────


def test_the_writer_reads_why_it_was_removed(story, desk):
    one = confirm(response(story))
    assertContains(desk.get(f"{DESK}{one.pk}/why/"), "By mail, and on the page of their response.")

    page = desk.post(f"{DESK}{one.pk}/why/", {"why": "Please leave the surname out.", "seen": 0}, follow=True)

    assertContains(page, "Removed. Idris is told why by mail.")

    one.refresh_from_db()
    assert (one.state, one.why_removed) == (Response.State.REMOVED, "Please leave the surname out.")
    assert ResponseMail.objects.get(kind=ResponseMail.Kind.REMOVED).words == "Please leave the surname out."


def test_where_nobody_proved_the_address_the_editor_knows_that_no_mail_goes(story, desk):
    one = response(story)
    assertContains(desk.get(f"{DESK}{one.pk}/why/"), "No mail goes")

    page = desk.post(f"{DESK}{one.pk}/why/", {"why": "Please leave the surname out.", "seen": 0}, follow=True)

    assertContains(page, "Removed. Idris can read why on the page of their response.")
    assert not ResponseMail.objects.filter(kind=ResponseMail.Kind.REMOVED).exists()


def test_words_are_not_lost_where_somebody_was_quicker(story, desk):
    one = response(story)
    publish(one, user=member_of(MODERATOR))

    page = desk.post(f"{DESK}{one.pk}/why/", {"why": "Please leave the surname out.", "seen": 0})

    assert page.status_code == 422
    assertContains(page, "Please leave the surname out.", status_code=422)
    assertContains(page, "was quicker", status_code=422)


def test_no_words_are_asked_for_again(story, desk):
    one = response(story)

    assertContains(desk.post(f"{DESK}{one.pk}/why/", {"why": " ", "seen": 0}), "Write a word or two", status_code=422)


# ── The responses to one story ──────────────────────────────────────────────────────


def place(story):
    return f"{DESK}stories/{story.pk}/"


def test_it_says_until_when_the_story_can_be_answered(story, desk):
    assertContains(desk.get(place(story)), "Open until")


@pytest.mark.parametrize(
    ("act", "said", "is_open"),
    [("close", "Closed by Jo", False), ("keep open", "Kept open by Jo", True), ("by rule", "Open until", True)],
    ids=["close", "keep open", "by rule"],
)
def test_an_editor_says_how_long(story, desk, act, said, is_open):
    page = desk.post(place(story), {"act": act}, follow=True)

    assertContains(page, said)
    assert openness_of(story).is_open is is_open


def test_a_tellers_wish_is_told_and_granted(story, desk):
    ask_to_close(story)
    assertContains(desk.get(place(story)), "Nora asks you to close the responses to this story.")
    assertContains(desk.get("/admin/"), "teller asks to close the responses")

    desk.post(place(story), {"act": "close"})

    assert not openness_of(story).is_open
    assertNotContains(desk.get("/admin/"), "teller asks to close the responses")


def test_a_tellers_wish_is_refused_kindly_and_the_rules_still_say(story, desk):
    ask_to_close(story)

    desk.post(place(story), {"act": "leave open"})

    assert openness_of(story).is_open
    assert not Conversation.objects.asked_to_close().exists()


def test_a_story_that_is_not_out_says_so(series, desk):
    assertContains(desk.get(place(DraftFactory(parent=series))), "nobody can answer it")


def test_nonsense_is_no_error(story, desk):
    assertContains(desk.post(place(story), {"act": "burn"}, follow=True), "Nothing was done")


# ── The dashboard ───────────────────────────────────────────────────────────────────


def test_the_dashboard_says_what_waits(story, desk):
    response(story)
    Report.objects.create(response=published(story, address="noor@example.org"), why="names my school")

    page = desk.get("/admin/")

    assertContains(page, "response to read")
    assertContains(page, "the oldest came")
    assertContains(page, "response was reported")
    assertContains(page, "“names my school”")
