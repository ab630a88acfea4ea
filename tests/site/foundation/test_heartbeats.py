"""Who last looked; clock and worker watch each other."""

import signal
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from foundation import alerts, heartbeats, moment, watching
from foundation.models import Alert, Heartbeat
from foundation.watching import watch
from tests.working import work

pytestmark = pytest.mark.django_db
transactional = pytest.mark.django_db(transaction=True)

CLOCK, WORKER = Heartbeat.Process.CLOCK, Heartbeat.Process.WORKER


@pytest.fixture
def at(monkeypatch):
    """Let every clock of this process show another moment: `at(when)`."""

    def reach(when):
        monkeypatch.setattr(timezone, "now", lambda: when)

    return reach


@pytest.fixture
def now(at):
    """The clocks stand still at this moment."""
    stands = moment.now().replace(microsecond=0)
    at(stands)
    return stands


@pytest.fixture
def been_up(monkeypatch):
    """This process began more than a minute ago."""
    monkeypatch.setattr(watching, "_began", watching._began - 61)


@contextmanager
def own_signals():
    """A worker takes the signals of its process; give them back to the test's."""
    taken = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in taken.items():
            signal.signal(number, handler)


def test_who_never_looked_does_not_beat():
    assert heartbeats.last_look(CLOCK) is None
    assert heartbeats.is_beating(CLOCK) is False


def test_a_beat_lasts_sixty_seconds(now, at):
    heartbeats.beat(CLOCK, "clock-1")

    assert heartbeats.last_look(CLOCK) == now
    at(now + timedelta(seconds=59.9))
    assert heartbeats.is_beating(CLOCK) is True
    at(now + timedelta(seconds=60))
    assert heartbeats.is_beating(CLOCK) is False
    assert heartbeats.last_look(CLOCK) == now


def test_the_clocks_beat_is_not_the_workers(now):
    heartbeats.beat(CLOCK, "one")

    assert heartbeats.is_beating(WORKER) is False


def test_one_copy_keeps_one_row(now, at):
    for seconds in (0, 5, 10):
        at(now + timedelta(seconds=seconds))
        heartbeats.beat(CLOCK, "clock-1")

    assert Heartbeat.objects.get().last_look == now + timedelta(seconds=10)


def test_a_process_beats_as_long_as_any_copy_does(now, at):
    heartbeats.beat(CLOCK, "clock-1")
    at(now + timedelta(minutes=10))
    heartbeats.beat(CLOCK, "clock-2")

    assert heartbeats.is_beating(CLOCK) is True
    assert heartbeats.last_look(CLOCK) == now + timedelta(minutes=10)


def test_copies_silent_for_a_day_are_forgotten(now, at):
    heartbeats.beat(CLOCK, "clock-1")
    heartbeats.beat(WORKER, "worker-1")
    at(now + timedelta(hours=24))
    heartbeats.beat(CLOCK, "clock-2")
    assert Heartbeat.objects.count() == 3

    at(now + timedelta(hours=24, seconds=1))
    heartbeats.beat(CLOCK, "clock-2")

    assert Heartbeat.objects.get().copy == "clock-2"


def test_the_name_of_a_copy_fits_its_column():
    assert 0 < len(heartbeats.copy_name()) <= Heartbeat._meta.get_field("copy").max_length


def test_a_clock_that_stopped_is_told_by_the_worker(now, at, been_up):
    heartbeats.beat(CLOCK, "clock-1")
    assert watch(CLOCK) is True
    assert not Alert.objects.exists()

    at(now + timedelta(seconds=60))
    assert watch(CLOCK) is False
    work()

    assert "The clock has stopped: stories will be late until it runs again. It last looked" in mail.outbox[0].body
    assert len(mail.outbox) == 1


def test_a_clock_that_never_looked_is_told_too(now, been_up):
    watch(CLOCK)

    assert Alert.objects.get().sentence == (
        "The clock has stopped: stories will be late until it runs again. It has not looked for a day."
    )


def test_a_worker_that_stopped_is_not_told_through_the_worker(now, been_up, settings):
    settings.ALERT_TO = []

    assert watch(WORKER) is False

    assert Alert.objects.get().sentence.startswith("The worker has stopped: mails and pictures wait")
    assert not DBTaskResult.objects.exists()


def test_a_clock_that_runs_again_is_forgotten_and_told_anew_the_next_time(now, at, been_up):
    watch(CLOCK)
    heartbeats.beat(CLOCK, "clock-2")
    assert watch(CLOCK) is True
    assert not Alert.objects.exists()

    at(now + timedelta(minutes=2))
    watch(CLOCK)

    assert Alert.objects.get().since == now + timedelta(minutes=2)


def test_in_the_first_minute_of_its_own_life_a_process_accuses_nobody(now, monkeypatch):
    monkeypatch.setattr(watching, "_began", time.monotonic() - 55)

    assert watch(CLOCK) is False
    assert not Alert.objects.exists()


@transactional
def test_the_worker_beats_and_retakes_before_its_first_task():
    alerts.tell("mailbox", "The mailbox does not answer.")
    DBTaskResult.objects.get().claim("a worker that was killed")

    with own_signals():
        call_command("db_worker", "--backend", "db", "--queue-name", "*", "--batch", "--no-startup-delay")

    assert Heartbeat.objects.get().process == WORKER
    assert [message.to for message in mail.outbox] == [["desk@example.org"]]


@transactional
def test_a_chore_that_fails_stops_no_pulse(monkeypatch):
    again, called = threading.Event(), []

    def stumble():
        called.append("stumbled")
        raise RuntimeError("the database is away")

    def second():
        called.append("second")
        if called.count("second") == 2:
            again.set()

    monkeypatch.setattr(heartbeats, "EVERY", 0.01)
    pulse = heartbeats.Pulse(WORKER, "worker-1", chores=(stumble, second))
    pulse.start()
    assert again.wait(timeout=10)
    pulse.stop()
    pulse.join(timeout=10)

    assert called[:4] == ["stumbled", "second", "stumbled", "second"]
    assert not pulse.is_alive()
