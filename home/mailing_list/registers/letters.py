"""The register of letters: every one that was made, what became of it, and to how many it went."""

from django.contrib import admin
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import Letter
from stories.pages.registers.register import Register


class LetterRegister(Register):
    """Every letter, the last made first; each is worked on at the desk of letters."""

    model = Letter
    base_url_path = "all-letters"
    menu_label = _("All letters")
    menu_icon = "list-ul"
    ordering = ("-composed_at", "-pk")
    list_display = ("about_what", "made_from", "stands", "made", "began", "went_to", "not_to", "twice")
    list_filter = ("kind", "state", "composed_at", "began_at")
    list_select_related = ("decided_by",)
    search_fields = ("subject",)
    inspect_view_fields = ("about_what", "made_from", "stands", "made", "began", "ended", "went_to", "not_to", "twice")
    export_filename = "letters"
    list_export = ("subject", "made_from", "stands", "made_on", "began_on", "ended_on", "went_to", "not_to", "twice")

    def get_queryset(self, request):
        """With its deliveries counted: no query for each row."""
        return (
            super()
            .get_queryset(request)
            .annotate(
                rows_sent=Count("deliveries", filter=Q(deliveries__sent_at__isnull=False)),
                rows_unsent=Count("deliveries", filter=~Q(deliveries__unsent_because="")),
                rows_repeated=Count("deliveries", filter=Q(deliveries__tries__gt=1)),
            )
        )

    @admin.display(description=_("Subject"), ordering="subject")
    def about_what(self, letter):
        """Leads to the letter's own page."""
        link = reverse("letter_desk:detail", args=[letter.pk])
        return format_html('<a class="mp-link" href="{}">{}</a>', link, letter.subject)

    @admin.display(description=_("Made from"), ordering="kind")
    def made_from(self, letter):
        """A story, a week or a call."""
        return letter.get_kind_display()

    @admin.display(description=_("State"), ordering="state")
    def stands(self, letter):
        """In words."""
        return letter.get_state_display()

    @admin.display(description=_("Made"), ordering="composed_at")
    def made(self, letter):
        """When, with the zone."""
        return written(letter.composed_at)

    @admin.display(description=_("Sending began"), ordering="began_at")
    def began(self, letter):
        """When, with the zone."""
        return written(letter.began_at) if letter.began_at else ""

    @admin.display(description=_("Sending ended"), ordering="ended_at")
    def ended(self, letter):
        """When, with the zone."""
        return written(letter.ended_at) if letter.ended_at else ""

    @admin.display(description=format_lazy(_("Made ({zone})"), zone=moment.zone_name()))
    def made_on(self, letter):
        """As a spreadsheet's date."""
        return letter.composed_at

    @admin.display(description=format_lazy(_("Sending began ({zone})"), zone=moment.zone_name()))
    def began_on(self, letter):
        """The same of its beginning."""
        return letter.began_at

    @admin.display(description=format_lazy(_("Sending ended ({zone})"), zone=moment.zone_name()))
    def ended_on(self, letter):
        """The same of its end."""
        return letter.ended_at

    @admin.display(description=_("Sent to"))
    def went_to(self, letter):
        """How many it left for; of one whose deliveries went, as they were counted then."""
        return letter.kept_sent if letter.counted_at else letter.rows_sent

    @admin.display(description=_("Not sent to"))
    def not_to(self, letter):
        """How many who were to have it have it not: they left, pause, or their server refused it."""
        return letter.kept_unsent if letter.counted_at else letter.rows_unsent

    @admin.display(description=_("Handed over twice"))
    def twice(self, letter):
        """How many may have come twice, since a worker died over them."""
        return letter.kept_repeated if letter.counted_at else letter.rows_repeated
