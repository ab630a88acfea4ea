"""What feed readers get: Atom (RFC 4287) and JSON Feed 1.1, of all series or of one, each story in full."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.functional import cached_property
from django.utils.html import escape
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from foundation.renditions import largest_jpeg
from foundation.unchanged import only_if_changed
from stories.pages.full_text import full_texts
from stories.pages.models import SeriesIndexPage, StoryPage

#: How many stories a feed holds, the latest first.
LENGTH = 30
#: Signs that XML cannot hold (XML 1.0, 2.2); words pasted from elsewhere may.
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: Stands for a date that nobody wrote down: the present moment would make every answer a new one.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


def addresses_naming(series: SeriesIndexPage) -> tuple[str, ...]:
    """Where machines read of the stories of ``series``: feeds and sitemap, absolute, for caches in front to renew."""
    feeds = [reverse("feed"), reverse("feed_json")]
    feeds += [reverse(name, args=[series.slug]) for name in ("series_feed", "series_feed_json")]
    return tuple(f"{settings.SITE_URL}{path}" for path in [*feeds, "/sitemap.xml"])


def in_xml(words: str) -> str:
    """``words`` without signs for which Django would refuse the whole feed."""
    return NOT_IN_XML.sub("", words)


def identity(page: Page) -> str:
    """An id that stays when address or title change (RFC 4287, 4.2.6)."""
    return f"urn:uuid:{page.translation_key}"


def mark() -> str:
    """The whole address of the site's mark."""
    address = static("marks/milepost.svg")
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address


def changed_at(page: Page) -> datetime:
    """When what is out of ``page`` last changed; a page saved as live past all publishing says when it was written."""
    return page.last_published_at or page.latest_revision_created_at or UNKNOWN


@dataclass(frozen=True)
class Entry:
    """A story in a feed."""

    story: StoryPage
    html: str

    @property
    def image(self) -> str:
        """The address of its picture, the largest JPEG that is made; empty without one."""
        jpeg = largest_jpeg(self.story.cover) if self.story.cover else None
        return jpeg.full_url if jpeg else ""

    @property
    def topics(self) -> list[str]:
        """What it is about."""
        return [topic.name for topic in self.story.topics.all()]


class Told:
    """What a feed tells, of the site or of one series, whatever the format."""

    def __init__(self, slug: str | None = None):
        """Raise Http404 for a ``slug`` that is of no readable series."""
        readable = SeriesIndexPage.objects.readable()
        self.series = get_object_or_404(readable, slug=slug) if slug else None

    @cached_property
    def page(self) -> Page | None:
        """The page that the feed follows: the series, or the front page while it is out."""
        front = Site.objects.select_related("root_page").get(is_default_site=True).root_page
        return self.series or (front if front.live else None)

    @property
    def title(self) -> str:
        """What the feed is called."""
        return self.page.title if self.page else settings.WAGTAIL_SITE_NAME

    @property
    def description(self) -> str:
        """The question, or what search engines are told of the site."""
        if self.series:
            return self.series.question
        return self.page.search_description if self.page else ""

    @property
    def home(self) -> str:
        """The address of the page."""
        return self.series.full_url if self.series else f"{settings.SITE_URL}/"

    @cached_property
    def entries(self) -> list[Entry]:
        """The latest stories, in a fixed number of queries."""
        stories = StoryPage.objects.child_of(self.series) if self.series else StoryPage.objects.all()
        latest = list(stories.readable().newest_first().with_covers().prefetch_related("topics")[:LENGTH])
        return [Entry(story, html) for story, html in zip(latest, full_texts(latest), strict=True)]

    @property
    def changed_at(self) -> datetime:
        """When the page or one of the stories last changed."""
        pages = [entry.story for entry in self.entries] + ([self.page] if self.page else [])
        return max((changed_at(page) for page in pages), default=UNKNOWN)


