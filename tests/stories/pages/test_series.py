"""A series as its readers see it: its stories week by week, what they are about, and what is asked next."""

from datetime import timedelta

import pytest
from django.utils.html import strip_tags

from foundation import moment
from stories.pages.models import StoryPage, Topic
from stories.schedule.models import Slot
from tests.factories.pages import DraftFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory
from tests.working import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics():
    return {name: Topic.objects.create(name=name, slug=name.lower()) for name in ("Night", "Rain", "Canal")}


def tell(series, name, week=None, day=1, topics=(), days_ago=0):
    story = StoryFactory(parent=series, printed_name=name)
    story.topics.set(topics)
    story.save()
    StoryPage.objects.filter(pk=story.pk).update(first_published_at=moment.now() - timedelta(days=days_ago))
    if week:
        Slot.objects.filter(week=week, day=day).update(story=story)
    return story


def page(client, series, query=""):
    return client.get(f"{series.url}{query}").content.decode()


def order(html, *parts):
    places = [html.index(part) for part in parts]
    return places == sorted(places)


def test_stories_stand_under_their_week_and_others_by_themselves(client, series):
    long_ago = moment.today() - timedelta(days=40)
    week = WeekFactory(parent=series, title="Rained Off", first_day=long_ago)
    tell(series, "Ada Abel", week, day=1, days_ago=40)
    tell(series, "Ben Brook", week, day=2, days_ago=39)
    tell(series, "Cleo Castro", days_ago=1)

    html = page(client, series)

    main = html[html.index('<main id="main">') :]
    assert order(main, "Outside a week", "Cleo Castro", "Rained Off", "Ben Brook", "Ada Abel")
    assert main.count("Rained Off</a></h2>") + main.count("Rained Off</a>\n") == 1
    assert "Other weeks" not in html


def test_a_week_whose_stories_are_elsewhere_is_linked_below(client, series):
    WeekFactory(parent=series, title="Still to Come")
    tell(series, "Ada Abel")

    assert order(page(client, series), "Ada Abel", "Other weeks", "Still to Come")


def test_topics_are_named_with_their_count_and_leave_the_other_stories_out(client, series, topics):
    tell(series, "Ada Abel", topics=[topics["Night"], topics["Rain"]])
    tell(series, "Ben Brook", topics=[topics["Night"]])
    DraftFactory(parent=series, printed_name="Dov Dunn").topics.set([topics["Canal"]])

    html = page(client, series)
    assert [f"{name}" in strip_tags(html) for name in ("Night 2", "Rain 1")] == [True, True]
    assert "Canal" not in html

    rain = page(client, series, "?topic=rain")
    assert "Ada Abel" in rain
    assert "Ben Brook" not in rain
    assert f'<link rel="canonical" href="{series.full_url}">' in rain


@pytest.mark.parametrize(
    "query", ["?topic=nothing", "?topic=canal", "?topic=%00", "?topic=%22", "?topic=", "?topic=rain&page=9"]
)
def test_a_topic_that_nobody_told_of_leaves_the_page_whole(client, series, topics, query):
    tell(series, "Ada Abel", topics=[topics["Rain"]])

    assert client.get(f"{series.url}{query}").status_code == 200
    assert "Ada Abel" in page(client, series, query)


def test_a_storys_topic_leads_to_the_others_of_it(client, series, topics):
    story = tell(series, "Ada Abel", topics=[topics["Rain"]])

    assert f'<a href="{series.url}?topic=rain">Rain</a>' in client.get(story.url).content.decode()


def test_questions_do_not_grow_with_stories_and_weeks(client, series, topics):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked():
        page(client, series)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, series)
        return len(queries)

    tell(series, "Ada Abel", WeekFactory(parent=series, first_day=moment.today()), topics=[topics["Rain"]])
    few = asked()
    for number in range(6):
        week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=20 + number))
        tell(series, f"Teller {number}", week, topics=[topics["Night"]], days_ago=number)

    assert asked() == few


# ── The call, once it is closed ─────────────────────────────────────────────────────


@pytest.fixture
def closed(home):
    now = moment.now()
    return SeriesFactory(parent=home, title="Who Waited for You", closes_at=now - timedelta(days=3))


def call(client, series):
    html = page(client, series)
    return " ".join(
        strip_tags(html[html.index('id="call"') : html.index("</section>", html.index('id="call"'))]).split()
    )


def test_a_closed_call_says_how_many_are_told_and_what_is_asked_now(client, closed, series):
    tell(closed, "Ada Abel")
    tell(closed, "Ben Brook")

    said = call(client, closed)

    assert "“Who Waited for You” is closed" in said
    assert "and 2 of its stories are told." in said
    assert f"We are asking now: {series.question}" in said


def test_without_an_open_call_the_next_to_open_is_named(client, closed, home):
    now = moment.now()
    SeriesFactory(parent=home, title="Later", question="And after that?", opens_at=now + timedelta(days=90))
    soon = SeriesFactory(parent=home, title="Soon", question="Who taught you?", opens_at=now + timedelta(days=9))
    draft = SeriesFactory(parent=home, title="Draft", question="Not out?", live=False)

    said = call(client, closed)

    assert "The next question opens on" in said
    assert "Who taught you?" in said
    assert "And after that?" not in said
    assert closed.next_call == soon
    assert draft.question not in said


def test_a_closed_call_alone_says_when_it_closed(client, closed):
    said = call(client, closed)

    assert "It closed on" in said
    assert "asking now" not in said


# ── Its cover ───────────────────────────────────────────────────────────────────────


def test_a_series_opens_with_its_cover_and_later_pages_and_topics_without(client, home, topics):
    cover = PictureFactory(width_px=1600, height_px=1200, description="A stile in a hedge.")
    series = SeriesFactory(parent=home, cover=cover)
    tell(series, "Ada Abel", topics=[topics["Rain"]])
    work()

    assert 'alt="A stile in a hedge."' in page(client, series)
    assert 'alt="A stile in a hedge."' not in page(client, series, "?topic=rain")
