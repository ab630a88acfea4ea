"""The register of welcome codes: which there are, and to whom each was given."""

from django.contrib import admin
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import Offer, WelcomeCode
from home.mailing_list.registers.leading import to_subscriber
from home.mailing_list.registers.list_register import ListRegister
from home.mailing_list.registers.one_of import OneOf


class OfferFilter(OneOf):
    """Codes of one offer."""

    title = _("welcome offer")
    parameter_name = column = "offer"

    def belongs_to(self):
        """Those with a pool."""
        return Offer.objects.filter(kind=Offer.Kind.POOL).order_by("-pk")


class GivenFilter(admin.SimpleListFilter):
    """Whether somebody has it."""

    title = _("given")
    parameter_name = "given"

    def lookups(self, request, model_admin):
        """Given, or free."""
        return [("yes", _now("Given")), ("no", _now("Free"))]

    def queryset(self, request, queryset):
        """Those that are so; any other question shows all."""
        if self.value() == "no":
            return queryset.free()
        return queryset.exclude(taken_at=None) if self.value() == "yes" else queryset


class CodeRegister(ListRegister):
    """Every code of a pool, the latest added first. One that was given stays given, whoever is forgotten."""

    model = WelcomeCode
    base_url_path = "welcome-codes"
    menu_label = _("Welcome codes")
    menu_icon = "tag"
    ordering = ("-pk",)
    list_display = ("code", "offer", "stands", "given_to", "given")
    list_filter = (OfferFilter, GivenFilter, "taken_at")
    search_fields = ("code", "welcome__subscriber__address", "welcome__subscriber__name")
    list_select_related = ("offer", "welcome__subscriber")
    inspect_view_fields = ("code", "offer", "stands", "given_to", "given", "added")
    list_export = ("code", "offer", "stands", "address", "given_on", "added_on")
    export_filename = "welcome-codes"

    @admin.display(description=_("How it stands"), ordering="taken_at")
    def stands(self, code):
        """Given or free."""
        return _now("given") if code.taken_at else _now("free")

    @admin.display(description=_("Given to"))
    def given_to(self, code):
        """Leads to whoever has it; whoever had it may be forgotten by now."""
        if code.taken_at is None:
            return ""
        return to_subscriber(code.welcome.subscriber) if hasattr(code, "welcome") else _now("somebody who is gone")

    @admin.display(description=_("E-mail address"))
    def address(self, code):
        """For exports alone."""
        return code.welcome.subscriber.address if hasattr(code, "welcome") else ""

    @admin.display(description=_("Given at"), ordering="taken_at")
    def given(self, code):
        """When, with the zone."""
        return written(code.taken_at) if code.taken_at else ""

    @admin.display(description=_("Added"), ordering="added_at")
    def added(self, code):
        """When it came into the pool."""
        return written(code.added_at)

    @admin.display(description=format_lazy(_("Given ({zone})"), zone=moment.zone_name()))
    def given_on(self, code):
        """When, as a spreadsheet's date."""
        return code.taken_at

    @admin.display(description=format_lazy(_("Added ({zone})"), zone=moment.zone_name()))
    def added_on(self, code):
        """The same."""
        return code.added_at
