"""What feed readers get: Atom (RFC 4287) and JSON Feed 1.1, of all series or of one."""

import re

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from stories.pages.models import SeriesIndexPage, StoryPage

#: How many stories a feed holds, the latest first.
LENGTH = 30
#: Signs that XML cannot hold (XML 1.0, 2.2); words pasted from elsewhere may.
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def told(series: SeriesIndexPage | None):
    """The stories of a feed."""
    stories = StoryPage.objects.child_of(series) if series else StoryPage.objects.all()
    return stories.readable().newest_first().select_related("cover")[:LENGTH]


def addresses_naming(series: SeriesIndexPage) -> tuple[str, ...]:
    """Where machines read of the stories of ``series``: feeds and sitemap, absolute, for caches in front to renew."""
    feeds = [reverse("feed"), reverse("feed_json")]
    feeds += [reverse(name, args=[series.slug]) for name in ("series_feed", "series_feed_json")]
    return tuple(f"{settings.SITE_URL}{path}" for path in [*feeds, "/sitemap.xml"])


def series_or_404(slug: str | None) -> SeriesIndexPage | None:
    """The readable series with this slug, or None where no series is asked for."""
    return get_object_or_404(SeriesIndexPage.objects.readable(), slug=slug) if slug else None


def feed_title(series: SeriesIndexPage | None) -> str:
    """What the feed is called."""
    if series:
        return series.title
    first = SeriesIndexPage.objects.readable().first()
    return first.get_parent().title if first else settings.WAGTAIL_SITE_NAME


def identity(story: StoryPage) -> str:
    """An id that stays when address or title change (RFC 4287, 4.2.6)."""
    return f"urn:uuid:{story.translation_key}"


def in_xml(words: str) -> str:
    """``words`` without signs for which Django would refuse the whole feed."""
    return NOT_IN_XML.sub("", words)


class AtomFeed(Feed):
    """The latest stories as Atom."""

    feed_type = Atom1Feed
    item_guid_is_permalink = False

    def get_object(self, request, slug=None):
        """The series asked for."""
        return series_or_404(slug)

    def title(self, series):
        """Series or site."""
        return in_xml(feed_title(series))

    def link(self, series):
        """The page that the feed follows."""
        return series.full_url if series else f"{settings.SITE_URL}/"

    def subtitle(self, series):
        """The question."""
        return in_xml(series.question) if series else ""

    def items(self, series):
        """The latest stories."""
        return told(series)

    def item_title(self, story):
        """As on the page."""
        return in_xml(story.title)

    def item_description(self, story):
        """The first sentences."""
        return in_xml(story.lead)

    def item_link(self, story):
        """Its own address."""
        return story.full_url

    def item_guid(self, story):
        """Stable, whatever is renamed."""
        return identity(story)

    def item_author_name(self, story):
        """The printed name, and never an address."""
        return in_xml(story.printed_name)

    def item_pubdate(self, story):
        """When it went live."""
        return story.first_published_at

    def item_updateddate(self, story):
        """When it last changed."""
        return story.last_published_at


@require_safe
def json_feed(request: HttpRequest, slug: str | None = None) -> JsonResponse:
    """The latest stories as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    series = series_or_404(slug)
    home = series.full_url if series else f"{settings.SITE_URL}/"
    return JsonResponse(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed_title(series),
            "home_page_url": home,
            "feed_url": f"{settings.SITE_URL}{request.path}",
            "language": settings.LANGUAGE_CODE,
            "items": [
                {
                    "id": identity(story),
                    "url": story.full_url,
                    "title": story.title,
                    "content_text": story.lead,
                    "date_published": story.first_published_at.isoformat(),
                    "date_modified": story.last_published_at.isoformat(),
                    "authors": [{"name": story.printed_name}],
                }
                for story in told(series)
            ],
        },
        content_type="application/feed+json",
    )
