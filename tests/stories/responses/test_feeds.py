"""The feed of the talk under a story: what all may read, whole, in the words of RFC 4287 and RFC 4685."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stories.pages.models import StoryPage
from stories.pages.renaming import rename
from stories.pages.withdrawing import withdraw
from stories.responses.answering import answer_as_teller
from stories.responses.feeds import LENGTH
from stories.responses.models import Response
from stories.responses.moderating import mark_as_spam, remove
from stories.responses.writers_acts import delete, edit
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response

pytestmark = pytest.mark.django_db

ATOM, THREADS = "{http://www.w3.org/2005/Atom}", "{http://purl.org/syndication/thread/1.0}"


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def path(story):
    return f"{story.url}responses/feed/"


@pytest.fixture
def feed(client, path):
    def feed(at=path):
        return ElementTree.fromstring(client.get(at).content)  # noqa: S314 - our own

    return feed


def trusted(story):
    """A response of somebody whose responses pass, changes too."""
    idris = confirmed()
    for _number in range(2):
        published(story)
    return response(story, known=idris)


def entries(feed):
    return feed.findall(f"{ATOM}entry")


def words(element, name):
    return element.findtext(f"{ATOM}{name}")


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def has_offset(date):
    """RFC 3339: with an offset."""
    return datetime.fromisoformat(date).tzinfo is not None


def test_it_has_what_every_feed_must_have_also_before_anybody_answered(story, feed, path, settings):
    """RFC 4287, 4.1.1."""
    told = feed()

    assert words(told, "title") == f"Responses to “{story.title}”"
    assert words(told, "id").startswith("urn:uuid:")
    assert has_offset(words(told, "updated"))
    assert told.findtext(f"{ATOM}author/{ATOM}name") == story.title
    assert links(told) == {"self": f"{settings.SITE_URL}{path}", "alternate": story.full_url}
    assert entries(told) == []


def test_an_entry_is_the_whole_response_under_its_own_address(story, feed):
    one = published(story, text="Three lamps & a sill.\n\n1 < 2, see https://lamps.example/row")

    [entry] = entries(feed())

    assert words(entry, "title") == entry.findtext(f"{ATOM}author/{ATOM}name") == "Idris Fenn"
    assert links(entry) == {"alternate": f"{story.full_url}#response-{one.pk}"}
    assert has_offset(words(entry, "published"))
    assert has_offset(words(entry, "updated"))
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert "<p>Three lamps &amp; a sill.</p>" in content.text
    assert "1 &lt; 2" in content.text
    assert 'href="https://lamps.example/row" rel="nofollow' in content.text
    assert entry.find(f"{ATOM}summary") is None


def test_it_says_what_each_one_answers(story, feed):
    first = published(story)
    published(story, parent=first)

    to_first, to_story = (entry.find(f"{THREADS}in-reply-to") for entry in entries(feed()))

    assert (to_story.get("ref"), to_story.get("href")) == (f"urn:uuid:{story.translation_key}", story.full_url)
    assert to_first.get("ref") == words(entries(feed())[1], "id")
    assert to_first.get("href") == first.permalink


def test_the_teller_is_named_as_such(story, feed):
    answer_as_teller(story, "Thank you all.")

    [entry] = entries(feed())

    assert words(entry, "title") == "Nora Whitlock, who told this story"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Nora Whitlock"


def test_the_latest_come_first_and_there_is_an_end(story, feed):
    first = published(story, text="The first.")
    Response.objects.bulk_create(
        Response(story=story, name="Ada", text="One of many.", state=first.state, published_at=first.published_at)
        for _number in range(LENGTH)
    )

    told = entries(feed())

    assert len(told) == LENGTH
    assert not any("The first." in words(entry, "content") for entry in told)


@pytest.mark.parametrize("end", [remove, mark_as_spam, delete])
def test_what_is_published_no_more_is_gone(story, feed, end):
    one = published(story)
    assert len(entries(feed())) == 1

    end(one)

    assert entries(feed()) == []


def test_no_address_and_nothing_that_waits_is_told(story, client, path):
    published(story, wants_answers=True, network="a" * 64)
    response(story, text="Not yet read by anybody.", address="other@example.org")

    told = client.get(path).content.decode()

    for private in ("@example.org", "Not yet read", "a" * 64):
        assert private not in told


def test_signs_that_xml_cannot_hold_break_no_feed(story, feed):
    published(story, name="A\x0bda", text="bell \ufffe rings")

    [entry] = entries(feed())
    assert (words(entry, "title"), words(entry, "content")) == ("Ada", "<p>bell  rings</p>")


def test_ids_stay_when_the_story_gets_another_address(story, feed):
    published(story)
    before = feed()

    rename(story, "Leonie Marsh")
    after = feed(f"{StoryPage.objects.get(pk=story.pk).url}responses/feed/")

    assert words(after, "id") == words(before, "id")
    assert [words(one, "id") for one in entries(after)] == [words(one, "id") for one in entries(before)]


def test_two_talks_share_no_id(series, story, feed):
    other = StoryFactory(parent=series)
    ids = []
    for one in (story, other):
        published(one)
        told = feed(f"{one.url}responses/feed/")
        ids += [words(told, "id"), *(words(entry, "id") for entry in entries(told))]

    assert len({*ids}) == 4


@pytest.mark.parametrize("known_by", [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")])
def test_who_has_it_is_sent_only_what_is_new(client, story, path, known_by):
    told, asks = known_by
    one = trusted(story)
    known = {}

    def fetch():
        answer = client.get(path, headers=known)
        known[asks] = answer[told]
        return answer.status_code

    assert [fetch(), fetch()] == [200, 304]
    edit(one, name="Idris Fenn", text="Other words.")
    assert [fetch(), fetch()] == [200, 304]
    remove(one)
    assert [fetch(), fetch()] == [200, 304]


def test_a_change_of_the_writers_is_a_change(story, feed):
    edit(trusted(story), name="Idris Fenn", text="Other words.")

    latest = entries(feed())[0]
    assert "Other words." in words(latest, "content")
    assert words(latest, "updated") >= words(latest, "published")


def test_a_story_that_was_taken_back_says_so(client, story, path):
    published(story)
    withdraw(story)

    answer = client.get(path)

    assert answer.status_code == 410
    assert "Tanner" not in answer.content.decode()


def test_what_is_not_out_has_no_feed(client, series, story, path):
    published(story)
    assert client.get(f"{series.url}nobody/responses/feed/").status_code == 404
    assert client.get(f"/no-series/{story.slug}/responses/feed/").status_code == 404

    series.unpublish()
    assert client.get(path).status_code == 404


def test_nothing_can_be_posted_to_it(client, path):
    assert client.post(path).status_code == 405


def test_fifty_cost_as_much_as_one(client, story, path):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    one = published(story)
    few = cost()
    Response.objects.bulk_create(
        Response(story=story, parent=one, name="Ada", text="One.", state=one.state, published_at=one.published_at)
        for _number in range(49)
    )
    assert cost() == few


def test_a_story_leads_feed_readers_to_it(client, story, settings, path):
    page = client.get(story.url).content.decode()

    assert f'href="{settings.SITE_URL}{path}"' in page
