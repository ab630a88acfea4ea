"""The register of letters: each that was made, and how many had it."""

from django.contrib import admin
from django.db.models import Case, Count, F, Q, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import Delivery, Letter
from home.mailing_list.registers.leading import to_letter
from home.mailing_list.registers.list_register import ListRegister


def _counted(which: Q, kept: str) -> Case:
    """Deliveries that are so; where their rows went, as many as were counted then."""
    return Case(When(counted_at__isnull=False, then=F(kept)), default=Count("deliveries", filter=which))


class LetterRegister(ListRegister):
    """Every letter, the latest first. What is done about one is done at the desk, to which a row leads."""

    model = Letter
    base_url_path = "letters-made"
    menu_label = _("Letters made")
    menu_icon = "list-ul"
    ordering = ("-composed_at", "-pk")
    list_display = ("letter", "made_from", "stands", "ended", "sent", "to_whom")
    list_filter = ("kind", "state", "composed_at")
    search_fields = ("subject",)
    inspect_view_fields = (
        "letter",
        "made_from",
        "stands",
        "made",
        "began",
        "ended",
        "sent",
        "unsent",
        "repeated",
        "bounced",
        "complained",
        "to_whom",
    )
    list_export = (
        "subject",
        "made_from",
        "stands",
        "made_on",
        "began_on",
        "ended_on",
        "sent",
        "unsent",
        "repeated",
        "bounced",
        "complained",
    )
    export_filename = "letters"

    def get_queryset(self, request):
        """With how many had it: no query for each row."""
        return (
            super()
            .get_queryset(request)
            .annotate(
                number_sent=_counted(Q(deliveries__sent_at__isnull=False), "kept_sent"),
                number_unsent=_counted(~Q(deliveries__unsent_because=""), "kept_unsent"),
                number_repeated=_counted(Q(deliveries__tries__gt=1), "kept_repeated"),
                number_bounced=_counted(Q(deliveries__outcome=Delivery.Outcome.BOUNCED), "kept_bounced"),
                number_complained=_counted(Q(deliveries__outcome=Delivery.Outcome.COMPLAINED), "kept_complained"),
            )
        )

    @admin.display(description=_("Subject"), ordering="subject")
    def letter(self, letter):
        """Leads to the desk."""
        return to_letter(letter)

    @admin.display(description=_("Made from"), ordering="kind")
    def made_from(self, letter):
        """A story, a week, a call."""
        return letter.get_kind_display()

    @admin.display(description=_("How it stands"), ordering="state")
    def stands(self, letter):
        """Its state, and when it goes out."""
        if letter.state == Letter.State.PLANNED and letter.send_at:
            return _now("goes out %s") % written(letter.send_at)
        return letter.get_state_display()

    @admin.display(description=_("Made"), ordering="composed_at")
    def made(self, letter):
        """When, with the zone."""
        return written(letter.composed_at)

    @admin.display(description=_("Sending began"), ordering="began_at")
    def began(self, letter):
        """When, with the zone."""
        return written(letter.began_at) if letter.began_at else ""

    @admin.display(description=_("All had it"), ordering="ended_at")
    def ended(self, letter):
        """When, with the zone."""
        return written(letter.ended_at) if letter.ended_at else ""

    @admin.display(description=_("Sent"), ordering="number_sent")
    def sent(self, letter):
        """To how many."""
        return letter.number_sent

    @admin.display(description=_("To whom"))
    def to_whom(self, letter):
        """Leads to the deliveries, for as long as they are kept."""
        if letter.counted_at:
            return _now("not known any more")
        link = f"{reverse('deliveries_modeladmin_index')}?letter={letter.pk}"
        return format_html('<a class="mp-link" href="{}">{}</a>', link, _now("Its deliveries"))

    @admin.display(description=_("Left out or refused"), ordering="number_unsent")
    def unsent(self, letter):
        """To how many not."""
        return letter.number_unsent

    @admin.display(description=_("Handed over twice"), ordering="number_repeated")
    def repeated(self, letter):
        """How many may have had it twice, since a worker died over it."""
        return letter.number_repeated

    @admin.display(description=_("Did not arrive"), ordering="number_bounced")
    def bounced(self, letter):
        """How many."""
        return letter.number_bounced

    @admin.display(description=_("Said to be spam"), ordering="number_complained")
    def complained(self, letter):
        """By how many."""
        return letter.number_complained

    @admin.display(description=format_lazy(_("Made ({zone})"), zone=moment.zone_name()))
    def made_on(self, letter):
        """When, as a spreadsheet's date."""
        return letter.composed_at

    @admin.display(description=format_lazy(_("Sending began ({zone})"), zone=moment.zone_name()))
    def began_on(self, letter):
        """The same."""
        return letter.began_at

    @admin.display(description=format_lazy(_("All had it ({zone})"), zone=moment.zone_name()))
    def ended_on(self, letter):
        """The same."""
        return letter.ended_at
