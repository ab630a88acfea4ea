"""How the site is, for monitors: ok, late or down, and nothing private."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from foundation import heartbeats, moment
from foundation.models import Heartbeat
from foundation.retaking import MOST_TRIES
from stories.pages.models import StoryPage
from stories.schedule import clock
from stories.schedule.promising import promise
from tests.factories.pages import DraftFactory, StoryFactory

pytestmark = pytest.mark.django_db

CLOCK, WORKER, MAILBOX = Heartbeat.Process.CLOCK, Heartbeat.Process.WORKER, Heartbeat.Process.MAILBOX


@pytest.fixture
def at(monkeypatch):
    """Let every clock of this process show another moment: `at(when)`."""

    def reach(when):
        monkeypatch.setattr(timezone, "now", lambda: when)

    return reach


@pytest.fixture
def now(at):
    """The clocks stand still; clock and worker have just looked."""
    stands = moment.now().replace(microsecond=0)
    at(stands)
    heartbeats.beat(CLOCK, "clock-1")
    heartbeats.beat(WORKER, "worker-1")
    return stands


@pytest.fixture
def health(client):
    """Ask, as a monitor does: the status code and what was said."""

    def ask():
        response = client.get("/healthz")
        return response.status_code, response.json()

    return ask


def shape(said):
    """The keys of an answer, all the way down."""
    return {key: shape(value) for key, value in said.items()} if isinstance(said, dict) else None


def test_all_is_well(now, health):
    code, said = health()

    assert (code, said["status"]) == (200, "ok")
    assert parse_datetime(said["clock"]["last_look"]) == now
    assert parse_datetime(said["worker"]["last_look"]) == now
    assert said["mailbox"] is None


def test_it_answers_with_the_keys_of_the_contract_and_no_other(now, health):
    assert shape(health()[1]) == {
        "status": None,
        "clock": {"last_look": None, "next": None, "overdue": None, "failed": None},
        "worker": {"last_look": None, "waiting": None, "failed": None},
        "mailbox": None,
    }


def test_it_tells_the_next_promise(now, health, series):
    assert health()[1]["clock"]["next"] is None

    promise(DraftFactory(parent=series), now + timedelta(hours=3))
    promise(DraftFactory(parent=series), now + timedelta(hours=2))

    assert parse_datetime(health()[1]["clock"]["next"]) == now + timedelta(hours=2)


def test_a_promise_overdue_by_more_than_five_seconds_makes_it_late_and_not_down(now, at, health, series):
    promise(DraftFactory(parent=series), now + timedelta(seconds=1))

    at(now + timedelta(seconds=5.9))
    assert health()[1]["status"] == "ok"
    at(now + timedelta(seconds=6))
    code, said = health()

    assert (code, said["status"], said["clock"]["overdue"]) == (200, "late", 1)


def test_it_is_well_again_when_the_promise_is_kept(now, at, health, series):
    promise(DraftFactory(parent=series), now + timedelta(seconds=1))
    at(now + timedelta(seconds=30))
    clock.look()

    assert health()[1]["status"] == "ok"


def test_what_the_clock_could_not_do_is_counted(now, at, health, series):
    story = DraftFactory(parent=series)
    promise(story, now + timedelta(seconds=1))
    Page.objects.filter(pk=story.pk).update(slug="moved")
    StoryFactory(parent=series, printed_name="Somebody Else", slug=story.slug)
    at(now + timedelta(seconds=10))
    clock.look()

    said = health()[1]
    assert (said["status"], said["clock"]["failed"], said["clock"]["overdue"]) == ("late", 1, 1)


def test_a_clock_that_did_not_look_for_sixty_seconds_makes_it_down(now, at, health):
    at(now + timedelta(seconds=59))
    assert health()[0] == 200

    at(now + timedelta(seconds=60))
    code, said = health()
    assert (code, said["status"]) == (503, "down")
    assert parse_datetime(said["clock"]["last_look"]) == now


def test_without_a_clock_it_is_down(health):
    code, said = health()

    assert (code, said["status"], said["clock"]["last_look"]) == (503, "down", None)


def test_a_late_site_without_a_clock_is_down(now, at, health, series):
    promise(DraftFactory(parent=series), now + timedelta(seconds=1))
    at(now + timedelta(minutes=5))

    assert health()[1]["status"] == "down"


def test_without_a_database_it_is_down_and_still_answers(now, health):
    def away(execute, sql, params, many, context):
        raise OperationalError("could not connect to server")

    with connection.execute_wrapper(away):
        code, said = health()

    assert (code, said) == (503, {"status": "down", "clock": None, "worker": None, "mailbox": None})


def test_the_workers_tasks_are_counted(now, health, series):
    StoryFactory(parent=series)
    waiting = DBTaskResult.objects.ready().count()
    assert waiting > 0
    assert health()[1]["worker"] == {"last_look": now.strftime("%Y-%m-%dT%H:%M:%SZ"), "waiting": waiting, "failed": 0}

    failed = DBTaskResult.objects.first()
    DBTaskResult.objects.filter(pk=failed.pk).update(status="FAILED", worker_ids=["worker-1"] * MOST_TRIES)

    said = health()[1]["worker"]
    assert (said["waiting"], said["failed"]) == (waiting - 1, 1)


def test_a_stopped_worker_is_told_and_the_site_is_up(now, at, health):
    at(now + timedelta(seconds=90))
    heartbeats.beat(CLOCK, "clock-1")

    code, said = health()

    assert (code, said["status"]) == (200, "ok")
    assert parse_datetime(said["worker"]["last_look"]) == now


def test_a_mailbox_tells_when_it_was_looked_into_and_what_was_wrong(now, at, health, settings):
    settings.MAILBOX = {"host": "mail.example.org"}
    assert health()[1]["mailbox"] == {"last_look": None, "error": None}

    heartbeats.beat(MAILBOX, "mailbox-1")
    assert health()[1]["mailbox"] == {"last_look": now.strftime("%Y-%m-%dT%H:%M:%SZ"), "error": None}

    at(now + timedelta(seconds=20))
    heartbeats.beat(MAILBOX, "mailbox-1", "The server does not answer.")
    code, said = health()
    assert (code, said["status"]) == (200, "ok")
    assert parse_datetime(said["mailbox"]["last_look"]) == now + timedelta(seconds=20)
    assert said["mailbox"]["error"] == "The server does not answer."


def test_nothing_private_is_said(now, at, client, series):
    story = DraftFactory(parent=series, printed_name="Lisa Anderson")
    promise(story, now + timedelta(seconds=1))
    at(now + timedelta(seconds=30))

    said = client.get("/healthz").content.decode()

    private = (story.printed_name, story.slug, story.title, story.told_by.address, str(story.story_key), "clock-1")
    assert [word for word in private if word in said] == []


def test_no_cache_keeps_the_answer(now, client):
    response = client.get("/healthz")

    assert response["Content-Type"] == "application/json"
    assert "no-store" in response["Cache-Control"]
    assert client.head("/healthz").status_code == 200
    assert client.post("/healthz").status_code == 405


def test_asking_changes_nothing(now, at, health, series):
    promise(DraftFactory(parent=series), now + timedelta(seconds=1))
    at(now + timedelta(seconds=30))
    health()

    assert not StoryPage.objects.live().exists()
    assert Heartbeat.objects.count() == 2
