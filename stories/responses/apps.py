"""The app's name and label, and what it registers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResponsesConfig(AppConfig):
    """Stories that are answered."""

    name = "stories.responses"
    label = "responses"
    verbose_name = _("Responses")

    def ready(self):
        """Tell the dashboard what waits, the clock of each hour and of closings, tellers where they can answer.

        And let go of what is over, and follow a teller's new name.
        """
        from foundation import boundaries, forgetting, waiting
        from stories.pages import talking
        from stories.responses import closing, hourly, links, renaming  # noqa: F401 - renaming connects
        from stories.responses.forgetting import RULES
        from stories.responses.waiting import responses

        boundaries.register("responses told", next_after=hourly.next_hour, passed=hourly.hour_passed)
        talking.register(links.to_teller_page_while_open)
        waiting.register("responses", responses)
        boundaries.register("responses close", next_after=closing.next_closing, passed=closing.closed)
        for rule in RULES:
            forgetting.register(rule)
