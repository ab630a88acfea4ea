"""Hear from a mail that came back that one of ours did not arrive, or was said to be spam.

Anybody can write such a mail, and nobody signs one. So it is followed only where it brings the Message-ID of a mail of
ours to one subscriber, which nobody guesses (`foundation.mail.new_message_id`), and is about that subscriber's address.
Whoever has both mostly has the mail itself, and could leave by the link in it. A report of another address is about one
that the mail was passed on to: that mailbox may be gone, or complain, while the subscriber's own is well.
"""

import re

from django.dispatch import receiver
from django.utils.encoding import punycode
from django.utils.translation import gettext as _

from home.mailing_list import following_reports
from home.mailing_list.gone import says_gone
from home.mailing_list.models import Delivery, ListMail, Subscriber
from home.mailing_list.models.subscriber import as_kept
from stories.submissions import signals

Mail = Delivery | ListMail

#: What stands for a name that was made unreadable, a hash in base64 or in numbers; longer than names without a dot are.
_HASH = re.compile(r"[a-z0-9+/=_-]{20,}")


@receiver(signals.bounced)
def heard_bounce(sender, report, **kwargs) -> str | None:
    """Follow a report that a mail did not arrive; says what came of it, or None where it is about none of ours.

    Where the server gives another address for the one that it was sent to, such as an alias leads to, it counts as
    one that may arrive next time: of several behind one address the others may well have it.
    """
    mail, subscriber = _known(report.message_id)
    if mail is None or subscriber is None:
        return None
    address = subscriber.address
    at_theirs = [one for one in report.failed if _is_among(address, one.addresses)]
    if not at_theirs and not any(_is_among(address, one.sent_to) for one in report.failed):
        return None
    if _is_before_they_confirmed(mail, subscriber):
        return _("It is about a mail to a subscriber who has shown since then that mails arrive. Nothing was changed.")
    delivery = mail if isinstance(mail, Delivery) else None
    code = next(filter(None, (says_gone(one.said) for one in at_theirs)), "")
    proof = f"reported by mail: bounced {code}".strip()
    if following_reports.bounced(address, delivery, is_gone=bool(code), proof=proof):
        return _("It is about a mail to a subscriber, which did not arrive. Nothing is sent there any more.")
    if delivery:
        return _(
            "It is about a letter to a subscriber, which did not arrive. That is noted; after three in a row "
            "nothing is sent there any more."
        )
    return _("It is about a mail to a subscriber, which did not arrive this time. Nothing was changed.")


@receiver(signals.complained)
def heard_complaint(sender, report, **kwargs) -> str | None:
    """Follow a report that a mail was called spam; says what came of it, or None where it is about none of ours.

    Most providers leave out who complains, or make it unreadable (RFC 6590): then the Message-ID alone tells, since
    each subscriber's mail has its own.
    """
    mail, subscriber = _known(report.message_id)
    if mail is None or subscriber is None or not _may_be_from(subscriber.address, report.recipients):
        return None
    delivery = mail if isinstance(mail, Delivery) else None
    # The same complaint again is no second one: they may have come back since.
    if delivery is None or delivery.outcome != Delivery.Outcome.COMPLAINED:
        following_reports.complained(subscriber.address, delivery, proof="reported by mail: complained")
    return _("A subscriber said that a mail of ours was spam. Nothing is sent there unless they ask anew.")


def _known(message_id: str) -> tuple[Mail | None, Subscriber | None]:
    """The mail of ours that has ``message_id`` and to whom it went, while that is known."""
    for model in (Delivery, ListMail):
        mail = model.objects.select_related("subscriber").filter(message_id=message_id).first()
        if mail:
            return mail, mail.subscriber
    return None, None


def _is_before_they_confirmed(mail: Mail, subscriber: Subscriber) -> bool:
    """Whether they pressed the button of a mail after this one left: their mailbox is there."""
    confirmed_at = subscriber.confirmed_at
    return confirmed_at is not None and (mail.sent_at or mail.asked_at) <= confirmed_at


def _is_among(address: str, found: tuple[str, ...]) -> bool:
    return _alike(address) in map(_alike, found)


def _may_be_from(address: str, said: tuple[str, ...]) -> bool:
    return _is_among(address, said) or all(_is_unreadable(one, address) for one in map(_alike, said))


def _is_unreadable(said: str, address: str) -> bool:
    """Whether a provider put other signs for who complains: it may keep the domain (RFC 6590 §3, §4)."""
    local, _at, domain = said.rpartition("@")
    return "redacted" in local or bool(_HASH.fullmatch(local) and domain == _alike(address).rpartition("@")[2])


def _alike(address: str) -> str:
    """An address in the one way in which it is compared: servers write its domain in signs or in ASCII (RFC 5891)."""
    local, _at, domain = as_kept(address).rpartition("@")
    try:
        return f"{local}@{punycode(domain)}"
    except UnicodeError:
        return f"{local}@{domain}"
