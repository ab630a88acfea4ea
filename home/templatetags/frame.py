"""What stands around every page: the masthead's links, the head's words, the foot."""

from dataclasses import dataclass

from django import template
from django.conf import settings

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


@register.simple_tag
def site_frame() -> Frame:
    """Masthead and foot: `{% site_frame as frame %}`."""
    home = HomePage.objects.live().first()
    week = current_week()
    series = SeriesIndexPage.objects.readable()
    return Frame(
        home=home,
        week=week,
        # The call a reader is sent to: the running week's series, else the newest that is open.
        series=next((one for one in series.order_by("-first_published_at") if not week or week.is_child_of(one)), None),
        plain_pages=list(PlainPage.objects.readable().filter(in_footer=True)),
        stories_address=settings.STORIES_ADDRESS,
    )


@register.filter
def before_name(title: str, name: str) -> str:
    """The part of a story's usual title before the name: "My Most Important Mile"."""
    return title.removesuffix(name).rstrip(": ")


@register.filter
def page_numbers(page):
    """The numbers to show beneath a long list: the first, the last, and those around ``page``."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
