"""How an offer stands, above its form: how many codes are left, who waits, and where more are added."""

from wagtail.admin.panels import Panel

from home.mailing_list.models import Offer, Welcome
from home.mailing_list.offers.standing import codes_of, state_of


class CodesPanel(Panel):
    """Of an offer that was saved; a new one has nothing to tell."""

    class BoundPanel(Panel.BoundPanel):
        """Of one offer."""

        template_name = "mailing_list/offers/codes_panel.html"

        def is_shown(self):
            """Hidden while it is being made."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            """Its state and its codes, in words, and how many were given."""
            context = super().get_context_data(parent_context)
            # As it is kept: the form may hold other days, or another kind, that were refused.
            offer = Offer.objects.get(pk=self.instance.pk)
            context.update(
                offer=offer,
                state=state_of(offer, Offer.objects.open().first()),
                codes=codes_of(offer),
                given=Welcome.objects.filter(offer=offer).exclude(given_at=None).count(),
                may_bring=self.request.user.has_perm("mailing_list.add_tableimport"),
            )
            return context
