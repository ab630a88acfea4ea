"""What is let go of the mailing list, when, and what stays of it."""

from datetime import timedelta

import pytest

from foundation import moment
from foundation.refusing import Refused
from home.mailing_list import sending, subscribing
from home.mailing_list.models import Delivery, Letter, ListMail, Subscriber, Suppression, Welcome, WelcomeCode
from home.mailing_list.progress import progress_of
from tests.factories.mailing_list import asked, letter, pool, subscriber
from tests.forgetting import forget

pytestmark = pytest.mark.django_db

Reason = Suppression.Reason


def sent_letter(**deliveries):
    """A letter whose sending ended just now; ``deliveries``: address → what is known of it."""
    one = letter(state=Letter.State.SENT, ended_at=moment.now())
    for name, fields in deliveries.items():
        Delivery.objects.create(
            letter=one, subscriber=subscriber(f"{name}@example.org"), message_id=f"<{name}-{one.pk}@x>", **fields
        )
    return one


def test_who_never_pressed_the_button_goes_after_30_days_and_leaves_nothing():
    asked("gwen@example.org")

    assert forget("subscribers-asked", days=29) == 0
    assert forget("subscribers-asked", days=30) == 1
    assert not Subscriber.objects.exists()
    assert not ListMail.objects.exists()
    assert not Suppression.objects.exists()


def test_whoever_asks_anew_counts_their_days_anew():
    asked("gwen@example.org")
    with moment.as_on(moment.now() + timedelta(days=20)):
        asked("gwen@example.org")

    assert forget("subscribers-asked", days=31) == 0
    assert forget("subscribers-asked", days=50) == 1


def test_who_left_goes_after_30_days_and_a_hash_stays():
    one = subscribing.leave(subscriber("gwen@example.org"))

    assert forget("subscribers-left", days=29) == 0
    assert forget("subscribers-left", days=30) == 1
    assert not Subscriber.objects.filter(pk=one.pk).exists()
    assert Suppression.objects.of("gwen@example.org").get().reason == Reason.LEFT


@pytest.mark.parametrize(
    ("reason", "rule"), [(Reason.BOUNCED, "subscribers-bounced"), (Reason.COMPLAINED, "subscribers-left")]
)
def test_so_does_an_address_that_a_provider_reported(reason, rule):
    subscriber("gwen@example.org")
    subscribing.suppress("gwen@example.org", reason)

    assert forget(rule, days=30) == 1
    assert Suppression.objects.of("gwen@example.org").get().reason == reason


def test_nobody_on_the_list_ever_goes_by_the_clock():
    subscriber()
    subscribing.pause(subscriber())

    for state in Subscriber.KEPT:
        assert forget(f"subscribers-{state.value}", days=4000) == 0


def test_who_came_back_in_time_stays():
    one = subscribing.leave(subscriber())
    with moment.as_on(moment.now() + timedelta(days=29)):
        subscribing.come_back(one)

    assert forget("subscribers-left", days=31) == 0


def test_a_code_that_was_given_stays_taken_when_its_owner_goes():
    pool(["ONE"])
    subscribing.leave(subscriber("gwen@example.org"))

    forget("subscribers-left", days=30)

    assert not Welcome.objects.exists()
    assert not WelcomeCode.objects.free().exists()


def test_a_mail_about_the_list_goes_30_days_after_it_left_and_never_on_its_way():
    one = subscriber()
    one.mails.all().delete()
    now = moment.now()
    ListMail.objects.create(kind="known", about="left", message_id="<1@x>", subscriber=one, sent_at=now)
    ListMail.objects.create(kind="known", about="never", message_id="<2@x>", subscriber=one, unsent_because="too many")
    ListMail.objects.create(kind="known", about="on its way", message_id="<3@x>", subscriber=one)

    assert forget("list-mails", days=29) == 0
    assert forget("list-mails", days=30) == 2
    assert [mail.about for mail in one.mails.all()] == ["on its way"]


def test_of_a_letter_stays_how_many_had_it_and_not_who():
    now = moment.now()
    one = sent_letter(
        ann={"sent_at": now, "tries": 1},
        ben={"sent_at": now, "tries": 2},
        cy={"sent_at": now, "tries": 1, "outcome": Delivery.Outcome.BOUNCED},
        di={"sent_at": now, "tries": 1, "outcome": Delivery.Outcome.COMPLAINED},
        ed={"unsent_because": Delivery.PAUSED},
    )
    before = progress_of(one)

    assert forget("deliveries", days=179) == 0
    assert forget("deliveries", days=180) == 1

    one.refresh_from_db()
    assert not one.deliveries.exists()
    assert progress_of(one) == before
    assert (before.total, before.sent, before.unsent) == (5, 4, 1)
    assert (before.repeated, before.bounced, before.complained) == (1, 1, 1)


@pytest.mark.parametrize("state", [Letter.State.SENDING, Letter.State.PLANNED])
def test_of_a_letter_that_is_not_through_nothing_goes(state):
    one = sent_letter(ann={})
    Letter.objects.filter(pk=one.pk).update(state=state)

    assert forget("deliveries", days=4000) == 0
    assert one.deliveries.count() == 1


def test_a_letter_that_was_stopped_for_good_is_counted_and_goes_on_no_more():
    now = moment.now()
    one = sent_letter(ann={"sent_at": now, "tries": 1}, ben={})
    Letter.objects.filter(pk=one.pk).update(state=Letter.State.STOPPED, began_at=now, runner_until=now, ended_at=None)

    assert forget("deliveries", days=179) == 0
    assert forget("deliveries", days=180) == 1

    one.refresh_from_db()
    assert not one.deliveries.exists()
    assert (one.kept_sent, one.kept_unsent) == (1, 1)
    with pytest.raises(Refused, match="no longer known who had it"):
        sending.go_on(one)
    assert Letter.objects.get(pk=one.pk).state == Letter.State.STOPPED


def test_nor_stays_to_whom_one_was_to_go_that_was_called_off():
    one = sent_letter(ann={"unsent_because": Delivery.OVERTAKEN})
    Letter.objects.filter(pk=one.pk).update(state=Letter.State.DROPPED)

    assert forget("deliveries", days=180) == 1
    assert not one.deliveries.exists()
    assert sending.take_up(one).state == Letter.State.WAITING


def test_one_that_some_had_before_it_was_called_off_is_not_taken_up_so_late():
    one = sent_letter(ann={"sent_at": moment.now(), "tries": 1}, ben={"unsent_because": Delivery.OVERTAKEN})
    Letter.objects.filter(pk=one.pk).update(state=Letter.State.DROPPED)
    forget("deliveries", days=180)

    with pytest.raises(Refused, match="no longer known who"):
        sending.take_up(one)


def test_it_is_counted_once():
    one = sent_letter(ann={"sent_at": moment.now(), "tries": 1})

    assert forget("deliveries", days=180) == 1
    assert forget("deliveries", days=181) == 0

    one.refresh_from_db()
    assert one.kept_sent == 1
