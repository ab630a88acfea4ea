"""The register of deliveries: each letter to each subscriber, whether it left, and what was heard of it."""

from django.contrib import admin
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import Delivery, Letter
from home.mailing_list.registers.leading import to_letter, to_subscriber
from home.mailing_list.registers.list_register import ListRegister
from home.mailing_list.registers.one_of import OneOf

#: What may be asked for → which rows it means.
STANDS = {
    "way": (_("On its way"), Q(sent_at=None, unsent_because="")),
    "sent": (_("Sent"), Q(sent_at__isnull=False)),
    "twice": (_("Handed over more than once"), Q(tries__gt=1)),
    "unsent": (_("Not sent"), ~Q(unsent_because="")),
}


#: So many letters stand beside the list to choose from; any other is found by its subject, or from the letters.
LATEST = 20


class LetterFilter(OneOf):
    """Deliveries of one letter."""

    title = format_lazy(_("letter (the latest {number}; older ones by search)"), number=LATEST)
    parameter_name = column = "letter"

    def belongs_to(self):
        """The latest that were begun."""
        return Letter.objects.exclude(began_at=None).order_by("-began_at", "-pk")[:LATEST]


class StandsFilter(admin.SimpleListFilter):
    """How far it came."""

    title = _("how it stands")
    parameter_name = "stands"

    def lookups(self, request, model_admin):
        """In words."""
        return [(name, words) for name, (words, _which) in STANDS.items()]

    def queryset(self, request, queryset):
        """Those that stand so; any other question shows all."""
        found = STANDS.get(self.value() or "")
        return queryset.filter(found[1]) if found else queryset


class DeliveryRegister(ListRegister):
    """Which letter went to whom. The rows go 180 days after their letter's end (home.mailing_list.forgetting)."""

    model = Delivery
    base_url_path = "deliveries"
    menu_label = _("Deliveries")
    menu_icon = "mail"
    ordering = ("-pk",)
    list_display = ("about", "who", "sent", "why_unsent", "times", "heard")
    list_filter = (LetterFilter, StandsFilter, "outcome", "sent_at")
    search_fields = ("subscriber__address", "subscriber__name", "letter__subject")
    list_select_related = ("letter", "subscriber")
    inspect_view_fields = ("about", "who", "sent", "why_unsent", "times", "heard", "heard_when", "message_id")
    list_export = ("subject", "address", "sent_on", "why_unsent", "times", "heard", "heard_on", "message_id")
    export_filename = "deliveries"

    @admin.display(description=_("Letter"), ordering="letter__subject")
    def about(self, delivery):
        """Leads to the desk."""
        return to_letter(delivery.letter)

    @admin.display(description=_("Letter"))
    def subject(self, delivery):
        """For exports alone."""
        return delivery.letter.subject

    @admin.display(description=_("Subscriber"), ordering="subscriber__address")
    def who(self, delivery):
        """Leads to all that is known of them; whoever had it may be gone by now."""
        return to_subscriber(delivery.subscriber) or _now("somebody who is gone")

    @admin.display(description=_("E-mail address"))
    def address(self, delivery):
        """For exports alone."""
        return delivery.subscriber.address if delivery.subscriber else ""

    @admin.display(description=_("Sent"), ordering="sent_at")
    def sent(self, delivery):
        """When, with the zone."""
        if delivery.sent_at:
            return written(delivery.sent_at)
        return _now("on its way") if delivery.is_on_its_way else ""

    @admin.display(description=_("Why not"), ordering="unsent_because")
    def why_unsent(self, delivery):
        """In words."""
        return delivery.why_unsent

    @admin.display(description=_("Times handed over"), ordering="tries")
    def times(self, delivery):
        """More than one: the same mail may have come twice."""
        return delivery.tries

    @admin.display(description=_("Heard of it"), ordering="outcome")
    def heard(self, delivery):
        """That it did not arrive, or was said to be spam."""
        return delivery.get_outcome_display() if delivery.outcome else ""

    @admin.display(description=_("Heard at"))
    def heard_when(self, delivery):
        """When, with the zone."""
        return written(delivery.outcome_at) if delivery.outcome_at else ""

    @admin.display(description=format_lazy(_("Sent ({zone})"), zone=moment.zone_name()))
    def sent_on(self, delivery):
        """When, as a spreadsheet's date."""
        return delivery.sent_at

    @admin.display(description=format_lazy(_("Heard ({zone})"), zone=moment.zone_name()))
    def heard_on(self, delivery):
        """The same."""
        return delivery.outcome_at
