"""The consent log: every act of every subscriber."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import LoggedConsent
from home.mailing_list.wordings import agreed_to
from stories.pages.registers.register import Register


class ConsentLogRegister(Register):
    """What was agreed to and taken back, the last first. A row is never changed."""

    model = LoggedConsent
    base_url_path = "consent-log"
    menu_label = _("Consent log")
    menu_icon = "clipboard-list"
    ordering = ("-at", "-pk")
    list_display = ("whose", "did", "by_door", "which_letters", "when", "proof", "editor")
    list_filter = ("act", "door", "frequency", "wording", "at")
    list_select_related = ("subscriber", "by")
    search_fields = ("subscriber__address", "proof")
    inspect_view_fields = ("whose", "did", "by_door", "which_letters", "words", "when", "proof", "editor")
    export_filename = "consent-log"
    list_export = ("address", "did", "by_door", "which_letters", "when_on", "wording", "words", "proof", "editor")

    @admin.display(description=_("E-mail address"), ordering="subscriber__address")
    def whose(self, entry):
        """Leads to the subscriber."""
        link = reverse("subscribers_modeladmin_inspect", args=[entry.subscriber_id])
        return format_html('<a class="mp-link" href="{}">{}</a>', link, entry.subscriber.address)

    @admin.display(description=_("E-mail address"))
    def address(self, entry):
        """For exports alone."""
        return entry.subscriber.address

    @admin.display(description=_("What"), ordering="act")
    def did(self, entry):
        """The act."""
        return entry.get_act_display()

    @admin.display(description=_("By"), ordering="door")
    def by_door(self, entry):
        """Through what."""
        return entry.get_door_display()

    @admin.display(description=_("Letters"), ordering="frequency")
    def which_letters(self, entry):
        """Which letters it was about."""
        return entry.frequency_words

    @admin.display(description=_("When"), ordering="at")
    def when(self, entry):
        """With the zone."""
        return written(entry.at)

    @admin.display(description=format_lazy(_("When ({zone})"), zone=moment.zone_name()))
    def when_on(self, entry):
        """As a spreadsheet's date."""
        return entry.at

    @admin.display(description=_("In these words"))
    def words(self, entry):
        """The sentences that were agreed to."""
        return " ".join(f"“{words}”" for words in agreed_to(entry.wording, entry.frequency))

    @admin.display(description=_("Editor"), ordering="by__username")
    def editor(self, entry):
        """Who did it, where it was no reader."""
        return (entry.by.get_full_name() or entry.by.get_username()) if entry.by else ""
