"""Editors hear that a pool runs low before it is empty, once; and once more when it is."""

from datetime import timedelta

import pytest
from django.core import mail

from foundation import moment
from home.mailing_list import running_low
from home.mailing_list.models import Offer, WelcomeCode
from tests.factories.mailing_list import pool, subscriber
from tests.factories.users import editor, member_of
from tests.working import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """An editor with an address; and two who are not told: one without an address, and a moderator."""
    editor(email="")
    moderator = member_of("Moderator")
    moderator.email = "moderator@example.org"
    moderator.save()
    return editor(email="jo@example.org", first_name="Jo")


def mails_to(user):
    return [one.subject for one in mail.outbox if one.to == [user.email]]


def test_editors_are_told_once_when_few_are_left_and_once_when_none_is(told):
    pool(["A1", "B2", "C3", "D4"], low_at=2)
    subscriber()
    work()
    assert mails_to(told) == []

    subscriber()
    work()
    assert mails_to(told) == ["2 welcome codes are left of “10 % off at the bookshop”"]

    subscriber()
    work()
    assert len(mails_to(told)) == 1

    subscriber()
    subscriber()
    work()
    assert mails_to(told)[1:] == ["No welcome code is left of “10 % off at the bookshop”"]
    assert {one.to[0] for one in mail.outbox if "welcome code" in one.subject and "left" in one.subject} == {told.email}


def test_the_mail_links_to_where_codes_are_added_and_says_who_waits(told):
    offer = pool(["A1"], low_at=0)
    subscriber()
    subscriber()
    work()

    (said,) = [one for one in mail.outbox if one.to == [told.email]]
    assert f"/admin/welcome-offers/{offer.pk}/codes/" in said.body
    assert "One subscriber waits for theirs already" in said.body
    assert "Hello Jo," in said.body


def test_it_is_told_anew_after_codes_were_added(told):
    offer = pool(["A1"], low_at=0)
    subscriber()
    work()
    WelcomeCode.objects.create(offer=offer, code="B2")
    running_low.count_left.enqueue(offer.pk)
    work()
    offer.refresh_from_db()
    assert offer.told_empty_at is None

    subscriber()
    work()
    assert len(mails_to(told)) == 2


def test_a_pool_that_is_being_set_up_alarms_nobody(told):
    offer = pool([])
    running_low.count_left.enqueue(offer.pk)
    work()

    assert mails_to(told) == []


def test_nobody_hears_of_a_pool_that_is_given_no_more(told):
    offer = pool(["A1"], low_at=5, opens_on=moment.today() - timedelta(9), closes_on=moment.today() - timedelta(1))
    running_low.count_left.enqueue(offer.pk)
    work()

    assert mails_to(told) == []
    assert Offer.objects.get().told_low_at is None
