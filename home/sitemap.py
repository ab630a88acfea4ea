"""What search engines are told: /sitemap.xml and /robots.txt."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from home.models import HomePage, PlainPage
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import ThemedWeekPage


class ReadablePages(Sitemap):
    """Every page that any passer-by may open."""

    def items(self):
        """Home, series, weeks, stories, plain pages."""
        kinds = (HomePage, SeriesIndexPage, ThemedWeekPage, StoryPage, PlainPage)
        return [page for kind in kinds for page in kind.objects.readable().defer_streamfields().order_by("path")]

    @cached_property
    def front(self) -> str:
        """Where the tree begins that this site shows: there is one site, and one home page."""
        return HomePage.objects.values_list("url_path", flat=True).get()

    def location(self, page):
        """Its address on this site. Page.url asks the cache for each page: seconds for a map of 20,000."""
        return f"/{page.url_path.removeprefix(self.front)}"

    def lastmod(self, page):
        """When it was last published."""
        return page.last_published_at

    def get_domain(self, site=None):
        """SITE_URL is the truth."""
        return settings.SITE_URL.split("://", 1)[1]

    def get_protocol(self, protocol=None):
        """SITE_URL is the truth."""
        return settings.SITE_URL.split("://", 1)[0]


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
