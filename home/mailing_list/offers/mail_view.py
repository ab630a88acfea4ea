"""The mail that a new subscriber gets, as it reads now."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from foundation import mail
from home.mailing_list import links
from home.mailing_list.models import Offer, Subscriber, Welcome
from home.mailing_list.wordings import WORDING, agreed_to

#: Stands where a code of a pool will stand: each is mailed to one person, and to nobody who only looks.
EXAMPLE = "ABCD-1234"


class MailView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shown to an editor, and sent to nobody."""

    model = Offer
    any_permission_required = ["add", "change", "view"]
    index_url_name = edit_url_name = ""
    template_name = "mailing_list/offers/mail.html"
    header_icon = "mail"

    @cached_property
    def offer(self) -> Offer:
        """The one in the address."""
        return get_object_or_404(Offer, pk=self.kwargs["pk"])

    def get_page_title(self):
        """Whose mail it is."""
        return _("Welcome mail")

    def get_breadcrumbs_items(self):
        """The offers, the offer, then this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Welcome offers")},
            {"url": reverse(self.edit_url_name, args=[self.offer.pk]), "label": str(self.offer)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        """The mail, in words and as mail programs show it."""
        written = mail.written("list_welcome", **context_of(self.offer))
        return super().get_context_data(mail=written, offer=self.offer, **kwargs)


def context_of(offer: Offer) -> dict:
    """What `mailing.context_of` fills the mail with, for nobody: its links open the site, and nobody's own page."""
    subscriber = Subscriber(name=_("Joan"), address="joan@example.org", state=Subscriber.State.CONFIRMED)
    code = EXAMPLE if offer.is_pool else offer.shared_code
    return {
        "subscriber": subscriber,
        "letters": agreed_to(WORDING, subscriber.frequency)[-1],
        "confirm_link": settings.SITE_URL,
        "own_link": settings.SITE_URL,
        "leave_link": settings.SITE_URL,
        "days": links.CONFIRM_FOR.days,
        "welcome": Welcome(subscriber=subscriber, offer=offer, shared_code=code),
        "offer": offer,
    }
