"""In a real browser: a reader reports a response, and its writer lets it in as a story, without a script."""

import pytest
from playwright.sync_api import expect

from home.models import HomePage
from stories.responses.becoming import LetIn, become_a_story
from stories.responses.inviting import invite
from stories.responses.links import to_invitation
from stories.responses.models import Report, Response
from stories.submissions.models import Submission
from tests.accessibility import LOOKS, wrongs
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, settings):
    """Private links begin with SITE_URL, which is the running server's here."""
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def told(site):
    """A response under a story, one of two series that take stories."""
    front = HomePage.objects.get()
    series = SeriesFactory(parent=front, title="My Most Important Mile", question="Which mile changed you?")
    SeriesFactory(parent=front, title="First Day Back", question="How was your first day back?")
    story = StoryFactory(parent=series, printed_name="Nora Whitlock")
    one = published(
        story,
        text="I carried the lamp home in the pram, three miles, and nobody asked.\n\nIt still burns on the sill.",
    )
    invite(one, series=series, words="Would you let us tell it?")
    return Response.objects.select_related("story").get(pk=one.pk)


@pytest.fixture
def window(browser):
    """A phone without JavaScript."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def wrongs_of(browser, address, *, empty=None, press=None):
    """What axe finds, by look, after a field was emptied and a button pressed. Nothing may stand out at the side."""
    found = {}
    for width, scheme in [*LOOKS, (320, "light")]:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(address)
        if empty:
            page.get_by_label(empty).fill("")
        if press:
            page.get_by_role("button", name=press).click()
        found |= {(width, scheme, rule): nodes for rule, nodes in wrongs(page)}
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()
    return found


def test_a_reader_reports_from_the_story_and_is_led_back(site, told, window):
    window.goto(f"{site}{told.story.url}")
    window.get_by_role("link", name="Report what Idris Fenn wrote").click()
    expect(window.get_by_text("I carried the lamp home in the pram")).to_be_visible()

    window.get_by_role("button", name="Ask an editor to look").click()
    expect(window.get_by_role("alert")).to_contain_text("Choose what comes nearest.")
    window.get_by_label("It tells something private").check()
    window.get_by_label("In your own words").fill("names my school")
    window.get_by_role("button", name="Ask an editor to look").click()

    expect(window.get_by_role("heading", name="Thank you for looking out")).to_be_visible()
    assert Report.objects.get().why.endswith("names my school")
    expect(window.get_by_role("link", name="Back to")).to_have_attribute("href", told.permalink)


def test_a_writer_lets_a_response_in_and_comes_to_their_own_page(told, window):
    window.goto(to_invitation(told))
    window.get_by_label("How was your first day back?").check()
    words = window.get_by_label("Your story")
    words.fill(f"{words.input_value()}\n\nThat was the week after the flood.")
    window.get_by_label("Tell it on this site").check()
    window.get_by_role("button", name="Yes, take it as my story").click()

    expect(window.get_by_role("heading", name="Your story is here")).to_be_visible()
    one = Submission.objects.get()
    assert (one.series.title, one.ticked) == ("First Day Back", ["site"])
    assert one.text.endswith("the week after the flood.")
    window.get_by_role("link", name="Your story’s page").click()
    expect(window.get_by_role("heading", name="We have your story")).to_be_visible()


@pytest.mark.looks
def test_axe_finds_nothing_on_the_pages_of_a_report(browser, told, site):
    address = f"{site}/respond/report/{told.pk}/"

    assert wrongs_of(browser, address) == {}
    assert wrongs_of(browser, address, press="Ask an editor to look") == {}
    assert wrongs_of(browser, f"{address}thanks/") == {}


@pytest.mark.looks
def test_axe_finds_nothing_on_the_pages_of_an_invitation(browser, told, site):
    address = to_invitation(told)

    assert wrongs_of(browser, address) == {}
    assert wrongs_of(browser, address, empty="Your name", press="Yes, take it as my story") == {}
    become_a_story(told, LetIn(told.invited_to, "Idris", "I carried the lamp home.", ("site",)))
    assert wrongs_of(browser, address) == {}
