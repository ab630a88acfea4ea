"""Give each new subscriber a welcome code: the same one never twice, and whoever finds none is served first later."""

from django.db import transaction
from django_tasks import task

from foundation import moment
from home.mailing_list import mailing, running_low
from home.mailing_list.models import Offer, Subscriber, Welcome, WelcomeCode


def welcome(subscriber: Subscriber) -> Welcome | None:
    """Give ``subscriber`` what the open offer promises, and have it mailed; part of the caller's transaction.

    Once a person: who left and came back has had theirs. None where no offer is open.
    """
    had = Welcome.objects.filter(subscriber=subscriber).first()
    offer = Offer.objects.open().first()
    if had or offer is None:
        return had
    # Whoever has waited longer comes first, also where codes were added just now.
    comes_first = not offer.is_pool or not Welcome.objects.waiting_for(offer).exists()
    given = Welcome.objects.create(subscriber=subscriber, offer=offer)
    if comes_first and _give(given):
        mailing.write_welcome(given)
    else:
        mailing.write_owed(given)
        running_low.note_taken(offer)
        serve_all.enqueue(offer.pk)
    return given


@transaction.atomic
def serve(welcome_pk: int) -> Welcome | None:
    """Give a code to one who waits, and have it mailed; None where they wait no more, or there is no code."""
    # Its subscriber first, as whoever erases them does: else each would wait for the other.
    Subscriber.objects.select_for_update(of=("self",)).filter(welcome=welcome_pk).first()
    owed = Welcome.objects.select_for_update(skip_locked=True, of=("self",)).owed().filter(pk=welcome_pk)
    waiting = owed.select_related("offer", "subscriber").first()
    if waiting is None or not waiting.subscriber.is_confirmed:
        return None
    _pass_on(waiting)
    if not _give(waiting):
        return None
    mailing.write_welcome(waiting)
    return waiting


def serve_owed(offer: Offer) -> int:
    """Give codes to those who wait for one of ``offer``, whoever has waited longest first; returns how many got one."""
    served = 0
    for pk in list(Welcome.objects.waiting_for(offer).values_list("pk", flat=True)):
        if serve(pk):
            served += 1
        elif not has_any(offer):
            break
    return served


@task(backend="db", queue_name="mail", priority=40)
def serve_all(offer_pk: int) -> None:
    """Give codes to those who wait for one of an offer; a repeat finds nobody."""
    offer = Offer.objects.filter(pk=offer_pk).first()
    if offer:
        serve_owed(offer)


def serve_whoever_waits() -> None:
    """Have the worker give codes to those who wait, where there is any; part of the caller's transaction."""
    # Of an offer that is over, too: whoever waits for it is served from the next.
    waited_for = Welcome.objects.waiting().order_by().values("offer")
    for offer in Offer.objects.filter(pk__in=waited_for):
        if has_any(offer):
            serve_all.enqueue(offer.pk)


def _pass_on(owed: Welcome) -> None:
    """Let ``owed`` be of the offer that is open now, where the one it waits for has nothing to give any more."""
    if not owed.offer.is_over or _has_own(owed.offer):
        return
    instead = Offer.objects.open().first()
    if instead:
        owed.offer = instead
        owed.save(update_fields=["offer"])


def has_any(offer: Offer) -> bool:
    """Whether anything is there for those who wait for ``offer``: a code of it or, when it is over, of the next."""
    if _has_own(offer):
        return True
    instead = Offer.objects.open().first() if offer.is_over else None
    return instead is not None and _has_own(instead)


def _has_own(offer: Offer) -> bool:
    return not offer.has_expired and (not offer.is_pool or offer.codes.free().exists())


def _give(owed: Welcome) -> bool:
    """Take a code for ``owed``; whether there was one. Part of the caller's transaction."""
    offer = owed.offer
    if offer.has_expired:
        return False
    if offer.is_pool:
        free = WelcomeCode.objects.select_for_update(skip_locked=True).free().filter(offer=offer)
        code = free.order_by("pk").first()
        if code is None:
            return False
        code.taken_at = moment.now()
        code.save(update_fields=["taken_at"])
        owed.code = code
        running_low.note_taken(offer)
    else:
        owed.shared_code = offer.shared_code
    owed.given_at = moment.now()
    owed.save(update_fields=["code", "shared_code", "given_at"])
    return True
