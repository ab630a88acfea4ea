"""The dashboard's lights, jobs that failed, and the demo's mails."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foundation import moment
from foundation.heartbeats import beat
from foundation.models import Heartbeat
from foundation.retaking import MOST_TRIES
from stories.schedule import failing
from stories.schedule.models import ClockFailure
from stories.schedule.promising import promise
from stories.submissions.models import ReceivedMail
from tests.factories.pages import DraftFactory
from tests.factories.submissions import mail_received
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def silent(process, seconds):
    Heartbeat.objects.filter(process=process).update(last_look=moment.now() - timedelta(seconds=seconds))


def dashboard(desk):
    return " ".join(desk.get(reverse("wagtailadmin_home")).content.decode().split())


def test_both_run_and_the_next_story_is_named(desk, series):
    with moment.as_on(moment.now()):
        beat("clock", "one")
        beat("worker", "one")
        promise(DraftFactory(parent=series, printed_name="Joan Whitcombe"), moment.now() + timedelta(days=1))

        html = dashboard(desk)

    assert "The clock is running" in html
    assert "Looked 0 seconds ago. Next: Joan Whitcombe goes live" in html
    assert "The worker is running" in html


def test_a_stopped_clock_is_said_with_what_is_late_and_what_to_do(desk, series):
    beat("clock", "one")
    beat("worker", "one")
    late = DraftFactory(parent=series)
    promise(late, moment.now() + timedelta(days=1))
    late.revisions.update(approved_go_live_at=moment.now() - timedelta(minutes=1))
    silent("clock", 14 * 60)

    html = dashboard(desk)

    assert "The clock has stopped" in html
    assert "It last looked 14 minutes ago." in html.replace("\xa0", " ")
    assert "1 story is late." in html
    assert reverse("clock_stopped") in html
    assert desk.get(reverse("clock_stopped")).status_code == 200


# ── The mailbox ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def at_noon(monkeypatch):
    """It is noon in New York, whenever the test is run."""
    noon = moment.at(moment.today(), time(12))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    return noon


@pytest.fixture
def mailbox(settings):
    """The site has one."""
    settings.MAILBOX = {"host": "mail.example.org"}


def came(when, **fields):
    return mail_received(came_at=when, **fields)


def test_without_a_mailbox_there_is_no_light_for_it(desk):
    assert "mailbox" not in dashboard(desk).lower()


def test_an_open_mailbox_tells_when_the_last_mail_came_and_from_whom(desk, mailbox, at_noon):
    came(at_noon - timedelta(hours=2, minutes=48), from_name="Imani Brooks")
    beat("mailbox", "one")
    silent("mailbox", 40)

    html = dashboard(desk)

    assert "The mailbox is open" in html
    assert "Looked 40 seconds ago. The last mail came at 09:12 (New York), from Imani Brooks." in html


def test_a_mail_of_another_day_names_it_and_a_robot_is_not_named(desk, mailbox, at_noon):
    came(at_noon - timedelta(days=2), from_name="Buy Now", outcome=ReceivedMail.Outcome.IGNORED)
    beat("mailbox", "one")

    html = dashboard(desk)

    day = moment.local(at_noon - timedelta(days=2))
    assert f"The last mail came {day:%a} {day.day} {day:%b}, 12:00 (New York)." in html
    assert "Buy Now" not in html


def test_a_mailbox_without_mail_says_so(desk, mailbox):
    with moment.as_on(moment.now()):
        beat("mailbox", "one")

        assert "Looked 0 seconds ago. No mail has come yet." in dashboard(desk)


def test_a_mailbox_that_does_not_answer_says_since_when_and_that_nothing_is_lost(desk, mailbox, at_noon, monkeypatch):
    beat("mailbox", "one")
    monkeypatch.setattr(timezone, "now", lambda: at_noon + timedelta(minutes=10))
    beat("mailbox", "one", "The server refuses user or password.")

    html = dashboard(desk)

    assert "The mailbox does not answer" in html
    assert (
        "Last reached at 12:00 (New York). Mails are safe there and will be fetched. "
        "The server refuses user or password." in html
    )
    assert reverse("clock_stopped") in html
    assert "MAILBOX_URL" in desk.get(reverse("clock_stopped")).content.decode()


def test_a_mailbox_that_nobody_looks_into_says_so(desk, mailbox, at_noon):
    beat("mailbox", "one")
    silent("mailbox", 6 * 60)

    html = dashboard(desk)

    assert "Nobody looks into the mailbox" in html
    assert "Last reached at 12:00 (New York)." in html


def test_a_clock_that_never_looked_is_said_too(desk):
    assert "It has not looked yet." in dashboard(desk)


def test_a_story_that_failed_stands_first_with_its_cause_and_the_mend(desk, series):
    from django.core.exceptions import ValidationError

    story = DraftFactory(parent=series, printed_name="Lisa Anderson")
    failing.note(
        ClockFailure.Kind.PUBLISH,
        1,
        ValidationError({"slug": "taken"}),
        due=moment.now(),
        page=story.page_ptr,
        slug="lisa-anderson",
    )

    html = dashboard(desk)

    assert "Lisa Anderson did not go live" in html
    assert "The web address “lisa-anderson” is taken." in html
    assert html.index("Lisa Anderson did not go live") < html.rindex("The clock")
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in html


def test_the_rows_alone_are_for_editors(client, desk):
    assert "The clock" in desk.get(reverse("lights")).content.decode()
    client.logout()
    assert client.get(reverse("lights")).status_code == 302


def test_a_job_that_failed_for_good_is_shown_and_tried_again(desk):
    job = DBTaskResult.objects.create(
        status=TaskResultStatus.FAILED,
        args_kwargs={"args": [0], "kwargs": {}},
        task_path="stories.schedule.going_live.renew_around",
        worker_ids=["one"] * MOST_TRIES,
        backend_name="db",
        run_after=moment.now(),
        finished_at=moment.now(),
        exception_class_path="builtins.OSError",
        traceback="",
    )
    beat("worker", "one")
    assert "1 job failed for good." in dashboard(desk)
    assert "renew_around" in desk.get(reverse("failed_jobs")).content.decode()

    desk.post(reverse("failed_jobs"), {"job": str(job.pk)})

    job.refresh_from_db()
    assert (job.status, job.worker_ids) == (TaskResultStatus.READY, [])
    assert "No job has failed for good." in desk.get(reverse("failed_jobs")).content.decode()


@pytest.mark.parametrize("job", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_trying_a_job_that_is_none_is_no_500(desk, job):
    assert desk.post(reverse("failed_jobs"), {"job": job}).status_code == 404


def test_the_demos_mails_are_readable_by_its_owner_alone(client, settings, tmp_path):
    from foundation import mail
    from foundation.models import Alert

    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    alert = Alert(key="x", sentence="Tom’s story did not go live.", since=moment.now())
    mail.send("alert", ["desk@example.org"], alert=alert)
    client.force_login(UserFactory(is_superuser=True))

    html = client.get(reverse("outbox")).content.decode()
    assert "Tom’s story did not go live." in html
    assert "desk@example.org" in html

    client.force_login(UserFactory())
    assert client.get(reverse("outbox")).status_code == 302
