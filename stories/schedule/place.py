"""Where a story stands in its life, in words: one answer for every screen, mail and API."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState

from foundation import moment
from foundation.templatetags.moments import promised as written
from stories.pages.models import StoryPage
from stories.schedule.models import ClockFailure, Slot
from stories.tellers.models import Consent

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
    slot: Slot | None = None
    promised_at: datetime | None = None
    failure: ClockFailure | None = None
    waits_for_approval: bool = False
    taken_down_at: datetime | None = None
    withdrawal: Consent | None = None

    @classmethod
    def of(cls, story: StoryPage) -> "StoryState":
        """Read it from the tables."""
        return cls.of_all([story])[story.pk]

    @classmethod
    def of_all(cls, stories: Iterable[StoryPage]) -> dict[int, "StoryState"]:
        """The same for many stories, by primary key: as many queries as for one."""
        stories = list(stories)
        slots = {slot.story_id: slot for slot in Slot.objects.select_related("week").filter(story__in=stories)}
        promised = _promised(stories)
        failures = {
            failure.key: failure
            for failure in ClockFailure.objects.filter(
                kind=ClockFailure.Kind.PUBLISH, key__in=[str(revision) for revision, _at in promised.values()]
            )
        }
        waiting, taken_down = _waiting_for_approval(stories), _taken_down(stories)
        withdrawals = _withdrawals(stories)
        return {
            story.pk: cls(
                story=story,
                slot=slots.get(story.pk),
                promised_at=promised[story.pk][1] if story.pk in promised else None,
                failure=failures.get(str(promised[story.pk][0])) if story.pk in promised else None,
                waits_for_approval=story.pk in waiting,
                taken_down_at=taken_down.get(story.pk),
                withdrawal=withdrawals.get(story.story_key),
            )
            for story in stories
        }

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
        if self.withdrawal:
            who = self.withdrawal.teller.first_name
            return State("withdrawn", "lock", _("Withdrawn by %s. It cannot go live.") % who)
        if self.promised_at:
            return self._promised(self.promised_at)
        if self.waits_for_approval:
            planned = _("Planned for %s.") % written(self.slot.at) if self.slot else _("A draft without a day.")
            return State("waiting", "tasks", _("%s Waits for an editor’s approval.") % planned)
        if self.slot:
            return State("planned", "calendar", _("Planned for %s. Not yet scheduled.") % written(self.slot.at))
        if self.taken_down_at:
            return State("taken down", "no-view", _("Taken down %s.") % written(self.taken_down_at))
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


def _promised(stories) -> dict[int, tuple[int, datetime]]:
    """Story → its promised revision and the moment."""
    rows = Revision.page_revisions.filter(
        object_id__in=[str(story.pk) for story in stories], approved_go_live_at__isnull=False
    ).order_by("approved_go_live_at")
    return {int(page): (pk, at) for pk, page, at in rows.values_list("pk", "object_id", "approved_go_live_at")}


def _waiting_for_approval(stories) -> set[int]:
    """Stories that somebody who may not publish has handed in."""
    rows = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=[str(story.pk) for story in stories]
    )
    return {
        int(page) for page in rows.filter(status=WorkflowState.STATUS_IN_PROGRESS).values_list("object_id", flat=True)
    }


def _withdrawals(stories) -> dict[uuid.UUID, Consent]:
    """Story key → the consent that counts, where it allows nothing."""
    consents = Consent.objects.select_related("teller").filter(story_key__in=[story.story_key for story in stories])
    latest = {consent.story_key: consent for consent in consents.order_by("given_at", "pk")}
    return {key: consent for key, consent in latest.items() if consent.is_withdrawal}


def _taken_down(stories) -> dict[int, datetime]:
    """Story → when it was last taken down, of those that are not out."""
    rows = PageLogEntry.objects.filter(
        page__in=[story.pk for story in stories if not story.live], action__startswith="wagtail.unpublish"
    )
    return dict(rows.values("page").annotate(last=Max("timestamp")).values_list("page", "last"))
