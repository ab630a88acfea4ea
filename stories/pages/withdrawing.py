"""A teller takes a story back, and may give it again."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPagePermissionError
from wagtail.log_actions import log

from foundation.refusing import Refused
from stories.pages import leaving
from stories.pages.holding import hold
from stories.pages.models import GoneAddress, StoryPage
from stories.pages.models.gone import address_of
from stories.pages.picturing import drop_pictures, drop_unshown
from stories.pages.signals import brought_back, withdrawn
from stories.tellers.consenting import consent
from stories.tellers.models import Consent


@transaction.atomic
def withdraw(story: StoryPage, *, user=None, note: str = "", door: Consent.Door = Consent.Door.EDITOR) -> StoryPage:
    """Take ``story`` down at its teller's wish, at once and through every door; returns it as it stands then.

    A consent that allows nothing is added, a promise is taken back, its address answers 410, and the
    public files of its pictures go unless another page shows them. The page and its versions stay
    with the editors. ``note`` says how the teller asked. Raises Refused when it is withdrawn already
    or nobody is known to have told it, and Wagtail's UnpublishPagePermissionError when ``user`` may
    not publish.
    """
    story = hold(story)
    _refuse_stranger(story, user)
    if story.is_withdrawn and not is_on_its_way(story):
        raise Refused(_("%s has been taken back already. Nothing was changed.") % story.printed_name)
    teller = story.told_by or (story.consent.teller if story.consent else None)
    if teller is None:
        raise Refused(
            _("Nobody is written down as the teller of this story, so it is not out and cannot go live. ")
            + _("Say in the story who told it, or delete it. Nothing was changed.")
        )
    consent(teller, story.story_key, door=door, vouched_by=user, note=note)
    was_live_as = story.live_revision if story.live else None
    pictures = sorted({picture.pk for version in _versions(story) for picture in version.pictures})
    if story.live:
        story.unpublish(user=user, log_action="stories.withdraw")
    else:
        log(story, "stories.withdraw", user=user)
    withdrawn.send(StoryPage, story=story, user=user, was_live_as=was_live_as)
    left = leaving.leave(story, [address_of(story)], GoneAddress.Reason.WITHDRAWN)
    leaving.renew_without(story, left)
    drop_unshown(pictures)
    # Once more behind what the worker has in hand: a size that it makes this moment would be left over.
    drop_pictures.enqueue(pictures)
    return StoryPage.objects.get(pk=story.pk)


@transaction.atomic
def bring_back(story: StoryPage, *, user=None) -> StoryPage:
    """Let a story that was taken back be a draft like any other; publishing it is the editor's next step.

    Raises Refused when its teller has not allowed it on the site again or it was not taken back, and
    Wagtail's UnpublishPagePermissionError when ``user`` may not publish.
    """
    story = hold(story)
    _refuse_stranger(story, user)
    if not story.is_taken_back:
        raise Refused(_("%s was not taken back. Nothing was changed.") % story.printed_name)
    if not story.may_be_shown:
        raise Refused(
            _("%(name)s has not allowed it on the site again. Write down how they agreed first, then bring it back.")
            % {"name": story.consent.teller.first_name if story.consent else story.printed_name}
        )
    leaving.come_back(story)
    log(story, "stories.bring_back", user=user)
    brought_back.send(StoryPage, story=story, user=user)
    return story


def is_on_its_way(story: StoryPage) -> bool:
    """Whether readers see ``story``, or will by itself: also where a consent written down since allows nothing."""
    return story.live or StoryPage.objects.promised().filter(pk=story.pk).exists()


def _versions(story: StoryPage) -> list[StoryPage]:
    """What is out, what is promised, and what the editors saw last: public files may have been made of each."""
    promised = story.revisions.filter(approved_go_live_at__isnull=False)
    return [story, *(one.as_object() for one in promised), story.get_latest_revision_as_object()]


def _refuse_stranger(story, user):
    """Who may not publish may not take down; code acts without a user."""
    if user is not None and not story.permissions_for_user(user).can_publish():
        raise UnpublishPagePermissionError(_("Only somebody who may publish can take a story down or bring it back."))
