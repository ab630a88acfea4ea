"""Who last looked; clock and worker watch each other."""

import gc
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django_tasks.signals import task_started
from django_tasks_db.models import DBTaskResult

from foundation import alerts, heartbeats, moment, watching
from foundation.models import Alert, Heartbeat
from foundation.watching import watch, watch_mailbox
from tests.working import work

pytestmark = pytest.mark.django_db
transactional = pytest.mark.django_db(transaction=True)

CLOCK, WORKER, MAILBOX = Heartbeat.Process.CLOCK, Heartbeat.Process.WORKER, Heartbeat.Process.MAILBOX


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


# ── Whether a look saw what it looked for ───────────────────────────────────────────


def test_a_look_in_vain_leaves_the_last_good_one_known(now, at):
    heartbeats.beat(MAILBOX, "one")
    at(now + timedelta(minutes=1))
    heartbeats.beat(MAILBOX, "one", "The server does not answer.")

    assert heartbeats.last_look(MAILBOX) == now + timedelta(minutes=1)
    assert heartbeats.well_at(MAILBOX) == now
    at(now + timedelta(minutes=2))
    heartbeats.beat(MAILBOX, "one")
    assert heartbeats.well_at(MAILBOX) == now + timedelta(minutes=2)
    assert Heartbeat.objects.get().error == ""


@pytest.fixture
def mailbox(settings, monkeypatch):
    """The site has a mailbox, and this process has been up for long."""
    settings.MAILBOX = {"host": "mail.example.org"}
    monkeypatch.setattr(watching, "_began", watching._began - 16 * 60)


def test_a_mailbox_that_is_away_for_a_quarter_of_an_hour_is_told_once_with_the_reason(now, at, mailbox):
    heartbeats.beat(MAILBOX, "one")
    for minutes in range(1, 40):
        at(now + timedelta(minutes=minutes))
        heartbeats.beat(MAILBOX, "one", "The server does not answer.")
        assert watch_mailbox() is (minutes < 15)
        assert Alert.objects.exists() is (minutes >= 15)
    work()

    assert len(mail.outbox) == 1
    assert "No mail comes out of the mailbox. The server does not answer. It was last reached" in mail.outbox[0].body
    assert "Mails are safe there and will be fetched." in mail.outbox[0].body


def test_a_mailbox_that_answers_again_is_forgotten(now, mailbox):
    watch_mailbox()
    heartbeats.beat(MAILBOX, "one")

    assert watch_mailbox() is True
    assert not Alert.objects.exists()


def test_a_mailbox_that_nobody_looks_into_is_told_too(now, mailbox):
    watch_mailbox()

    assert Alert.objects.get().sentence == (
        "No mail comes out of the mailbox. The process that looks into it (collect_mail) does not run. "
        "It has not been reached for a day. Mails are safe there and will be fetched."
    )


def test_where_there_is_no_mailbox_nothing_is_told(now, mailbox, settings):
    settings.MAILBOX = None

    assert watch_mailbox() is True
    assert not Alert.objects.exists()


def test_in_its_first_quarter_of_an_hour_a_process_says_nothing_of_the_mailbox(now, mailbox, monkeypatch):
    monkeypatch.setattr(watching, "_began", time.monotonic() - 14 * 60)

    assert watch_mailbox() is False
    assert not Alert.objects.exists()


# ── One at a time ───────────────────────────────────────────────────────────────────


def test_of_several_copies_the_eldest_works(now, at):
    assert heartbeats.claim(MAILBOX, "one-1") is True
    assert heartbeats.claim(MAILBOX, "two-1") is False
    assert heartbeats.claim(MAILBOX, "one-1") is True

    at(now + timedelta(seconds=60))
    assert heartbeats.claim(MAILBOX, "two-1") is True
    assert heartbeats.claim(MAILBOX, "one-1") is False


def test_who_waits_for_its_turn_leaves_no_beat(now):
    heartbeats.claim(MAILBOX, "one-1")
    heartbeats.claim(MAILBOX, "two-1")

    assert Heartbeat.objects.get().copy == "one-1"


def test_a_copy_of_this_machine_that_was_killed_is_known_at_once(now):
    ended = subprocess.Popen(["true"])
    ended.wait()
    host = heartbeats.copy_name().rpartition("-")[0]
    heartbeats.beat(MAILBOX, f"{host}-{ended.pid}")

    assert heartbeats.claim(MAILBOX, "another-1") is True


def test_another_process_holds_nobody_back(now):
    heartbeats.beat(CLOCK, "one-1")

    assert heartbeats.claim(MAILBOX, "two-1") is True


@transactional
def test_the_worker_beats_and_retakes_before_its_first_task():
    alerts.tell("mailbox", "The mailbox does not answer.")
    DBTaskResult.objects.get().claim("a worker that was killed")

    with own_signals():
        call_command("db_worker", "--backend", "db", "--queue-name", "*", "--batch", "--no-startup-delay")

    assert Heartbeat.objects.get().process == WORKER
    assert [message.to for message in mail.outbox] == [["desk@example.org"]]


@transactional
def test_a_full_collection_within_a_task_looks_only_at_what_came_since_the_worker_began():
    alerts.tell("mailbox", "The mailbox does not answer.")
    looked_at = []

    def collect(**_):
        looked_at.append(len(gc.get_objects()))

    task_started.connect(collect)
    before = len(gc.get_objects())
    try:
        with own_signals():
            call_command("db_worker", "--backend", "db", "--queue-name", "*", "--batch", "--no-startup-delay")
    finally:
        task_started.disconnect(collect)

    assert looked_at
    assert max(looked_at) < before / 2
    assert gc.get_freeze_count() == 0


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
