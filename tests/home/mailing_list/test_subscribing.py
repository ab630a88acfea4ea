"""Asking for letters, confirming, choosing, leaving and coming back."""

import pytest

from home.mailing_list import subscribing
from home.mailing_list.models import Delivery, ListMail, LoggedConsent, Subscriber, Suppression
from home.mailing_list.models.subscriber import Frequency
from tests.factories.mailing_list import asked, letter, subscriber

pytestmark = pytest.mark.django_db

Act, State = LoggedConsent.Act, Subscriber.State


def acts_of(one):
    return list(one.log.order_by("pk").values_list("act", flat=True))


def kinds_of(one):
    return list(one.mails.order_by("pk").values_list("kind", flat=True))


def test_nobody_is_on_the_list_before_the_button_is_pressed():
    one = asked("Gwen@Example.org")

    assert (one.address, one.state) == ("gwen@example.org", State.ASKED)
    assert not Subscriber.objects.hearing().exists()
    assert kinds_of(one) == [ListMail.Kind.CONFIRM]


def test_the_button_puts_them_on_the_list_and_the_log_says_to_what_they_agreed():
    one = subscriber(frequency=Frequency.EACH)

    assert one.is_confirmed
    assert list(Subscriber.objects.wanting(Frequency.EACH)) == [one]
    assert acts_of(one) == [Act.ASKED, Act.CONFIRMED]
    assert {entry.wording for entry in one.log.all()} == {"2026-11"}


def test_pressing_it_twice_is_pressing_it_once():
    one = subscriber()
    subscribing.confirm(one)

    assert acts_of(one) == [Act.ASKED, Act.CONFIRMED]


def test_who_is_on_the_list_is_told_so_by_mail_and_nothing_of_theirs_is_changed():
    one = subscriber("gwen@example.org", frequency=Frequency.EACH, name="Gwen")
    again = subscribing.ask("gwen@example.org", frequency=Frequency.CALLS, name="Somebody")

    again.refresh_from_db()
    assert (again.pk, again.frequency, again.name, again.state) == (one.pk, Frequency.EACH, "Gwen", State.CONFIRMED)
    assert kinds_of(one) == [ListMail.Kind.CONFIRM, ListMail.Kind.KNOWN]


def test_an_address_is_not_written_to_more_than_three_times_a_day_for_being_typed():
    for _number in range(5):
        asked("gwen@example.org")

    assert ListMail.objects.on_their_way().count() == 3


def test_and_the_button_of_the_last_mail_that_went_there_still_works():
    one = [asked("gwen@example.org") for _number in range(5)][-1]
    last = ListMail.objects.order_by("pk").last()

    one.refresh_from_db()
    assert last.about == f"{one.pk}-{one.asks}"
    assert subscribing.confirm(one).is_confirmed


def test_somebody_on_the_list_is_not_told_so_more_often_either():
    one = subscriber("gwen@example.org")
    for _number in range(4):
        asked("gwen@example.org")

    assert one.mails.on_their_way().count() == 3
    assert one.mails.filter(unsent_because=ListMail.TOO_MANY).count() == 2


def test_leaving_ends_everything_and_a_press_brings_it_back():
    one = subscribing.leave(subscriber())

    assert one.state == State.LEFT
    assert Suppression.objects.of(one.address).get().reason == Suppression.Reason.LEFT
    assert not Subscriber.objects.hearing().exists()

    one = subscribing.come_back(one)
    assert one.is_confirmed
    assert not Suppression.objects.exists()
    assert acts_of(one) == [Act.ASKED, Act.CONFIRMED, Act.LEFT, Act.CAME_BACK]


def test_who_never_confirmed_does_not_come_on_the_list_by_coming_back():
    one = subscribing.leave(asked())

    assert subscribing.come_back(one).state == State.LEFT


def test_the_button_of_a_mail_from_before_they_left_brings_nobody_back():
    one = asked()
    before = one.asks
    one = subscribing.leave(subscribing.confirm(one))

    assert one.asks > before


def test_a_complaint_stops_letters_and_no_press_undoes_it():
    one = subscribing.suppress(subscriber().address, Suppression.Reason.COMPLAINED)

    assert one.state == State.LEFT
    assert subscribing.come_back(one).state == State.LEFT


def test_whose_mails_bounce_is_asked_nothing_and_can_ask_anew():
    one = subscribing.suppress(subscriber("gwen@example.org").address, Suppression.Reason.BOUNCED)
    assert one.state == State.BOUNCED

    one = subscribing.confirm(asked("gwen@example.org"))
    assert one.is_confirmed
    assert not Suppression.objects.exists()


def test_a_pause_lasts_a_month_and_can_be_ended():
    one = subscribing.pause(subscriber())
    assert one.is_paused
    assert not Subscriber.objects.hearing().exists()

    one = subscribing.resume(one)
    assert list(Subscriber.objects.hearing()) == [one]


def test_erasing_leaves_a_hash_and_how_many_had_a_letter():
    one = subscriber("gwen@example.org")
    delivery = Delivery.objects.create(letter=letter(), subscriber=one, message_id="<1@x>")
    subscribing.erase(one)

    delivery.refresh_from_db()
    assert (delivery.subscriber, delivery.unsent_because) == (None, Delivery.LEFT)
    assert not Subscriber.objects.exists()
    assert not LoggedConsent.objects.exists()
    assert Suppression.objects.of("Gwen@example.org").get().reason == Suppression.Reason.ERASED


def test_a_suppressed_address_is_known_after_the_sites_key_was_changed(settings):
    subscribing.suppress("gwen@example.org", Suppression.Reason.COMPLAINED)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]

    assert Suppression.objects.of("gwen@example.org").exists()
    assert not Suppression.objects.of("priya@example.org").exists()


def test_the_log_is_never_changed():
    entry = subscriber().log.first()
    entry.act = Act.LEFT

    with pytest.raises(TypeError):
        entry.save()


def test_whoever_complained_does_not_come_back_by_a_press_also_where_the_sites_key_was_changed(settings):
    one = subscribing.leave(subscriber())
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key, of which nobody knows"
    subscribing.suppress(one.address, Suppression.Reason.COMPLAINED)

    assert Suppression.objects.of(one.address).count() == 2
    assert not subscribing.come_back(one).is_confirmed
