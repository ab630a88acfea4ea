"""In a real browser: a teller answers our mails through private links, with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from foundation import moment
from home.models import HomePage
from stories.pages.models import StoryPage
from stories.submissions import links
from stories.submissions.accepting import accept
from stories.submissions.models import Submission
from stories.tellers.models import Consent
from tests.accessibility import LOOKS, wrongs
from tests.factories.pages import SeriesFactory
from tests.factories.pictures import jpeg
from tests.factories.submissions import by_mail, photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, settings):
    """Private links begin with SITE_URL, which is the running server's here."""
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def letter(site):
    series = SeriesFactory(parent=HomePage.objects.get(), title="My Most Important Mile")
    return by_mail(
        series=series,
        sender_name="Helen Miller",
        text="I had the keys to the swimming baths for thirty-one years.\n\nThen I ran.",
        photos=[photo()],
    )


def wrongs_of(browser, address):
    """What axe finds, by look."""
    found = {}
    for width, scheme in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(address)
        found |= {(width, scheme, rule): nodes for rule, nodes in wrongs(page)}
        context.close()
    return found


def test_a_teller_allows_changes_their_mind_and_takes_it_back_without_a_script(browser, letter):
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(links.to_consent(letter, moment.now()))
    expect(page.get_by_text("I had the keys to the swimming baths")).to_be_visible()
    page.get_by_label("Your name, as it will be shown").fill("Helen M.")
    page.get_by_label("Tell it on this site").check()
    page.get_by_label("Mend spelling").check()
    page.get_by_label("I took the photos myself").check()
    page.get_by_role("button", name="This is what I allow").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert Consent.objects.get().ticked == ["site", "edits", "own_photo"]
    assert Submission.objects.get().printed_name == "Helen M."

    story = accept(Submission.objects.get())
    story.latest_revision.publish()
    page.goto(links.to_consent(letter, moment.now()))
    expect(page.get_by_label("Tell it on this site")).to_be_checked()
    expect(page.get_by_text("It is told under the name Helen M.")).to_be_visible()
    page.get_by_label("Tell it on this site").uncheck()
    page.get_by_role("button", name="This is what I allow").click()
    expect(page.get_by_role("heading", name="Then we hide it. Is that so?")).to_be_visible()
    page.get_by_role("button", name="No, let me look again").click()
    expect(page.get_by_label("Tell it on this site")).not_to_be_checked()
    assert StoryPage.objects.get().live
    page.get_by_role("button", name="This is what I allow").click()
    page.get_by_role("button", name="Yes, hide my story").click()
    expect(page.get_by_role("heading", name="You took your story back")).to_be_visible()
    assert not StoryPage.objects.get().live
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("has_script", [True, False], ids=["with-script", "without-script"])
def test_a_teller_adds_photos_with_a_caption_and_mends_a_mistake(browser, letter, has_script):
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=has_script)
    page = context.new_page()
    page.goto(links.to_photos(letter, moment.now()))
    page.get_by_label("Photos", exact=True).set_input_files(
        {"name": "ford.jpg", "mimeType": "image/jpeg", "buffer": jpeg(colour="navy")}
    )
    if not has_script:
        page.get_by_role("button", name="Add these photos").click()
    page.get_by_label("Who or what is in it").fill("The ford")
    page.get_by_role("button", name="Send my photos").last.click()
    expect(page.get_by_text("2 things to mend")).to_be_visible()
    expect(page.get_by_label("Who or what is in it")).to_have_value("The ford")
    page.get_by_label("I took the photos myself").check()
    page.get_by_label("Everybody who can be recognised").check()
    page.get_by_role("button", name="Send my photos").last.click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(page.get_by_text("2 photos are with your story now.")).to_be_visible()
    assert [one.caption for one in Submission.objects.get().enclosures.all()] == ["", "The ford"]
    assert context.cookies() == []
    context.close()


@pytest.mark.looks
def test_axe_finds_nothing_on_the_two_pages(browser, letter):
    assert wrongs_of(browser, links.to_consent(letter, moment.now())) == {}
    assert wrongs_of(browser, links.to_photos(letter, moment.now())) == {}
