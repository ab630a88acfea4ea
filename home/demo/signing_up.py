"""Let the demo's readers sign up for letters, each on their day, through the acts that readers use."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F

from foundation import moment
from home.demo import subscribers
from home.demo.subscribers import DemoSubscriber
from home.mailing_list import composing, sending, subscribing
from home.mailing_list.addressing import address
from home.mailing_list.models import (
    Letter,
    LetterRules,
    ListMail,
    Offer,
    Subscriber,
    Suppression,
    TableImport,
    Welcome,
    WelcomeCode,
)
from home.mailing_list.models.subscriber import Frequency
from stories.schedule.models import ThemedWeekPage

#: How long somebody took to press the button in our mail, and then to change their mind.
CONFIRMED_IN, NEXT_ACT_IN = timedelta(minutes=11), timedelta(hours=30)
#: How long the worker took over a letter.
SENT_IN = timedelta(seconds=4)
#: So soon after a story is told its letter leaves, while somebody who tries the demo still looks.
STORY_MINUTES = 2


def sign_up() -> None:
    """The welcome offer with its pool, everybody on the list or gone from it, and the rules of letters.

    Nothing of this is sent now: those mails went out when they signed up.
    """
    rules = LetterRules.load()
    rules.story_minutes, rules.imprint = STORY_MINUTES, subscribers.IMPRINT
    rules.save()
    _make_offer()
    for one in subscribers.SUBSCRIBERS:
        with transaction.atomic():
            _arrive(one)
    # The worker finds each mail sent, and sends none.
    ListMail.objects.on_their_way().update(sent_at=F("asked_at"))
    for week in ThemedWeekPage.objects.live():
        if week.is_over:
            _send_letter_of(week)


def remove_list() -> None:
    """Take everybody off, with letters, codes and offers; the rules are again those that a site begins with."""
    Letter.objects.all().delete()
    Welcome.objects.all().delete()
    Offer.objects.all().delete()
    Subscriber.objects.all().delete()
    Suppression.objects.all().delete()
    TableImport.objects.all().delete()
    LetterRules.objects.all().delete()
    LetterRules.load()


def _make_offer() -> Offer:
    with moment.as_on(moment.now() - subscribers.OPENED_BEFORE):
        today = moment.today()
        offer = Offer.objects.create(
            name=subscribers.OFFER_NAME,
            text=subscribers.OFFER_TEXT,
            exclusions=subscribers.OFFER_EXCLUSIONS,
            opens_on=today,
            expires_on=today + subscribers.EXPIRES_AFTER,
            low_at=subscribers.LOW_AT,
        )
        WelcomeCode.objects.bulk_create([WelcomeCode(offer=offer, code=code) for code in subscribers.CODES])
    return offer


def _send_letter_of(week: ThemedWeekPage) -> None:
    """The letter of a week that is over, as it went out on its last evening to those who were on the list by then."""
    at = moment.at(week.last_day, LetterRules.load().week_hour)
    if not Subscriber.objects.filter(confirmed_at__lt=at).exists():
        return
    with moment.as_on(at), transaction.atomic():
        letter = sending.send_now(composing.of_week(week))
        address(letter)
        letter.deliveries.filter(subscriber__confirmed_at__gt=at).delete()
        letter.deliveries.update(sent_at=at + SENT_IN, leaving_since=at, tries=1)
        letter.state, letter.ended_at = Letter.State.SENT, at + SENT_IN
        letter.save(update_fields=["state", "ended_at"])


def _arrive(one: DemoSubscriber) -> None:
    came = moment.now() - timedelta(days=one.days, hours=2)
    with moment.as_on(came):
        subscriber = subscribing.ask(one.address, frequency=one.frequency, name=one.name)
    if one.confirms:
        with moment.as_on(came + CONFIRMED_IN):
            subscriber = subscribing.confirm(subscriber)
    for number, act in enumerate(one.then, start=1):
        with moment.as_on(min(came + CONFIRMED_IN + number * NEXT_ACT_IN, moment.now())):
            subscriber = _do(act, subscriber)


def _do(act: str, subscriber: Subscriber) -> Subscriber:
    if act == "chooses one a week":
        return subscribing.choose(subscriber, Frequency.WEEK)
    if act == "bounces":
        proof = "550 5.1.1 No such person here"
        return subscribing.suppress(subscriber.address, Suppression.Reason.BOUNCED, proof=proof) or subscriber
    acts = {"leaves": subscribing.leave, "comes back": subscribing.come_back, "pauses": subscribing.pause}
    return acts[act](subscriber)
