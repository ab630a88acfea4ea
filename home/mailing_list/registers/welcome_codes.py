"""The register of welcome codes: which are free, and who was given which."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import Offer, WelcomeCode
from stories.pages.registers.register import Register


class GivenFilter(admin.SimpleListFilter):
    """Whether anybody has it."""

    title = _("given")
    parameter_name = "given"

    def lookups(self, request, model_admin):
        """Given or free."""
        return [("yes", _now("Given")), ("no", _now("Free"))]

    def queryset(self, request, queryset):
        """Those that are, or are not; any other question shows all."""
        if self.value() == "yes":
            return queryset.exclude(taken_at=None)
        return queryset.free() if self.value() == "no" else queryset


class OfferFilter(admin.SimpleListFilter):
    """Of which offer's pool."""

    title = _("welcome offer")
    parameter_name = "offer"

    def lookups(self, request, model_admin):
        """Every offer with a pool."""
        return [(str(offer.pk), offer.name) for offer in Offer.objects.filter(kind=Offer.Kind.POOL)]

    def queryset(self, request, queryset):
        """Those of the offer asked for; any other question shows all."""
        asked = self.value() or ""
        return queryset.filter(offer=int(asked)) if asked.isascii() and asked.isdecimal() else queryset


class WelcomeCodeRegister(Register):
    """Every code of every pool, the last given first. Codes come in by their offer."""

    model = WelcomeCode
    base_url_path = "welcome-codes"
    menu_label = _("Welcome codes")
    menu_icon = "list-ul"
    ordering = ("-taken_at", "pk")
    list_display = ("code", "offer", "given_to", "given", "added")
    list_filter = (GivenFilter, OfferFilter, "taken_at")
    list_select_related = ("offer", "welcome__subscriber")
    search_fields = ("code", "welcome__subscriber__address")
    inspect_view_fields = ("code", "offer", "given_to", "given", "added")
    export_filename = "welcome-codes"
    list_export = ("code", "offer_name", "address", "given_on", "added_on")

    @admin.display(description=_("Given to"), ordering="welcome__subscriber__address")
    def given_to(self, code):
        """Leads to the subscriber; of one who was erased only that it was given stays."""
        address = self.address(code)
        if not address:
            return _now("somebody who was erased") if code.taken_at else _now("free")
        link = reverse("subscribers_modeladmin_inspect", args=[code.welcome.subscriber_id])
        return format_html('<a class="mp-link" href="{}">{}</a>', link, address)

    @admin.display(description=_("Given to"))
    def address(self, code):
        """The address alone, for exports."""
        welcome = getattr(code, "welcome", None)
        return welcome.subscriber.address if welcome else ""

    @admin.display(description=_("Welcome offer"))
    def offer_name(self, code):
        """What it is good for."""
        return code.offer.name

    @admin.display(description=_("Given"), ordering="taken_at")
    def given(self, code):
        """When, with the zone."""
        return written(code.taken_at) if code.taken_at else ""

    @admin.display(description=_("Added"), ordering="added_at")
    def added(self, code):
        """When it came into the pool."""
        return written(code.added_at)

    @admin.display(description=format_lazy(_("Given ({zone})"), zone=moment.zone_name()))
    def given_on(self, code):
        """As a spreadsheet's date."""
        return code.taken_at

    @admin.display(description=format_lazy(_("Added ({zone})"), zone=moment.zone_name()))
    def added_on(self, code):
        """The same of when it came."""
        return code.added_at
