"""Whoever runs the site hears of trouble: at once, then daily, until it is mended."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from foundation import alerts, moment
from foundation.models import Alert
from tests.working import work

transactional = pytest.mark.django_db(transaction=True)

SENTENCE = "The mailbox does not answer."


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


def wait_for_threads():
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and "_send_at_once" in thread.name:
            thread.join(timeout=10)


@pytest.mark.django_db
def test_trouble_is_mailed_at_once(now):
    assert alerts.tell("mailbox", SENTENCE) is True
    work()

    message = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert message.to == ["desk@example.org"]
    assert message.subject == f"Milepost needs you: {SENTENCE}"
    assert SENTENCE in message.body
    assert "until it is mended" in message.body
    assert [kind for _html, kind in message.alternatives] == ["text/html"]
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
def test_then_it_is_mailed_daily_and_nothing_in_between(now, at):
    told = []
    for hours in (0, 1, 12, 23.9, 24, 24.1, 47.9, 48):
        at(now + timedelta(hours=hours))
        told.append(alerts.tell("mailbox", SENTENCE))
        work()

    assert told == [True, False, False, False, True, False, False, True]
    assert len(mail.outbox) == 3
    assert Alert.objects.get().since == now


@pytest.mark.django_db
def test_each_trouble_is_told_by_itself(now):
    alerts.tell("mailbox", SENTENCE)
    alerts.tell("disk", "The disk is full.")
    work()

    assert sorted(message.subject for message in mail.outbox) == [
        "Milepost needs you: The disk is full.",
        f"Milepost needs you: {SENTENCE}",
    ]


@pytest.mark.django_db
def test_the_second_mail_says_what_is_wrong_by_then(now, at):
    alerts.tell("mailbox", SENTENCE)
    work()
    at(now + timedelta(days=1))
    alerts.tell("mailbox", "The mailbox refuses the password.")
    work()

    assert "The mailbox refuses the password." in mail.outbox[1].body
    assert SENTENCE not in mail.outbox[1].body


@pytest.mark.django_db
def test_what_is_mended_and_comes_again_is_told_at_once(now, at):
    alerts.tell("mailbox", SENTENCE)
    alerts.mended("mailbox")
    assert not Alert.objects.exists()

    at(now + timedelta(minutes=1))
    assert alerts.tell("mailbox", SENTENCE) is True


@pytest.mark.django_db
def test_what_is_mended_before_the_worker_comes_is_not_mailed(now):
    alerts.tell("mailbox", SENTENCE)
    alerts.mended("mailbox")
    work()

    assert mail.outbox == []


@pytest.mark.django_db
def test_without_anybody_to_tell_nothing_is_mailed_and_the_trouble_is_kept(now, settings):
    settings.ALERT_TO = []

    alerts.tell("mailbox", SENTENCE)
    alerts.tell("worker", "The worker has stopped.", past_the_worker=True)
    wait_for_threads()

    assert work() == 0
    assert mail.outbox == []
    assert Alert.objects.count() == 2


@pytest.mark.django_db
def test_a_story_that_is_not_out_has_no_name_in_the_log(now, caplog):
    alerts.tell("clock:publish:7", "Lisa Anderson did not go live.")

    assert "clock:publish:7" in caplog.text
    assert "Lisa" not in caplog.text


@transactional
def test_trouble_with_the_worker_is_mailed_past_the_worker():
    assert alerts.tell("stopped:worker", "The worker has stopped.", past_the_worker=True) is True
    wait_for_threads()

    assert [message.subject for message in mail.outbox] == ["Milepost needs you: The worker has stopped."]
    assert not DBTaskResult.objects.exists()
    assert alerts.tell("stopped:worker", "The worker has stopped.", past_the_worker=True) is False


@transactional
def test_a_mail_past_the_worker_that_could_not_leave_is_tried_again(settings):
    settings.EMAIL_BACKEND = "nothing.like.it"
    alerts.tell("stopped:worker", "The worker has stopped.", past_the_worker=True)
    wait_for_threads()
    assert Alert.objects.get().mailed_at is None

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert alerts.tell("stopped:worker", "The worker has stopped.", past_the_worker=True) is True
    wait_for_threads()

    assert len(mail.outbox) == 1


@transactional
def test_two_processes_that_tell_the_same_at_once_send_one_mail():
    together, told = threading.Barrier(4), []

    def run():
        try:
            together.wait()
            told.append(alerts.tell("mailbox", SENTENCE))
        finally:
            connection.close()

    processes = [threading.Thread(target=run) for _number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    work()

    assert sorted(told) == [False, False, False, True]
    assert len(mail.outbox) == 1
