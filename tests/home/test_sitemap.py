"""What search engines are told: every page that is out, and no other."""

from datetime import time, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from foundation import moment
from foundation.renditions import USES, largest_jpeg, make_renditions
from home.sitemap import ReadablePages
from stories.schedule.models import Slot
from stories.schedule.promising import promise
from tests.factories.pages import DraftFactory, PlainPageFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
CHANGED = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"
IMAGES = "{http://www.google.com/schemas/sitemap-image/1.1}image/{http://www.google.com/schemas/sitemap-image/1.1}loc"


def entries(client, path="/sitemap.xml"):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return list(ElementTree.fromstring(response.content))  # noqa: S314 - our own


def addresses(client, path="/sitemap.xml"):
    return [entry.findtext(LOCATION) for entry in entries(client, path)]


def changes(client):
    """Path → the day it says the page changed."""
    return {urlsplit(entry.findtext(LOCATION)).path: entry.findtext(CHANGED) for entry in entries(client)}


def images(client):
    """Path → addresses of the page's pictures, where it has any."""
    found = {urlsplit(entry.findtext(LOCATION)).path: entry.findall(IMAGES) for entry in entries(client)}
    return {path: [image.text for image in shown] for path, shown in found.items() if shown}


def published(page, days_ago):
    """As if ``page`` had last been published so long ago; the day, as the sitemap writes it."""
    when = moment.now() - timedelta(days=days_ago)
    type(page).objects.filter(pk=page.pk).update(last_published_at=when)
    return f"{moment.local(when):%Y-%m-%d}"


def made(**fields):
    """A picture whose sizes the worker has made."""
    picture = PictureFactory(**fields)
    make_renditions(picture, ["photo"])
    return picture


def largest(*pictures):
    return [largest_jpeg(picture).full_url for picture in pictures]


def test_every_kind_of_page_that_is_out_is_in_it(home, series, client, settings):
    story, week = StoryFactory(parent=series), WeekFactory(parent=series)
    plain = PlainPageFactory(parent=home)

    pages = [home, series, week, story, plain]

    assert sorted(addresses(client)) == sorted(f"{settings.SITE_URL}{page.url}" for page in pages)


def test_what_is_not_out_is_not_in_it(home, series, client, settings):
    DraftFactory(parent=series)
    promise(DraftFactory(parent=series), moment.now() + timedelta(hours=1))
    StoryFactory(parent=series).unpublish()
    StoryFactory(parent=SeriesFactory(parent=home, live=False))
    WeekFactory(parent=series, live=False)
    PlainPageFactory(parent=home, live=False)
    private = SeriesFactory(parent=home)
    StoryFactory(parent=private)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    assert sorted(addresses(client)) == [f"{settings.SITE_URL}/", f"{settings.SITE_URL}{series.url}"]


def test_each_address_answers(home, series, client, settings):
    StoryFactory(parent=series)
    WeekFactory(parent=series)
    PlainPageFactory(parent=home)

    for address in addresses(client):
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200


def test_it_says_when_a_page_changed(home, series, client):
    plain = PlainPageFactory(parent=home)
    days = {page.url: published(page, ago) for page, ago in ((home, 90), (series, 60), (plain, 30))}

    told = changes(client)

    assert told[series.url] == days[series.url]
    assert told[plain.url] == days[plain.url]


def test_home_series_and_week_change_with_the_newest_page_that_they_list(home, series, client):
    week = WeekFactory(parent=series)
    older, newer, outside = (StoryFactory(parent=series) for _number in range(3))
    for day, story in ((1, older), (2, newer)):
        Slot.objects.filter(week=week, day=day).update(story=story)
    for page, ago in ((home, 90), (series, 80), (week, 70), (older, 20), (newer, 10)):
        published(page, ago)
    in_week, newest = published(newer, 10), published(outside, 5)

    told = changes(client)

    assert (told[week.url], told[series.url], told["/"]) == (in_week, newest, newest)


def test_a_week_that_is_announced_changes_its_series(series, client):
    published(series, 80)
    announced = published(WeekFactory(parent=series), 3)

    assert changes(client)[series.url] == announced


def test_one_series_does_not_change_with_another(home, series, client):
    other = SeriesFactory(parent=home)
    StoryFactory(parent=other)
    own = published(series, 80)

    assert changes(client)[series.url] == own


def test_what_is_not_out_changes_nothing(series, client):
    own = published(series, 80)
    StoryFactory(parent=series).unpublish()
    WeekFactory(parent=series, live=False)

    assert changes(client)[series.url] == own


