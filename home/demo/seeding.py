"""Seed the demo through the real acts: an invented community, two weeks that are over and one that runs now."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django_tasks_db.models import DBTaskResult

from foundation.models import Picture
from foundation.refusing import Refused
from home.demo import site
from home.demo.answering import answer_earlier, answer_this_week, set_rules
from home.demo.building import make_site
from home.demo.logins import make_logins
from home.demo.picturing import draw_pictures, for_cover, for_story, make_sizes
from home.demo.pool import cores, processes
from home.demo.reading import read_stories
from home.demo.sending import draw_photos, send_letters
from home.demo.signing_up import remove_list, sign_up
from home.demo.telling import plan_week, run_week, tell_archived
from home.models import HomePage, PlainPage
from home.saying import Say, nothing
from stories.pages.models import SeriesIndexPage, StoryPage, Topic
from stories.responses.models import Responder, ResponseRules
from stories.schedule.models import ThemedWeekPage
from stories.submissions.models import ReceivedMail, Submission
from stories.tellers.models import Consent, Teller


class Stage(StrEnum):
    """How far the demo's week has come; in the last one readers have answered, and signed up for letters."""

    COLLECTING = "collecting"
    PLANNED = "planned"
    RUNNING = "running"
    ANSWERED = "answered"


@dataclass
class Seeded:
    """What was made: the series that collects, the week that runs or begins in it, its stories, the next moment."""

    series: SeriesIndexPage
    week: ThemedWeekPage | None = None
    stories: list[StoryPage] = field(default_factory=list)
    due: datetime | None = None


def has_content() -> bool:
    """Whether somebody already works on this site."""
    return SeriesIndexPage.objects.exists() or PlainPage.objects.exists() or Picture.objects.exists()


def seed(
    *,
    stage: Stage = Stage.ANSWERED,
    chance: int = 7,
    say: Say = nothing,
    add_more: Callable[[SeriesIndexPage], None] = lambda series: None,
    at_once: int | None = None,
) -> Seeded:
    """Make the demo; the same ``chance`` draws the same pictures. Raises Refused for a site with content.

    ``add_more`` may add further stories to the series, and responses to all that are live by then. ``at_once``: how
    many processes draw, one a core unless given. Drawing comes first and takes longest, so that the moment of the
    next story, counted from now, is still ahead when everything stands.
    """
    if has_content():
        raise Refused("This site has content, and the demo would mix with it. Nothing was changed.")
    try:
        if stage is Stage.COLLECTING:
            return _collect(chance, at_once or cores(), say, add_more)
        return _tell(stage, chance, at_once or cores(), say, add_more)
    except BaseException:
        # Ctrl-C while it draws: half a demo counts as content, and the next start would leave it at that.
        remove_everything()
        raise


def _collect(chance: int, at_once: int, say: Say, add_more) -> Seeded:
    """A site that has just begun: one series, stories that were sent in, and nothing told yet."""
    with processes(at_once) as spread:
        photos = draw_photos(chance, spread, say)
    say("writing the pages")
    make_logins()
    series = make_site(site.MILE)[site.MILE]
    add_more(series)
    say("sending stories in")
    send_letters(series, photos)
    return Seeded(series)


def _tell(stage: Stage, chance: int, at_once: int, say: Say, add_more) -> Seeded:
    """Pictures, pages, the archive, and the week that runs or begins tomorrow."""
    stories = read_stories()
    wishes = [for_cover(week, chance) for week in site.WEEKS] + [for_story(one, chance) for one in stories]
    with processes(at_once) as spread:
        pictures = draw_pictures(wishes, spread, say)
        make_sizes(pictures, wishes, spread, say)
        photos = draw_photos(chance, spread, say)
    covers = dict(zip(site.WEEKS, pictures, strict=False))
    with_pictures = list(zip(stories, pictures[len(covers) :], strict=True))
    told = {week: [pair for pair in with_pictures if pair[0].week == week.key] for week in site.WEEKS}
    say("writing the pages")
    make_logins()
    series = make_site(*site.SERIES)
    for week in site.ARCHIVE:
        tell_archived(week, series[week.series], told[week], covers[week])
    home_series = series[site.RUNNING.series]
    if stage is Stage.ANSWERED:
        say("answering the stories that were told")
        set_rules()
        answer_earlier()
    say("signing readers up for letters")
    sign_up()
    add_more(home_series)
    say("sending stories in")
    send_letters(home_series, photos)
    say("planning the week")
    begin = plan_week if stage is Stage.PLANNED else run_week
    seeded = Seeded(home_series, *begin(site.RUNNING, home_series, told[site.RUNNING], covers[site.RUNNING]))
    if stage is Stage.ANSWERED:
        answer_this_week()
    return seeded


def remove_everything() -> None:
    """Take all content away, so that the demo can be made anew; users stay."""
    home = HomePage.objects.get()
    for page in home.get_children():
        page.specific.delete()
    for picture in Picture.objects.all():
        picture.delete()
    ReceivedMail.objects.all().delete()
    Submission.objects.all().delete()
    Consent.objects.all().delete()
    Responder.objects.all().delete()
    ResponseRules.objects.all().delete()
    ResponseRules.load()
    remove_list()
    Teller.objects.all().delete()
    Topic.objects.all().delete()
    DBTaskResult.objects.all().delete()
