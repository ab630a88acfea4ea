"""Seed the demo through the real acts: an invented community and a week that runs now."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.html import format_html_join
from django.utils.text import slugify
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from foundation import moment
from foundation.models import Picture
from foundation.refusing import Refused
from foundation.renditions import make_renditions
from home.demo import site
from home.demo.drawing import draw
from home.demo.logins import make_logins
from home.demo.reading import DemoStory, read_stories
from home.models import HomePage, PlainPage
from stories.pages.drafting import draft_story
from stories.pages.models import SeriesIndexPage, StoryPage, Topic
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.planning import place
from stories.schedule.promising import promise
from stories.tellers.consenting import consent
from stories.tellers.models import Consent, Teller

#: How long after seeding the next story is due: the addresses are printed a few seconds later, and
#: then 90 to 120 seconds are left.
DUE_IN = timedelta(seconds=108)
QUALITY = 90


class Stage(StrEnum):
    """How far the demo's week has come."""

    COLLECTING = "collecting"
    PLANNED = "planned"
    RUNNING = "running"


@dataclass
class Seeded:
    """What was made."""

    home: HomePage
    series: SeriesIndexPage
    week: ThemedWeekPage | None = None
    stories: list[StoryPage] = field(default_factory=list)
    due: datetime | None = None


def has_content() -> bool:
    """Whether somebody already works on this site."""
    return SeriesIndexPage.objects.exists() or PlainPage.objects.exists() or Picture.objects.exists()


def seed(
    *,
    stage: Stage = Stage.RUNNING,
    chance: int = 7,
    say: Callable[[str], None] = lambda words: None,
    add_more: Callable[[SeriesIndexPage], None] = lambda series: None,
) -> Seeded:
    """Make the demo; the same ``chance`` draws the same pictures. Raises Refused for a site with content.

    ``add_more`` may add further stories to the series. Drawing comes first and takes longest, so that
    the moment of the next story, counted from now, is still ahead when everything stands.
    """
    if has_content():
        raise Refused("This site has content, and the demo would mix with it. Nothing was changed.")
    try:
        return _seed(stage, chance, say, add_more)
    except BaseException:
        # Ctrl-C while it draws: half a demo counts as content, and the next start would leave it at that.
        remove_everything()
        raise


def _seed(stage: Stage, chance: int, say, add_more) -> Seeded:
    if stage is Stage.COLLECTING:
        say("writing the pages")
        make_logins()
        seeded = make_site()
        add_more(seeded.series)
        return seeded
    told = read_stories()
    say("drawing the pictures")
    pictures = {one.slug: draw_picture(one, chance) for one in told}
    cover = draw_cover(chance)
    say("writing the pages")
    make_logins()
    seeded = make_site()
    seeded.stories = [make_story(seeded.series, one, pictures[one.slug]) for one in told]
    say("making every size of the pictures")
    for picture in pictures.values():
        make_renditions(picture, ["photo", "first"])
    make_renditions(cover, ["photo", "cover"])
    add_more(seeded.series)
    say("planning the week")
    if stage is Stage.PLANNED:
        plan_week(seeded, cover)
    else:
        run_week(seeded, cover)
    return seeded


@transaction.atomic
def make_site() -> Seeded:
    """Home, series and plain pages, published."""
    home = HomePage.objects.get()
    home.title = site.SITE_NAME
    home.intro = paragraphs(site.HOME_INTRO)
    home.footer = site.FOOTER
    home.save_revision().publish()
    Site.objects.filter(is_default_site=True).update(site_name=site.SITE_NAME)
    series = SeriesIndexPage(
        title=site.SERIES.title,
        question=site.SERIES.question,
        intro=paragraphs(site.SERIES.intro),
        call=paragraphs(site.SERIES.call),
        word_target=site.SERIES.word_target,
        closes_at=moment.at(moment.today() + timedelta(days=12), datetime.min.time().replace(hour=18)),
    )
    publish_under(home, series)
    for one in site.PAGES:
        publish_under(home, PlainPage(title=one.title, body=[("text", paragraphs(*one.paragraphs))]))
    return Seeded(home=HomePage.objects.get(), series=series)


