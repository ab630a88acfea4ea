"""A letter is sent to everybody who is to have it, once, and goes on from where it stopped."""

from datetime import timedelta
from smtplib import SMTPSenderRefused

import pytest
from django.core import mail
from django.urls import reverse

from foundation import moment
from home.mailing_list import sending, subscribing
from home.mailing_list.delivering import DEFERRED_FOR, Run, deliver
from home.mailing_list.models import Delivery, Letter, Subscriber, Suppression
from home.mailing_list.models.subscriber import Frequency
from tests.factories.mailing_list import allow_letter, asked, letter, subscriber
from tests.factories.pages import StoryFactory
from tests.post_office import PostOffice
from tests.working import work

pytestmark = pytest.mark.django_db

State = Letter.State


@pytest.fixture
def readers():
    return [subscriber(f"runner{number}@example.org", name=f"Reader {number}") for number in range(3)]


def sent(one=None):
    """A letter, sent as the worker does."""
    one = sending.send_now(one or letter())
    mail.outbox.clear()
    deliver.call(one.pk)
    one.refresh_from_db()
    return one


def to():
    return sorted(message.to[0] for message in mail.outbox)


def test_everybody_who_wishes_for_it_has_it_once(readers):
    asked()
    subscribing.leave(subscriber())
    subscribing.pause(subscriber())
    one = sent()

    assert (one.state, one.is_addressed) == (State.SENT, True)
    assert to() == [reader.address for reader in readers]
    assert one.ended_at
    assert set(one.deliveries.values_list("tries", flat=True)) == {1}
    assert not one.deliveries.on_their_way().exists()

    deliver.call(one.pk)
    assert len(mail.outbox) == 3


def of_story(series):
    """A letter of a story whose teller allowed it."""
    story = allow_letter(StoryFactory(parent=series))
    return letter(kind=Letter.Kind.STORY, story=story, series=series)


def test_a_letter_of_a_story_is_for_those_who_chose_each_and_a_call_for_all(readers, series):
    each = subscriber(frequency=Frequency.EACH)
    subscriber(frequency=Frequency.CALLS)

    sent(of_story(series))
    assert to() == [each.address]

    sent(letter())
    assert len(to()) == 5


def test_whoever_leaves_while_it_is_sent_is_sent_nothing(readers):
    one = sending.send_now(letter())
    Delivery.objects.bulk_create(
        [Delivery(letter=one, subscriber=reader, message_id=f"<{reader.pk}@x>") for reader in readers]
    )
    Letter.objects.update(is_addressed=True)
    subscribing.leave(readers[0])
    subscribing.pause(readers[1])
    deliver.call(one.pk)

    assert to()[-1] == readers[2].address
    assert [delivery.unsent_because for delivery in one.deliveries.order_by("pk")] == [
        Delivery.LEFT,
        Delivery.PAUSED,
        "",
    ]


def test_a_mail_over_which_a_worker_died_is_handed_over_again_under_the_same_message_id(readers):
    one = sending.send_now(letter())
    first = Delivery.objects.create(
        letter=one, subscriber=readers[0], message_id="<first@x>", leaving_since=moment.now(), tries=1
    )
    mail.outbox.clear()
    deliver.call(one.pk)

    first.refresh_from_db()
    assert (first.tries, bool(first.sent_at)) == (2, True)
    assert [message.extra_headers["Message-ID"] for message in mail.outbox].count("<first@x>") == 1
    assert len(mail.outbox) == 3


def test_one_run_at_a_time_has_a_letter(readers):
    one = sending.send_now(letter())
    other = Run(one)
    assert other.take()

    mail.outbox.clear()
    deliver.call(one.pk)
    assert mail.outbox == []

    other.let_go()
    deliver.call(one.pk)
    assert len(mail.outbox) == 3


def test_a_run_that_died_is_taken_over_when_its_lease_is_over(readers):
    one = sending.send_now(letter())
    Run(one).take()
    mail.outbox.clear()

    with moment.as_on(moment.now() + timedelta(minutes=2)):
        deliver.call(one.pk)
    assert len(mail.outbox) == 3


def test_a_letter_that_is_stopped_goes_on_with_those_who_have_not_had_it(readers):
    one = sending.send_now(letter())
    Delivery.objects.create(letter=one, subscriber=readers[0], message_id="<first@x>", sent_at=moment.now())
    sending.stop(one)
    mail.outbox.clear()
    deliver.call(one.pk)
    assert mail.outbox == []

    sending.go_on(one)
    work()
    assert sorted(address for address in to() if address.startswith("runner")).count(readers[0].address) <= 1
    assert {readers[1].address, readers[2].address} <= set(to())
    assert Letter.objects.get(pk=one.pk).state == State.SENT


def test_the_run_sees_within_a_second_that_it_was_stopped(readers):
    one = sending.send_now(letter())
    run = Run(one)
    run.take()
    assert run.is_mine()

    sending.stop(one)
    run._looked = 0.0
    assert not run.is_mine()


