"""The app's name and label, and what it registers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingListConfig(AppConfig):
    """Subscribers, welcome codes and letters."""

    name = "home.mailing_list"
    label = "mailing_list"
    verbose_name = _("Mailing list")

    def ready(self):
        """Make letters of what went live, of weeks that end and calls that open; tell the dashboard of them."""
        from foundation import boundaries, followups, moment, waiting
        from home.mailing_list import by_itself, checks, hearing_back, renaming, sending  # noqa: F401 - three connect
        from home.mailing_list.letters_waiting import letters

        followups.register("letter", by_itself.compose_letters)
        boundaries.register("weeks’ letters", next_after=moment.next_midnight, passed=by_itself.weeks_ended)
        boundaries.register("calls’ letters", next_after=by_itself.next_opening, passed=by_itself.calls_opened)
        waiting.register("letters", letters)
