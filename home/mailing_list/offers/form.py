"""The form of an offer."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import MultiFieldPanel, ObjectList

from home.mailing_list import offering, running_low
from home.mailing_list.offers.codes_panel import CodesPanel


class OfferForm(WagtailAdminModelForm):
    """An offer; saved, it is given to whoever waits."""

    def clean_shared_code(self):
        """Without the blanks that come along when it is pasted."""
        return self.cleaned_data["shared_code"].strip()

    def save(self, commit=True):
        """Serve those who wait, also for an offer that is over; count whether it is low by the new measure."""
        with transaction.atomic():
            offer = super().save(commit=commit)
            if commit:
                offering.serve_whoever_waits()
                running_low.count_left.enqueue(offer.pk)
        return offer


EDIT_HANDLER = ObjectList(
    [
        CodesPanel(heading=_("How it stands")),
        MultiFieldPanel(["name", "text", "exclusions", "link"], heading=_("The offer")),
        MultiFieldPanel(["kind", "shared_code", "low_at"], heading=_("Its codes"), classname="mp-offer-kind"),
        MultiFieldPanel(["opens_on", "closes_on", "expires_on"], heading=_("When")),
    ],
    base_form_class=OfferForm,
)
