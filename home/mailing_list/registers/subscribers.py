"""The register of subscribers: who is on the list, since when, and what they agreed to."""

from django.contrib import admin
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import LoggedConsent, Subscriber
from home.mailing_list.wordings import agreed_to
from stories.pages.registers.register import Register, RegisterInspectView

#: The acts by which somebody came on the list.
CAME_BY = (LoggedConsent.Act.CONFIRMED, LoggedConsent.Act.IMPORTED, LoggedConsent.Act.CAME_BACK)
#: So many letters are named beside one subscriber; of more it says how many.
LETTERS_NAMED = 20


class PausedFilter(admin.SimpleListFilter):
    """Whether they have a month without letters."""

    title = _("pause")
    parameter_name = "pause"

    def lookups(self, request, model_admin):
        """Pausing or not."""
        return [("yes", _now("Pauses")), ("no", _now("Does not pause"))]

    def queryset(self, request, queryset):
        """Those that do, or do not; any other question shows all."""
        pausing = Q(paused_until__gt=moment.now())
        if self.value() == "yes":
            return queryset.filter(pausing)
        return queryset.exclude(pausing) if self.value() == "no" else queryset


class SubscriberView(RegisterInspectView):
    """One subscriber, with what an editor may do at their wish."""

    @property
    def may_be_taken_off(self) -> bool:
        """Whether anything is sent to them, or asked of them."""
        states = (Subscriber.State.ASKED, Subscriber.State.CONFIRMED)
        may = self.request.user.has_perm("mailing_list.change_subscriber")
        return may and self.instance.state in states

    @property
    def may_be_erased(self) -> bool:
        """Whether whoever looks may."""
        return self.request.user.has_perm("mailing_list.delete_subscriber")


