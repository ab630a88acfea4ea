"""Have the worker make every size of a page's pictures before a reader needs them."""

import re

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save
from django.dispatch import receiver
from django_tasks import task
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.signals import page_published

from foundation.models import Picture
from foundation.renditions import USES, make_renditions, make_renditions_of
from stories.pages.models import StoryPage

#: Where a story's pictures stand: its cover on its card too.
STORY_USES, COVER_USES = ["photo"], ["photo", "first"]


@receiver(page_published)
def prepare_pictures(sender, instance, **kwargs):
    """When a page is promised or published (the signal fires for both), enqueue its pictures.

    ``instance`` is the version that goes out; a repeat finds every size there and does nothing.
    """
    for picture, uses in shown_by(instance):
        make_renditions_of.enqueue(picture.pk, uses)


@receiver(post_save, sender=Picture)
def prepare_changed_picture(sender, instance, created, raw=False, **kwargs):
    """A picture in use that got another file or focal point loses its sizes: make them again."""
    if not created and not raw and is_shown(instance):
        make_renditions_of.enqueue(instance.pk, list(USES))


@task(backend="db", queue_name="pictures")
def make_story_pictures(story_pk: int) -> None:
    """The follow-up: whatever door a story went live through, its pictures are made."""
    story = StoryPage.objects.live().filter(pk=story_pk).first()
    for picture, uses in shown_by(story) if story else []:
        make_renditions(picture, uses)


def is_shown(picture: Picture) -> bool:
    """Whether a page that is out or promised shows it, or something that is no page."""
    page_type = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(picture)
    if references.exclude(base_content_type=page_type).exists():
        return True
    pages = references.filter(base_content_type=page_type).values_list("object_id", flat=True)
    if Page.objects.live().filter(pk__in=list(pages)).exists():
        return True
    # What is promised is a version: the page's row, which the references follow, may be an older one.
    inside = re.compile(rf'"image": ?{picture.pk}\b')
    promised = Revision.page_revisions.filter(approved_go_live_at__isnull=False).values_list("content", flat=True)
    return any(
        content.get("cover") == picture.pk or inside.search(content.get("body") or "")
        for content in promised.iterator()
    )


def drop_unshown(pictures: list[int]) -> None:
    """Delete the public files of those of ``pictures`` that no page shows; the originals stay."""
    for picture in Picture.objects.filter(pk__in=pictures):
        if not is_shown(picture):
            for rendition in picture.renditions.all():
                rendition.delete()


@task(backend="db", queue_name="pictures")
def drop_pictures(pictures: list[int]) -> None:
    """The worker's door to `drop_unshown`."""
    drop_unshown(pictures)


def shown_by(page) -> list[tuple[Picture, list[str]]]:
    """The pictures that ``page`` shows, each with the uses it is needed for."""
    if isinstance(page, StoryPage):
        inside = [(picture, STORY_USES) for picture in page.pictures if picture.pk != page.cover_id]
        return [*([(page.cover, COVER_USES)] if page.cover else []), *inside]
    cover = getattr(page, "cover", None)
    return [(cover, ["photo", "cover", "share"])] if cover else []
