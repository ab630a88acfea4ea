"""What a newcomer is told of the welcome, before they sign up."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from home.mailing_list.models import Offer, WelcomeCode


@dataclass(frozen=True)
class Promised:
    """What the open offer gives, and whether a code of it is there now or comes later."""

    name: str
    comes_at_once: bool = True


def promised() -> Promised | None:
    """What whoever signs up now is promised; None where no offer is open. One query."""
    free = WelcomeCode.objects.free().filter(offer=OuterRef("pk"))
    offer = Offer.objects.open().annotate(has_free=Exists(free)).first()
    return Promised(offer.name, comes_at_once=not offer.is_pool or offer.has_free) if offer else None
