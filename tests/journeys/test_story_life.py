"""A story's life in a real browser: typed by an editor, promised, live in its second, read."""

import re
import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from playwright.sync_api import expect

from foundation import moment
from home.groups import EDITOR
from home.models import HomePage
from stories.pages.models import StoryPage
from stories.schedule import clock
from stories.schedule.promising import move
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.browsing import save_draft
from tests.factories.pages import SeriesFactory
from tests.factories.tellers import TellerFactory
from tests.factories.users import log_in, member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "I had the keys to the swimming baths for thirty-one years."


@pytest.fixture
def series():
    return SeriesFactory(parent=HomePage.objects.get(), title="My Most Important Mile")


@pytest.fixture
def desk(page, live_server):
    """An editor who has logged in through the form."""
    return log_in(page, live_server, member_of(EDITOR))


@pytest.fixture
def running_clock(transactional_db):
    """A clock as `run_clock` runs it, beside the test."""
    stop = threading.Event()

    def run():
        try:
            clock.run(stop, "a test's clock")
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    yield
    stop.set()
    thread.join()


def test_from_the_editors_keyboard_to_the_reader(desk, live_server, series, running_clock):
    desk.goto(f"{live_server.url}/admin/pages/add/stories/storypage/{series.pk}/")
    # Autosave compares with the form as it stood a moment after loading; a person is slower than this.
    desk.wait_for_timeout(2000)
    desk.get_by_label("Name to print").fill("Errol Tasker")
    desk.get_by_role("button", name="Insert a block").first.click()
    desk.get_by_role("option", name="Text").click()
    desk.locator(".public-DraftEditor-content").first.click()
    desk.keyboard.type(WORDS)
    expect(desk.get_by_text("11 words.")).to_be_visible()
    # Wagtail's autosave makes the draft and turns the address into the editor's.
    expect(desk).to_have_url(re.compile(r"/edit/"))
    save_draft(desk)
    expect(desk.get_by_role("heading", name="My Most Important Mile: Errol Tasker")).to_be_attached()

    story = StoryPage.objects.get()
    assert (story.slug, story.live) == ("errol-tasker", False)

    desk.goto(f"{live_server.url}/admin/stories/{story.pk}/schedule/")
    expect(desk.get_by_text("Consent does not cover the site.")).to_be_visible()
    expect(desk.get_by_role("button", name="Schedule it for this moment")).to_have_count(0)
    consent(TellerFactory(name="Errol"), story.story_key, door=Consent.Door.EDITOR, site=True)

    desk.reload()
    tomorrow = moment.local(moment.now() + timedelta(days=1))
    desk.get_by_label("Goes live").fill(f"{tomorrow:%Y-%m-%dT%H:%M}")
    desk.get_by_role("button", name="Schedule it for this moment").click()
    expect(desk.get_by_text(re.compile(rf"Errol Tasker goes live .* {tomorrow:%H:%M} \(New York\)"))).to_be_visible()

    desk.goto(f"{live_server.url}{series.url}")
    assert "Errol" not in desk.content()

    due = moment.now() + timedelta(seconds=3)
    move(story, due)
    while moment.now() < due + timedelta(seconds=2):
        time.sleep(0.1)
    for address in ("/", series.url, "/search/?q=baths"):
        desk.goto(f"{live_server.url}{address}")
        expect(desk.get_by_role("link", name="Errol Tasker").first).to_be_visible()
    desk.get_by_role("link", name="Errol Tasker").first.click()
    expect(desk.get_by_text(WORDS)).to_be_visible()


def test_editing_a_promised_story_says_that_the_promise_stands(desk, live_server, series):
    from stories.schedule.promising import promise
    from tests.factories.pages import DraftFactory

    story = DraftFactory(parent=series, printed_name="Nora Whitlock")
    promise(story, moment.now() + timedelta(days=1))
    editor = f"{live_server.url}/admin/pages/{story.pk}/edit/"

    desk.goto(editor)
    expect(desk.get_by_text("What you change from now on waits until you schedule it.")).to_be_visible()
    desk.get_by_label("Place").fill("Tanner’s Row")
    save_draft(desk)

    desk.goto(editor)
    expect(desk.get_by_text("you have newer changes.")).to_be_visible()
    desk.get_by_role("link", name="Promise this version instead").click()
    desk.get_by_role("button", name="Promise this version instead").click()
    expect(desk.get_by_text("as it is now.")).to_be_visible()

    assert story.revisions.get(approved_go_live_at__isnull=False).as_object().place == "Tanner’s Row"
