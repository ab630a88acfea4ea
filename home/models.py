"""HomePage and PlainPage."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from foundation.models import SitePage
from foundation.representing import HtmlField
from stories.pages.blocks.body import StoryBody
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import Slot
from stories.schedule.road import Road, current_week, past_weeks

#: How many stories outside the week, and how many weeks gone by, the front page shows.
LATEST, PAST = 6, 6


class HomePage(SitePage):
    """The front page: this week's days, the latest stories, the call."""

    intro = RichTextField(
        _("intro"),
        features=["bold", "italic", "link"],
        blank=True,
        help_text=_("One sentence on who you are, for those who come for the first time and for search engines."),
    )
    footer = models.TextField(
        _("footer"), blank=True, help_text=_("One true sentence about who you are, at the foot of every page.")
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.SeriesIndexPage", "home.PlainPage"]
    max_count = 1

    content_panels = [*SitePage.content_panels, "intro", "footer"]
    api_fields = [APIField("intro", serializer=HtmlField()), "footer"]

    def route(self, request, path_components):
        """A story that may be read is found at once; everything else as Wagtail does, a part at a time.

        The request remembers what every page shows again: the front page and the series.
        """
        request.front_page = self
        if self.live and len(path_components) == 2 and "\0" not in "".join(path_components):
            address = f"{self.url_path}{'/'.join(path_components)}/"
            story = StoryPage.objects.readable().filter(url_path=address)
            found = story.select_related("cover", "share_card").first()
            request.readable_series = list(SeriesIndexPage.objects.readable()) if found else []
            above = f"{self.url_path}{path_components[0]}/"
            series = next((one for one in request.readable_series if one.url_path == above), None)
            if series:
                found.series = series
                return RouteResult(found)
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        """This week's road, what is new outside the weeks, every series, and the weeks gone by."""
        context = super().get_context(request, *args, **kwargs)
        week = current_week()
        road = Road(week) if week else None
        gone_by = list(past_weeks(exclude=week)[:PAST])
        context["week"], context["road"], context["past_weeks"] = week, road, gone_by
        # A story of a week that is shown is reached through it.
        shown = Slot.objects.filter(week__in=[*gone_by, *([week] if week else [])], story__isnull=False)
        stories = StoryPage.objects.descendant_of(self).readable().exclude(pk__in=shown.values("story"))
        context["latest"] = stories.newest_first().with_covers()[:LATEST]
        context["series"] = SeriesIndexPage.objects.child_of(self).readable()
        return context

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class PlainPage(SitePage):
    """A page of words: about us, how we use your story, what we keep about you."""

    body = StreamField(StoryBody(), verbose_name=_("text"), blank=True)
    in_footer = models.BooleanField(_("link at the foot of every page"), default=True)

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    content_panels = [*SitePage.content_panels, "body", "in_footer"]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]
    api_fields = ["body"]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
