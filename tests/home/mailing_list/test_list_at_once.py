"""Two tabs, two links and a nightly run at the same moment: each is answered, and nothing is done twice."""

import pytest
from django.test import Client

from foundation import moment
from home.mailing_list import links, offering, subscribing
from home.mailing_list.delivering import Run
from home.mailing_list.models import Delivery, LoggedConsent, Subscriber, Suppression, Welcome, WelcomeCode
from tests.factories.mailing_list import asked, letter, pool, subscriber
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)

Act = LoggedConsent.Act


def posting(link, **typed):
    path = link.split("//", 1)[1].partition("/")[2]
    return lambda: Client().post(f"/{path}", typed).status_code


def test_the_button_that_erases_pressed_twice_at_once_erases_once():
    for _round in range(5):
        link = links.to_own_page(subscriber())
        assert set(race(*[posting(link, act="erase")] * 2, pauses=0.01)) <= {302, 303, 410}
    assert not Subscriber.objects.exists()
    assert Suppression.objects.count() == 5


@pytest.mark.parametrize("act", ["leave", "pause", "choose", "code"])
def test_whoever_is_erased_in_one_tab_is_told_so_in_the_other(act):
    for _round in range(5):
        one = subscriber()
        own = links.to_own_page(one)
        answers = race(
            posting(own, act="erase"),
            posting(own, act=act, frequency="calls"),
            posting(links.to_leave(one), act="week"),
            pauses=0.01,
        )
        assert set(answers) <= {200, 302, 303, 410}
    assert not Subscriber.objects.exists()


def test_one_click_to_leave_is_answered_also_in_the_moment_of_an_erasure():
    for _round in range(5):
        one = subscriber()
        answers = race(
            posting(links.to_own_page(one), act="erase"),
            posting(links.to_leave(one), **{"List-Unsubscribe": "One-Click"}),
            pauses=0.01,
        )
        assert answers[1] == 200


def test_the_button_to_confirm_is_answered_also_in_the_moment_in_which_the_row_goes():
    for _round in range(5):
        one = asked()
        answers = race(posting(links.to_confirm(one)), lambda one=one: subscribing.erase(one), pauses=0.01)
        assert answers[0] in (302, 303, 410)


def test_whoever_asks_in_the_moment_in_which_their_old_row_goes_is_asked_to_confirm():
    for number in range(5):
        one = asked(f"gwen{number}@example.org")
        answers = race(
            lambda one=one: subscribing.ask(one.address, frequency="week"),
            lambda one=one: subscribing.erase(one),
            pauses=0.01,
        )
        assert not isinstance(answers[0], Exception)


def test_the_button_to_confirm_pressed_in_two_tabs_confirms_once():
    one = asked()
    race(*[posting(links.to_confirm(one))] * 3, pauses=0.01)
    assert list(one.log.order_by("pk").values_list("act", flat=True)) == [Act.ASKED, Act.CONFIRMED]


def test_whoever_is_erased_in_the_moment_in_which_a_server_refuses_their_address_is_erased():
    one = letter()
    for _round in range(8):
        reader = subscriber()
        row = Delivery.objects.create(letter=one, subscriber=reader, message_id=f"<{reader.pk}@x>")
        outcomes = race(
            lambda row=row, reader=reader: Run(one)._refuse(row, reader),
            lambda reader=reader: subscribing.erase(reader),
            pauses=0.02,
        )
        assert [outcome for outcome in outcomes if outcome] == []
    assert not Subscriber.objects.exists()


def test_whoever_is_erased_in_the_moment_in_which_they_are_served_a_code_is_erased():
    for number in range(8):
        offer = pool()
        owed = Welcome.objects.get(subscriber=subscriber())
        WelcomeCode.objects.create(offer=offer, code=f"CODE-{number}")
        outcomes = race(
            lambda owed=owed: offering.serve(owed.pk),
            lambda owed=owed: subscribing.erase(owed.subscriber),
            pauses=0.02,
        )
        assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
        WelcomeCode.objects.update(taken_at=moment.now())
    assert not Subscriber.objects.exists()
