"""In a real browser: a teller answers readers through a private link, with and without JavaScript, and is spared."""

import os

import pytest
from playwright.sync_api import expect

from home.models import HomePage
from stories.responses import links
from stories.responses.answering import answer_as_teller
from stories.responses.models import Conversation, Response
from tests.accessibility import LOOKS, wrongs
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(live_server, settings):
    """A story that two readers answered; private links begin with the running server's address."""
    settings.SITE_URL = live_server.url
    series = SeriesFactory(parent=HomePage.objects.get(), title="My Most Important Mile")
    story = StoryFactory(parent=series, printed_name="Nora Whitlock", told_by__address="nora@example.org")
    first = published(story)
    published(story, parent=first, name="Gwen Pardoe", address="gwen@example.org")
    answer_as_teller(story, "Thank you all.")
    return story


@pytest.mark.parametrize("has_script", [True, False], ids=["with-script", "without-script"])
def test_a_teller_answers_mends_a_mistake_and_chooses_to_hear(browser, story, has_script):
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=has_script)
    page = context.new_page()
    page.goto(links.to_teller_page(story))
    expect(page.get_by_role("heading", name="3 responses to your story")).to_be_visible()
    page.locator("summary", has_text="Answer Idris").click()
    page.get_by_role("button", name="Answer Idris").click()
    expect(page.get_by_text("One thing to mend")).to_be_visible()
    page.get_by_label("Your answer to Idris Fenn").fill("Idris, please don’t.")
    page.get_by_role("button", name="Answer Idris").click()
    expect(page.get_by_role("heading", name="4 responses to your story")).to_be_visible()
    assert Response.objects.get(text="Idris, please don’t.").parent.name == "Idris Fenn"

    page.get_by_role("button", name="Tell me by mail when somebody answers").click()
    expect(page.get_by_role("button", name="Spare me these mails")).to_be_visible()
    page.goto(links.to_spare_teller(story))
    page.get_by_role("button", name="Write to me no more").click()
    expect(page.get_by_role("heading", name="We write no more")).to_be_visible()
    assert not Conversation.objects.get(story=story).teller_hears
    assert context.cookies() == []
    context.close()


@pytest.mark.looks
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(browser, story):
    found = {}
    for address in (links.to_teller_page(story), links.to_spare_teller(story)):
        for width, scheme in [*LOOKS, (320, "light")]:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
            )
            page = context.new_page()
            page.goto(address)
            for fold in page.locator("summary").all():
                fold.click()
            found |= {(address, width, rule): nodes for rule, nodes in wrongs(page)}
            assert page.evaluate("document.documentElement.scrollWidth") == width
            if os.environ.get("LOOK"):
                page.screenshot(path=f"{os.environ['LOOK']}/{len(address)}-{width}.png", full_page=True)
            context.close()

    assert found == {}
