"""Caches in front of the site, told that what stands under a story has changed, or under all of them."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django_tasks import task

from foundation.renewing import renew
from stories.pages.models import StoryPage
from stories.responses.feeds import feed_of
from stories.responses.models import ResponseRules


def renew_story(story: StoryPage) -> None:
    """Purge the story's page and the feed of its responses, once the transaction has ended well."""
    if story.live:
        transaction.on_commit(lambda: renew([story], (feed_of(story),)))


@receiver(post_save, sender=ResponseRules)
def rules_changed(sender, created=False, raw=False, **kwargs):
    """Every story says how long it can be answered, and how soon a response is read."""
    if not (created or raw):
        renew_every_story.enqueue()


@task(backend="db")
def renew_every_story() -> None:
    """Purge the page of every story that is out: other rules hold for the form beneath."""
    renew(StoryPage.objects.live().iterator())
