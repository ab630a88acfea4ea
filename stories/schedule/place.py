"""Where a story stands in its life, in words: one answer for every screen, mail and API."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from stories.pages.models import StoryPage
from stories.schedule.models import ClockFailure, Slot
from stories.schedule.promising import promised_revision

#: A promise that is due is "going live now" for so long, and then late.
NOW = timedelta(seconds=5)


@dataclass(frozen=True)
class State:
    """A name for code, an icon of Wagtail's, and the sentence that people read."""

    name: str
    icon: str
    words: str


@dataclass(frozen=True)
class StoryState:
    """Everything that decides where a story stands."""

    story: StoryPage
    slot: Slot | None
    promised_at: datetime | None
    failure: ClockFailure | None

    @classmethod
    def of(cls, story: StoryPage) -> "StoryState":
        """Read it from the tables."""
        revision = promised_revision(story)
        failure = revision and ClockFailure.objects.filter(kind=ClockFailure.Kind.PUBLISH, key=str(revision.pk)).first()
        return cls(
            story=story,
            slot=Slot.objects.select_related("week").filter(story=story).first(),
            promised_at=revision.approved_go_live_at if revision else None,
            failure=failure or None,
        )

    def state(self) -> State:
        """The first that applies."""
        if self.failure:
            return State(
                "failed",
                "error",
                _("Failed %(moment)s: %(cause)s") % {"moment": written(self.promised_at), "cause": self.failure.cause},
            )
        if self.story.live:
            return State("live", "globe", _("Live since %s") % written(self.story.first_published_at))
        if self.promised_at:
            return self._promised(self.promised_at)
        if self.slot:
            return State("planned", "calendar", _("Planned for %s. Not yet scheduled.") % written(self.slot.at))
        return State("draft", "draft", _("A draft: it has no day and is not scheduled."))

    def _promised(self, at: datetime) -> State:
        waiting = moment.now() - at
        if waiting > NOW:
            return State("late", "warning", _("Late. Was to go live %s. The clock is trying again.") % written(at))
        if waiting >= timedelta(0):
            return State("due", "spinner", _("Going live now"))
        if self.slot and self.slot.at != at:
            return State(
                "two dates",
                "warning",
                _("Two dates: its day is %(day)s, but it is scheduled for %(promise)s.")
                % {"day": written(self.slot.at), "promise": written(at)},
            )
        return State("scheduled", "calendar-check", _("Goes live %s") % written(at))


def state_of(story: StoryPage) -> State:
    """Where ``story`` stands."""
    return StoryState.of(story).state()
