"""Each new subscriber is given a welcome code, the same one never twice."""

from datetime import timedelta

import pytest

from foundation import moment
from home.mailing_list import offering, subscribing
from home.mailing_list.models import ListMail, Offer, Welcome, WelcomeCode
from tests.factories.mailing_list import pool, shared, subscriber

pytestmark = pytest.mark.django_db

Kind = ListMail.Kind


def test_a_code_of_the_pool_is_given_once_and_mailed_at_once():
    offer = pool(["A1", "B2"])
    first, second = subscriber(), subscriber()

    assert (first.welcome.words, second.welcome.words) == ("A1", "B2")
    assert offer.left == 0
    assert ListMail.objects.filter(kind=Kind.WELCOME).count() == 2


def test_who_finds_none_is_told_and_served_first_when_there_are_more():
    offer = pool(["A1"])
    subscriber()
    waits, later = subscriber(), subscriber()
    assert list(waits.mails.values_list("kind", flat=True)) == [Kind.CONFIRM, Kind.OWED]

    WelcomeCode.objects.create(offer=offer, code="B2")
    newest = subscriber()
    assert newest.welcome.words == ""
    assert offering.serve_owed(offer) == 1

    assert [Welcome.objects.get(subscriber=one).words for one in (waits, later, newest)] == ["B2", "", ""]
    assert Kind.WELCOME in waits.mails.values_list("kind", flat=True)


def test_who_left_while_waiting_is_passed_over_and_holds_nobody_up():
    offer = pool()
    waits = subscriber()
    subscribing.leave(waits)
    WelcomeCode.objects.create(offer=offer, code="A1")

    assert subscriber().welcome.words == "A1"


def test_one_code_for_everybody():
    shared("MILE10")

    assert [subscriber().welcome.words for _number in range(2)] == ["MILE10", "MILE10"]


def test_who_left_and_came_back_is_given_no_second_code():
    pool(["A1", "B2"])
    one = subscriber("gwen@example.org")
    subscribing.leave(one)
    subscriber("gwen@example.org")

    assert Welcome.objects.get().words == "A1"


def test_nothing_is_given_outside_the_days_of_an_offer():
    today = moment.today()
    pool(["A1"], opens_on=today + timedelta(days=1))
    pool(["B2"], opens_on=today - timedelta(days=9), closes_on=today - timedelta(days=1))
    pool(["C3"], opens_on=today - timedelta(days=9), expires_on=today - timedelta(days=1))

    assert not Offer.objects.open().exists()
    subscriber()
    assert not Welcome.objects.exists()
