"""The app's name and label."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TellersConfig(AppConfig):
    """Tellers and their consents."""

    name = "stories.tellers"
    label = "tellers"
    verbose_name = _("Tellers")
