"""A themed week for machines, and what a story's page says of the week it stands in. Only what is out."""

from django.utils.translation import get_language

from foundation.describing import Described, cover_image, trail, written
from foundation.representing import first_sentence
from stories.pages.describing import series_in_short, story_in_short
from stories.pages.models import SeriesIndexPage
from stories.schedule.models import ThemedWeekPage
from stories.schedule.road import Road


def week_in_short(week: ThemedWeekPage, address: str, series: dict) -> dict:
    """A week as its stories name it; ``series`` is its series in short."""
    return {"@type": "CreativeWorkSeries", "@id": address, "name": week.theme, "url": address, "isPartOf": series}


def describe_week(week: ThemedWeekPage, road: Road, series: SeriesIndexPage, steps) -> Described:
    """A week that is out, with its stories in order; of what is to come nothing, not even how many."""
    address, above = steps[-1][1], steps[-2][1]
    description = week.search_description or first_sentence(week.intro) or week.theme
    image = cover_image(week.cover)
    thing = {
        **week_in_short(week, address, series_in_short(series, above)),
        "mainEntityOfPage": address,
        "description": description,
        "inLanguage": get_language(),
        "image": image.url if image else None,
        "datePublished": written(week.first_published_at),
        "dateModified": written(week.last_published_at),
        "hasPart": [story_in_short(one.story, one.day, f"{above}{one.story.slug}/") for one in road.out if one.story],
    }
    return Described(address, week.seo_title or week.theme, description, [thing, trail(*steps)], image=image)