def make_story(series: SeriesIndexPage, told: DemoStory, picture: Picture) -> StoryPage:
    """One draft, with its teller and a consent for everything."""
    teller = Teller.objects.create(name=told.name, address=told.address, confirmed_at=moment.now())
    story = draft_story(
        series,
        printed_name=told.name,
        place=told.place,
        parts=told.paragraphs,
        teller=teller,
        cover=picture,
        quote=told.quote,
        note=told.note,
        teaser=told.teaser,
        topics=[Topic.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0] for name in told.topics],
    )
    consent(
        teller,
        story.story_key,
        door=Consent.Door.FORM,
        site=True,
        letter=True,
        social=True,
        print=True,
        edits=True,
        own_photo=True,
        people_agreed=True,
    )
    return story


def run_week(seeded: Seeded, cover: Picture) -> None:
    """The week runs: what was promised for days gone by is live, the next is due, the rest is planned."""
    due = (moment.now() + DUE_IN).replace(microsecond=0)
    gone_by = len(seeded.stories) // 2
    first_day = moment.local(due).date() - timedelta(days=gone_by)
    seeded.week = make_week(seeded.series, cover, first_day)
    slots = list(Slot.objects.filter(week=seeded.week).order_by("day"))
    for story, slot in zip(seeded.stories[:gone_by], slots, strict=False):
        tell_in_the_past(story, slot)
    slots[gone_by].time = moment.local(due).time()
    slots[gone_by].save()
    for story, slot in zip(seeded.stories[gone_by:], slots[gone_by:], strict=False):
        place(story, slot)
    promise(seeded.stories[gone_by], due)
    seeded.due = due


def plan_week(seeded: Seeded, cover: Picture) -> None:
    """The week begins tomorrow: the first two stories are promised, the rest is planned."""
    seeded.week = make_week(seeded.series, cover, moment.today() + timedelta(days=1))
    slots = list(Slot.objects.filter(week=seeded.week).order_by("day"))
    for story, slot in zip(seeded.stories, slots, strict=False):
        place(story, slot)
    for story, slot in list(zip(seeded.stories, slots, strict=False))[:2]:
        promise(story, slot.at)
    seeded.due = slots[0].at


def tell_in_the_past(story: StoryPage, slot: Slot) -> None:
    """Place and promise as on the day before: the moment is past by now, so the story goes live at once."""
    with moment.as_on(slot.at - timedelta(days=1)):
        place(story, slot)
        # Wagtail would date it today; publishing keeps a date that is there.
        StoryPage.objects.filter(pk=story.pk).update(first_published_at=slot.at)
        promise(story, slot.at)
    StoryPage.objects.filter(pk=story.pk).update(last_published_at=slot.at)


def make_week(series: SeriesIndexPage, cover: Picture, first_day) -> ThemedWeekPage:
    """The themed week, published; saving it makes its slots."""
    week = ThemedWeekPage(
        title=site.WEEK.theme,
        intro=paragraphs(site.WEEK.intro),
        sign_off=paragraphs(site.WEEK.sign_off),
        tone=site.WEEK.tone,
        cover=cover,
        first_day=first_day,
        teaser_allowed=True,
    )
    return publish_under(series, week)


def publish_under(parent, page):
    """Add ``page`` under ``parent`` as an editor would: a draft first, then a published revision.

    A page added live has no live revision, and a later scheduled update would take it offline (tried).
    """
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def draw_picture(told: DemoStory, chance: int) -> Picture:
    """A story's picture, drawn and kept in the library."""
    drawn = draw(told.scene, told.palette, seed=chance, size=told.size)
    return keep(drawn, title=told.name, description=told.alt, caption=told.caption, credit=told.credit)


def draw_cover(chance: int) -> Picture:
    """The week's cover."""
    cover = site.WEEK.cover
    drawn = draw(cover.scene, cover.palette, seed=cover.seed if chance == 7 else chance, size=cover.size)
    return keep(drawn, title=site.WEEK.theme, description=cover.alt)


def keep(drawn, **fields) -> Picture:
    """A drawn picture in the library, through the same cleaning as every upload."""
    written = io.BytesIO()
    drawn.save(written, "JPEG", quality=QUALITY)
    return Picture.objects.create(file=ContentFile(written.getvalue(), name="drawn.jpg"), **fields)


def paragraphs(*words: str) -> str:
    """Plain paragraphs as rich text."""
    return format_html_join("", "<p>{}</p>", ((one,) for one in words))


def remove_everything() -> None:
    """Take all content away, so that the demo can be made anew; users stay."""
    home = HomePage.objects.get()
    for page in home.get_children():
        page.specific.delete()
    for picture in Picture.objects.all():
        picture.delete()
    Consent.objects.all().delete()
    Teller.objects.all().delete()
    Topic.objects.all().delete()
    DBTaskResult.objects.all().delete()
