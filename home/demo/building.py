"""The pages of the demo: home, series, plain pages, weeks and drafts, each dated when it would have been made."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.html import format_html_join
from django.utils.text import slugify
from wagtail.models import Page, Revision, Site

from foundation import moment
from foundation.models import Picture
from home.demo import site
from home.demo.reading import DemoStory
from home.demo.site import DemoSeries, DemoWeek
from home.models import HomePage, PlainPage
from stories.pages.drafting import draft_story
from stories.pages.models import SeriesIndexPage, StoryPage, Topic
from stories.schedule.models import ThemedWeekPage
from stories.tellers.consenting import consent
from stories.tellers.models import Consent, Teller

#: When calls open and close.
EVENING = time(18)


@transaction.atomic
def make_site(*series: DemoSeries) -> dict[DemoSeries, SeriesIndexPage]:
    """Home, plain pages and the series asked for, published; returns the page of each series."""
    home = HomePage.objects.get()
    home.title = site.SITE_NAME
    home.intro = paragraphs(site.HOME_INTRO)
    home.footer = site.FOOTER
    home.save_revision().publish()
    Site.objects.filter(is_default_site=True).update(site_name=site.SITE_NAME)
    with moment.as_on(days_ago(site.SINCE)):
        for one in site.PAGES:
            publish_under(home, PlainPage(title=one.title, body=[("text", paragraphs(*one.paragraphs))]))
    return {one: make_series(home, one) for one in series}


def make_series(home: HomePage, one: DemoSeries) -> SeriesIndexPage:
    """A series with its call, published when it began."""
    page = SeriesIndexPage(
        title=one.title,
        question=one.question,
        intro=paragraphs(one.intro),
        call=paragraphs(one.call),
        word_target=one.word_target,
        opens_at=None if one.opens is None else evening(one.opens),
        closes_at=evening(one.closes),
    )
    with moment.as_on(days_ago(one.since)):
        return publish_under(home, page)


def make_week(week: DemoWeek, series: SeriesIndexPage, cover: Picture, first_day: date) -> ThemedWeekPage:
    """The themed week, published; saving it makes its slots."""
    page = ThemedWeekPage(
        title=week.theme,
        intro=paragraphs(week.intro),
        sign_off=paragraphs(week.sign_off),
        tone=week.tone,
        cover=cover,
        first_day=first_day,
        days=week.days,
        hours=week.hours,
        teaser_allowed=True,
    )
    return publish_under(series, page)


def make_story(series: SeriesIndexPage, told: DemoStory, picture: Picture) -> StoryPage:
    """One draft, with its teller and a consent for everything."""
    teller = Teller.objects.create(name=told.teller or told.name, address=told.address, confirmed_at=moment.now())
    story = draft_story(
        series,
        title=told.title,
        printed_name=told.name,
        place=told.place,
        parts=told.paragraphs,
        teller=teller,
        cover=picture,
        quote=told.quote,
        note=told.note,
        teaser=told.teaser,
        topics=[Topic.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0] for name in told.topics],
        spoken_language=told.language,
        shows_child=told.shows_child,
    )
    date_draft(story)
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
        guardian=told.shows_child,
    )
    return story


def publish_under(parent, page):
    """Add ``page`` under ``parent`` as an editor would: a draft first, then a published revision.

    A page added live has no live revision, and a later scheduled update would take it offline (tried).
    """
    page.live = False
    # Wagtail would date it today; publishing keeps a date that is there.
    page.first_published_at = moment.now()
    parent.add_child(instance=page)
    page.save_revision().publish()
    date_draft(page)
    Page.objects.filter(pk=page.pk).update(last_published_at=moment.now())
    page.refresh_from_db()
    return page


def date_draft(page: Page) -> None:
    """Let the versions of ``page`` be of `moment.now`, where Wagtail took the clock's time."""
    Revision.objects.for_instance(page).update(created_at=moment.now())
    Page.objects.filter(pk=page.pk).update(latest_revision_created_at=moment.now())


def days_ago(days: int) -> datetime:
    """The moment ``days`` before this one."""
    return moment.now() - timedelta(days=days)


def evening(days: int) -> datetime:
    """The evening ``days`` from today."""
    return moment.at(moment.today() + timedelta(days=days), EVENING)


def paragraphs(*words: str) -> str:
    """Plain paragraphs as rich text."""
    return format_html_join("", "<p>{}</p>", ((one,) for one in words))
