"""The app's name and label, and what it registers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubmissionsConfig(AppConfig):
    """Stories on their way in."""

    name = "stories.submissions"
    label = "submissions"
    verbose_name = _("Sent in")

    def ready(self):
        """Let the files of a row go with it; let go each midnight of what is over; know a story that is told again.

        And tell the dashboard what waits to be read, and the gate who can be asked for consent.
        """
        from foundation import boundaries, followups, forgetting, moment, waiting
        from stories.pages import asking, offering, readiness
        from stories.submissions import (  # noqa: F401 - connect
            comparing,
            keeping,
            sweeping,
            taking_back,
            telling_live,
            telling_the_day,
            voiding,
        )
        from stories.submissions.asking import question_for_consent
        from stories.submissions.forgetting import RULES
        from stories.submissions.letting_in import INBOX
        from stories.submissions.photo_consent import may_show_photos
        from stories.submissions.waiting import sent_in

        boundaries.register("left files", next_after=moment.next_midnight, passed=sweeping.midnight_passed)
        followups.register("marks", comparing.mark_story)
        followups.register("told", telling_live.tell_that_it_is_live)
        waiting.register("sent in", sent_in)
        asking.register(question_for_consent)
        offering.register(INBOX)
        readiness.register(may_show_photos)
        for rule in RULES:
            forgetting.register(rule)