def test_a_pages_pictures_stand_with_it_in_reading_order(home, series, client):
    cover, one, two, three, four, five, banner, plain = (made() for _number in range(8))
    story = StoryFactory(
        parent=series,
        cover=cover,
        body=[
            ("picture", {"picture": one, "caption": "", "width": ""}),
            ("side_by_side", {"left": two, "right": three, "caption": ""}),
            ("gallery", {"pictures": [{"picture": four, "caption": ""}, {"picture": five, "caption": ""}]}),
            ("picture", {"picture": cover, "caption": "Once more.", "width": ""}),
        ],
    )
    week = WeekFactory(parent=series, cover=banner)
    page = PlainPageFactory(parent=home, body=[("picture", {"picture": plain, "caption": "", "width": ""})])

    assert images(client) == {
        story.url: largest(cover, one, two, three, four, five),
        week.url: largest(banner),
        page.url: largest(plain),
    }


def test_a_picture_stands_as_the_largest_jpeg_that_is_made(series, client):
    picture = made(width_px=1600, height_px=900)
    StoryFactory(parent=series, cover=picture)
    jpegs = picture.renditions.filter(filter_spec__endswith="format-jpeg").order_by("-width")

    assert list(images(client).values()) == [[jpegs[0].full_url]]

    jpegs[0].delete()
    assert list(images(client).values()) == [[jpegs[0].full_url]]


def test_a_weeks_cover_stands_as_it_is_cut(series, client):
    cover = PictureFactory(width_px=1000, height_px=1400)
    week = WeekFactory(parent=series, cover=cover)
    make_renditions(cover, ["cover"])

    assert images(client) == {
        week.url: [cover.renditions.get(filter_spec=f"{USES['cover'].rules[-1]}|format-jpeg").full_url]
    }


def test_a_picture_whose_sizes_are_not_made_is_left_out(series, client):
    StoryFactory(parent=series, cover=PictureFactory())

    assert images(client) == {}


def test_no_picture_of_a_draft_is_in_it(series, client):
    shown = made()
    story = StoryFactory(parent=series, cover=shown)
    DraftFactory(parent=series, cover=made())
    StoryFactory(parent=series, cover=made()).unpublish()
    story.cover = made()
    story.body = [("picture", {"picture": made(), "caption": "", "width": ""})]
    story.save_revision()
    StoryFactory(parent=series)

    assert images(client) == {story.url: largest(shown)}


def test_above_what_a_file_may_hold_it_leads_to_its_parts(home, series, client, settings, monkeypatch):
    for _number in range(3):
        StoryFactory(parent=series)
    whole = addresses(client)
    monkeypatch.setattr(ReadablePages, "limit", 2)

    index = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own

    assert index.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemapindex"
    parts = [one.findtext(LOCATION) for one in index]
    assert parts == [f"{settings.SITE_URL}/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert all(one.findtext(CHANGED) for one in index)
    assert [address for part in parts for address in addresses(client, urlsplit(part).path)] == whole


def test_a_file_holds_what_the_protocol_lets_it():
    """https://www.sitemaps.org/protocol.html#index"""
    assert ReadablePages.limit == 50_000


@pytest.mark.parametrize("part", ["0", "2", "99999999999999999999999", "x"])
def test_a_part_that_there_is_not_is_not_found(home, client, part):
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_the_cost_is_the_same_for_three_stories_and_for_thirty(home, series, client):
    week, costs = WeekFactory(parent=series), []
    for numbers in (range(3), range(3, 30)):
        for number in numbers:
            inside = [("picture", {"picture": PictureFactory(), "caption": "", "width": ""})]
            story = StoryFactory(parent=series, cover=PictureFactory(), body=inside)
            Slot.objects.create(week=week, day=number % 7 + 1, time=time(12, number), story=story)
        client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as queries:
            assert len(addresses(client)) > len(numbers)
        costs.append(len(queries))

    assert costs[0] == costs[1]


@pytest.mark.parametrize(("says", "asks"), [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")])
def test_who_has_it_is_sent_it_again_only_when_it_changed(home, series, client, says, asks):
    story = StoryFactory(parent=series)
    first = client.get("/sitemap.xml")
    again = client.get("/sitemap.xml", headers={asks: first[says]})

    story.unpublish()
    changed = client.get("/sitemap.xml", headers={asks: first[says]})

    assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)


def test_addresses_are_those_of_site_url(series, client, settings):
    settings.SITE_URL = "https://stories.example.org"

    assert addresses(client)[0] == "https://stories.example.org/"


def test_robots_are_kept_out_of_the_admin_and_of_searches(home, client, settings):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
