"""The register of deliveries: which letter went to whom, and what became of it."""

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import Delivery
from stories.pages.registers.register import Register


class LeftFilter(admin.SimpleListFilter):
    """Whether it left."""

    title = _("how it stands")
    parameter_name = "stands"

    def lookups(self, request, model_admin):
        """Sent, on its way, not sent, sent twice."""
        return [
            ("sent", _now("Sent")),
            ("waiting", _now("On its way")),
            ("unsent", _now("Not sent")),
            ("twice", _now("Handed over twice")),
        ]

    def queryset(self, request, queryset):
        """Those that stand so; any other question shows all."""
        found = {
            "sent": Q(sent_at__isnull=False),
            "waiting": Q(sent_at=None, unsent_because=""),
            "unsent": ~Q(unsent_because=""),
            "twice": Q(tries__gt=1),
        }
        return queryset.filter(found[self.value()]) if self.value() in found else queryset


class DeliveryRegister(Register):
    """Each letter to each subscriber, the last first."""

    model = Delivery
    base_url_path = "deliveries"
    menu_label = _("Deliveries")
    menu_icon = "mail"
    ordering = ("-pk",)
    list_display = ("subject", "to", "sent", "why_not", "tries", "became")
    list_filter = (LeftFilter, "outcome", "letter__kind", "sent_at")
    list_select_related = ("letter", "subscriber")
    search_fields = ("subscriber__address", "letter__subject")
    inspect_view_fields = ("subject", "to", "sent", "why_not", "tries", "became", "message_id")
    export_filename = "deliveries"
    list_export = ("letter_subject", "address", "sent_on", "why_not", "tries", "became", "message_id")

    @admin.display(description=_("Letter"), ordering="letter__subject")
    def subject(self, delivery):
        """Leads to the letter."""
        link = reverse("letter_desk:detail", args=[delivery.letter_id])
        return format_html('<a class="mp-link" href="{}">{}</a>', link, delivery.letter.subject)

    @admin.display(description=_("Letter"))
    def letter_subject(self, delivery):
        """For exports alone."""
        return delivery.letter.subject

    @admin.display(description=_("To"), ordering="subscriber__address")
    def to(self, delivery):
        """Leads to the subscriber."""
        if delivery.subscriber is None:
            return _now("somebody who is on the list no more")
        link = reverse("subscribers_modeladmin_inspect", args=[delivery.subscriber_id])
        return format_html('<a class="mp-link" href="{}">{}</a>', link, delivery.subscriber.address)

    @admin.display(description=_("E-mail address"))
    def address(self, delivery):
        """For exports alone."""
        return delivery.subscriber.address if delivery.subscriber else ""

    @admin.display(description=_("Sent"), ordering="sent_at")
    def sent(self, delivery):
        """When it left, with the zone."""
        if delivery.sent_at:
            return written(delivery.sent_at)
        return "" if delivery.unsent_because else _now("on its way")

    @admin.display(description=format_lazy(_("Sent ({zone})"), zone=moment.zone_name()))
    def sent_on(self, delivery):
        """As a spreadsheet's date."""
        return delivery.sent_at

    @admin.display(description=_("Not sent because"), ordering="unsent_because")
    def why_not(self, delivery):
        """In words."""
        return Delivery.WHY_UNSENT.get(delivery.unsent_because, delivery.unsent_because)

    @admin.display(description=_("What became of it"), ordering="outcome")
    def became(self, delivery):
        """What was heard of it after."""
        return delivery.get_outcome_display()
