"""What the pages of an act on a subscriber have in common."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from home.mailing_list.models import Subscriber
from home.mailing_list.registers.leading import SUBSCRIBER

#: The register's list, as wagtail-modeladmin names it.
INDEX = "subscribers_modeladmin_index"


class SubscriberActView(WagtailAdminTemplateMixin, FormView):
    """Says what will happen; its one button does it. A GET changes nothing."""

    #: The right that is needed.
    right = ""
    header_icon = "group"
    form_class = forms.Form

    def dispatch(self, request, *args, **kwargs):
        """Only for those with the right."""
        if not request.user.has_perm(self.right):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def subscriber(self) -> Subscriber:
        """The one in the address."""
        found = Subscriber.objects.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def here(self) -> str:
        """The subscriber's own page in the register."""
        return reverse(SUBSCRIBER, args=[self.subscriber.pk])

    def act(self) -> str:
        """Do it; returns what came of it in words."""
        raise NotImplementedError

    def goes_to(self) -> str:
        """Where one is led afterwards."""
        return self.here

    def form_valid(self, form):
        """Do it, say what came of it, and lead on; not found, where they were erased in this moment."""
        goes_to = self.goes_to()
        try:
            messages.success(self.request, self.act())
        except Subscriber.DoesNotExist as gone:
            raise Http404 from gone
        return redirect(goes_to)

    def get_page_subtitle(self):
        """Whom it is about."""
        return self.subscriber.address

    def get_breadcrumbs_items(self):
        """The register, the subscriber, then this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(INDEX), "label": _("Subscribers")},
            {"url": self.here, "label": self.subscriber.address},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        """The subscriber, and the way back."""
        return super().get_context_data(subscriber=self.subscriber, here=self.here, **kwargs)
