"""Hear from a mail provider that a mail did not arrive, or was said to be spam: its address is written to no more.

What it reports of opening and clicking is asked of nobody and kept nowhere.
"""

from anymail.signals import EventType, RejectReason, tracking
from django.db import transaction
from django.dispatch import receiver

from foundation import moment
from home.mailing_list import subscribing
from home.mailing_list.gone import says_gone
from home.mailing_list.models import Delivery, LoggedConsent, Subscriber, Suppression
from home.mailing_list.models.subscriber import as_kept

#: So many letters in a row that did not arrive are one address that is gone, whatever the codes said.
IN_A_ROW = 3

#: What Postmark calls a mailbox that is not there.
HARD = ("HardBounce", "BadEmailAddress")

Outcome, Reason = Delivery.Outcome, Suppression.Reason


@receiver(tracking)
def heard(sender, event, esp_name, **kwargs) -> None:
    """Follow one report; the same again changes nothing, and one that we do not know is passed over."""
    if event.recipient and event.event_type in ACTS:
        with transaction.atomic():
            ACTS[event.event_type](event, esp_name)


def _bounced(event, provider) -> None:
    delivery = _note(event, Outcome.BOUNCED)
    is_gone = event.reject_reason == RejectReason.INVALID or says_gone(_said(event)) or _is_hard(event)
    if is_gone or _keeps_bouncing(delivery):
        subscribing.suppress(event.recipient, Reason.BOUNCED, proof=_proof(event, provider))


def _rejected(event, provider) -> None:
    """The provider itself would not send there: it has a list of its own."""
    if event.reject_reason in (RejectReason.INVALID, RejectReason.BOUNCED):
        _note(event, Outcome.BOUNCED)
        subscribing.suppress(event.recipient, Reason.BOUNCED, proof=_proof(event, provider))
    elif event.reject_reason == RejectReason.SPAM:
        _complained(event, provider)
    elif event.reject_reason == RejectReason.UNSUBSCRIBED:
        _unsubscribed(event, provider)


def _complained(event, provider) -> None:
    _note(event, Outcome.COMPLAINED)
    subscribing.suppress(event.recipient, Reason.COMPLAINED, proof=_proof(event, provider))


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


def _note(event, outcome) -> Delivery | None:
    """Write beside the delivery what became of it; None for a mail that is no letter, or is not known any more."""
    deliveries = Delivery.objects.filter(subscriber__address=as_kept(event.recipient))
    number = str((event.metadata or {}).get("delivery", ""))
    if number.isascii() and number.isdecimal() and len(number) < 18:
        deliveries = deliveries.filter(pk=int(number))
    delivery = deliveries.order_by("-pk").first()
    # A complaint weighs more than a bounce, in whichever order they come.
    if delivery and delivery.outcome not in (outcome, Outcome.COMPLAINED):
        delivery.outcome, delivery.outcome_at = outcome, moment.now()
        delivery.save(update_fields=["outcome", "outcome_at"])
    return delivery


def _keeps_bouncing(delivery: Delivery | None) -> bool:
    if delivery is None:
        return False
    last = Delivery.objects.filter(subscriber=delivery.subscriber_id, sent_at__isnull=False).order_by("-pk")
    outcomes = list(last.values_list("outcome", flat=True)[:IN_A_ROW])
    return outcomes == [Outcome.BOUNCED] * IN_A_ROW


def _proof(event, provider) -> str:
    """What the log says of it: who reported what; never the server's own words, which repeat the address."""
    return " ".join(filter(None, [provider, event.event_type, event.reject_reason, says_gone(_said(event))]))


def _said(event) -> str:
    return f"{event.mta_response or ''} {event.description or ''}"


def _is_hard(event) -> bool:
    """Whether the provider calls it hard in words of its own, as Postmark does; anymail makes all bounces alike."""
    found = event.esp_event.get("Type") if hasattr(event.esp_event, "get") else ""
    return found in HARD
