"""The register of the consent log: every line of it, of everybody."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import LoggedConsent
from home.mailing_list.registers.leading import to_subscriber
from home.mailing_list.registers.list_register import ListRegister
from home.mailing_list.wordings import agreed_to


class ConsentLogRegister(ListRegister):
    """Who did what, when, by which door, in answer to which words. A line is never changed."""

    model = LoggedConsent
    base_url_path = "consent-log"
    menu_label = _("Consent log")
    menu_icon = "clipboard-list"
    ordering = ("-at", "-pk")
    list_display = ("who", "what", "by_door", "letters", "wording", "when")
    list_filter = ("act", "door", "frequency", "wording", "at")
    search_fields = ("subscriber__address", "subscriber__name")
    list_select_related = ("subscriber", "by")
    inspect_view_fields = ("who", "what", "by_door", "editor", "letters", "wording", "sentences", "proof", "when")
    list_export = ("address", "what", "by_door", "editor", "letters", "wording", "sentences_text", "proof", "on")
    export_filename = "consent-log"

    @admin.display(description=_("Subscriber"), ordering="subscriber__address")
    def who(self, entry):
        """Leads to all that is known of them."""
        return to_subscriber(entry.subscriber)

    @admin.display(description=_("E-mail address"))
    def address(self, entry):
        """For exports alone."""
        return entry.subscriber.address

    @admin.display(description=_("What"), ordering="act")
    def what(self, entry):
        """What was done."""
        return entry.get_act_display()

    @admin.display(description=_("By"), ordering="door")
    def by_door(self, entry):
        """Through what."""
        return entry.get_door_display()

    @admin.display(description=_("Editor"))
    def editor(self, entry):
        """Which one, where one did."""
        return (entry.by.get_full_name() or entry.by.get_username()) if entry.by else ""

    @admin.display(description=_("Letters"), ordering="frequency")
    def letters(self, entry):
        """Which it was about."""
        words = dict(entry.subscriber._meta.get_field("frequency").flatchoices)
        return str(words.get(entry.frequency, entry.frequency))

    @admin.display(description=_("In these words"))
    def sentences(self, entry):
        """What stood there then, for those lines that agree to something."""
        return format_html_join("", "<p>“{}”</p>", ((words,) for words in agreed_to(entry.wording, entry.frequency)))

    @admin.display(description=_("In these words"))
    def sentences_text(self, entry):
        """The same as plain text."""
        return " / ".join(agreed_to(entry.wording, entry.frequency))

    @admin.display(description=_("When"), ordering="at")
    def when(self, entry):
        """With the zone."""
        return written(entry.at)

    @admin.display(description=format_lazy(_("When ({zone})"), zone=moment.zone_name()))
    def on(self, entry):
        """As a spreadsheet's date."""
        return entry.at
