"""Promise a story for a moment, move the promise, take it back: the only writer of go_live_at.

Wagtail's queue of approved revisions is the one table of promises. A move changes the promised
revision in place: a new one made from it would become the latest and bury a newer draft.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.log_actions import log
from wagtail.models import Revision

from foundation import moment
from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from stories.pages.holding import hold
from stories.pages.models import StoryPage
from stories.pages.readiness import stopping


def promised_revision(story: StoryPage) -> Revision | None:
    """The revision of ``story`` that goes out by itself, or None."""
    return story.promised_revision


@transaction.atomic
def promise(story: StoryPage, at: datetime, *, user=None) -> Revision:
    """Promise that the latest version of ``story`` goes live at ``at``; returns the promised revision.

    Also "promise this version instead": an earlier promise is replaced. Raises Refused when the
    story is live, the moment has passed or something stops it, and Wagtail's
    PublishPagePermissionError when ``user`` may not publish.
    """
    story = hold(story)
    _refuse_live(story)
    _refuse_past(at)
    revision = story.get_latest_revision() or story.save_revision(user=user)
    found = stopping(revision.as_object())
    if found:
        raise Refused(
            _("Not scheduled. %(what)s Nothing was changed.") % {"what": " ".join(one.in_full for one in found)}
        )
    _write(revision, at)
    revision.publish(user=user)
    return revision


@transaction.atomic
def move(story: StoryPage, at: datetime, *, user=None) -> Revision:
    """Move the promise of ``story`` to ``at``: the version that was promised goes out then.

    Raises Refused when there is no promise or the moment has passed, and Wagtail's
    PublishPagePermissionError when ``user`` may not publish.
    """
    story = hold(story)
    _refuse_stranger(story, user)
    _refuse_live(story)
    _refuse_past(at)
    revision = promised_revision(story)
    if revision is None:
        raise Refused(_("%(name)s is not scheduled, so there is nothing to move.") % {"name": story.printed_name})
    before = revision.approved_go_live_at
    _write(revision, at, approved=True)
    _write_elsewhere(story, revision, at)
    log(
        story,
        "wagtail.publish.schedule",
        user=user,
        revision=revision,
        data={"moved": {"from": before.isoformat(), "to": at.isoformat()}},
    )
    return revision


@transaction.atomic
def take_back(story: StoryPage, *, user=None) -> bool:
    """Take the promise of ``story`` back; it stays a draft. False where there was none."""
    story = hold(story)
    _refuse_stranger(story, user)
    _refuse_live(story)
    revision = promised_revision(story)
    if revision is None:
        return False
    _write_elsewhere(story, revision, None)
    revision.content["go_live_at"] = None
    revision.approved_go_live_at = None
    # Revision.save writes "wagtail.schedule.cancel" into the history when this field is cleared.
    revision.save(user=user, update_fields=["content", "approved_go_live_at"])
    return True


def newer_changes(story: StoryPage) -> bool:
    """Whether somebody edited ``story`` after it was promised."""
    revision = promised_revision(story)
    return revision is not None and not revision.is_latest_revision()


def _refuse_stranger(story, user):
    """Who may not publish may not change what is promised; code acts without a user."""
    if user is not None and not story.permissions_for_user(user).can_publish():
        raise PublishPagePermissionError(_("You can plan, but only somebody who may publish can change a schedule."))


def _refuse_live(story):
    if story.live:
        raise Refused(_("%(name)s is already live and stays where it is.") % {"name": story.printed_name})


def _refuse_past(at):
    if at <= moment.now():
        raise Refused(
            _("%(moment)s has passed. Choose a later moment, or publish the story now from its page.")
            % {"moment": written(at)}
        )


def _write(revision, at, *, approved=False):
    """Set the moment inside the revision, where publishing reads it, and in the queue."""
    revision.content["go_live_at"] = at.isoformat()
    fields = ["content"]
    if approved:
        revision.approved_go_live_at = at
        fields.append("approved_go_live_at")
    revision.save(update_fields=fields)


def _write_elsewhere(story, revision, at):
    """Set the moment in the page's row and in a newer draft, so that every screen shows one time."""
    StoryPage.objects.filter(pk=story.pk).update(go_live_at=at)
    latest = story.get_latest_revision()
    if latest and latest.pk != revision.pk:
        latest.content["go_live_at"] = at.isoformat() if at else None
        latest.save(update_fields=["content"])
