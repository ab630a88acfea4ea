"""The app's name and label, and what it registers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingListConfig(AppConfig):
    """Subscribers, welcome codes and letters."""

    name = "home.mailing_list"
    label = "mailing_list"
    verbose_name = _("Mailing list")
