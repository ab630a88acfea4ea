"""What is decided on the desk is done at once, once, and can be taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains

from home.groups import MODERATOR, RESIDENT
from stories.responses.models import Report, Responder, Response
from stories.responses.moderating import mark_as_spam, publish, remove, settle, undo
from stories.responses.writers_acts import delete
from tests.factories.pages import StoryFactory
from tests.factories.responses import published, response
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

State = Response.State
DESK = "/admin/responses/"


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def moderator(db):
    return member_of(MODERATOR)


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


def act(desk, one, name, *, seen=None, tray="waiting"):
    """Press the button as the desk's script does."""
    sent = {"act": name, "seen": one.decisions if seen is None else seen, "tray": tray}
    return desk.post(f"{DESK}{one.pk}/act/", sent, headers={"Accept": "application/json"})


def state_of(one):
    return Response.objects.get(pk=one.pk).state


@pytest.mark.parametrize(
    ("name", "state", "said"),
    [
        ("publish", State.PUBLISHED, "Published: Walter P. Nothing is left."),
        ("remove", State.REMOVED, "Removed: Walter P. Nothing is left."),
        ("spam", State.SPAM, "Spam: Walter P. Nothing is left."),
    ],
    ids=["publish", "remove", "spam"],
)
def test_what_waits_is_decided(story, desk, moderator, name, state, said):
    one = response(story, name="Walter P.")

    answer = act(desk, one, name).json()

    assert (state_of(one), answer["say"], answer["undo"], answer["stays"]) == (state, said, "undo", False)
    assert Response.objects.get().decided_by == moderator


def test_undo_lets_it_wait_again_and_brings_the_card_back(story, desk):
    one = response(story, name="Walter P.")
    seen = act(desk, one, "publish").json()["seen"]

    answer = act(desk, one, "undo", seen=seen).json()

    assert state_of(one) == State.WAITING
    assert answer["say"] == "Walter P. waits again. 1 left."
    assert f'id="card-{one.pk}"' in answer["card"]


def test_what_is_no_spam_is_published_and_counts_for_its_sender(story, desk):
    one = mark_as_spam(response(story))

    act(desk, one, "not spam", tray="spam")

    assert state_of(one) == State.PUBLISHED
    assert Responder.objects.get().vouched_at


@pytest.mark.parametrize("name", ["publish", "remove", "spam"])
def test_with_five_hundred_waiting_an_act_and_its_undo_ask_as_often_as_with_five(story, desk, name):
    writer = response(story).responder

    def wait(number):
        Response.objects.bulk_create(
            Response(story=story, responder=writer, name=f"Noor {one}", text="My gate, too.") for one in range(number)
        )

    def asked():
        one = Response.objects.waiting().first()
        with CaptureQueriesContext(connection) as queries:
            seen = act(desk, one, name).json()["seen"]
            assert act(desk, one, "undo", seen=seen).status_code == 200
        return len(queries)

    wait(4)
    asked()
    few = asked()
    wait(495)

    assert asked() == few


def test_what_is_left_as_it_is_leaves_the_tray_of_reports_and_stays_in_that_of_the_published(story, desk):
    one = published(story)
    Report.objects.create(response=one, why="names my school")

    assert act(desk, one, "settle", tray="published").json()["stays"]
    act(desk, one, "undo", seen=one.decisions + 1, tray="published")
    again = Response.objects.get(pk=one.pk)
    assert not act(desk, again, "settle", tray="reported").json()["stays"]


def test_a_second_click_says_the_same_and_does_nothing(story, desk):
    one = response(story, name="Walter P.")
    act(desk, one, "publish")

    answer = act(desk, one, "publish", seen=0)

    assert (answer.status_code, answer.json()["say"]) == (200, "Published: Walter P. Nothing is left.")
    assert Response.objects.get().decisions == 1


def test_what_a_colleague_decided_meanwhile_is_refused_and_the_card_shows_it(story, desk):
    one = response(story, name="Walter P.")
    remove(one, user=member_of(MODERATOR))

    answer = act(desk, one, "publish", seen=0)

    assert answer.status_code == 409
    assert "was quicker: Walter’s response stands as “Removed” now." in answer.json()["say"]
    assert "Publish" in answer.json()["card"]
    assert state_of(one) == State.REMOVED


def test_what_its_writer_deleted_meanwhile_is_refused_in_words(story, desk):
    one = response(story, name="Noor")
    delete(one)

    answer = act(desk, one, "publish", seen=0)

    assert answer.status_code == 409
    assert answer.json()["say"] == "Not published: Noor has deleted this response. Nothing was changed."
    assert answer.json()["card"] == ""


