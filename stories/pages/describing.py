"""A story and a series for machines: schema.org's Article and CreativeWorkSeries.

Only what the page itself shows. Google asks of an Article: headline, image, datePublished, dateModified,
author (https://developers.google.com/search/docs/appearance/structured-data/article).
"""

from django.utils.translation import get_language

from foundation.describing import Described, cover_image, trail, whole, without_empty, written
from foundation.renditions import existing
from foundation.representing import first_sentence
from stories.pages.models import SeriesIndexPage, ShareCard, StoryPage


def series_in_short(series: SeriesIndexPage, address: str) -> dict:
    """A series as others name it."""
    return {"@type": "CreativeWorkSeries", "@id": address, "name": series.title, "url": address}


def story_in_short(story: StoryPage, position: int, address: str) -> dict:
    """A story as its week names it."""
    author = {"@type": "Person", "name": story.printed_name}
    return {"@type": "Article", "headline": story.title, "url": address, "position": position, "author": author}


def describe_story(story: StoryPage, *, part_of: dict, position: int | None, steps, talk: dict) -> Described:
    """A story that is out, at the end of ``steps`` from the front page; ``part_of`` is its week or series.

    ``talk`` is what the article says of its comments, empty where nobody answered.
    """
    address = steps[-1][1]
    card = getattr(story, "share_card", None)
    description = story.search_description or story.lead
    published, modified = written(story.first_published_at), written(story.last_published_at)
    article = {
        "@type": "Article",
        "@id": address,
        "mainEntityOfPage": address,
        "headline": story.title,
        "description": description,
        "author": {"@type": "Person", "name": story.printed_name},
        "publisher": {"@type": "Organization", "name": steps[0][0], "url": steps[0][1]},
        "datePublished": published,
        "dateModified": modified,
        "inLanguage": story.spoken_language or get_language(),
        "image": _images(story, card),
        "isPartOf": part_of,
        "position": position,
        **talk,
    }
    return Described(
        address=address,
        title=story.seo_title or story.title,
        description=description,
        things=[article, trail(*steps)],
        kind="article",
        image=card.image if card else None,
        published=published,
        modified=modified,
    )


def describe_series(series: SeriesIndexPage, steps) -> Described:
    """A series that is out."""
    address = steps[-1][1]
    description = series.search_description or first_sentence(series.intro) or series.question
    image = cover_image(series.cover)
    thing = {
        **series_in_short(series, address),
        "mainEntityOfPage": address,
        "description": description,
        "inLanguage": get_language(),
        "image": image.url if image else None,
    }
    return Described(address, series.seo_title or series.title, description, [thing, trail(*steps)], image=image)


def _images(story: StoryPage, card: ShareCard | None) -> list[dict]:
    """The card; its cover too, where the card may show it."""
    if card is None:
        return []
    images = [card.image.as_object()]
    if card.shows_picture and story.cover:
        images += [
            {"@type": "ImageObject", "url": whole(one.url), "width": one.width, "height": one.height}
            for one in existing(story.cover, "first").get("jpeg", [])[-1:]
        ]
    return [without_empty(image) for image in images]