class StoriesAtom(Atom1Feed):
    """Django's Atom with the site's mark, the whole text of a story beside its summary, and its language."""

    def add_root_elements(self, handler):
        """With `icon`."""
        super().add_root_elements(handler)
        handler.addQuickElement("icon", self.feed["mark"])

    def latest_post_date(self):
        """`updated`: Django would say "now" of a feed without stories."""
        return self.feed["changed_at"]

    def item_attributes(self, item):
        """The language, where it is another than the feed's."""
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add_item_elements(self, handler, item):
        """With `content`."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["html"], {"type": "html"})


class AtomFeed(Feed):
    """The latest stories as Atom."""

    feed_type = StoriesAtom
    item_guid_is_permalink = False

    def get_object(self, request, slug=None):
        """What is asked for."""
        return Told(slug)

    def title(self, told):
        """Series or site."""
        return in_xml(told.title)

    def link(self, told):
        """The page that the feed follows."""
        return told.home

    def feed_url(self, told):
        """Its own address, whatever host it was asked for by."""
        slug = told.series.slug if told.series else None
        return f"{settings.SITE_URL}{reverse('series_feed', args=[slug]) if slug else reverse('feed')}"

    def feed_guid(self, told):
        """Stable, whatever is renamed."""
        return identity(told.page) if told.page else told.home

    def author_name(self, told):
        """The site or series: a feed without stories needs an author too (RFC 4287, 4.1.1)."""
        return in_xml(told.title)

    def subtitle(self, told):
        """The question; none where there is none."""
        return in_xml(told.description) or None

    def feed_extra_kwargs(self, told):
        """What `StoriesAtom` writes of the feed."""
        return {"mark": mark(), "changed_at": told.changed_at}

    def items(self, told):
        """The latest stories."""
        return told.entries

    def item_title(self, entry):
        """As on the page."""
        return in_xml(entry.story.title)

    def item_description(self, entry):
        """The first sentences; Django calls them HTML."""
        return escape(in_xml(entry.story.lead))

    def item_link(self, entry):
        """Its own address."""
        return entry.story.full_url

    def item_guid(self, entry):
        """Stable, whatever is renamed."""
        return identity(entry.story)

    def item_author_name(self, entry):
        """The printed name, and never an address."""
        return in_xml(entry.story.printed_name)

    def item_pubdate(self, entry):
        """When it went live."""
        return entry.story.first_published_at

    def item_updateddate(self, entry):
        """When it last changed."""
        return changed_at(entry.story)

    def item_categories(self, entry):
        """Its topics."""
        return [in_xml(topic) for topic in entry.topics]

    def item_extra_kwargs(self, entry):
        """What `StoriesAtom` writes of an entry."""
        return {"html": in_xml(entry.html), "language": in_xml(entry.story.spoken_language)}


atom_feed = require_safe(only_if_changed(AtomFeed()))


@require_safe
@only_if_changed
def json_feed(request: HttpRequest, slug: str | None = None) -> JsonResponse:
    """The latest stories as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    told = Told(slug)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": told.title,
        "home_page_url": told.home,
        "feed_url": f"{settings.SITE_URL}{request.path}",
        "description": told.description,
        "favicon": mark(),
        "authors": [{"name": told.title, "url": told.home}],
        "language": settings.LANGUAGE_CODE,
        "items": [_json_item(entry) for entry in told.entries],
    }
    return JsonResponse(_without_empty(feed), content_type="application/feed+json")


def _json_item(entry):
    story = entry.story
    item = {
        "id": identity(story),
        "url": story.full_url,
        "title": story.title,
        "summary": story.lead,
        "content_html": entry.html,
        "image": entry.image,
        "date_published": rfc3339_date(story.first_published_at) if story.first_published_at else "",
        "date_modified": rfc3339_date(changed_at(story)),
        "authors": [{"name": story.printed_name}],
        "tags": entry.topics,
        "language": story.spoken_language,
    }
    return _without_empty(item)


def _without_empty(facts):
    """What is not known is not said; `items` is said also of an empty feed."""
    return {name: value for name, value in facts.items() if value or name == "items"}
