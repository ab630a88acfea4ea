"""What an editor does about a subscriber: take them off the list, erase them."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.groups import MODERATOR
from home.mailing_list import subscribing
from home.mailing_list.models import Delivery, LoggedConsent, Subscriber, Suppression
from tests.factories.mailing_list import letter, pool, subscriber
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

ACTS = ["take_off_list", "erase_subscriber"]


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def read(client, address):
    return " ".join(client.get(address).content.decode().split())


@pytest.mark.parametrize("act", ACTS)
def test_a_page_says_what_happens_and_changes_nothing(desk, act):
    one = subscriber("gwen@example.org")

    html = read(desk, reverse(act, args=[one.pk]))

    assert "gwen@example.org" in html
    assert "no import brings" in html or "keeps an import" in html
    one.refresh_from_db()
    assert one.is_confirmed
    assert not Suppression.objects.exists()


def test_taken_off_they_have_left_and_the_log_says_by_whom(desk, editor):
    one = subscriber("gwen@example.org")

    answer = desk.post(reverse("take_off_list", args=[one.pk]), follow=True)

    one.refresh_from_db()
    last = one.log.order_by("pk").last()
    assert one.state == Subscriber.State.LEFT
    assert (last.act, last.door, last.by) == (LoggedConsent.Act.LEFT, LoggedConsent.Door.EDITOR, editor)
    assert "gwen@example.org is off the list." in answer.content.decode()


def test_taking_off_twice_is_taking_off_once(desk):
    one = subscriber()
    for _time in range(2):
        assert desk.post(reverse("take_off_list", args=[one.pk])).status_code == 302

    assert one.log.filter(act=LoggedConsent.Act.LEFT).count() == 1


def test_of_one_who_left_already_the_page_has_no_button(desk):
    one = subscribing.leave(subscriber())

    html = read(desk, reverse("take_off_list", args=[one.pk]))

    assert "They are not on the list" in html
    assert "Take off the list now" not in html


def test_erased_nothing_is_known_of_them_but_a_hash(desk):
    pool(["ONE"])
    one = subscriber("gwen@example.org", name="Gwen")
    left = Delivery.objects.create(letter=letter(), subscriber=one, message_id="<1@x>")

    answer = desk.post(reverse("erase_subscriber", args=[one.pk]), follow=True)

    assert answer.redirect_chain[-1][0] == "/admin/subscribers/"
    assert "Everything about them is gone." in answer.content.decode()
    assert not Subscriber.objects.exists()
    assert not LoggedConsent.objects.exists()
    assert Suppression.objects.of("gwen@example.org").get().reason == Suppression.Reason.ERASED
    left.refresh_from_db()
    assert (left.subscriber, left.unsent_because) == (None, Delivery.LEFT)


def test_the_history_notes_who_erased_and_never_whom(desk, editor):
    one = subscriber("gwen@example.org", name="Gwen")

    desk.post(reverse("erase_subscriber", args=[one.pk]))

    entry = ModelLogEntry.objects.get(action="mailing_list.erase_subscriber")
    assert entry.user == editor
    assert "gwen" not in f"{entry.label}{entry.data}".lower()


@pytest.mark.parametrize("act", ACTS)
def test_only_who_keeps_the_list_may(client, act):
    one = subscriber()
    client.force_login(member_of(MODERATOR))

    assert client.get(reverse(act, args=[one.pk])).status_code in (302, 403)
    client.post(reverse(act, args=[one.pk]))

    one.refresh_from_db()
    assert one.is_confirmed


@pytest.mark.parametrize("act", ACTS)
def test_one_who_is_gone_is_not_found(desk, act):
    assert desk.post(reverse(act, args=[99999])).status_code == 404