def test_a_letter_that_nothing_may_be_sent_of_ends_unsent(readers, series):
    subscriber(frequency=Frequency.EACH)
    one = sending.send_now(of_story(series))
    one.story.unpublish()
    deliver.call(one.pk)

    one.refresh_from_db()
    assert one.state == State.DROPPED
    assert set(one.deliveries.values_list("unsent_because", flat=True)) == {Delivery.OVERTAKEN}


class Answering(PostOffice):
    """A mail server that answers some addresses in its own way."""

    def __init__(self, **answers):
        super().__init__()
        self.answers = answers

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        name = address.partition("@")[0]
        if name in self.answers:
            return self.answers[name]
        envelope.rcpt_tos.append(address)
        return "250 OK"


def test_an_address_that_is_not_there_is_not_written_to_again(readers, by_smtp):
    with Answering(runner1="550 5.1.1 No such person") as office:
        by_smtp(office)
        one = sent()

    assert one.state == State.SENT
    assert len(office.mails) == 2
    assert one.deliveries.get(subscriber=readers[1]).unsent_because == Delivery.REFUSED
    assert Subscriber.objects.get(pk=readers[1].pk).state == Subscriber.State.BOUNCED
    assert Suppression.objects.of("runner1@example.org").exists()


def test_a_server_that_does_not_trust_us_takes_nobody_off_the_list(readers, by_smtp):
    with Answering(runner1="550 5.7.1 Relaying denied", runner2="452 4.2.2 Mailbox full") as office:
        by_smtp(office)
        one = sent()

    assert one.state == State.SENDING
    assert [delivery.deferrals for delivery in one.deliveries.order_by("pk")] == [0, 1, 1]
    assert not Suppression.objects.exists()
    assert Subscriber.objects.confirmed().count() == 3
    with moment.as_on(moment.now() + timedelta(minutes=11)):
        assert not Letter.objects.standing_still().exists()


def test_what_was_deferred_is_tried_again_and_given_up_after_a_day(readers, by_smtp):
    with Answering(runner1="452 4.2.2 Mailbox full") as office:
        by_smtp(office)
        one = sent()
        later = moment.now()
        for pause in DEFERRED_FOR:
            later += pause + timedelta(minutes=1)
            with moment.as_on(later):
                deliver.call(one.pk)

    one.refresh_from_db()
    row = one.deliveries.get(subscriber=readers[1])
    assert (one.state, row.unsent_because, row.tries) == (State.SENT, Delivery.REFUSED, 0)
    assert Subscriber.objects.get(pk=readers[1].pk).is_confirmed


def test_where_no_server_answers_nothing_is_lost_and_the_next_run_goes_on(readers, by_smtp):
    office = PostOffice()
    by_smtp(office)
    one = sending.send_now(letter())
    with pytest.raises(ConnectionRefusedError):
        deliver.call(one.pk)
    one.refresh_from_db()
    assert (one.state, one.runner) == (State.SENDING, "")
    assert not Letter.objects.standing_still().exists()
    with moment.as_on(moment.now() + timedelta(minutes=11)):
        assert list(Letter.objects.standing_still()) == [one]
    assert one.deliveries.on_their_way().count() == 3

    with office:
        deliver.call(one.pk)
    assert len(office.mails) == 3
    assert set(one.deliveries.values_list("tries", flat=True)) == {1}


class Distrusting(PostOffice):
    """A mail server that takes nothing from us."""

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        return "553 5.1.8 Sender address rejected"


def test_where_the_server_refuses_us_as_sender_no_mail_is_shown_as_handed_over(readers, by_smtp):
    with Distrusting() as office:
        by_smtp(office)
        one = sending.send_now(letter())
        for _time in range(2):
            with pytest.raises(SMTPSenderRefused):
                deliver.call(one.pk)

    assert office.mails == []
    assert set(one.deliveries.values_list("tries", flat=True)) == {0}
    assert not Suppression.objects.exists()


def test_a_due_letter_begins_by_itself_and_one_that_is_not_waits(readers):
    one = sending.plan(letter(), moment.now() + timedelta(minutes=30))
    assert abs(sending.next_due(moment.now()) - one.send_at) < timedelta(seconds=1)
    sending.send_due(moment.now(), moment.now())
    assert Letter.objects.get().state == State.PLANNED

    with moment.as_on(moment.now() + timedelta(minutes=31)):
        sending.send_due(moment.now(), moment.now())
    assert Letter.objects.get().state == State.SENDING


def test_a_letter_that_is_overdue_stands_still(readers):
    one = sending.plan(letter(), moment.now() + timedelta(minutes=30))
    assert not Letter.objects.standing_still().exists()

    with moment.as_on(moment.now() + timedelta(minutes=41)):
        assert list(Letter.objects.standing_still()) == [one]


def test_the_dashboard_says_first_of_all_that_a_letter_stands_still(readers, client, editor):
    one = sending.send_now(letter())
    client.force_login(editor)
    with moment.as_on(moment.now() + timedelta(minutes=11)):
        page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "letter stands still on its way" in page
    assert reverse("letter_desk:detail", args=[one.pk]) in page
