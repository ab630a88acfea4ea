"""What stands around every page: the masthead's links, the head's words, the foot."""

import re
from dataclasses import dataclass

from django import template
from django.conf import settings

from foundation import moment
from foundation.representing import first_sentence
from home.models import HomePage, PlainPage
from stories.pages.models import SeriesIndexPage
from stories.schedule.models import ThemedWeekPage
from stories.schedule.road import current_week

register = template.Library()
register.filter("first_sentence", first_sentence)


@dataclass(frozen=True)
class Frame:
    """Masthead and foot."""

    home: HomePage | None
    week: ThemedWeekPage | None
    series: SeriesIndexPage | None
    plain_pages: list[PlainPage]
    stories_address: str

    @property
    def name(self) -> str:
        """What the site is called."""
        return self.home.title if self.home else "Milepost"


@register.simple_tag(takes_context=True)
def site_frame(context) -> Frame:
    """Masthead and foot: `{% site_frame as frame %}`; what the request has read already is not read again."""
    request = context.get("request")
    front = getattr(request, "front_page", None)
    home = front if front and front.live else HomePage.objects.live().first()
    week = current_week()
    series = getattr(request, "readable_series", None) or list(SeriesIndexPage.objects.readable())
    series.sort(key=lambda one: one.first_published_at or one.latest_revision_created_at or moment.now(), reverse=True)
    return Frame(
        home=home,
        week=week,
        # The call a reader is sent to: the running week's series, else the newest that is open.
        series=next((one for one in series if not week or week.is_child_of(one)), None),
        plain_pages=list(PlainPage.objects.readable().filter(in_footer=True)),
        stories_address=settings.STORIES_ADDRESS,
    )


@register.filter
def before_name(title: str, name: str) -> str:
    """The part of a story's usual title before the name: "My Most Important Mile"."""
    return title.removesuffix(name).rstrip(": ")


@register.filter
def word_width(words: str) -> str:
    """How much room the longest word asks for: "wide" or "widest" where it would not fit as large as others."""
    longest = max((len(part) for part in re.split(r"[\s\-–—/]+", words or "")), default=0)
    return "widest" if longest > 13 else "wide" if longest > 9 else ""


@register.filter
def page_numbers(page):
    """The numbers to show beneath a long list: the first, the last, and those around ``page``."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
