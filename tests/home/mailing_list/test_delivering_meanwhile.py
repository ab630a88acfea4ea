"""What is decided while a letter is on its way counts for whoever has not had it yet."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation import moment
from home.mailing_list import sending, subscribing
from home.mailing_list.addressing import address
from home.mailing_list.delivering import LEASE, Run, deliver
from home.mailing_list.models import Delivery, Letter
from home.mailing_list.models.subscriber import Frequency
from home.mailing_list.progress import progress_of
from tests.factories.mailing_list import allow_letter, letter, subscriber
from tests.factories.pages import StoryFactory

pytestmark = pytest.mark.django_db

State = Letter.State


def of_story(series):
    story = allow_letter(StoryFactory(parent=series))
    return letter(kind=Letter.Kind.STORY, story=story, series=series)


def begun(one):
    """``one`` as it is when its first mail is to leave: by a run that has it."""
    one = sending.send_now(one)
    mail.outbox.clear()
    run = Run(one)
    assert run.take()
    address(one)
    return one, run


def to():
    return sorted(message.to[0] for message in mail.outbox)


def state(one):
    return Letter.objects.get(pk=one.pk).state


def test_whoever_chooses_fewer_letters_meanwhile_is_not_sent_this_one(series):
    fewer, stays = subscriber(frequency=Frequency.EACH), subscriber(frequency=Frequency.EACH)
    one, run = begun(of_story(series))
    subscribing.choose(fewer, Frequency.CALLS)
    run.send()

    assert to() == [stays.address]
    assert one.deliveries.get(subscriber=fewer).unsent_because == Delivery.CHOSE_OTHERS
    assert one.deliveries.get(subscriber=fewer).why_unsent


def test_from_the_moment_in_which_it_is_stopped_no_mail_leaves():
    for _number in range(3):
        subscriber()
    one, run = begun(letter())
    assert run.is_mine()  # and for a second it would not look again
    sending.stop(one)
    run.send()

    assert mail.outbox == []
    assert (state(one), one.deliveries.on_their_way().count()) == (State.STOPPED, 3)


def test_a_run_that_slept_past_its_lease_sends_nothing_beside_the_one_that_took_over():
    for _number in range(3):
        subscriber()
    one, run = begun(letter())
    assert run.is_mine()
    with moment.as_on(moment.now() + 2 * LEASE):
        assert Run(one).take()
        assert run.send() is None

    assert mail.outbox == []
    assert one.deliveries.on_their_way().count() == 3


def test_whoever_is_erased_while_their_mail_leaves_had_it():
    reader = subscriber()
    one, run = begun(letter())
    [delivery] = one.deliveries.all()
    run._claim(delivery)
    run._in_hand = delivery
    subscribing.erase(reader)
    run._note_sent()

    found = progress_of(one)
    assert (found.total, found.sent, found.unsent, found.waiting) == (1, 1, 0, 0)


def test_a_letter_of_which_a_row_has_lost_its_subscriber_ends_all_the_same():
    subscriber()
    one, run = begun(letter())
    Delivery.objects.update(subscriber=None)
    run.send()

    assert state(one) == State.SENT
    assert not one.deliveries.on_their_way().exists()


def test_one_that_was_stopped_in_the_moment_its_story_went_can_go_on_when_it_is_back(series):
    reader = subscriber(frequency=Frequency.EACH)
    one, run = begun(of_story(series))
    one.story.unpublish()
    sending.stop(one)
    run.send()
    assert (state(one), one.deliveries.on_their_way().count()) == (State.STOPPED, 1)

    run.let_go()
    one.story.get_latest_revision().publish()
    deliver.call(sending.go_on(one).pk)
    assert to() == [reader.address]


def test_one_whose_story_went_when_it_was_to_leave_is_sent_when_an_editor_takes_it_up_again(series):
    reader, left = subscriber(frequency=Frequency.EACH), subscriber(frequency=Frequency.EACH)
    one = sending.send_now(of_story(series))
    mail.outbox.clear()
    one.story.unpublish()
    deliver.call(one.pk)
    assert (state(one), to()) == (State.DROPPED, [])

    newcomer = subscriber(frequency=Frequency.EACH)
    subscribing.leave(left)
    one.story.get_latest_revision().publish()
    sending.take_up(one)
    mail.outbox.clear()
    deliver.call(sending.send_now(one).pk)

    assert to() == sorted([reader.address, newcomer.address])
    assert (state(one), progress_of(one).sent) == (State.SENT, 2)


def test_a_consent_taken_back_meanwhile_keeps_the_story_from_everybody_who_has_not_had_it(series):
    for _number in range(2):
        subscriber(frequency=Frequency.EACH)
    one, run = begun(of_story(series))
    first = one.deliveries.order_by("pk").first()
    first.sent_at = moment.now()
    first.save()
    allow_letter(one.story, letter=False)
    run.send()

    assert mail.outbox == []
    assert (state(one), progress_of(one).sent, progress_of(one).unsent) == (State.SENT, 1, 1)


def test_a_letter_that_goes_on_after_a_pause_does_not_stand_still():
    one, run = begun(letter())
    sending.stop(one)
    run.let_go()
    with moment.as_on(moment.now() + 60 * LEASE):
        sending.go_on(one)
        assert not Letter.objects.standing_still().exists()


def test_to_make_the_deliveries_takes_no_longer_than_a_run_and_ends_where_it_is_stopped():
    for _number in range(3):
        subscriber()
    one = sending.send_now(letter())
    run = Run(one)
    run.take()
    assert run.has_time()
    run._until = 0.0
    address(one, while_true=run.has_time)
    assert not one.deliveries.exists()

    mail.outbox.clear()
    run.let_go()
    deliver.call(one.pk)
    assert len(mail.outbox) == 3


def test_to_claim_a_mail_asks_of_its_own_subscriber_alone():
    # SQLite would make a list of all others for each mail: of a hundred thousand it takes a tenth of a second.
    reader = subscriber()
    one, run = begun(letter())
    [delivery] = one.deliveries.all()
    with CaptureQueriesContext(connection) as asked:
        assert run._claim(delivery)

    of_subscribers = [query["sql"] for query in asked if "mailing_list_subscriber" in query["sql"]]
    assert len(of_subscribers) == 1
    assert re.search(rf'FROM "mailing_list_subscriber".*"id" = {reader.pk}\b', of_subscribers[0])
