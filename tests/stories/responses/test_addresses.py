"""The address of whoever wrote, and what waits, is nowhere public: no page, list, feed, map, API, search nor log."""

import logging

import pytest

from foundation import moment
from stories.responses import links
from stories.responses.moderating import mark_as_spam, remove
from stories.responses.writers_acts import delete
from tests.crawling import Answer, crawl, doors_for, naming
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response
from tests.working import work

pytestmark = pytest.mark.django_db

HOST = "127.0.0.1:8000"
#: What of a response nobody but its writer and editors may know.
TRACES = ("zenobia", "post.example", "b6d7c0ffee", "Waitingword", "Removedword", "Spamword", "Deletedword")
ADDRESS = "Zenobia@post.example"


@pytest.fixture
def get(client):
    def ask(path, headers):
        answer = client.get(path, headers={"host": HOST, **headers})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return Answer(answer.status_code, {name.lower(): value for name, value in answer.items()}, body)

    return ask


@pytest.fixture
def story(series):
    story = StoryFactory(parent=series, first_published_at=moment.now())
    confirmed(ADDRESS.lower())
    sent = {"address": ADDRESS, "network": "b6d7c0ffee"}
    root = published(story, text="Marmalade, at dawn.", **sent)
    published(story, text="And toast.", parent=root, **sent)
    response(story, text="Waitingword.", **sent)
    remove(published(story, text="Removedword.", **sent), why="It names a child.")
    mark_as_spam(published(story, text="Spamword.", **sent))
    delete(published(story, text="Deletedword.", **sent))
    return story


def test_no_public_door_tells_it(get, story):
    feed = f"{story.url}responses/feed/"
    doors = [
        *doors_for("zenobia", "post.example", "marmalade", "Waitingword"),
        *(story.url, f"{story.url}respond/", f"{story.url}?to=1", feed),
        *(f"/api/v2/pages/{story.pk}/", f"/api/v2/pages/{story.pk}/?fields=*"),
        *("/api/v2/responses/", "/api/v2/pages/?fields=responses", "/api/v2/pages/?type=responses.Response"),
    ]

    answers = crawl(get, doors, HOST)

    assert {story.url, feed} <= naming(answers, ["Marmalade"]).keys()
    assert naming(answers, TRACES) == {}


def test_not_even_the_writers_own_page_says_the_address(get, story):
    one = response(story, text="Another.", address=ADDRESS, network="b6d7c0ffee")

    page = get(links.own_path(one), {}).text
    assert "Another." in page
    assert "post.example" not in page.lower()
    assert "b6d7c0ffee" not in page


def test_nothing_of_whoever_writes_is_logged(client, series, caplog):
    story = StoryFactory(parent=series, first_published_at=moment.now())
    typed = {"name": "Zenobia Quill", "email": ADDRESS, "text": "Marmalade, at dawn.", "whole": "1"}

    with caplog.at_level(logging.DEBUG):
        for _time in range(2):
            client.post(f"{story.url}respond/", typed, headers={"sec-fetch-site": "same-origin"})
        remove(published(story, address=ADDRESS, text="Marmalade."), why="It names a child.")
        work()

    ours = [record for record in caplog.records if not record.name.startswith("django.db")]
    said = "\n".join(f"{record.getMessage()} {record.exc_text or ''}" for record in ours).lower()
    assert [trace for trace in ("zenobia", "post.example", "marmalade") if trace in said] == []
