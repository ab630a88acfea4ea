"""What a teller may ask at any time, in a real browser: another name, and to be taken down."""

import pytest
from playwright.sync_api import expect

from home.groups import EDITOR
from home.models import HomePage
from stories.pages.models import StoryPage
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.tellers import TellerFactory
from tests.factories.users import log_in, member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story():
    return StoryFactory(
        parent=SeriesFactory(parent=HomePage.objects.get(), title="My Most Important Mile"),
        printed_name="Zenobia Quill",
        told_by=TellerFactory(name="Zenobia Quill"),
        body=[("text", "<p>They call me Zenobia.</p>")],
    )


@pytest.fixture
def desk(page, live_server):
    """An editor who has logged in through the form."""
    return log_in(page, live_server, member_of(EDITOR))


def open_menu(desk, live_server, story, item):
    desk.goto(f"{live_server.url}/admin/pages/{story.pk}/edit/")
    desk.get_by_role("button", name="Actions").first.click()
    desk.get_by_role("link", name=item).click()


def test_a_name_is_changed_from_the_storys_menu(desk, live_server, story):
    open_menu(desk, live_server, story, "Change the name for privacy…")
    expect(desk.get_by_text("“Zenobia”: once in the story")).to_be_visible()

    desk.get_by_role("button", name="Change the name now").click()
    expect(desk.get_by_text("Write the name to print.")).to_be_visible()
    desk.get_by_label("New name to print").fill("Anna")
    desk.get_by_role("button", name="Change the name now").click()
    expect(desk.get_by_text("The story is told by Anna now.")).to_be_visible()

    answer = desk.goto(f"{live_server.url}{story.url}")
    assert answer.status == 410
    expect(desk.get_by_role("heading", name="This page is not here any more")).to_be_visible()
    desk.get_by_role("link", name="All stories of “My Most Important Mile”").click()
    desk.get_by_role("link", name="Anna").first.click()
    expect(desk).to_have_url(f"{live_server.url}{StoryPage.objects.get().url}")


def test_a_story_is_taken_down_from_its_menu(desk, live_server, story):
    open_menu(desk, live_server, story, "Take down at the teller’s wish…")
    expect(desk.get_by_text("It is gone from the site at once")).to_be_visible()
    desk.get_by_role("link", name="Not now").click()
    assert StoryPage.objects.get().live

    open_menu(desk, live_server, story, "Take down at the teller’s wish…")
    desk.get_by_label("How did they ask?").fill("On the phone.")
    desk.get_by_role("button", name="Take the story down now").click()
    expect(desk.get_by_text("The story of Zenobia Quill is gone from the site.")).to_be_visible()

    open_menu(desk, live_server, story, "Bring it back…")
    expect(desk.get_by_text("Withdrawn by Zenobia. It cannot go live.")).to_be_visible()

    answer = desk.goto(f"{live_server.url}{story.url}")
    assert answer.status == 410
    expect(desk.get_by_role("heading", name="This story was taken back")).to_be_visible()
    assert "Quill" not in desk.content()
