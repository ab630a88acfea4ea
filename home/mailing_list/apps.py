"""The app's name and label, and what it registers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingListConfig(AppConfig):
    """Subscribers, welcome codes and letters."""

    name = "home.mailing_list"
    label = "mailing_list"
    verbose_name = _("Mailing list")

    def ready(self):
        """Tell the clock when letters go out by themselves."""
        from foundation import boundaries
        from home.mailing_list import sending

        boundaries.register("letters due", next_after=sending.next_due, passed=sending.send_due)
