"""Private links of subscribers (design §5): each carries purpose, subscriber and a version of theirs."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from home.mailing_list.models import Subscriber
from stories.tellers import signing

#: The button that confirms an address; the one that leaves; the subscriber's own page.
CONFIRM, LEAVE, OWN = "list-confirm", "list-leave", "list-own"
#: How long the button of the first mail works.
CONFIRM_FOR = timedelta(days=14)


class Gone(signing.Bad):
    """The link was ours, and of whoever it was nothing is kept any more."""


class Overtaken(signing.Bad):
    """The link was theirs, and a later one has taken its place, or they left since."""


def to_confirm(subscriber: Subscriber) -> str:
    """The address whose page has the button that confirms; good for the latest time they asked."""
    until = subscriber.asked_at.replace(microsecond=0) + CONFIRM_FOR
    return _address("confirm_subscription", signing.sign(CONFIRM, subscriber.pk, subscriber.asks, until=until))


def to_leave(subscriber: Subscriber) -> str:
    """The address that stops all letters; never expires (RFC 8058)."""
    return _address("leave_list", signing.sign(LEAVE, subscriber.pk, subscriber.link_version))


def to_own_page(subscriber: Subscriber) -> str:
    """The page on which they choose which letters come, pause, and ask for their code again; never expires."""
    return _address("own_subscription", signing.sign(OWN, subscriber.pk, subscriber.link_version))


def opened(purpose: str, token: str) -> Subscriber:
    """The subscriber whom ``token`` speaks for. Raises signing.Bad, of which Gone and Overtaken are, and Expired."""
    return _subscriber(purpose, signing.read(purpose, token))


def expired(token: str) -> Subscriber:
    """Whoever's button to confirm is over, so that a new one can be mailed. Raises Gone, Overtaken and signing.Bad."""
    return _subscriber(CONFIRM, signing.read_expired(CONFIRM, token))


def _subscriber(purpose: str, said: signing.Link) -> Subscriber:
    subscriber = Subscriber.objects.filter(pk=said.subject).first()
    if subscriber is None:
        raise Gone
    if said.version != (subscriber.asks if purpose == CONFIRM else subscriber.link_version):
        raise Overtaken
    return subscriber


def _address(name: str, token: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[token])}"
