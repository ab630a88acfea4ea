"""What a killed worker left running, and what failed, is taken up again."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from foundation import alerts, heartbeats, moment
from foundation.models import Alert, Heartbeat
from foundation.retaking import MOST_TRIES, PAUSES, failed_for_good, retake, try_again
from tests.working import work

pytestmark = pytest.mark.django_db

WORKER = "worker-1"
done = []


@task(backend="db")
def note(word: str) -> None:
    """A task that does what it should."""
    done.append(word)


@task(backend="db")
def stumble() -> None:
    """A task that fails at every try."""
    raise RuntimeError("the printer is out of paper")


@task(backend="db")
def refuse() -> None:
    """A task that fails as a mail server refuses a recipient."""
    raise smtplib.SMTPRecipientsRefused({"lisa@example.org": (550, b"no such user")})


@pytest.fixture(autouse=True)
def _nothing_done():
    done.clear()


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


def left_running(worker=WORKER):
    """A task that ``worker`` began and did not end."""
    note.enqueue("told")
    result = DBTaskResult.objects.get(task_path__endswith="note")
    result.claim(worker)
    return result


def the_task():
    return DBTaskResult.objects.exclude(task_path__endswith="send_alert").get()


def fail_once_more(at):
    """Reach the moment of the next try, and let it fail."""
    at(the_task().run_after)
    assert work() == 1
    assert the_task().status == TaskResultStatus.FAILED


def test_what_a_dead_worker_left_running_is_taken_up_again(now, at):
    heartbeats.beat(Heartbeat.Process.WORKER, WORKER)
    left_running()

    at(now + timedelta(seconds=60))
    assert retake() == 1
    assert the_task().status == TaskResultStatus.READY
    assert work() == 1

    assert done == ["told"]
    assert the_task().status == TaskResultStatus.SUCCESSFUL


def test_what_a_worker_left_that_never_beat_is_taken_up_again(now):
    left_running("nobody knows")

    assert retake() == 1


def test_a_task_whose_worker_beats_is_left_alone(now, at):
    left_running()

    at(now + timedelta(hours=1))
    heartbeats.beat(Heartbeat.Process.WORKER, WORKER)
    at(now + timedelta(hours=1, seconds=59))

    assert retake() == 0
    assert the_task().status == TaskResultStatus.RUNNING


def test_a_clocks_heartbeat_keeps_no_task(now):
    left_running()
    heartbeats.beat(Heartbeat.Process.CLOCK, WORKER)

    assert retake() == 1


def test_what_is_done_is_never_done_again(now):
    note.enqueue("told")
    work()

    assert retake() == 0
    assert work() == 0
    assert done == ["told"]


def test_a_task_that_kills_its_worker_each_time_fails_for_good_at_last(now):
    left_running()
    for _try in range(MOST_TRIES - 1):
        assert retake() == 1
        the_task().claim(WORKER)

    assert retake() == 0

    result = the_task()
    assert result.status == TaskResultStatus.FAILED
    assert result.exception_class_path == "foundation.retaking.Killed"
    assert failed_for_good() == [result]
    assert Alert.objects.get().sentence == "A background job failed for good: note."
    assert retake() == 0


def test_what_failed_is_tried_again_after_growing_pauses(now, at):
    stumble.enqueue()
    pauses = []
    for _try in range(MOST_TRIES - 1):
        fail_once_more(at)
        failed_at = the_task().finished_at
        assert retake() == 1
        pauses.append(the_task().run_after - failed_at)
        assert failed_for_good() == []

    assert tuple(pauses) == PAUSES
    assert sorted(pauses) == pauses
    assert not Alert.objects.exists()


def test_what_failed_is_not_tried_before_its_pause_is_over(now, at):
    stumble.enqueue()
    fail_once_more(at)
    retake()

    at(the_task().run_after - timedelta(seconds=1))

    assert work() == 0


def test_what_failed_at_every_try_has_failed_for_good_and_is_told_once(now, at):
    stumble.enqueue()
    for _try in range(MOST_TRIES):
        fail_once_more(at)
        retake()
    retake()
    work()

    assert failed_for_good() == [the_task()]
    assert len(the_task().worker_ids) == MOST_TRIES
    assert [message.to for message in mail.outbox] == [["desk@example.org"]]
    assert "A background job failed for good: stumble." in mail.outbox[0].body


def test_an_alert_that_could_not_leave_is_not_told_by_another(now, at, settings):
    settings.EMAIL_BACKEND = "nothing.like.it"
    alerts.tell("mailbox", "The mailbox does not answer.")
    for _try in range(MOST_TRIES):
        at(DBTaskResult.objects.get().run_after)
        work()
        retake()

    assert [result.task_name for result in failed_for_good()] == ["send_alert"]
    assert [alert.key for alert in Alert.objects.all()] == ["mailbox"]
    assert DBTaskResult.objects.count() == 1


def test_a_task_that_is_no_longer_known_fails_for_good_and_stops_no_other(now, at):
    note.enqueue("told")
    DBTaskResult.objects.update(task_path="foundation.renamed.away", status=TaskResultStatus.FAILED)
    DBTaskResult.objects.update(worker_ids=[WORKER] * MOST_TRIES)
    stumble.enqueue()
    DBTaskResult.objects.filter(task_path__endswith="stumble").get().claim("nobody knows")

    assert retake() == 1
    assert Alert.objects.get().sentence == "A background job failed for good: away."


def test_try_again_gives_all_its_tries_anew_at_once(now, at):
    stumble.enqueue()
    for _try in range(MOST_TRIES):
        fail_once_more(at)
        retake()
    work()
    at(now + timedelta(days=3))

    try_again(the_task())

    assert failed_for_good() == []
    assert not Alert.objects.exists()
    assert the_task().run_after == now + timedelta(days=3)
    fail_once_more(at)
    assert retake() == 1
    assert the_task().run_after == now + timedelta(days=3) + PAUSES[0]


def test_what_a_failed_task_leaves_behind_names_nobody():
    refuse.enqueue()
    work()

    left = DBTaskResult.objects.get()
    assert left.exception_class_path == "smtplib.SMTPRecipientsRefused"
    assert "test_retaking.py" in left.traceback
    assert "lisa" not in left.traceback
