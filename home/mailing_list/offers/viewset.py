"""“Welcome offers”, in the menu of readers."""

from django.contrib import messages
from django.db import transaction
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from home.mailing_list.models import Offer
from home.mailing_list.offers.codes_view import CodesView
from home.mailing_list.offers.deleting import let_tables_go, why_kept
from home.mailing_list.offers.form import EDIT_HANDLER
from home.mailing_list.offers.mail_view import MailView
from home.mailing_list.offers.standing import codes_of, day, state_of


class OffersView(IndexView):
    """The list: how many codes are left, and how each offer stands, in words."""

    add_item_label = _("New offer")

    @cached_property
    def given(self) -> Offer | None:
        """The one that new subscribers have today."""
        return Offer.objects.open().first()

    @cached_property
    def columns(self):
        """Each in words."""
        return [
            self._get_title_column("name"),
            Column("codes", label=_("Codes"), accessor=codes_of),
            Column("state", label=_("How it stands"), accessor=lambda offer: state_of(offer, self.given)),
            Column(
                "expires",
                label=_("Codes expire"),
                accessor=lambda offer: day(offer.expires_on) if offer.expires_on else _now("Never"),
                classname="mp-wide",
            ),
        ]

    @cached_property
    def no_results_message(self):
        """What an offer is for."""
        return _now("There is no offer yet. With one, everybody who confirms their address is mailed a code.")


class CreateOfferView(CreateView):
    """A new offer; a pool needs its codes next."""

    def get_success_url(self):
        """Where codes are added, or the list."""
        if self.object.is_pool:
            return reverse("welcome_offers:codes", args=[self.object.pk])
        return super().get_success_url()


class DeleteOfferView(DeleteView):
    """An offer that gave anything to anybody is kept, and the page says why."""

    def dispatch(self, request, *args, **kwargs):
        """Before anything is asked or deleted."""
        kept_because = why_kept(self.object) if self.user_has_permission("delete") else ""
        if kept_because:
            messages.error(request, kept_because)
            return redirect("welcome_offers:edit", self.object.pk)
        return super().dispatch(request, *args, **kwargs)

    def delete_action(self):
        """With its codes, and the files of tables that were brought for it."""
        let_tables_go(self.object)
        super().delete_action()

    def form_valid(self, form):
        """Kept after all where somebody was given a code of it in this moment."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, why_kept(self.object))
            return redirect("welcome_offers:edit", self.object.pk)


class OfferViewSet(ModelViewSet):
    """Offers are set up, changed and looked at here."""

    model = Offer
    name = "welcome_offers"
    url_prefix = "welcome-offers"
    icon = "tag"
    menu_label = _("Welcome offers")
    menu_name = "welcome-offers"
    menu_hook = "register_readers_menu_item"
    menu_order = 200
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = OffersView
    add_view_class = CreateOfferView
    delete_view_class = DeleteOfferView
    ordering = ["-opens_on", "-pk"]
    list_per_page = 50
    list_display = ["name"]
    edit_handler = EDIT_HANDLER

    def get_urlpatterns(self):
        """And where codes are added, and the mail is looked at."""
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/codes/", self.construct_view(CodesView), name="codes"),
            path("<int:pk>/mail/", self.construct_view(MailView), name="mail"),
        ]
