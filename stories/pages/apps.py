"""The app's name and label."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Series, stories, topics."""

    name = "stories.pages"
    label = "stories"
    verbose_name = _("Stories")

    def ready(self):
        """Close the gate; let gone addresses come back; make pictures ready for what is promised or published.

        And let go of what was taken back.
        """
        from foundation import boundaries, followups, forgetting, waiting
        from stories.pages import calling, correcting, gate, leaving, picturing, sharing  # noqa: F401 - connect their receivers
        from stories.pages.forgetting import RULES
        from stories.pages.waiting import approvals

        followups.register("pictures", picturing.make_story_pictures)
        boundaries.register("calls", next_after=calling.next_change, passed=calling.changed)
        waiting.register("approvals", approvals)
        for rule in RULES:
            forgetting.register(rule)
