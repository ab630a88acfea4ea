"""What search engines are told: every page that is out, and no other."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from foundation import moment
from stories.schedule.promising import promise
from tests.factories.pages import DraftFactory, PlainPageFactory, SeriesFactory, StoryFactory, WeekFactory

pytestmark = pytest.mark.django_db

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
CHANGED = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"


def entries(client):
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return list(ElementTree.fromstring(response.content))  # noqa: S314 - our own


def addresses(client):
    return [entry.findtext(LOCATION) for entry in entries(client)]


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


def test_it_says_when_a_page_changed(series, client):
    changed = {entry.findtext(LOCATION).rpartition("8000")[2]: entry.findtext(CHANGED) for entry in entries(client)}

    assert changed[series.url] == f"{moment.local(series.last_published_at):%Y-%m-%d}"


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
