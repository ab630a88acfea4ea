"""The dashboard says how many codes are left and who waits; each hour whoever waits is served, and late mails told."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from foundation import moment
from foundation.models import Alert
from foundation.waiting import Urgency
from home.mailing_list import codes_hourly
from home.mailing_list.codes_waiting import codes
from home.mailing_list.models import ListMail, Offer, Welcome, WelcomeCode
from tests.factories.mailing_list import pool, subscriber
from tests.factories.users import editor, member_of
from tests.working import work

pytestmark = pytest.mark.django_db


def rows(user=None):
    request = RequestFactory().get("/")
    request.user = user or editor()
    return [row for row in codes(request) if row.number]


def hour():
    now = moment.now()
    codes_hourly.hour_passed(now - timedelta(hours=1), now)


def test_a_pool_that_is_low_says_how_many_are_left():
    pool(["A1", "B2", "C3"], low_at=3)
    (row,) = rows()

    assert (row.number, row.words) == (3, "welcome codes left")
    assert row.cause.startswith("of “10 % off at the bookshop”")
    assert rows(member_of("Moderator")) == []


def test_a_pool_with_enough_says_nothing():
    pool(["A1", "B2"], low_at=1)

    assert rows() == []


def test_an_empty_pool_says_so_before_anybody_waits():
    pool(["A1"], low_at=0)
    subscriber()
    (row,) = rows()

    assert (row.words, row.says_number) == ("No welcome code is left", False)


def test_whoever_waits_longer_than_a_day_comes_first_of_all():
    pool()
    subscriber()
    subscriber()
    (row,) = rows()
    assert (row.number, row.words, row.urgency) == (2, "subscribers wait for a code", Urgency.ASKED)

    Welcome.objects.update(owed_since=moment.now() - timedelta(hours=25))
    (row,) = rows()
    assert row.urgency == Urgency.STOPPED
    assert "1 day" in row.cause.replace("\xa0", " ")


def test_each_hour_whoever_waits_is_served_should_anything_have_failed():
    offer = pool()
    one = subscriber()
    work()
    WelcomeCode.objects.create(offer=offer, code="A1")
    hour()
    work()

    one.welcome.refresh_from_db()
    assert one.welcome.words == "A1"


def test_no_code_is_given_that_has_expired_and_the_next_offer_serves_them():
    offer = pool()
    one = subscriber()
    WelcomeCode.objects.create(offer=offer, code="A1")
    yesterday = moment.today() - timedelta(days=1)
    Offer.objects.update(opens_on=yesterday, expires_on=yesterday)
    hour()
    work()
    one.welcome.refresh_from_db()
    assert one.welcome.words == ""

    pool(["B2"])
    hour()
    work()
    assert Welcome.objects.get(subscriber=one).words == "B2"


def test_a_code_whose_mail_has_not_left_in_a_day_is_told_and_then_mended():
    pool(["A1"])
    subscriber("gwen@example.org")
    hour()
    assert not Alert.objects.exists()

    mails = ListMail.objects.filter(kind=ListMail.Kind.WELCOME)
    mails.update(asked_at=moment.now() - timedelta(hours=25))
    hour()
    alert = Alert.objects.get()
    assert alert.sentence.startswith("One welcome code was given more than 24 hours ago")
    assert "gwen" not in alert.sentence

    mails.update(sent_at=moment.now())
    hour()
    assert not Alert.objects.exists()
