"""What an editor's approval does: publish what is ready, or promise it for the day it is planned for.

Wagtail's own publishes at once, whatever the story lacks and whatever day it has.
"""

from datetime import datetime

from wagtail.workflows import publish_workflow_state

from foundation import moment
from stories.pages.gate import not_ready
from stories.pages.models import StoryPage
from stories.pages.readiness import stopping
from stories.schedule.models import Slot
from stories.schedule.promising import promise


def carry_out(workflow_state, user=None) -> None:
    """Do what was approved, inside the transaction of the approval.

    Raises ValidationError (see `gate.not_ready`) where something stops the story: then nothing is
    approved, and it goes on waiting.
    """
    story = workflow_state.content_object.get_latest_revision_as_object()
    if not isinstance(story, StoryPage):
        publish_workflow_state(workflow_state, user=user)
        return
    found = stopping(story)
    if found:
        raise not_ready(found)
    at = day_of(story)
    if at:
        promise(story, at, user=user)
    else:
        publish_workflow_state(workflow_state, user=user)


def day_of(story: StoryPage) -> datetime | None:
    """The moment for which ``story`` is planned, as long as it is to come and nobody gave another."""
    if story.live or story.go_live_at:
        return None
    slot = Slot.objects.filter(story=story.pk, at__gt=moment.now()).first()
    return slot.at if slot else None
