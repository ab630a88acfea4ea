"""No early leak: before its minute a promised story is found through no door, after it through all."""

import datetime
import re
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.utils import timezone

from foundation import moment
from foundation.renditions import make_renditions
from stories.pages.models import StoryPage, Topic
from stories.schedule import clock
from stories.schedule.models import Slot
from stories.schedule.planning import place
from stories.schedule.promising import promise
from tests.factories.pages import DraftFactory, PlainPageFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db

SECRETS = ("Zenobia Quill", "zenobia-quill", "Xylophone Street", "marmalade", "Kazoo caption", "A heron on a kettle")
DOORS = (
    "/",
    "/feed/",
    "/feed.json",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/search/",
    "/search/?q=marmalade",
    "/search/?q=Zenobia",
    "/search/?q=Xylophone",
)


@pytest.fixture
def promised(series):
    """A week with yesterday's story live, today's promised, and one live story outside it."""
    PlainPageFactory(parent=series.get_parent().specific, title="About us")
    StoryFactory(parent=series, printed_name="Outside The Week")
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=1), days=3, teaser_allowed=True)
    slots = list(Slot.objects.filter(week=week).order_by("day"))
    earlier = StoryFactory(parent=series, printed_name="Tom Aldous")
    Slot.objects.filter(pk=slots[0].pk).update(story=earlier)
    story = DraftFactory(
        parent=series,
        printed_name="Zenobia Quill",
        place="Xylophone Street",
        cover=PictureFactory(title="heron", caption="Kazoo caption", description="A heron on a kettle"),
        body=[("text", "<p>We spread the marmalade at dawn.</p>")],
        teaser="Somebody who has keys to the swimming baths.",
    )
    story.topics.set([Topic.objects.create(name="At night", slug="at-night")])
    make_renditions(story.cover, ["photo", "first"])
    due = (moment.now() + timedelta(minutes=5)).replace(microsecond=0)
    slot = slots[1]
    slot.day, slot.time = (moment.local(due).date() - week.first_day).days + 1, moment.local(due).time()
    Slot.objects.filter(week=week, day=slot.day, time=slot.time).exclude(pk=slot.pk).delete()
    slot.save()
    place(story, slot)
    promise(story, slot.at)
    story.refresh_from_db()
    return story


def crawl(client, doors=DOORS):
    """Every public answer that can be reached from ``doors``, address → body."""
    seen, todo = {}, list(doors)
    while todo:
        address = todo.pop(0)
        if address in seen or address.startswith(("/admin", "/static")):
            continue
        assert len(seen) < 300, "the crawl does not end"
        answer = client.get(address)
        streamed = b"".join(answer.streaming_content) if answer.streaming else answer.content
        seen[address] = "" if address.startswith("/media") else unescape(streamed.decode())
        for link in re.findall(r'(?:href|src|srcset|loc|url)["=>: ]+"?([^"<>\s]+)', seen[address]):
            parts = urlsplit(urljoin(f"http://127.0.0.1:8000{address}", link))
            if parts.hostname in ("127.0.0.1", "localhost") and parts.scheme == "http":
                todo.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return seen


def renditions_of(story):
    return [rendition.url for rendition in story.cover.renditions.all()]


def test_before_its_minute_no_door_knows_it(client, promised):
    answers = crawl(client)

    assert any("Tom Aldous" in body for body in answers.values())
    for address, body in answers.items():
        for secret in (*SECRETS, *renditions_of(promised)):
            asked_for = secret.lower() in address.lower()
            assert asked_for or secret not in body, f"{secret} at {address}"
    assert client.get(promised.url).status_code == 404
    assert not set(answers) & set(renditions_of(promised))


def test_before_its_minute_only_the_teaser_and_the_time_are_told(client, promised):
    week = client.get(promised.slot.week.url).content.decode()

    assert "Somebody who has keys to the swimming baths." in week
    assert moment.local(promised.slot.at).strftime("%H:%M") in week


def test_at_its_minute_every_door_shows_it(client, promised, monkeypatch):
    due = promised.slot.at
    monkeypatch.setattr(timezone, "now", lambda: due)
    clock.look()

    answers = crawl(client)

    for door in (
        "/",
        promised.get_parent().url,
        promised.slot.week.url,
        promised.url,
        "/feed/",
        "/feed.json",
        f"{promised.get_parent().url}feed/",
        "/sitemap.xml",
        "/search/?q=marmalade",
        "/search/?q=Zenobia",
        "/search/?q=Xylophone",
    ):
        assert "zenobia-quill" in answers[door], door
    neighbour = StoryPage.objects.get(printed_name="Tom Aldous")
    assert "Zenobia Quill" in answers[neighbour.url]
    assert set(renditions_of(promised)) & set(answers)


def test_a_story_under_a_series_that_is_not_out_is_neither_served_nor_listed(client, series):
    story = StoryFactory(parent=series, printed_name="Zenobia Quill", body=[("text", "<p>marmalade</p>")])
    series.unpublish()

    answers = crawl(client)

    assert client.get(story.url).status_code == 404
    assert [address for address, body in answers.items() if "Zenobia Quill" in body] == []


def test_a_story_whose_week_is_not_out_shows_no_week(client, series):
    week = WeekFactory(parent=series, title="Secret Theme", live=False, first_day=datetime.date(2031, 1, 1))
    story = StoryFactory(parent=series)
    Slot.objects.filter(week=week, day=1).update(story=story)

    assert "Secret Theme" not in client.get(story.url).content.decode()


def test_originals_have_no_address(client, promised):
    name = promised.cover.file.name

    with pytest.raises(ValueError, match="private"):
        assert promised.cover.file.url
    for prefix in ("/media/", "/private/", "/var/private/"):
        assert client.get(f"{prefix}{name}").status_code == 404
