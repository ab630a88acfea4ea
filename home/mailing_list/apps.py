"""The app's name and label, and what it registers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingListConfig(AppConfig):
    """Subscribers, welcome codes and letters."""

    name = "home.mailing_list"
    label = "mailing_list"
    verbose_name = _("Mailing list")

    def ready(self):
        """Tell the dashboard of codes, the clock of each hour; let go of tables that were brought in."""
        from foundation import boundaries, forgetting, waiting
        from home.mailing_list import codes_hourly
        from home.mailing_list.codes_waiting import codes
        from home.mailing_list.importing.forgetting import RULES as TABLES

        boundaries.register("welcome codes", next_after=codes_hourly.next_hour, passed=codes_hourly.hour_passed)
        waiting.register("welcome codes", codes)
        for rule in TABLES:
            forgetting.register(rule)
