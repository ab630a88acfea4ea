"""Somebody asks us to look at a response. It stays where it is: strangers never hide what others wrote."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.refusing import Refused
from stories.responses.models import Report, Response

#: How many signs of a report are kept.
MOST = Report._meta.get_field("why").max_length


@transaction.atomic
def report(response: Response, why: str, *, network: str = "") -> Report:
    """Lay ``response`` before the editors, with ``why`` in the words of whoever asks.

    ``network`` is a hash of where it was sent from: one report from there is open at a time, and what is said after
    it is added to it. Raises Refused where all may read the response no more.
    """
    held = Response.objects.select_for_update().filter(pk=response.pk).first()
    if held is None or not held.is_published:
        raise Refused(
            _("Nobody can read this response any more, so there is nothing left to report. Thank you for looking out.")
        )
    first = held.reports.open().filter(network=network).first() if network else None
    if first is None:
        return Report.objects.create(response=held, why=why[:MOST], network=network)
    if why not in first.why:
        first.why = f"{first.why} {why}"[:MOST]
        first.save(update_fields=["why"])
    return first
