"""The register of subscribers: who is on the list, since when, and by which door."""

from django.contrib import admin
from django.db.models import OuterRef, Q, Subquery
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import LoggedConsent, Subscriber
from home.mailing_list.registers.leading import breaking
from home.mailing_list.registers.list_register import ListRegister
from home.mailing_list.registers.subscriber_view import SubscriberView

#: Acts in the log by which somebody agreed to something.
AGREED = (LoggedConsent.Act.ASKED, LoggedConsent.Act.CONFIRMED, LoggedConsent.Act.IMPORTED)


class PausedFilter(admin.SimpleListFilter):
    """Whether they hear nothing for a while."""

    title = _("pause")
    parameter_name = "paused"

    def lookups(self, request, model_admin):
        """Pauses, or does not."""
        return [("yes", _now("Pauses")), ("no", _now("Does not pause"))]

    def queryset(self, request, queryset):
        """Those who do so at this moment; any other question shows all."""
        pauses = Q(paused_until__gt=moment.now())
        if self.value() == "yes":
            return queryset.filter(pauses)
        # Not by exclude alone: to a database an empty column is neither later nor not later.
        return queryset.filter(Q(paused_until=None) | ~pauses) if self.value() == "no" else queryset


class SubscriberRegister(ListRegister):
    """Everybody who asked for letters, the latest first. Nobody is added by hand: that would be no consent."""

    model = Subscriber
    base_url_path = "subscribers"
    menu_label = _("Subscribers")
    menu_icon = "group"
    ordering = ("-asked_at", "-pk")
    list_display = ("reached_at", "name", "stands", "letters", "asked", "confirmed")
    list_filter = ("state", "frequency", "door", PausedFilter, "asked_at")
    search_fields = ("address", "name")
    list_select_related = ("welcome__offer", "welcome__code")
    index_template_name = "mailing_list/registers/subscribers.html"
    inspect_view_class = SubscriberView
    inspect_template_name = "mailing_list/registers/subscriber.html"
    inspect_view_fields = (
        "address",
        "name",
        "stands",
        "letters",
        "by_door",
        "asked",
        "confirmed",
        "left",
        "offer",
        "code",
    )
    list_export = (
        "address",
        "name",
        "stands",
        "letters",
        "by_door",
        "asked_on",
        "confirmed_on",
        "left_on",
        "paused_on",
        "agreed_wording",
        "agreed_proof",
        "offer",
        "code",
    )
    export_filename = "subscribers"

    def get_queryset(self, request):
        """With the words to which they agreed last, and the proof an import brought: no query for each row."""
        agreed = LoggedConsent.objects.filter(subscriber=OuterRef("pk"), act__in=AGREED).order_by("-at", "-pk")
        proved = agreed.filter(act=LoggedConsent.Act.IMPORTED)
        latest = LoggedConsent.objects.filter(subscriber=OuterRef("pk")).order_by("-at", "-pk")
        worded = agreed.exclude(wording="")
        return (
            super()
            .get_queryset(request)
            .annotate(wording=Subquery(worded.values("wording")[:1]), proof=Subquery(proved.values("proof")[:1]))
            .annotate(latest_act=Subquery(latest.values("act")[:1]))
        )

    @admin.display(description=_("E-mail address"), ordering="address")
    def reached_at(self, subscriber):
        """Their address, for the list alone."""
        return breaking(subscriber.address)

    @admin.display(description=_("How it stands"), ordering="state")
    def stands(self, subscriber):
        """Their state, and until when they pause; a complaint is said, since nobody may undo it."""
        if subscriber.is_confirmed and subscriber.is_paused:
            return _now("pauses until %s") % written(subscriber.paused_until)
        if subscriber.latest_act == LoggedConsent.Act.COMPLAINED:
            return _now("left: said that a letter was spam")
        return subscriber.get_state_display()

    @admin.display(description=_("Letters"), ordering="frequency")
    def letters(self, subscriber):
        """Which they wish."""
        return subscriber.get_frequency_display()

    @admin.display(description=_("Came by"), ordering="door")
    def by_door(self, subscriber):
        """The form, or an import."""
        return subscriber.get_door_display()

    @admin.display(description=_("Asked"), ordering="asked_at")
    def asked(self, subscriber):
        """When, with the zone."""
        return written(subscriber.asked_at)

    @admin.display(description=_("Confirmed"), ordering="confirmed_at")
    def confirmed(self, subscriber):
        """When, with the zone; nobody hears anything before."""
        return written(subscriber.confirmed_at) if subscriber.confirmed_at else _now("Not yet")

    @admin.display(description=_("Left"), ordering="left_at")
    def left(self, subscriber):
        """When, with the zone."""
        return written(subscriber.left_at) if subscriber.left_at else ""

    @admin.display(description=_("Welcome offer"))
    def offer(self, subscriber):
        """What they were promised."""
        return str(subscriber.welcome.offer) if hasattr(subscriber, "welcome") else ""

    @admin.display(description=_("Code given"))
    def code(self, subscriber):
        """Theirs; that they wait for one is said, too."""
        if not hasattr(subscriber, "welcome"):
            return ""
        return subscriber.welcome.words or _now("waits for one")

    @admin.display(description=_("Wording agreed to"))
    def agreed_wording(self, subscriber):
        """The version of the words."""
        return subscriber.wording or ""

    @admin.display(description=_("Proof of consent"))
    def agreed_proof(self, subscriber):
        """What an import brought."""
        return subscriber.proof or ""

    @admin.display(description=format_lazy(_("Asked ({zone})"), zone=moment.zone_name()))
    def asked_on(self, subscriber):
        """When, as a spreadsheet's date."""
        return subscriber.asked_at

    @admin.display(description=format_lazy(_("Confirmed ({zone})"), zone=moment.zone_name()))
    def confirmed_on(self, subscriber):
        """The same."""
        return subscriber.confirmed_at

    @admin.display(description=format_lazy(_("Left ({zone})"), zone=moment.zone_name()))
    def left_on(self, subscriber):
        """The same."""
        return subscriber.left_at

    @admin.display(description=format_lazy(_("Pauses until ({zone})"), zone=moment.zone_name()))
    def paused_on(self, subscriber):
        """The same."""
        return subscriber.paused_until
