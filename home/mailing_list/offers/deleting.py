"""What has to be seen to before an offer is deleted: whoever was given anything of it keeps it here."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.mailing_list.importing.bringing import delete
from home.mailing_list.models import Offer, TableImport


def why_kept(offer: Offer) -> str:
    """Why ``offer`` cannot be deleted, in words; empty where it can."""
    number = offer.welcomes.count()
    if number:
        said = ngettext(
            "“%(offer)s” stays: one subscriber was given a code of it, or waits for one. Nothing was deleted. To give "
            "no more, set its last day.",
            "“%(offer)s” stays: %(number)d subscribers were given a code of it, or wait for one. Nothing was deleted. "
            "To give no more, set its last day.",
            number,
        )
        return said % {"offer": offer, "number": number}
    if offer.imports.filter(state=TableImport.State.TAKING).exists():
        return _("“%s” stays for now: codes are being taken in. Nothing was deleted.") % offer
    return ""


def let_tables_go(offer: Offer) -> None:
    """Delete the tables of codes that were brought for ``offer``, with their files, before it goes itself."""
    for brought in offer.imports.all():
        delete(brought)
