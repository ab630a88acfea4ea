"""What feed readers get: what is out, the latest first, under an id that stays, and no address of anybody."""

from datetime import time, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from foundation import moment
from stories.pages.feeds import LENGTH
from stories.pages.models import StoryPage, Topic
from stories.schedule.models import Slot
from stories.schedule.promising import promise
from tests.factories.pages import DraftFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory
from tests.factories.tellers import TellerFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


class Atom:
    """A feed as an Atom reader sees it."""

    address = "feed/"
    kind = "application/atom+xml; charset=utf-8"

    def __init__(self, response):
        assert response.status_code == 200
        self.root = ElementTree.fromstring(response.content)  # noqa: S314 - our own
        self.entries = self.root.findall(f"{ATOM}entry")
        self.title = self.root.findtext(f"{ATOM}title")

    def authors(self):
        return [entry.findtext(f"{ATOM}author/{ATOM}name") for entry in self.entries]

    def ids(self):
        return [entry.findtext(f"{ATOM}id") for entry in self.entries]

    def titles(self):
        return [entry.findtext(f"{ATOM}title") for entry in self.entries]

    def links(self):
        return [entry.find(f"{ATOM}link").get("href") for entry in self.entries]


class Json:
    """A feed as a JSON Feed reader sees it."""

    address = "feed.json"
    kind = "application/feed+json"

    def __init__(self, response):
        assert response.status_code == 200
        self.root = response.json()
        self.entries = self.root["items"]
        self.title = self.root["title"]

    def authors(self):
        return [author["name"] for item in self.entries for author in item["authors"]]

    def ids(self):
        return [item["id"] for item in self.entries]

    def titles(self):
        return [item["title"] for item in self.entries]

    def links(self):
        return [item["url"] for item in self.entries]


@pytest.fixture(params=[Atom, Json], ids=["Atom", "JSON"])
def kind(request):
    return request.param


@pytest.fixture
def read(client, kind):
    """Read the feed of the site, or of a series."""

    def read(series=None):
        return kind(client.get(f"{series.url if series else '/'}{kind.address}"))

    return read


def told(series, name, days_ago, **fields):
    """A story that went live so long ago."""
    story = StoryFactory(parent=series, printed_name=name, **fields)
    when = moment.now() - timedelta(days=days_ago)
    StoryPage.objects.filter(pk=story.pk).update(first_published_at=when, last_published_at=when)
    return StoryPage.objects.get(pk=story.pk)


def test_the_latest_story_comes_first(series, read):
    for name, days_ago in (("Ada", 3), ("Ben", 1), ("Cleo", 2)):
        told(series, name, days_ago)

    assert read().authors() == ["Ben", "Cleo", "Ada"]


def test_an_edit_moves_no_story_up(series, read):
    story = told(series, "Ada", 3)
    told(series, "Ben", 1)
    story.save_revision().publish()

    assert read().authors() == ["Ben", "Ada"]


def test_a_feed_holds_the_latest_thirty(series, read):
    for number in range(LENGTH + 2):
        told(series, f"Runner {number}", number)

    assert read().authors() == [f"Runner {number}" for number in range(30)]


def test_a_story_is_told_with_title_lead_and_address(series, client, settings):
    story = told(series, "Ada", 1)

    item = client.get("/feed.json").json()["items"][0]

    assert item["title"] == f"{series.title}: Ada"
    assert item["url"] == f"{settings.SITE_URL}{story.url}"
    assert item["summary"] == "I did not stretch. I went down Cooper Street in my coat."
    assert item["date_published"] == item["date_modified"] == story.first_published_at.isoformat()


def test_both_kinds_lead_to_the_same_addresses(series, client, settings):
    told(series, "Ada", 1)

    atom, json = Atom(client.get("/feed/")), Json(client.get("/feed.json"))

    assert atom.links() == json.links() == [f"{settings.SITE_URL}{series.url}ada/"]
    assert atom.ids() == json.ids()
    assert atom.titles() == json.titles()


def test_it_says_what_it_is(series, client, kind):
    response = client.get(f"/{kind.address}")

    assert response["Content-Type"] == kind.kind


def test_the_feed_of_a_series_holds_its_own_stories(home, series, read):
    other = SeriesFactory(parent=home, title="A Cup of Tea")
    told(series, "Ada", 1)
    told(other, "Ben", 2)

    assert read(other).authors() == ["Ben"]
    assert read(other).title == "A Cup of Tea"
    assert read().authors() == ["Ada", "Ben"]
    assert read().title == home.title


