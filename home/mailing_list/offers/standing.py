"""How an offer stands, in words."""

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation import moment
from home.mailing_list.models import Offer, Welcome


def state_of(offer: Offer, given: Offer | None) -> str:
    """Whether new subscribers have it; ``given`` is the offer that they have today."""
    if offer.has_expired:
        return _("Over: its codes expired on %s") % day(offer.expires_on)
    if offer.is_over:
        return _("Over since %s") % day(offer.closes_on)
    if not offer.has_begun:
        return _("Opens on %s") % day(offer.opens_on)
    if given and given.pk != offer.pk:
        return _("Not given: “%s” opened later and is given instead") % given
    if offer.is_pool and not offer.left:
        return _("Empty: new subscribers wait for a code")
    return _("Open until %s") % day(offer.closes_on) if offer.closes_on else _("Open")


def codes_of(offer: Offer) -> str:
    """How many codes are left of how many, and whoever waits; of a shared one the code."""
    if not offer.is_pool:
        return offer.shared_code
    left, number = offer.left, offer.codes.count()
    if not number:
        return _("No codes yet")
    said = _("%(left)s of %(number)s left") % {"left": grouped(left), "number": grouped(number)}
    waiting = waiting_in_words(offer)
    return f"{said}; {waiting}" if waiting else said


def waiting_in_words(offer: Offer) -> str:
    """How many wait for a code of it; empty for none."""
    number = Welcome.objects.waiting_for(offer).count()
    return ngettext("%d subscriber waits", "%d subscribers wait", number) % number if number else ""


def day(when) -> str:
    """A day as editors read it: "Tue 24 Nov"; the year only where it is another."""
    return date_format(when, "D j M" if when.year == moment.today().year else "D j M Y")


def grouped(number: int) -> str:
    """A number as it is read: "12,400"."""
    return number_format(number, force_grouping=True)
