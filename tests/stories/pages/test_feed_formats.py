"""Feeds as the two formats ask for them: RFC 4287, and JSON Feed 1.1."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

from foundation.renditions import largest_jpeg, make_renditions
from stories.pages.models import StoryPage, Topic
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def atom(client):
    def atom(path="/feed/", **headers):
        return ElementTree.fromstring(client.get(path, **headers).content)  # noqa: S314 - our own

    return atom


@pytest.fixture
def story(series):
    """A story with everything that a feed may tell of one."""
    cover = PictureFactory()
    make_renditions(cover, ["photo"])
    story = StoryFactory(
        parent=series,
        printed_name="Ada",
        cover=cover,
        spoken_language="es",
        body=[("text", "<p>Corrí a casa &amp; volví. 1 &lt; 2.</p>"), ("pull_quote", {"words": "Corrí."})],
    )
    story.topics.add(Topic.objects.create(name="At night", slug="at-night"))
    story.save_revision().publish()
    return StoryPage.objects.get(pk=story.pk)


def words(element, name):
    return element.findtext(f"{ATOM}{name}")


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def has_offset(date):
    """RFC 3339: with an offset."""
    return datetime.fromisoformat(date).tzinfo is not None


def test_atom_has_what_every_feed_must_have(story, atom, settings):
    """RFC 4287, 4.1.1."""
    feed = atom()

    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1
    assert words(feed, "id").startswith("urn:uuid:")
    assert has_offset(words(feed, "updated"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == words(feed, "title")
    assert links(feed) == {"self": f"{settings.SITE_URL}/feed/", "alternate": f"{settings.SITE_URL}/"}
    assert words(feed, "icon").startswith(f"{settings.SITE_URL}/static/marks/milepost")
    assert feed.get(LANGUAGE) == "en"


def test_atom_has_what_every_entry_must_have(story, atom):
    """RFC 4287, 4.1.2."""
    [entry] = atom().findall(f"{ATOM}entry")

    for name in ("id", "title", "updated", "published", "summary", "content"):
        assert len(entry.findall(f"{ATOM}{name}")) == 1
    assert words(entry, "id") == f"urn:uuid:{story.translation_key}"
    assert words(entry, "title") == story.title
    assert has_offset(words(entry, "updated"))
    assert has_offset(words(entry, "published"))
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Ada"
    assert links(entry) == {"alternate": story.full_url}
    assert [one.get("term") for one in entry.findall(f"{ATOM}category")] == ["At night"]
    assert entry.get(LANGUAGE) == "es"


def test_atom_tells_the_whole_story_as_html(story, atom):
    content = atom().find(f"{ATOM}entry/{ATOM}content")

    assert content.get("type") == "html"
    assert "<p>Corrí a casa &amp; volví. 1 &lt; 2.</p>" in content.text
    assert "<blockquote>" in content.text
    assert f'<img src="{largest_jpeg(story.cover).full_url}"' in content.text


def test_the_summary_in_atom_is_html_too(story, atom):
    summary = atom().find(f"{ATOM}entry/{ATOM}summary")

    assert summary.get("type") == "html"
    assert summary.text == "Corrí a casa &amp; volví. 1 &lt; 2."


def test_json_has_what_every_feed_and_item_must_have(story, client, settings):
    """https://www.jsonfeed.org/version/1.1/"""
    feed = client.get("/feed.json").json()

    [item] = feed.pop("items")
    assert (item.pop("content_html"), feed.pop("favicon")) != ("", "")
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Milepost",
        "home_page_url": f"{settings.SITE_URL}/",
        "feed_url": f"{settings.SITE_URL}/feed.json",
        "authors": [{"name": "Milepost", "url": f"{settings.SITE_URL}/"}],
        "language": "en",
    }
    assert item == {
        "id": f"urn:uuid:{story.translation_key}",
        "url": story.full_url,
        "title": story.title,
        "summary": "Corrí a casa & volví. 1 < 2.",
        "image": largest_jpeg(story.cover).full_url,
        "date_published": story.first_published_at.isoformat(),
        "date_modified": story.last_published_at.isoformat(),
        "authors": [{"name": "Ada"}],
        "tags": ["At night"],
        "language": "es",
    }


def test_both_tell_the_same_whole_story(story, atom, client):
    [item] = client.get("/feed.json").json()["items"]

    assert item["content_html"] == atom().findtext(f"{ATOM}entry/{ATOM}content")


def test_what_a_story_has_not_is_not_said(series, client, atom):
    story = StoryFactory(parent=series)

    [item] = client.get("/feed.json").json()["items"]
    [entry] = atom().findall(f"{ATOM}entry")

    assert not {"image", "tags", "language"} & set(item)
    assert entry.get(LANGUAGE) is None
    assert entry.findall(f"{ATOM}category") == []
    assert story.title == item["title"]


def test_the_feed_of_a_series_tells_its_question(series, client, atom):
    assert words(atom(f"{series.url}feed/"), "subtitle") == series.question
    assert client.get(f"{series.url}feed.json").json()["description"] == series.question


def test_a_feed_keeps_its_id_when_its_series_is_renamed(series, atom):
    before = atom(f"{series.url}feed/")
    series.title, series.slug = "Another name", "another-name"
    series.save_revision().publish()

    after = atom("/another-name/feed/")

    assert words(after, "id") == words(before, "id")
    assert words(after, "title") == "Another name"


def test_two_series_and_the_site_are_three_feeds(home, series, atom):
    other = SeriesFactory(parent=home)

    feeds = [atom(path) for path in ("/feed/", f"{series.url}feed/", f"{other.url}feed/")]

    assert len({words(feed, "id") for feed in feeds}) == 3


def test_it_gives_its_own_address_whatever_host_is_asked(series, atom, client, settings):
    path = f"{series.url}feed"

    assert links(atom(f"{path}/", HTTP_HOST="localhost"))["self"] == f"{settings.SITE_URL}{path}/"
    assert client.get(f"{path}.json", HTTP_HOST="localhost").json()["feed_url"] == f"{settings.SITE_URL}{path}.json"


def test_a_story_saved_as_live_past_all_publishing_breaks_no_feed(series, atom, client):
    story = StoryFactory(parent=series)
    StoryPage.objects.filter(pk=story.pk).update(
        first_published_at=None, last_published_at=None, latest_revision_created_at=None
    )

    [entry] = atom().findall(f"{ATOM}entry")
    [item] = client.get("/feed.json").json()["items"]

    assert has_offset(words(entry, "updated"))
    assert "date_published" not in item


def test_a_site_whose_front_page_is_not_out_tells_nothing_of_it(home, series, client, atom):
    StoryFactory(parent=series)
    home.title = "Not yet told"
    home.save_revision().publish()
    home.unpublish()

    for text in (client.get("/feed/").content.decode(), client.get("/feed.json").content.decode()):
        assert "Not yet told" not in text
        assert series.title not in text
    assert has_offset(words(atom(), "updated"))


@pytest.mark.parametrize("path", ["/feed/", "/feed.json"])
def test_nothing_can_be_posted_to_it(home, client, path):
    assert client.post(path).status_code == 405
