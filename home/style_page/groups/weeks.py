"""A week: its road, its banner, its days, and what stands before and after a story."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.style_page import pages, pictures
from home.style_page.specimen import TEXT, Group, Specimen

ROAD, BANNER = "components/road.html", "components/week_banner.html"
DAYS, BESIDE = "components/day_list.html", "components/neighbours.html"


def roads() -> Group:
    """The stones of a week on one line."""
    seven = pages.road(pages.week())
    shown: list[tuple[Any, Any, dict[str, Any]]] = [
        (_("Seven days, the fourth is today"), _("Under a story and in a week’s banner."), {"road": seven}),
        (
            _("While a story is read"),
            _("The stone of the story that is read stands out."),
            {"road": seven, "reading": seven.stones[1].story},
        ),
        (_("Five days, over"), _("Every stone is filled, and none stands out."), {"road": _road(-9, 5)}),
        (_("Fourteen days, running"), _("Over seven the stones shrink."), {"road": _road(-6, 14)}),
        (_("Fourteen days, over"), _("Every stone is filled."), {"road": _road(-20, 14)}),
        (
            _("Two a day"),
            _("A stone for each story, two with the same day."),
            {"road": pages.road(pages.week(-1, 4), hours=(6, 18))},
        ),
        (_("One day"), _("The shortest week there is."), {"road": _road(0, 1)}),
    ]
    return Group("road", _("Road"), [Specimen(name, ROAD, use, given, TEXT) for name, use, given in shown])


def _road(begins, days):
    return pages.road(pages.week(begins, days))


def banners() -> Group:
    """The band a week opens with."""
    with_cover, plain = pages.week(cover=pictures.tall()), pages.week()
    collecting, over = pages.week(12, cover=pictures.tall()), pages.week(-9, cover=pictures.tall())
    long = pages.week(title="Four Hundred Metres, Again, and Everything That Came After It")
    shown = [
        (_("Running, with a cover"), _("Opens the week’s page, and the front page while it runs."), with_cover, True),
        (_("Running, without a cover"), _("A week may do without."), plain, True),
        (_("Collecting"), _("Nothing is promised yet: no road, and the call follows."), collecting, False),
        (_("Over"), _("The dates are past, and the sign-off follows the intro."), over, True),
        (_("A long theme"), _("Breaks by itself; nothing is cut."), long, True),
    ]
    return Group(
        "week-banner",
        _("Week banner"),
        [
            Specimen(name, BANNER, use, {"week": week, "road": pages.road(week, promised=promised)}, ())
            for name, use, week, promised in shown
        ],
    )


def days() -> Group:
    """The days of a week under each other."""
    running, teased, over = pages.week(-1, 4), pages.week(-1, 3), pages.week(-9, 3)
    teaser = "Somebody who has keys to the swimming baths."
    shown = [
        (_("Past, today, to come"), _("On the week’s page. What is to come has no name."), pages.road(running)),
        (
            _("Tomorrow with a teaser"),
            _("Where the editors allow one line for the day before."),
            pages.road(teased, teaser=teaser),
        ),
        (
            _("Planned, not promised"),
            _("The day alone: no hour is said that nobody has promised."),
            pages.road(pages.week(1, 2), promised=False),
        ),
        (_("Over"), _("Every day has its story."), pages.road(over)),
    ]
    specimens = [Specimen(name, DAYS, use, {"road": road}) for name, use, road in shown]
    dates = [
        (_("Dates"), _("Within one month, or over its end; banner and lists bring it."), running),
        (_("Dates, one day"), _("A week of a single day."), pages.week(0, 1)),
        (_("Dates, over"), _("Told in the past, with the year."), over),
    ]
    specimens += [Specimen(name, "components/dates.html", use, {"week": week}) for name, use, week in dates]
    return Group("days", _("Day list"), specimens)


def neighbours() -> Group:
    """What stands before and after a story in its week."""
    running, over = pages.road(pages.week()), pages.road(pages.week(-9))
    shown = [
        (_("In the middle"), _("Under a story, after the road."), pages.place(running, 2)),
        (_("First of the week"), _("Nothing stands before it but the week."), pages.place(running, 1)),
        (_("The next is to come"), _("Its moment, and no name."), pages.place(running, 4)),
        (_("Last of the week"), _("The whole week follows."), pages.place(over, 7)),
    ]
    return Group("neighbours", _("Before and after"), [Specimen(n, BESIDE, use, {"place": p}) for n, use, p in shown])
