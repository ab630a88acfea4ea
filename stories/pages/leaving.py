"""A story leaves its address: 410 from then on, until it or another goes live there."""

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from foundation import moment
from foundation.renewing import renew
from stories.pages.feeds import addresses_naming
from stories.pages.models import GoneAddress, SeriesIndexPage, StoryPage
from stories.pages.models.gone import address_of


def leave(story: StoryPage, addresses: list[str], reason: GoneAddress.Reason) -> list[str]:
    """Let ``addresses`` and every former one of ``story`` answer 410; returns them all.

    Redirects from former addresses go, since they lead on and hold a name. A story that was never
    out has no address that anybody knows: nothing is said about it anywhere.
    """
    redirects = Redirect.objects.filter(redirect_page_id=story.pk)
    paths = {*addresses, *(_with_slash(one.old_path) for one in redirects)}
    redirects.delete()
    if story.first_published_at is None:
        return []
    front = story.url_path.split("/", 2)[1]
    taken = Page.objects.live().filter(url_path__in=[f"/{front}{path}" for path in paths])
    left = sorted(paths - {address_of(page) for page in taken})
    for path in left:
        GoneAddress.objects.update_or_create(
            path=path,
            defaults={"reason": reason, "at": moment.now(), "story_id": story.pk, "series": series_of(story)},
        )
    return left


def come_back(story: StoryPage) -> None:
    """Take back that ``story`` left: former addresses lead to it again."""
    own = address_of(story)
    for gone in GoneAddress.objects.filter(story=story, reason=GoneAddress.Reason.WITHDRAWN):
        if gone.path != own:
            Redirect.add_redirect(gone.path, redirect_to=story, automatically_created=True)
        gone.delete()


def series_of(story: StoryPage) -> SeriesIndexPage | None:
    """The series ``story`` is told in."""
    return SeriesIndexPage.objects.ancestor_of(story).first()


def renew_without(story: StoryPage, paths: list[str]) -> None:
    """Once the transaction stands, purge from the caches in front what was at ``paths`` and what listed it."""
    series = series_of(story)
    if series is None:
        return
    addresses = (*(f"{settings.SITE_URL}{path}" for path in paths), *addresses_naming(series))
    transaction.on_commit(lambda: renew([series, series.get_parent()], addresses))


@receiver(post_save, sender=StoryPage)
def live_again(sender, instance, raw=False, update_fields=None, **kwargs):
    """Whatever goes live at a gone address, through whatever door: the address is gone no more."""
    writes_live = update_fields is None or "live" in update_fields
    if instance.live and instance.url_path and writes_live and not raw:
        GoneAddress.objects.filter(path=address_of(instance)).delete()


def _with_slash(old_path: str) -> str:
    """A redirect's path as addresses of ours are written; what follows a question mark is no part of it."""
    return f"{old_path.partition('?')[0].rstrip('/')}/"
