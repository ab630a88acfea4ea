"""A mail server that is away for longer than a job is tried delays letters and codes, and loses none."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from foundation import boundaries, moment, retaking
from home.mailing_list import sending, trying_again
from home.mailing_list.models import Letter, ListMail, Subscriber
from tests.factories.mailing_list import asked, letter, shared, subscriber
from tests.post_office import PostOffice
from tests.working import work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_is_told(settings):
    """What fails for good is told by mail, which would come between."""
    settings.ALERT_TO = []


class OneIsFull(PostOffice):
    """Has a mailbox that takes nothing just now."""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if address.startswith("full@"):
            return "452 4.2.2 Mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"


def work_at_once():
    """Without the pauses between one try and the next."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    work()


def give_up():
    """Let every job fail as often as it is tried."""
    for _try in range(retaking.MOST_TRIES):
        work_at_once()
        retaking.retake()
    assert retaking.failed_for_good()


def an_hour_later():
    with moment.as_on(moment.now() + timedelta(hours=1, minutes=1)):
        trying_again.hour_passed(moment.now(), moment.now())
        work_at_once()


def test_the_clock_asks_for_it_each_full_hour():
    (boundary,) = [one for one in boundaries.registered() if one.passed == trying_again.hour_passed]
    now = moment.now()

    assert boundary.next_after(now) == now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def test_a_code_leaves_with_the_hour_although_its_job_was_given_up(by_smtp):
    by_smtp()
    shared("MILE-10")
    gwen = subscriber("gwen@example.org")
    give_up()

    with PostOffice() as office:
        by_smtp(office)
        an_hour_later()

    assert [mail["To"] for mail in office.mails] == [gwen.address]
    assert ListMail.objects.get(kind=ListMail.Kind.WELCOME).sent_at


def test_one_mailbox_that_is_full_holds_up_nobody_else(by_smtp):
    for name in ("full", "gwen"):
        asked(f"{name}@example.org")

    with OneIsFull() as office:
        by_smtp(office)
        an_hour_later()

    assert [mail["To"] for mail in office.mails] == ["gwen@example.org"]
    assert ListMail.objects.on_their_way().get().subscriber.address == "full@example.org"


def test_while_nobody_answers_no_job_fails_over_it_and_no_address_is_in_the_log(by_smtp, caplog):
    by_smtp()
    asked("gwen@example.org")
    DBTaskResult.objects.all().delete()

    an_hour_later()

    assert ListMail.objects.on_their_way().count() == 1
    assert [str(job.status) for job in DBTaskResult.objects.all()] == ["SUCCESSFUL"]
    assert "takes nothing just now" in caplog.text
    assert "gwen" not in caplog.text


def test_a_letter_whose_job_was_given_up_goes_on_with_the_hour(by_smtp):
    gwen = subscriber("gwen@example.org")
    by_smtp()
    ListMail.objects.all().delete()
    one = sending.send_now(letter())
    give_up()

    with PostOffice() as office:
        by_smtp(office)
        an_hour_later()

    assert [mail["To"] for mail in office.mails] == [gwen.address]
    assert Letter.objects.get(pk=one.pk).state == Letter.State.SENT


def test_one_that_was_stopped_meanwhile_does_not(by_smtp):
    subscriber("gwen@example.org")
    by_smtp()
    one = sending.send_now(letter())
    give_up()
    sending.stop(one)

    with PostOffice() as office:
        by_smtp(office)
        an_hour_later()

    assert office.mails == []
    assert Subscriber.objects.get().is_confirmed
