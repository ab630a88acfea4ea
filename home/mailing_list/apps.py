"""The app's name and label, and what it registers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingListConfig(AppConfig):
    """Subscribers, welcome codes and letters."""

    name = "home.mailing_list"
    label = "mailing_list"
    verbose_name = _("Mailing list")

    def ready(self):
        """Make letters of what went live, of weeks that end and calls that open, and let them go out on time.

        The dashboard hears of them, and of welcome codes; what is over is let go.
        """
        from foundation import boundaries, followups, forgetting, moment, waiting
        from home.mailing_list import (  # noqa: F401 - connected
            by_itself,
            checks,
            codes_hourly,
            hearing_back,
            hearing_by_mail,
            renaming,
            sending,
            trying_again,
        )
        from home.mailing_list.codes_waiting import codes
        from home.mailing_list.forgetting import RULES
        from home.mailing_list.importing.forgetting import RULES as TABLES
        from home.mailing_list.importing.forgetting import named as named_by_imports
        from home.mailing_list.letters_waiting import letters
        from stories.submissions import sweeping

        followups.register("letter", by_itself.compose_letters)
        boundaries.register("letters due", next_after=sending.next_due, passed=sending.send_due)
        boundaries.register("weeks’ letters", next_after=moment.next_midnight, passed=by_itself.weeks_ended)
        boundaries.register("calls’ letters", next_after=by_itself.next_opening, passed=by_itself.calls_opened)
        waiting.register("letters", letters)
        boundaries.register("welcome codes", next_after=codes_hourly.next_hour, passed=codes_hourly.hour_passed)
        waiting.register("welcome codes", codes)
        boundaries.register("mails that wait", next_after=codes_hourly.next_hour, passed=trying_again.hour_passed)
        sweeping.register("imports", named_by_imports)
        for rule in (*RULES, *TABLES):
            forgetting.register(rule)
