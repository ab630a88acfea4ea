"""Stories and weeks in lists."""

from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from home.style_page import pages, pictures
from home.style_page.specimen import CARDS, WIDE, WIDE_CARDS, Group, Specimen
from stories.schedule.templatetags.schedule import InWeek

CARD = "components/story_card.html"


#: A lead as search gives it, with the word that was looked for.
FOUND = mark_safe("Between there and my bed is the <mark>bridge</mark>, and for one mile nobody rings a bell for me.")


def cards() -> Group:
    """A story in a list."""
    road = pages.road(pages.week())
    today, before = road.stones[3], road.stones[1]
    first = {"story": today.story, "stone": today, "days": 7, "first": True}
    in_week = {"story": before.story, "stone": before, "days": 7}
    plain = {"story": pages.story(4), "plain": True, "series": True}
    found = {**plain, "story": pages.story(1), "lead": FOUND}
    long, titled = pages.story(7, printed_name=pages.LONG_NAME), pages.story(5, title="The kitchen clock")
    shown: list[tuple[Any, ...]] = [
        (_("In a week"), _("With its day, in the day list."), in_week),
        (_("Outside a week"), _("With its series and date."), {"story": pages.story(3), "series": True}),
        (_("Without a picture"), _("The words take the whole width."), {"story": pages.story(6, cover=None)}),
        (_("Plain"), _("Words alone."), plain),
        (_("Found"), _("In search: the words that were looked for are marked."), found),
        (_("A tall picture"), _("Cut to 4:3, as every card’s."), {"story": pages.story(2, cover=pictures.tall())}),
        (_("A long name"), _("Breaks; nothing is cut."), {"story": long}),
        (_("An editor’s title"), _("The name moves to the line above."), {"story": titled}),
    ]
    day_line = _("On a card; card and day list bring it.")
    return Group(
        "cards",
        _("Story card"),
        [
            Specimen(_("First"), CARD, _("Today’s story on the front page."), first, WIDE_CARDS),
            *(Specimen(name, CARD, use, given, CARDS) for name, use, given in shown),
            Specimen(_("The line with its day"), "components/told_when.html", day_line, first),
        ],
    )


def series() -> Group:
    """A series, week by week, and how to choose from it."""
    running, road = pages.week(-1, 4), pages.road(pages.week(-1, 4))
    in_week = InWeek(running, [(stone.story, stone) for stone in reversed(road.out)])
    alone = InWeek(None, [(pages.story(6), None)])
    told, part = pages.topics(), "components/told_in_week.html"
    topics = {"topics": told, "url": pages.NOWHERE}
    return Group(
        "series",
        _("In a series"),
        [
            Specimen(_("A week’s stories"), part, _("Hung on their week."), {"part": in_week, "number": 1}, ("sheet",)),
            Specimen(
                _("Stories outside weeks"), part, _("Told by themselves."), {"part": alone, "number": 2}, ("sheet",)
            ),
            Specimen(_("Topics"), "components/topics.html", _("Links that leave the other stories out."), topics),
            Specimen(
                _("Topics, one chosen"),
                "components/topics.html",
                _("The one that the stories below are about."),
                {**topics, "topic": told[1]},
            ),
            Specimen(
                _("Follow"),
                "components/follow.html",
                _("Under a series and the front page."),
                {"title": "My Most Important Mile", "url": pages.NOWHERE},
                ("sheet",),
            ),
        ],
    )


def past_weeks() -> Group:
    """Weeks in a list."""
    weeks = [
        pages.week(-90, title="With the Tide at My Elbow", tone="canal", number=21),
        pages.week(-190, 5, title="Four Hundred Metres, Again", tone="rust", number=22),
        pages.week(-300, 14, title="The Long Way to School", tone="moss", number=23),
        pages.week(14, title="Nobody Saw Me Do It", tone="slate", number=24),
    ]
    for week, told in zip(weeks, (7, 1, 13, 0), strict=True):
        week.told = told
    return Group(
        "past-weeks",
        _("Weeks"),
        [
            Specimen(
                _("Told and to come"),
                "components/past_weeks.html",
                _("On the front page and a series: each in its own tone, the only place where tones meet."),
                {"weeks": weeks},
                WIDE,
            )
        ],
    )
