"""Stories and weeks in lists."""

from django.utils.translation import gettext_lazy as _

from home.style_page import pages, pictures
from home.style_page.specimen import CARDS, WIDE, WIDE_CARDS, Group, Specimen
from stories.schedule.templatetags.schedule import InWeek

CARD = "components/story_card.html"


def cards() -> Group:
    """A story in a list."""
    today, before = pages.road(pages.week()).stones[3], pages.road(pages.week()).stones[1]
    titled = pages.story(5, title="The kitchen clock")
    return Group(
        "cards",
        _("Story card"),
        [
            Specimen(
                _("First"),
                CARD,
                _("Today’s story on the front page."),
                {"story": today.story, "stone": today, "days": 7, "first": True},
                WIDE_CARDS,
            ),
            Specimen(
                _("In a week"),
                CARD,
                _("With its day, in the day list."),
                {"story": before.story, "stone": before, "days": 7},
                CARDS,
            ),
            Specimen(
                _("Outside a week"),
                CARD,
                _("With its series and date."),
                {"story": pages.story(3), "series": True},
                CARDS,
            ),
            Specimen(
                _("Without a picture"),
                CARD,
                _("The words take the whole width."),
                {"story": pages.story(6, cover=None)},
                CARDS,
            ),
            Specimen(
                _("Plain"),
                CARD,
                _("Words alone, as in search."),
                {"story": pages.story(4), "plain": True, "series": True},
                CARDS,
            ),
            Specimen(
                _("A tall picture"),
                CARD,
                _("Cut to 4:3, as every card’s."),
                {"story": pages.story(2, cover=pictures.tall())},
                CARDS,
            ),
            Specimen(
                _("A long name"),
                CARD,
                _("Breaks; nothing is cut."),
                {"story": pages.story(7, printed_name=pages.LONG_NAME)},
                CARDS,
            ),
            Specimen(_("An editor’s title"), CARD, _("The name moves to the line above."), {"story": titled}, CARDS),
            Specimen(
                _("The line with its day"),
                "components/told_when.html",
                _("On a card; card and day list bring it."),
                {"story": today.story, "stone": today, "days": 7},
            ),
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
