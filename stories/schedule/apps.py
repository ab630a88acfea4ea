"""The app's name and label, and what it registers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScheduleConfig(AppConfig):
    """Themed weeks, slots, the clock."""

    name = "stories.schedule"
    label = "schedule"
    verbose_name = _("Schedule")

    def ready(self):
        """Notice what goes live; let the clock know of midnight and of weeks that are laid out anew."""
        from foundation import boundaries, followups, waiting
        from stories.schedule import going_live, laying_out, taken_back, weeks_ending  # noqa: F401 - connect their receivers
        from stories.schedule.cards import making
        from stories.schedule.waiting import schedule

        followups.register("card", making.make_card)
        followups.register("renew", going_live.renew_around)
        boundaries.register("midnight", next_after=weeks_ending.next_midnight, passed=weeks_ending.midnight_passed)
        waiting.register("schedule", schedule)
