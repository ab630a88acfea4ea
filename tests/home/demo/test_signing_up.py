"""Who is on the demo's mailing list: through the real acts, each on their day, and no mail leaves for it."""

from datetime import time, timedelta

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from foundation import moment
from home.demo.signing_up import sign_up
from home.demo.subscribers import CODES, SUBSCRIBERS
from home.mailing_list.delivering import deliver
from home.mailing_list.mailing import send_mail
from home.mailing_list.models import Letter, LetterRules, ListMail, Offer, Subscriber, Suppression, Welcome
from tests.factories.pages import WeekFactory

pytestmark = pytest.mark.django_db

State = Subscriber.State


@pytest.fixture
def signed_up(db):
    sign_up()


def number(state):
    return Subscriber.objects.filter(state=state).count()


def test_every_state_in_which_somebody_can_be_is_there_to_be_seen(signed_up):
    assert Subscriber.objects.count() == len(SUBSCRIBERS)
    assert (number(State.ASKED), number(State.LEFT), number(State.BOUNCED)) == (2, 1, 1)
    assert [one.name for one in Subscriber.objects.exclude(paused_until=None) if one.is_paused] == ["Lev Aronson"]
    assert Suppression.objects.count() == 2


def test_each_came_on_their_day_and_the_log_says_so(signed_up):
    first = Subscriber.objects.get(name="Joan Ferris")

    assert (moment.now() - first.asked_at).days == 69
    assert [entry.at >= first.asked_at for entry in first.log.all()] == [True, True]


def test_who_confirmed_has_a_code_of_the_pool_and_some_are_left(signed_up):
    confirmed = sum(one.confirms for one in SUBSCRIBERS)

    assert Welcome.objects.exclude(given_at=None).count() == confirmed
    assert Offer.objects.get().left == len(CODES) - confirmed > Offer.objects.get().low_at


def test_no_mail_leaves_for_it(signed_up):
    for row in ListMail.objects.all():
        send_mail.call(row.pk)

    assert mail.outbox == []
    assert DBTaskResult.objects.exists()


def test_letters_say_who_sends_them(signed_up):
    assert "Hallin Bridge" in LetterRules.load().imprint


def test_the_letter_of_a_week_that_is_over_went_to_those_who_were_on_the_list_by_then(series):
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=35), title="In the Rain")
    sign_up()

    (one,) = Letter.objects.all()
    assert (one.kind, one.week, one.state) == (Letter.Kind.WEEK, week, Letter.State.SENT)
    evening = moment.at(week.last_day, time(18))
    had = one.deliveries.select_related("subscriber")
    assert had
    assert {row.subscriber.confirmed_at < evening < row.sent_at for row in had} == {True}
    deliver.call(one.pk)
    assert mail.outbox == []
