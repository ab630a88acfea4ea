"""Have the worker draw a story's card anew when what it shows has changed, and take it away when it may not stay.

What makes a card wrong in the eyes of its teller (a consent that no longer covers it, another name, the
story taken back) drops it at once, in the same transaction; the worker then draws what may be shown.
"""

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django_tasks import task
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from foundation.models import Picture
from foundation.renewing import renew
from stories.pages.models import SeriesIndexPage, ShareCard, StoryPage
from stories.pages.signals import renamed, withdrawn
from stories.schedule.cards.card import card_of, may_be_shared
from stories.schedule.cards.drawing import draw
from stories.schedule.models import Slot, ThemedWeekPage
from stories.tellers.models import Consent


@task(backend="db", queue_name="pictures")
def make_card(story_pk: int) -> None:
    """The follow-up: draw a live story's card, unless it stands as it should; a repeat does nothing."""
    story = StoryPage.objects.live().filter(pk=story_pk).first()
    if story is None:
        return
    card = card_of(story)
    if ShareCard.objects.filter(story=story, key=card.key).exists():
        return
    # Outside the transaction: it takes long, and the clock must not wait for it.
    drawn = draw(card)
    if _hang(story_pk, card, drawn):
        renew([story])


@task(backend="db", queue_name="pictures")
def make_cards_below(page_pk: int) -> None:
    """Enqueue the card of every live story in a week, a series, or the whole site."""
    week = ThemedWeekPage.objects.filter(pk=page_pk).first()
    if week:
        stories = StoryPage.objects.filter(slot__week=week)
    else:
        page = Page.objects.filter(pk=page_pk).first()
        stories = StoryPage.objects.descendant_of(page) if page else StoryPage.objects.none()
    for pk in list(stories.live().values_list("pk", flat=True)):
        make_card.enqueue(pk)


def _hang(story_pk: int, card, drawn: bytes) -> bool:
    """Put ``drawn`` in the place of the card before it; False where it came too late and may not be shown."""
    with transaction.atomic():
        Page.objects.select_for_update().filter(pk=story_pk).first()
        story = StoryPage.objects.live().filter(pk=story_pk).first()
        if story is None or card_of(story).key != card.key:
            return False
        drop_card(story)
        hung = ShareCard(story=story, key=card.key, alt=card.alt, shows_picture=bool(card.picture))
        hung.file.save("card.jpg", ContentFile(drawn), save=False)
        hung.save()
    return True


def drop_card(story: StoryPage) -> None:
    """Take the card of ``story`` away; its file goes once the transaction stands."""
    for card in ShareCard.objects.filter(story_id=story.pk):
        card.delete()


@receiver(page_published)
def draw_what_was_published(sender, instance, **kwargs):
    """A story shows another name, quote or picture; a page above it, another title or tone."""
    if isinstance(instance, StoryPage):
        if instance.live:
            make_card.enqueue(instance.pk)
    elif isinstance(instance, ThemedWeekPage | SeriesIndexPage) or instance.get_children().exists():
        make_cards_below.enqueue(instance.pk)


@receiver(page_unpublished, sender=StoryPage)
def leave_with_the_story(sender, instance, **kwargs):
    """Whoever took the story down, and why."""
    drop_card(instance)


@receiver(withdrawn)
@receiver(renamed)
def leave_at_once(sender, story: StoryPage, **kwargs):
    """The teller's wish does not wait for the worker; under a new name the card is drawn anew."""
    drop_card(story)
    make_card.enqueue(story.pk)


@receiver(post_save, sender=Consent)
def follow_consent(sender, instance, raw=False, **kwargs):
    """Another consent counts: what it does not cover is gone at once, what it allows is drawn."""
    story = None if raw else StoryPage.objects.live().filter(story_key=instance.story_key).first()
    if story:
        if not may_be_shared(story):
            drop_card(story)
        make_card.enqueue(story.pk)


@receiver(post_save, sender=Slot)
def follow_day(sender, instance, raw=False, **kwargs):
    """A story that is out was given a day."""
    if instance.story_id and not raw and StoryPage.objects.live().filter(pk=instance.story_id).exists():
        make_card.enqueue(instance.story_id)


@receiver(post_save, sender=Picture)
def follow_picture(sender, instance, created, raw=False, **kwargs):
    """A picture got another file or focal point, or shows a child after all."""
    if created or raw:
        return
    shown_in = ReferenceIndex.get_references_to(instance).values_list("object_id", flat=True)
    for story in StoryPage.objects.live().filter(pk__in=[pk for pk in set(shown_in) if pk.isdecimal()]):
        if instance.shows_child and not may_be_shared(story):
            drop_card(story)
        make_card.enqueue(story.pk)
