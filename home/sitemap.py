"""What search engines are told: /sitemap.xml and /robots.txt."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem, x_robots_tag
from django.core.paginator import EmptyPage
from django.db.models import Max
from django.db.models.functions import Length, Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from wagtail.models import Page

from foundation.models.site_page import SitePageQuerySet
from foundation.renditions import largest_jpegs
from foundation.unchanged import only_if_changed
from home.models import HomePage, PlainPage
from stories.pages.blocks.body import picture_keys_in
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import Slot, ThemedWeekPage


class ReadablePages(Sitemap):
    """Every page that any passer-by may open, in the order of the tree, in a fixed number of queries."""

    def items(self):
        """Home, series, weeks, stories, plain pages: read a part at a time."""
        pages = SitePageQuerySet(Page).readable().filter(depth__gt=1).order_by("path")
        return pages.only("path", "depth", "url_path", "last_published_at")

    @cached_property
    def front(self) -> str:
        """Where the tree begins that this site shows: there is one site, and one home page."""
        return HomePage.objects.values_list("url_path", flat=True).get()

    def location(self, page):
        """Its address on this site. Page.url asks the cache for each page: seconds for a map of 20,000."""
        return f"/{page.url_path.removeprefix(self.front)}"

    def lastmod(self, page):
        """When what it shows was last published: itself, or a page beneath it or in it that it lists."""
        known = (page.last_published_at, self._newest_beneath.get(page.path), self._newest_in_week.get(page.pk))
        return max((moment for moment in known if moment), default=None)

    def get_latest_lastmod(self):
        """The latest of all."""
        return self.items().aggregate(latest=Max("last_published_at"))["latest"]

    def get_domain(self, site=None):
        """SITE_URL is the truth."""
        return settings.SITE_URL.split("://", 1)[1]

    def get_protocol(self, protocol=None):
        """SITE_URL is the truth."""
        return settings.SITE_URL.split("://", 1)[0]

    def get_urls(self, page=1, site=None, protocol=None):
        """With the pictures of each page, in Google's extension of the protocol."""
        urls = super().get_urls(page, site, protocol)
        shown = pictures_shown_by([url["item"] for url in urls])
        made = largest_jpegs({key for keys in shown.values() for key in keys})
        for url in urls:
            url["images"] = [made[key] for key in shown.get(url["item"].pk, ()) if key in made]
        return urls

    @cached_property
    def _newest_beneath(self):
        """Path → when the newest page beneath it was published, of series and home."""
        above = Substr("path", 1, Length("path") - Page.steplen)
        beneath = self.items().filter(depth__gt=2).order_by().annotate(above=above)
        newest = dict(beneath.values_list("above").annotate(Max("last_published_at")))
        for path, moment in list(newest.items()):
            home = path[: 2 * Page.steplen]
            newest[home] = max((known for known in (newest.get(home), moment) if known), default=None)
        return newest

    @cached_property
    def _newest_in_week(self):
        """Week → when the newest of its stories was published."""
        told = Slot.objects.filter(story__in=StoryPage.objects.readable()).order_by()
        return dict(told.values_list("week").annotate(Max("story__last_published_at")))


def pictures_shown_by(pages: list[Page]) -> dict[int, list[int]]:
    """The pictures of ``pages``, which follow each other in the tree: key of the page → keys, in reading order."""
    if not pages:
        return {}
    among = {"path__range": (pages[0].path, pages[-1].path)}
    shown: dict[int, list[int]] = {}
    for kind in (SeriesIndexPage, ThemedWeekPage, StoryPage):
        covers = kind.objects.filter(**among, cover__isnull=False).order_by().values_list("pk", "cover")
        shown |= {key: [cover] for key, cover in covers}
    for told in (StoryPage, PlainPage):
        for key, body in told.objects.filter(**among).order_by().values_list("pk", "body").iterator():
            shown[key] = list(dict.fromkeys([*shown.get(key, ()), *picture_keys_in(body)]))
    # A body between two pages may belong to one that is not out.
    return {page.pk: shown[page.pk] for page in pages if page.pk in shown}


@require_safe
@only_if_changed
@x_robots_tag
def sitemap(request: HttpRequest, part: int | None = None) -> HttpResponse:
    """/sitemap.xml: every address or, where a file may not hold them all, the files of its parts.

    https://www.sitemaps.org/protocol.html#index
    """
    pages = ReadablePages()
    parts = pages.paginator.num_pages
    if part is None and parts > 1:
        changed = pages.get_latest_lastmod()
        files = [f"{settings.SITE_URL}{reverse('sitemap_part', args=[number])}" for number in range(1, parts + 1)]
        return _xml("sitemap_index.xml", {"sitemaps": [SitemapIndexItem(file, changed) for file in files]})
    try:
        return _xml("home/sitemap.xml", {"urls": pages.get_urls(1 if part is None else part)})
    except EmptyPage as error:
        raise Http404("The sitemap has no such part.") from error


def _xml(template, context):
    return HttpResponse(render_to_string(template, context), content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep robots out of the admin and of endless search pages (RFC 9309)."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
