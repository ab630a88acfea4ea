"""A story in a week is taken back: its day, the road, and no trace through any door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation import moment
from foundation.renditions import make_renditions
from stories.pages.models import StoryPage
from stories.pages.withdrawing import bring_back, withdraw
from stories.schedule import clock
from stories.schedule.models import Slot
from stories.schedule.planning import place
from stories.schedule.promising import promise, promised_revision
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import DraftFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory
from tests.factories.tellers import TellerFactory
from tests.stories.schedule.test_leaks import DOORS, crawl

pytestmark = pytest.mark.django_db

TRACES = (
    *("Zenobia", "Quill", "zenobia-quill", "Xylophone Street", "marmalade", "Kazoo caption", "A heron on a kettle"),
    *("Somebody who has keys", "z-quill"),
)


@pytest.fixture
def week(series):
    """Three days that passed, one to come."""
    return WeekFactory(parent=series, first_day=moment.today() - timedelta(days=3), days=6, teaser_allowed=True)


@pytest.fixture
def told(series, week):
    """A story of the second day, between two others, with pictures and a former address; a third links to it."""
    story = StoryFactory(
        parent=series,
        printed_name="Zenobia Quill",
        place="Xylophone Street",
        told_by=TellerFactory(name="Zenobia Quill", address="zenobia@quill.example"),
        cover=PictureFactory(title="heron", caption="Kazoo caption", description="A heron on a kettle"),
        body=[("text", "<p>We spread the marmalade at dawn.</p>")],
        teaser="Somebody who has keys to the swimming baths.",
        slug="z-quill",
    )
    story.slug = "zenobia-quill"
    story.save_revision().publish()
    make_renditions(story.cover, ["photo", "first"])
    link = f'<p>Like <a linktype="page" id="{story.pk}">her</a>.</p>'
    others = [
        StoryFactory(parent=series, printed_name="Tom Aldous", body=[("text", link)]),
        StoryFactory(parent=series, printed_name="Ann Lee"),
    ]
    slots = list(week.slots.order_by("day"))
    for slot, one in zip(slots, [others[0], story, others[1]], strict=False):
        Slot.objects.filter(pk=slot.pk).update(story=one)
    return StoryPage.objects.get(pk=story.pk)


def test_no_door_has_a_trace_of_it(client, told, django_capture_on_commit_callbacks):
    files = [rendition.url for rendition in told.cover.renditions.all()]
    doors = (
        *DOORS,
        "/api/v2/pages/",
        "/api/v2/pages/?type=stories.StoryPage&fields=*",
        "/api/v2/pages/?search=marmalade",
    )
    assert any("zenobia-quill" in body for body in crawl(client, doors).values())
    assert client.get(files[0]).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(told)

    for address, body in crawl(client, (*doors, told.url, f"{told.get_parent().url}z-quill/", *files)).items():
        found = [trace for trace in TRACES if trace in body and trace.lower() not in address.lower()]
        assert found == [], address
    assert [client.get(file).status_code for file in files] == [404] * len(files)
    assert client.get(f"/api/v2/pages/{told.pk}/").status_code == 404
    assert client.get(told.url).status_code == 410


def test_the_road_closes_up(client, told, week):
    before, after = StoryPage.objects.get(printed_name="Tom Aldous"), StoryPage.objects.get(printed_name="Ann Lee")
    assert f'href="{told.url}"' in client.get(before.url).content.decode()

    withdraw(told)

    html = client.get(before.url).content.decode()
    assert f'href="{after.url}" rel="next"' in html
    assert told.url not in html
    assert f'href="{before.url}" rel="prev"' in client.get(after.url).content.decode()


def test_where_it_was_the_rest_of_the_week_is_linked(client, told, week):
    withdraw(told)

    html = client.get(told.url).content.decode()
    assert "The rest of the week is here." in html
    for page in (week, StoryPage.objects.get(printed_name="Tom Aldous"), StoryPage.objects.get(printed_name="Ann Lee")):
        assert f'href="{page.url}"' in html


def test_a_promise_is_taken_back_and_its_day_is_empty(series, week, client):
    story = DraftFactory(parent=series, printed_name="Zenobia Quill")
    slot = week.slots.order_by("day").last()
    place(story, slot)
    promise(story, slot.at)

    withdraw(story)

    slot.refresh_from_db()
    assert slot.story is None
    assert promised_revision(story) is None
    assert StoryPage.objects.get(pk=story.pk).go_live_at is None
    assert "Zenobia" not in client.get(week.url).content.decode()


def test_the_clock_publishes_nothing_of_it(series, week, monkeypatch):
    story = DraftFactory(parent=series)
    at = moment.now() + timedelta(days=1)
    promise(story, at)
    withdraw(story)

    monkeypatch.setattr(timezone, "now", lambda: at + timedelta(hours=1))
    done = clock.look()

    assert (done.published, done.failed) == (0, 0)
    assert not StoryPage.objects.get(pk=story.pk).live


def test_given_again_it_is_on_its_day_again(client, told, week):
    withdraw(told)
    consent(told.told_by, told.story_key, door=Consent.Door.MAIL, site=True)
    bring_back(told)
    StoryPage.objects.get(pk=told.pk).get_latest_revision().publish()

    assert f'href="{told.url}"' in client.get(week.url).content.decode()
    assert client.get(told.url).status_code == 200
