"""Somebody asks us to look at a response. It stays where it is: strangers never hide what others wrote."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.refusing import Refused
from stories.responses.models import Report, Response


@transaction.atomic
def report(response: Response, why: str, *, network: str = "") -> Report:
    """Lay ``response`` before the editors, with ``why`` in the words of whoever asks.

    ``network`` is a hash of where it was sent from: whoever says the same from there again, while it is open, says it
    once; what else they say stands beside it. Raises Refused where all may read the response no more.
    """
    held = Response.objects.select_for_update().filter(pk=response.pk).first()
    if held is None or not held.is_published:
        raise Refused(
            _("Nobody can read this response any more, so there is nothing left to report. Thank you for looking out.")
        )
    same = held.reports.open().filter(network=network, why=why).first() if network else None
    return same or Report.objects.create(response=held, why=why, network=network)
