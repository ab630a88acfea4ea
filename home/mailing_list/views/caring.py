"""The editors' pages for what a subscriber may ask at any time, by phone as well: take off the list, erase."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from home.mailing_list import subscribing
from home.mailing_list.models import LoggedConsent, Subscriber


class SubscriberActView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Says what will happen; its one button does it. A GET changes nothing."""

    permission_policy = ModelPermissionPolicy(Subscriber)

    def setup(self, request, *args, pk, **kwargs):
        """Find the subscriber."""
        super().setup(request, *args, **kwargs)
        self.subscriber = get_object_or_404(Subscriber, pk=pk)

    @property
    def register(self) -> str:
        """Where all subscribers stand."""
        return reverse("subscribers_modeladmin_index")

    def get_context_data(self, **kwargs):
        """The subscriber, and where one goes back to."""
        back = reverse("subscribers_modeladmin_inspect", args=[self.subscriber.pk])
        return super().get_context_data(subscriber=self.subscriber, editor=back, refused="", **kwargs)

    def post(self, request, *args, **kwargs):
        """Do it, say so, and go back to the list."""
        messages.success(request, self.act())
        return redirect(self.register)


class TakeOffView(SubscriberActView):
    """Take somebody off the list who asked for it."""

    permission_required = "change"
    page_title = gettext_lazy("Take off the list")
    header_icon = "no-view"
    template_name = "mailing_list/registers/take_off.html"

    def act(self) -> str:
        """Take them off; twice is harmless."""
        subscribing.leave(self.subscriber, LoggedConsent.Door.EDITOR, by=self.request.user)
        return _("%s is off the list and gets no more letters.") % self.subscriber.address


class EraseView(SubscriberActView):
    """Erase all that is known of somebody."""

    permission_required = "delete"
    page_title = gettext_lazy("Erase a subscriber")
    header_icon = "bin"
    template_name = "mailing_list/registers/erase.html"

    def act(self) -> str:
        """Erase them."""
        subscribing.erase(self.subscriber)
        return _("Erased. Of that address nothing is known any more but that nothing is to be sent there.")
