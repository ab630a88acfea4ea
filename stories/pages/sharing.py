"""Share the preview of a story with somebody who has no account, and take it back."""

from datetime import timedelta

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Revision

from foundation import moment
from foundation.refusing import Refused
from foundation.renditions import are_made, make_renditions_of
from stories.pages.models import PreviewLink, StoryPage
from stories.pages.models.preview_link import PURPOSE
from stories.pages.picturing import shown_by
from stories.tellers import signing

#: For how many days a preview may be shared.
DAYS = (1, 3, 7, 14)


class Over(Exception):  # noqa: N818 - an answer, not an error
    """A preview that was shared and is no longer: expired, revoked, its story deleted, taken down or withdrawn."""


@transaction.atomic
def share(story: StoryPage, *, user, days: int, for_whom: str = "") -> PreviewLink:
    """Let whoever has the link read the latest draft of ``story`` for ``days`` days.

    Raises Refused for a story that is live: its own address is the one to pass on.
    """
    if StoryPage.objects.filter(pk=story.pk, live=True).exists():
        raise Refused(_("The story is live. Pass on its own address instead."))
    # To the second: a signed address says no more.
    until = moment.now().replace(microsecond=0) + timedelta(days=days)
    link = PreviewLink.objects.create(story=story, made_by=user, expires_at=until, for_whom=for_whom)
    prepare_pictures_of(story.get_latest_revision_as_object())
    return link


def revoke(link: PreviewLink) -> None:
    """Let ``link`` open nothing from now on; a repeat changes nothing."""
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=moment.now())


def opened_by(token: str) -> PreviewLink:
    """The link that ``token`` opens. Raises signing.Bad where it is none of ours, and Over where it is over."""
    try:
        said = signing.read(PURPOSE, token)
    except signing.Expired as expired:
        raise Over from expired
    link = PreviewLink.objects.select_related("story").filter(pk=said.subject).first()
    if link is None or not link.stands or is_withdrawn(link.story) or was_taken_down(link):
        raise Over
    return link


def is_withdrawn(story: StoryPage) -> bool:
    """Whether its teller was asked and does not agree; before they were asked, a preview helps to ask them."""
    consent = story.consent
    return consent is not None and not consent.site


def was_taken_down(link: PreviewLink) -> bool:
    """Whether the story was live since the link was made, and is no more: what was taken down is not shown."""
    published = link.story.last_published_at
    return not link.story.live and published is not None and published >= link.made_at


def prepare_pictures_of(draft: StoryPage) -> None:
    """Have the worker make what is missing of the pictures of ``draft``: a reader's request makes none."""
    for picture, uses in shown_by(draft):
        if not are_made(picture, uses):
            make_renditions_of.enqueue(picture.pk, uses)


@receiver(post_save, sender=Revision)
def prepare_newer_pictures(sender, instance, raw=False, **kwargs):
    """A link shows the latest draft: while one stands, pictures that come later are made as well."""
    if raw or "story_key" not in instance.content:
        return
    if PreviewLink.objects.standing().filter(story_id=instance.object_id).exists():
        prepare_pictures_of(instance.as_object())