def test_only_what_is_out_is_in_it(home, series, read):
    told(series, "Ada", 1)
    DraftFactory(parent=series, printed_name="A draft")
    promise(DraftFactory(parent=series, printed_name="Promised"), moment.now() + timedelta(hours=1))
    told(series, "Taken down", 1).unpublish()
    told(SeriesFactory(parent=home, live=False), "Under a draft", 1)
    private = SeriesFactory(parent=home)
    told(private, "Private", 1)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    assert read().authors() == ["Ada"]


def test_newer_words_are_not_in_it_before_they_are_published(series, client):
    story = told(series, "Ada", 1)
    story.body = [("text", "<p>Something new.</p>")]
    story.save_revision()

    assert "Something new" not in client.get("/feed.json").content.decode()


def test_an_id_stays_when_address_and_title_change(series, read):
    story = told(series, "Lisa Anderson", 1)
    before = read().ids()

    story.slug, story.title, story.printed_name = "l-a", "Another title", "L. A."
    story.save_revision().publish()

    assert read().titles() == ["Another title"]
    assert read().ids() == before


def test_no_two_stories_share_an_id(series, read):
    for name in ("Ada", "Ben", "Cleo"):
        told(series, name, 1)

    assert len(set(read().ids())) == 3


def test_no_address_of_a_teller_is_in_it(series, client, kind):
    teller = TellerFactory(name="Elisabeth Anderson-Smith", address="elisabeth@example.net")
    told(series, "Lisa", 1, told_by=teller)

    for address in (f"/{kind.address}", f"{series.url}{kind.address}"):
        text = client.get(address).content.decode()
        assert "Lisa" in text
        assert "@" not in text
        assert "Anderson-Smith" not in text
        assert str(StoryPage.objects.get().story_key) not in text


def test_markup_in_a_name_breaks_no_feed(series, read):
    told(series, 'Ada <b>"&amp; Ben', 1)

    assert read().authors() == ['Ada <b>"&amp; Ben']


def test_a_sign_that_xml_cannot_hold_costs_no_more_than_itself(home, read):
    series = SeriesFactory(parent=home, title="Mi\x08les", question="Wh\x0bich?")
    told(series, "A\x0bda", 1, title="On\x0ce", body=[("text", "<p>I ran\x1f.\ufffe</p>")])
    told(series, "Ben", 2)

    assert len(read().entries) == 2
    assert len(read(series).entries) == 2


def test_an_empty_site_has_an_empty_feed(home, client, kind):
    feed = kind(client.get(f"/{kind.address}"))

    assert feed.entries == []
    assert feed.title != ""


@pytest.mark.parametrize("slug", ["nothing-of-the-kind", "home", "0"])
def test_the_feed_of_an_unknown_series_is_not_found(series, client, kind, slug):
    assert client.get(f"/{slug}/{kind.address}").status_code == 404


def test_the_feed_of_a_draft_series_is_not_found(home, client, kind):
    series = SeriesFactory(parent=home, live=False)
    StoryFactory(parent=series)

    assert client.get(f"/{series.slug}/{kind.address}").status_code == 404


def test_the_feed_of_a_private_series_is_not_found(series, client, kind):
    PageViewRestriction.objects.create(page=series, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(f"{series.url}{kind.address}").status_code == 404


def test_the_feed_of_a_story_is_not_found(series, client, kind):
    story = told(series, "Ada", 1)

    assert client.get(f"/{story.slug}/{kind.address}").status_code == 404


def told_in_full(series, week, number):
    """A story that asks for all that a feed looks up: pictures, a link, topics, a day in a week."""
    cover, *inside = [PictureFactory() for _number in range(3)]
    pictures = [{"picture": picture, "caption": ""} for picture in inside]
    link = f'<p>After <a linktype="page" id="{series.pk}">the others</a>.</p>'
    story = told(
        series,
        f"Runner {number}",
        number,
        cover=cover,
        body=[("text", link), ("gallery", {"pictures": pictures}), ("editors_note", {"words": link})],
    )
    story.topics.add(Topic.objects.create(name=f"Topic {number}", slug=f"topic-{number}"))
    story.save()
    Slot.objects.create(week=week, day=number % 7 + 1, time=time(12, number), story=story)


def test_the_cost_is_the_same_for_three_stories_and_for_thirty(series, client, kind):
    week = WeekFactory(parent=series)
    costs = []
    for numbers in (range(3), range(3, 30)):
        for number in numbers:
            told_in_full(series, week, number)
        client.get(f"/{kind.address}")
        with CaptureQueriesContext(connection) as queries:
            feed = kind(client.get(f"/{kind.address}"))
        costs.append(len(queries))

    assert len(feed.entries) == 30
    assert costs[0] == costs[1]
