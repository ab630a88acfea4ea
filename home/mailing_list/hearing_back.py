"""Hear from a mail provider that a mail did not arrive, or was said to be spam: its address is written to no more.

What it reports of opening and clicking is asked of nobody and kept nowhere.
"""

from anymail.signals import EventType, RejectReason, tracking
from django.db import transaction
from django.dispatch import receiver

from home.mailing_list import following_reports, subscribing
from home.mailing_list.gone import says_gone
from home.mailing_list.models import Delivery, LoggedConsent, Subscriber
from home.mailing_list.models.subscriber import as_kept

#: What Postmark calls a mailbox that is not there.
HARD = ("HardBounce", "BadEmailAddress")


@receiver(tracking)
def heard(sender, event, esp_name, **kwargs) -> None:
    """Follow one report; the same again changes nothing, and one that we do not know is passed over."""
    if event.recipient and event.event_type in ACTS:
        with transaction.atomic():
            ACTS[event.event_type](event, esp_name)


def _bounced(event, provider) -> None:
    is_gone = event.reject_reason == RejectReason.INVALID or bool(says_gone(_said(event))) or _is_hard(event)
    _follow_bounce(event, provider, is_gone=is_gone)


def _rejected(event, provider) -> None:
    """The provider itself would not send there: it has a list of its own."""
    if event.reject_reason in (RejectReason.INVALID, RejectReason.BOUNCED):
        _follow_bounce(event, provider, is_gone=True)
    elif event.reject_reason == RejectReason.SPAM:
        _complained(event, provider)
    elif event.reject_reason == RejectReason.UNSUBSCRIBED:
        _unsubscribed(event, provider)


def _follow_bounce(event, provider, *, is_gone) -> None:
    proof = _proof(event, provider)
    following_reports.bounced(event.recipient, _delivery(event), is_gone=is_gone, proof=proof)


def _complained(event, provider) -> None:
    following_reports.complained(event.recipient, _delivery(event), proof=_proof(event, provider))


def _unsubscribed(event, provider) -> None:
    subscriber = Subscriber.objects.at(event.recipient)
    if subscriber:
        subscribing.leave(subscriber, LoggedConsent.Door.PROVIDER)


ACTS = {
    EventType.BOUNCED: _bounced,
    EventType.REJECTED: _rejected,
    EventType.COMPLAINED: _complained,
    EventType.UNSUBSCRIBED: _unsubscribed,
}


def _delivery(event) -> Delivery | None:
    """The letter that is reported on; None for a mail that is no letter, or is not known any more."""
    deliveries = Delivery.objects.filter(subscriber__address=as_kept(event.recipient))
    number = str((event.metadata or {}).get("delivery", ""))
    if number.isascii() and number.isdecimal() and len(number) < 18:
        deliveries = deliveries.filter(pk=int(number))
    return deliveries.order_by("-pk").first()


def _proof(event, provider) -> str:
    """What the log says of it: who reported what; never the server's own words, which repeat the address."""
    return " ".join(filter(None, [provider, event.event_type, event.reject_reason, says_gone(_said(event))]))


def _said(event) -> str:
    return f"{event.mta_response or ''} {event.description or ''}"


def _is_hard(event) -> bool:
    """Whether the provider calls it hard in words of its own, as Postmark does; anymail makes all bounces alike."""
    found = event.esp_event.get("Type") if hasattr(event.esp_event, "get") else ""
    return found in HARD