class SubscriberRegister(Register):
    """Everybody who asked for letters, the last first. Nobody is added here: by the form, or with proof, an import."""

    model = Subscriber
    base_url_path = "subscribers"
    menu_label = _("Subscribers")
    menu_icon = "group"
    ordering = ("-asked_at", "-pk")
    list_display = ("address", "name", "stands", "which_letters", "asked", "confirmed", "by_door")
    list_filter = ("state", "frequency", "door", PausedFilter, "asked_at")
    search_fields = ("address", "name")
    inspect_view_class = SubscriberView
    inspect_template_name = "mailing_list/registers/subscriber.html"
    inspect_view_fields = (
        "address",
        "name",
        "stands",
        "which_letters",
        "by_door",
        "asked",
        "confirmed",
        "left",
        "code",
        "letters_had",
        "whole_log",
    )
    export_filename = "subscribers"
    list_export = (
        "address",
        "name",
        "state_words",
        "which_letters",
        "by_door",
        "asked_on",
        "confirmed_on",
        "left_on",
        "paused_on",
        "came_by",
        "wording",
        "proof",
        "code",
    )

    def get_queryset(self, request):
        """With the log's entry by which they came on the list: no query for each row."""
        came = LoggedConsent.objects.filter(subscriber=OuterRef("pk"), act__in=CAME_BY).order_by("-at", "-pk")
        return (
            super()
            .get_queryset(request)
            .select_related("welcome__code", "welcome__offer")
            .annotate(
                logged_act=Subquery(came.values("act")[:1]),
                logged_wording=Subquery(came.values("wording")[:1]),
                logged_proof=Subquery(came.values("proof")[:1]),
            )
        )

    @admin.display(description=_("State"), ordering="state")
    def stands(self, subscriber):
        """In words, with a pause."""
        if subscriber.is_confirmed and subscriber.is_paused:
            return _now("pauses until %s") % written(subscriber.paused_until)
        return subscriber.get_state_display()

    @admin.display(description=_("State"))
    def state_words(self, subscriber):
        """For exports: without the pause, which has a column of its own."""
        return subscriber.get_state_display()

    @admin.display(description=_("Letters"), ordering="frequency")
    def which_letters(self, subscriber):
        """Which they chose."""
        return subscriber.get_frequency_display()

    @admin.display(description=_("Came by"), ordering="door")
    def by_door(self, subscriber):
        """The form or an import."""
        return subscriber.get_door_display()

    @admin.display(description=_("Asked"), ordering="asked_at")
    def asked(self, subscriber):
        """When, with the zone."""
        return written(subscriber.asked_at)

    @admin.display(description=_("Confirmed"), ordering="confirmed_at")
    def confirmed(self, subscriber):
        """When they pressed the button."""
        return written(subscriber.confirmed_at) if subscriber.confirmed_at else ""

    @admin.display(description=_("Left"), ordering="left_at")
    def left(self, subscriber):
        """When they left, or their mails were found not to arrive."""
        return written(subscriber.left_at) if subscriber.left_at else ""

    @admin.display(description=format_lazy(_("Asked ({zone})"), zone=moment.zone_name()))
    def asked_on(self, subscriber):
        """When, as a spreadsheet's date."""
        return subscriber.asked_at

    @admin.display(description=format_lazy(_("Confirmed ({zone})"), zone=moment.zone_name()))
    def confirmed_on(self, subscriber):
        """The same of the button."""
        return subscriber.confirmed_at

    @admin.display(description=format_lazy(_("Left ({zone})"), zone=moment.zone_name()))
    def left_on(self, subscriber):
        """The same of leaving."""
        return subscriber.left_at

    @admin.display(description=format_lazy(_("Pauses until ({zone})"), zone=moment.zone_name()))
    def paused_on(self, subscriber):
        """The same of a pause."""
        return subscriber.paused_until

    @admin.display(description=_("Came on the list"))
    def came_by(self, subscriber):
        """By which act, as the log says; empty for who never did."""
        return LoggedConsent.Act(subscriber.logged_act).label if subscriber.logged_act else ""

    @admin.display(description=_("Wording"))
    def wording(self, subscriber):
        """Version of the words that were agreed to."""
        return subscriber.logged_wording or ""

    @admin.display(description=_("Proof"))
    def proof(self, subscriber):
        """How consent was given, where they were imported."""
        return subscriber.logged_proof or ""

    @admin.display(description=_("Welcome code"))
    def code(self, subscriber):
        """The one they were given, or that they wait for one."""
        welcome = getattr(subscriber, "welcome", None)
        if welcome is None:
            return ""
        return welcome.words or _now("waits for one")

    @admin.display(description=_("Letters had"))
    def letters_had(self, subscriber):
        """The last of them, each leading to its own page, and how many there were."""
        had = subscriber.deliveries.filter(sent_at__isnull=False).select_related("letter").order_by("-sent_at")
        number = had.count()
        if not number:
            return _now("none yet")
        lines = format_html_join(
            "",
            '<li><a class="mp-link" href="{}">{}</a>, {}</li>',
            (
                (reverse("letter_desk:detail", args=[one.letter_id]), one.letter.subject, written(one.sent_at))
                for one in had[:LETTERS_NAMED]
            ),
        )
        more = number - LETTERS_NAMED
        rest = format_html("<li>{}</li>", _now("and %d before") % more) if more > 0 else ""
        return format_html("<ul>{}{}</ul>", lines, rest)

    @admin.display(description=_("Consent log"))
    def whole_log(self, subscriber):
        """Every act, the last first, with the words agreed to and the proof."""
        entries = subscriber.log.select_related("by").order_by("-at", "-pk")
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_line(one),) for one in entries)))


def _line(entry: LoggedConsent):
    """One entry of the log, in a sentence."""
    who = (entry.by.get_full_name() or entry.by.get_username()) if entry.by else ""
    parts = [
        f"{written(entry.at)}: {entry.get_act_display()}, {entry.get_door_display()}",
        *(f"“{words}”" for words in agreed_to(entry.wording, entry.frequency)),
        entry.proof,
        who,
    ]
    return format_html_join(" · ", "{}", ((part,) for part in parts if part))
