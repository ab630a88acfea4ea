"""Follow what is reported of a mail to a subscriber, by a provider's webhook or by a mail that came back.

Each is part of the caller's transaction, and the same again changes nothing.
"""

from django.db.models import F

from foundation import moment
from home.mailing_list import subscribing
from home.mailing_list.models import Delivery, Subscriber, Suppression

#: So many letters in a row that did not arrive are one address that is gone, whatever the codes said.
IN_A_ROW = 3

Outcome, Reason = Delivery.Outcome, Suppression.Reason


def bounced(address: str, delivery: Delivery | None, *, is_gone: bool, proof: str) -> bool:
    """Note beside ``delivery`` that it did not arrive; None is a mail that is no letter, or not known any more.

    Returns whether nothing is sent to ``address`` any more: where it ``is_gone`` for good, or the last letters all did
    not arrive. ``proof`` is what the consent log says of it; never a server's own words, which repeat the address.
    """
    _one_at_a_time(address)
    _note(delivery, Outcome.BOUNCED)
    is_over = is_gone or _keeps_bouncing(delivery)
    if is_over:
        subscribing.suppress(address, Reason.BOUNCED, proof=proof)
    return is_over


def complained(address: str, delivery: Delivery | None, *, proof: str) -> None:
    """Note beside ``delivery`` that it was said to be spam, and send nothing to ``address`` any more."""
    _one_at_a_time(address)
    _note(delivery, Outcome.COMPLAINED)
    subscribing.suppress(address, Reason.COMPLAINED, proof=proof)


def _one_at_a_time(address) -> None:
    """Have a second report on the same subscriber wait: of two at once neither would count the other's letter."""
    Subscriber.objects.select_for_update().at(address)


def _note(delivery, outcome) -> None:
    if delivery is None:
        return
    # A complaint weighs more than a bounce, in whichever order they come.
    row = Delivery.objects.filter(pk=delivery.pk).exclude(outcome__in=[outcome, Outcome.COMPLAINED])
    row.update(outcome=outcome, outcome_at=moment.now())


def _keeps_bouncing(delivery) -> bool:
    if delivery is None:
        return False
    # Whoever pressed a button since then has shown that mails arrive.
    lately = Delivery.objects.filter(sent_at__gte=F("subscriber__confirmed_at"))
    last = lately.filter(subscriber=delivery.subscriber_id).order_by("-pk")
    outcomes = list(last.values_list("outcome", flat=True)[:IN_A_ROW])
    return outcomes == [Outcome.BOUNCED] * IN_A_ROW
