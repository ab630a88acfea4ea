"""Tellers: looked up, and their name and address mended."""

from django.db import transaction
from django.db.models import Count
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from foundation.templatetags.moments import promised as written
from stories.tellers.models import Teller
from stories.tellers.signals import links_voided


class TellerForm(WagtailAdminModelForm):
    """Name and address; a new address is not yet proved to be theirs."""

    def save(self, commit=True):
        """Void what was proved of, and sent to, the address that no longer counts."""
        is_another = bool(self.instance.pk) and "address" in self.changed_data
        if is_another:
            self.instance.confirmed_at = None
            self.instance.link_version += 1
        with transaction.atomic():
            teller = super().save(commit=commit)
            if is_another and commit:
                links_voided.send(Teller, teller=teller)
        return teller


class ToldPanel(Panel):
    """The stories a teller told, to be read."""

    class BoundPanel(Panel.BoundPanel):
        """Those of one teller."""

        template_name = "stories/panels/told.html"

        def get_context_data(self, parent_context=None):
            """Their stories, and when the address was proved."""
            context = super().get_context_data(parent_context)
            context["teller"] = self.instance
            context["stories"] = self.instance.stories.order_by("-pk") if self.instance.pk else []
            return context


class TellersView(IndexView):
    """The list, with how many stories each told."""

    def get_base_queryset(self):
        """One query for any number."""
        return super().get_base_queryset().annotate(told=Count("stories"))


class DeleteTellerView(DeleteView):
    """A teller with consents is kept, and the page says why."""

    def dispatch(self, request, *args, **kwargs):
        """Before anything is asked or deleted."""
        if self.user_has_permission("delete") and self.object.consents.exists():
            said = _now(
                "%s stays: their consents are kept, since they say why a story may be shown. Nothing was deleted; "
                "the name and the address can be changed here."
            )
            messages.error(request, said % self.object.name)
            return redirect("tellers:edit", self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class TellerViewSet(ModelViewSet):
    """Tellers, in the menu of readers."""

    model = Teller
    name = "tellers"
    icon = "user"
    menu_label = _("Tellers")
    menu_hook = "register_readers_menu_item"
    menu_order = 500
    copy_view_enabled = False
    index_view_class = TellersView
    delete_view_class = DeleteTellerView
    search_fields = ["name", "address"]
    search_backend_name = None
    ordering = ["name", "pk"]
    list_per_page = 50
    list_display = [
        "name",
        Column("address", label=_("E-mail address"), sort_key="address", classname="mp-address"),
        Column("told", label=_("Stories"), sort_key="told", classname="mp-wide"),
        Column(
            "confirmed_at",
            label=_("Address confirmed"),
            accessor=lambda teller: written(teller.confirmed_at) if teller.confirmed_at else _now("Not yet"),
            sort_key="confirmed_at",
            classname="mp-wide",
        ),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name", help_text=_("Their own name, for you. Readers see the name to print on each story.")),
            FieldPanel(
                "address",
                help_text=_(
                    "Never public. A new address has to be confirmed anew, and private links sent to the old one "
                    "no longer open anything."
                ),
            ),
            ToldPanel(heading=_("Stories they told")),
        ],
        base_form_class=TellerForm,
    )
