"""The app's name and label."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FoundationConfig(AppConfig):
    """What every part stands on."""

    name = "foundation"
    label = "foundation"
    verbose_name = _("Foundation")

    def ready(self):
        """Keep addresses out of what a failed background job leaves behind; let go each midnight of what is over."""
        from foundation import boundaries, forgetting, moment, retaking  # noqa: F401 - connects its receiver

        boundaries.register("traces", next_after=moment.next_midnight, passed=forgetting.midnight_passed)
