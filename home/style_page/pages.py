"""Pages that were never saved: a series, its tellers, weeks and their roads."""

import json
from datetime import time, timedelta

from django.utils.html import format_html_join
from django.utils.text import slugify
from wagtail.models import Page

from foundation import moment
from home.models import HomePage, PlainPage
from home.style_page import pictures
from home.templatetags.frame import Frame
from stories.pages.models import SeriesIndexPage, StoryPage, Topic
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.road import Place, Road, Stone

#: Where every link of a specimen leads: to nothing, so that the page stays where it is.
NOWHERE = "#specimen"
DAY = timedelta(days=1)

#: Seven who told: printed name, place, first paragraph.
TELLERS = (
    (
        "Tom Aldous",
        "Infirmary Road, Hallin Bridge",
        "I lock the ward doors behind me at five. Between there and my bed is the bridge, and for one mile of the "
        "day nobody rings a bell for me.",
    ),
    (
        "Priya Raman",
        "Weir Lane, Hallin Bridge",
        "The baker’s boy and I have never spoken. He lifts his hand, I lift mine, and by then I am past the weir.",
    ),
    (
        "Nora Whitlock",
        "Cooper Street, Hallin Bridge",
        "My shoes stood on the kitchen sill all winter. I used to look at them while I warmed the milk. They looked "
        "back.",
    ),
    (
        "Wilf and Dot Hargreaves",
        "The old cinder track",
        "We met on the wrong side of the bridge, both lost, both pretending to be stretching. That was the spring "
        "they closed the road for the film.",
    ),
    (
        "Anneke de Wit",
        "Under the railway bridge",
        "My father timed me with the kitchen clock, which he had carried there in both arms like a cake.",
    ),
    (
        "Samir Haddad",
        "Mill Road, Hallin Bridge",
        "In Homs I ran to the bridge and back. Here I run to the bridge and back. It is a different bridge and the "
        "same back.",
    ),
    (
        "Gwen Pardoe",
        "The bandstand",
        "I was the slowest person in the history of the Wednesday group, and I have seen the records.",
    ),
)
LONG_NAME = "Maria-Magdalena von Hohenlohe-Schillingsfürst and Bartholomew Featherstonehaugh"


def unsaved(page, number: int, parent=None):
    """``page`` as the tags for pages need one: with a number, a parent, and an address that leads nowhere."""
    page.pk = number
    page.path, page.depth = Page.steplen * "0" + 2 * f"{number:0{Page.steplen}}", 3
    page._cached_parent_obj = parent
    page.get_url = lambda request=None, current_site=None: NOWHERE
    return page


def series(title="My Most Important Mile", opens=None, closes=None, *, told=7, after=None, **fields) -> SeriesIndexPage:
    """A series whose call opens and closes in so many days from now (below zero: ago); None is never.

    ``told`` is how many of its stories are out, ``after`` the series that is asked next.
    """
    at = moment.at(moment.today(), time(18))
    shown = unsaved(
        SeriesIndexPage(
            title=title,
            slug=slugify(title),
            question=fields.get("question", "Which mile would you not give back?"),
            call="<p>Tell us in about 300 words, with a picture if you have one. Fast or slow, yesterday or forty "
            "years ago. We read everything, and we answer everyone within a week.</p>",
            opens_at=None if opens is None else at + opens * DAY,
            closes_at=None if closes is None else at + closes * DAY,
        ),
        1,
    )
    shown.told_count, shown.next_call = told, after
    return shown


def story(number=3, **fields) -> StoryPage:
    """The story of one of the seven tellers (from 1), or of as many as are asked; ``fields`` say otherwise."""
    name, place, words = TELLERS[(number - 1) % len(TELLERS)]
    name = fields.pop("printed_name", name)
    paragraphs = format_html_join("", "<p>{}</p>", [[words]])
    told = {
        "title": f"My Most Important Mile: {name}",
        "place": place,
        "told_on": moment.today() - DAY,
        "body": json.dumps([{"type": "text", "value": paragraphs}]),
        "cover": (pictures.wide, pictures.wide_too)[number % 2](),
    }
    shown = unsaved(StoryPage(printed_name=name, **{**told, **fields}), 100 + number)
    shown.topics = []
    return shown


def topics() -> list[Topic]:
    """Three topics, each with how many stories are about it."""
    shown = [Topic(pk=1, name="At night", slug="at-night"), Topic(pk=2, name="Coming back", slug="coming-back")]
    shown.append(Topic(pk=3, name="Fathers and mothers", slug="fathers-and-mothers"))
    for topic, told in zip(shown, (9, 1, 4), strict=True):
        topic.told = told
    return shown


def week(begins=-3, days=7, *, title="Before the Street Is Up", number=11, **fields) -> ThemedWeekPage:
    """A week that begins in so many days (below zero: ago)."""
    told = {
        "intro": "<p>The mile they ran while everyone they knew was asleep, told by the people who ran it.</p>",
        "sign_off": "<p>The street is up now. Thank you to everyone who told us a mile this week.</p>",
        "tone": "heather",
        "first_day": moment.today() + begins * DAY,
    }
    return unsaved(ThemedWeekPage(title=title, days=days, **{**told, **fields}), number, parent=series())


def road(of: ThemedWeekPage, hours=(6,), *, promised=True, teaser="") -> Road:
    """The road of a week with a story in every slot; those up to and with today are out."""
    laid = Road(of)
    stones: list[Stone] = []
    for day in range(1, of.days + 1):
        is_out = of.day(day) <= moment.today()
        for hour in hours:
            told = story(len(stones) + 1) if is_out else None
            stones.append(Stone(day, moment.at(of.day(day), time(hour)), told, promised, "" if is_out else teaser))
    laid.stones = stones
    return laid


def place(on: Road, number: int) -> Place:
    """The place of the story at stone ``number`` (from 1)."""
    stone = on.stones[number - 1]
    before, after = on.neighbours(stone.story) if stone.story else (None, None)
    return Place(on.week, on, Slot(day=stone.day, at=stone.at), before, after)


def frame(*, with_week=True) -> Frame:
    """What stands around every page."""
    about = unsaved(PlainPage(title="About us"), 31)
    kept = unsaved(PlainPage(title="What we keep about you"), 32)
    foot = (
        "Lamplight Milers run from the bandstand in Hallin Bridge, Tuesdays at half past six, "
        "in any weather that lets us see each other."
    )
    return Frame(
        home=unsaved(HomePage(title="Lamplight Milers", footer=foot), 30),
        week=week() if with_week else None,
        series=series(),
        plain_pages=[about, kept],
        stories_address="stories@example.org",
    )
