"""The app's name and label."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The reader's search."""

    name = "search"
    label = "search"
    verbose_name = _("Search")
