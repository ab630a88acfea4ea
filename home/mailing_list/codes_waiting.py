"""What waits for an editor about welcome codes: pools that run low, and subscribers without a code."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation import moment
from foundation.templatetags.moments import ago
from foundation.waiting import Urgency, Waiting
from home.mailing_list.codes_hourly import AT_THE_LATEST
from home.mailing_list.models import Offer, Welcome
from home.mailing_list.running_low import RIGHT


def codes(request: HttpRequest) -> Iterator[Waiting]:
    """Rows for those who may add codes."""
    if not request.user.has_perm(RIGHT):
        return
    owed = Welcome.objects.waiting().order_by().values("offer").annotate(number=Count("pk"), since=Min("owed_since"))
    owed_by_offer = {row["offer"]: row for row in owed}
    for offer in Offer.objects.filter(pk__in=owed_by_offer):
        yield _waiting(offer, owed_by_offer[offer.pk])
    # Only what new subscribers are given: of another, nobody misses anything.
    given = Offer.objects.open().first()
    if given and given.is_pool and given.pk not in owed_by_offer:
        yield _left(given)


def _waiting(offer, owed) -> Waiting:
    is_late = owed["since"] <= moment.now() - AT_THE_LATEST
    return Waiting(
        Urgency.STOPPED if is_late else Urgency.ASKED,
        owed["number"],
        ngettext("subscriber waits for a code", "subscribers wait for a code", owed["number"]),
        _("the first for %s; add codes, and they have them at once") % ago(owed["since"]),
        _to_codes(offer),
    )


def _left(offer) -> Waiting:
    left = offer.left
    if left > offer.low_at:
        return Waiting(Urgency.EMPTY, 0, "", "", "")
    words = ngettext("welcome code left", "welcome codes left", left) if left else _("No welcome code is left")
    return Waiting(
        Urgency.EMPTY if left else Urgency.ASKED,
        left or 1,
        words,
        _("of “%s”; each new subscriber is given one") % offer,
        _to_codes(offer),
        says_number=bool(left),
    )


def _to_codes(offer) -> str:
    return (
        reverse("welcome_offers:codes", args=[offer.pk])
        if offer.is_pool
        else reverse("welcome_offers:edit", args=[offer.pk])
    )
