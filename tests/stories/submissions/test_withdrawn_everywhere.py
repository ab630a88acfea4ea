"""A live story that its teller takes back by the button in a mail: no door knows it any more, and all do again."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from foundation import moment
from foundation.models import Picture
from stories.pages.models import ShareCard, StoryPage
from stories.pages.sharing import share
from stories.schedule.models import Slot
from stories.submissions import links
from stories.submissions.accepting import accept
from stories.submissions.models import Submission
from tests.crawling import Answer, crawl, doors_for, naming, still_told
from tests.factories.pages import StoryFactory, WeekFactory
from tests.factories.submissions import photo, sent_in
from tests.factories.users import editor
from tests.working import work

pytestmark = pytest.mark.django_db

TRACES = ("Zenobia", "Quill", "zenobia-q", "marmalade", "Kazoo caption", "A heron on a kettle")
HOST = "127.0.0.1:8000"


@pytest.fixture
def get(client):
    def ask(path, headers):
        answer = client.get(path, headers={"host": HOST, **headers})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return Answer(answer.status_code, {name.lower(): value for name, value in answer.items()}, body)

    return ask


@pytest.fixture
def submission(series):
    """A story of the week that runs, between two others, with photos, a card, a link from elsewhere and a preview."""
    sent = sent_in(
        series=series,
        is_confirmed=True,
        sender_name="Zenobia Quill",
        printed_name="Zenobia Q.",
        ticked=("site", "social", "letter"),
        text="We spread the marmalade at dawn.\n\nThen we ran.",
        photos=[photo("teal", after=0, caption="Kazoo caption"), photo("navy", after=1)],
    )
    story = accept(sent)
    Picture.objects.update(description="A heron on a kettle")
    share(story, user=editor(), days=7)
    story.get_latest_revision().publish()
    link = f'<p>Like <a linktype="page" id="{story.pk}">her</a>.</p>'
    before = StoryFactory(parent=series, printed_name="Tom Aldous", body=[("text", link)])
    after = StoryFactory(parent=series, printed_name="Ann Lee")
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=2), days=5)
    for slot, one in zip(week.slots.order_by("day"), (before, story, after), strict=False):
        Slot.objects.filter(pk=slot.pk).update(story=one)
    work()
    return Submission.objects.get(pk=sent.pk)


def press(client, submission, act):
    return client.post(urlsplit(links.to_own_page(submission)).path, {"act": act}, headers={"host": HOST})


def test_no_door_knows_it_and_brought_back_all_do_again(client, get, submission, django_capture_on_commit_callbacks):
    story = StoryPage.objects.get(pk=submission.story_id)
    preview = urlsplit(story.preview_links.get().address).path
    card = urlsplit(ShareCard.objects.get(story=story).file.url).path
    doors = [*doors_for("marmalade", "Zenobia", "heron"), f"/api/v2/pages/{story.pk}/", preview, card]
    before = crawl(get, doors, HOST)
    pictures = {
        urlsplit(rendition.url).path for picture in story.pictures for rendition in picture.renditions.all()
    } | {card}
    told = naming(before, TRACES)
    assert {"/", "/feed/", "/feed.json", "/sitemap.xml", story.url, f"/api/v2/pages/{story.pk}/"} <= set(told)
    assert [get(path, {}).status for path in pictures] == [200] * len(pictures)

    with django_capture_on_commit_callbacks(execute=True):
        assert press(client, submission, "take-back").status_code == 302

    assert still_told(get, before, TRACES) == {}
    assert naming(crawl(get, [*doors, *before], HOST), TRACES) == {}
    assert {path: get(path, {}).status for path in pictures if get(path, {}).status != 404} == {}
    assert (get(story.url, {}).status, get(preview, {}).status) == (410, 410)
    assert get(f"/api/v2/pages/{story.pk}/", {}).status == 404

    work()
    assert {path for path in pictures if get(path, {}).status != 404} == set()

    with django_capture_on_commit_callbacks(execute=True):
        assert press(client, submission, "bring-back").status_code == 302
    work()

    again = crawl(get, doors, HOST)
    assert set(naming(again, TRACES)) >= set(told) - {card}
    shown = [path for path in again if path.startswith("/media/") and path not in before]
    assert shown
    assert ShareCard.objects.filter(story=story).exists()