def test_what_is_gone_is_refused_in_words(story, desk):
    one = response(story)
    Response.objects.all().delete()

    answer = desk.post(f"{DESK}{one.pk or 1}/act/", {"act": "publish"}, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["say"]) == (
        409,
        "Not published: It is gone: its time was over, or its story was deleted.",
    )


def test_a_report_is_settled_by_leaving_it_and_is_open_again_after_undo(story, desk):
    one = published(story)
    Report.objects.create(response=one, why="names my school")

    seen = act(desk, one, "settle", tray="reported").json()["seen"]
    assert (state_of(one), Report.objects.open().count()) == (State.PUBLISHED, 0)

    act(desk, one, "undo", seen=seen, tray="reported")
    assert (state_of(one), Report.objects.open().count()) == (State.PUBLISHED, 1)


def test_undo_of_a_removal_opens_the_reports_that_it_settled_and_no_older_ones(story):
    one = published(story)
    Report.objects.create(response=one, why="too long")
    one = settle(one)
    Report.objects.create(response=one, why="names my school")

    undo(remove(one))

    assert [report.why for report in Report.objects.open()] == ["names my school"]


def test_a_person_is_held_and_held_no_longer_and_the_card_stays(story, desk):
    one = response(story, name="Walter P.")

    answer = act(desk, one, "hold").json()
    assert Responder.objects.get().always_held
    assert answer["stays"] and "always held" in answer["card"] and answer["undo"] == "let pass"

    act(desk, one, "let pass")
    assert not Responder.objects.get().always_held


@pytest.mark.parametrize(
    "sent", [{}, {"act": "delete"}, {"act": "publish", "seen": "x"}], ids=["none", "other", "seen"]
)
def test_whatever_is_sent_is_no_error(story, desk, sent):
    one = response(story)

    assert desk.post(f"{DESK}{one.pk}/act/", sent).status_code == 302


def test_without_a_script_it_leads_back_with_a_message(story, desk):
    one = response(story, name="Walter P.")

    page = desk.post(
        f"{DESK}{one.pk}/act/", {"act": "publish", "seen": 0, "here": f"{DESK}?tray=waiting&p=1"}, follow=True
    )

    assert page.redirect_chain == [(f"{DESK}?tray=waiting&p=1", 302)]
    assertContains(page, "Published: Walter P.")


@pytest.mark.parametrize("here", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"])
def test_it_leads_nowhere_else(story, desk, here):
    one = response(story)

    assert desk.post(f"{DESK}{one.pk}/act/", {"act": "publish", "here": here})["Location"] == DESK


def test_a_get_changes_nothing(story, desk):
    one = response(story)

    assert desk.get(f"{DESK}{one.pk}/act/").status_code == 405
    assert desk.get(f"{DESK}several/").status_code == 405
    assert state_of(one) == State.WAITING


def test_who_may_not_decide_decides_nothing(story, client):
    one = response(story)
    client.force_login(member_of(RESIDENT))

    client.post(f"{DESK}{one.pk}/act/", {"act": "publish"})
    client.post(f"{DESK}several/", {"act": "publish", "chosen": f"{one.pk}:0"})
    client.post(f"{DESK}{one.pk}/why/", {"why": "No.", "seen": 0})

    assert state_of(one) == State.WAITING


# ── Several at once ─────────────────────────────────────────────────────────────────


def several(desk, name, *chosen, **sent):
    return desk.post(
        f"{DESK}several/",
        {"act": name, "chosen": chosen, "tray": "waiting", **sent},
        headers={"Accept": "application/json"},
    )


def test_the_chosen_ones_are_done_together_and_those_refused_say_why(story, desk):
    first, second, gone = response(story), response(story), response(story, name="Noor")
    delete(gone)

    answer = several(desk, "publish", f"{first.pk}:0", f"{second.pk}:0", f"{gone.pk}:0").json()

    assert answer["say"] == (
        "2 published. Noor: Not published: Noor has deleted this response. Nothing was changed. Nothing is left."
    )
    assert answer["done"] == {str(first.pk): 1, str(second.pk): 1}
    assert list(answer["refused"]) == [str(gone.pk)]


def test_they_are_taken_back_together(story, desk):
    first, second = publish(response(story)), publish(response(story))

    answer = several(desk, "undo", f"{first.pk}:1", f"{second.pk}:1").json()

    assert answer["say"] == "2 stand as before. 2 left."
    assert set(Response.objects.values_list("state", flat=True)) == {State.WAITING}


def test_none_chosen_is_said(story, desk):
    response(story)

    assert several(desk, "publish").status_code == 409
    assert several(desk, "publish", "x:y", "99999999999999:1").status_code == 409
    assertContains(desk.post(f"{DESK}several/", {"act": "publish"}, follow=True), "Nothing was done: choose some first")
