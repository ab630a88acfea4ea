"""The front page and plain pages for machines; and one door for pages of every kind."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from foundation.describing import Described, cover_image, trail
from foundation.representing import first_sentence
from home.models import HomePage, PlainPage
from stories.pages.describing import describe_series, describe_story, series_in_short
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.responses.describing import talk_in_short
from stories.responses.templatetags.responses import talk_under
from stories.schedule.describing import describe_week, week_in_short
from stories.schedule.models import ThemedWeekPage
from stories.schedule.templatetags.schedule import place_in_week, road_of


def describe(page, home: HomePage | None, week: ThemedWeekPage | None, request=None) -> Described | None:
    """``page`` for machines; None for what is not out and for pages of no kind of ours.

    ``week`` is the one that the front page shows. What the page has fetched already is not fetched again.
    """
    if not page.live or home is None:
        return None
    front = f"{settings.SITE_URL}/"
    first = (home.title, front)
    if isinstance(page, HomePage):
        return _describe_home(page, week, front)
    address = page.get_full_url(request)
    own = (page.title, address)
    if isinstance(page, PlainPage):
        return _describe_plain(page, [first, own])
    if isinstance(page, SeriesIndexPage):
        return describe_series(page, [first, own])
    if not isinstance(page, StoryPage | ThemedWeekPage):
        return None
    series = page.series if isinstance(page, StoryPage) else page.get_parent().specific
    above = (series.title, address.removesuffix(f"{page.slug}/"))
    if isinstance(page, ThemedWeekPage):
        return describe_week(page, road_of(page), series, [first, above, own])
    return _describe_story(page, series, [first, above, (page.printed_name or page.title, address)])


def _describe_story(story, series, steps) -> Described:
    """A story, in its week where it stands in one, with what readers answered."""
    place, part_of = place_in_week(story), series_in_short(series, steps[-2][1])
    answered = talk_under(story)
    talk = talk_in_short(answered.threads, steps[-1][1]) if answered else {}
    if place is None:
        return describe_story(story, part_of=part_of, position=None, steps=steps, talk=talk)
    # A week stands under its story's series, as the story does (schedule.choosing).
    address = f"{steps[-2][1]}{place.week.slug}/"
    week = week_in_short(place.week, address, part_of)
    return describe_story(story, part_of=week, position=place.day, steps=steps, talk=talk)


def _describe_home(home, week, front) -> Described:
    """The site itself, and how to search it."""
    description = home.search_description or first_sentence(home.intro) or home.footer
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{settings.SITE_URL}{reverse('search')}?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
    site = {
        "@type": "WebSite",
        "@id": front,
        "url": front,
        "name": home.title,
        "description": description,
        "inLanguage": get_language(),
        "potentialAction": search,
    }
    image = cover_image(week.cover) if week else None
    return Described(front, home.seo_title or home.title, description, [site], image=image)


def _describe_plain(page, steps) -> Described:
    """A page of words."""
    description = page.search_description or page.title
    thing = {
        "@type": "WebPage",
        "@id": steps[-1][1],
        "url": steps[-1][1],
        "name": page.title,
        "inLanguage": get_language(),
    }
    return Described(steps[-1][1], page.seo_title or page.title, description, [thing, trail(*steps)])
