"""Erase somebody who wishes that nothing is known of them any more."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from home.mailing_list import subscribing
from home.mailing_list.caring.about_subscriber import INDEX, SubscriberActView

#: In the log of what editors did; it says the number of a row that is gone, and nobody's address.
ERASE = "mailing_list.erase_subscriber"


class EraseView(SubscriberActView):
    """Says plainly what goes and what stays; it cannot be undone."""

    right = "mailing_list.delete_subscriber"
    page_title = gettext_lazy("Erase")
    header_icon = "bin"
    template_name = "mailing_list/caring/erase.html"

    def goes_to(self) -> str:
        """The register: their page is gone with them."""
        return reverse(INDEX)

    @transaction.atomic
    def act(self) -> str:
        """Erase them, and note that it was done."""
        log(self.subscriber, ERASE, user=self.request.user, deleted=True)
        subscribing.erase(self.subscriber)
        return _("Everything about them is gone. Only a hash of the address stays, so that no import brings it back.")
