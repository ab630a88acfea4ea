"""In a real browser: a typed story gets its consent written down and is scheduled; a preview is shared and revoked."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from foundation import moment
from home.groups import EDITOR
from home.models import HomePage
from stories.pages.models import StoryPage
from stories.schedule.promising import promised_revision
from stories.tellers.models import Consent
from tests.browsing import save_draft
from tests.factories.pages import DraftFactory, SeriesFactory
from tests.factories.users import log_in, member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "I had the keys to the swimming baths for thirty-one years."


@pytest.fixture
def series():
    return SeriesFactory(parent=HomePage.objects.get(), title="My Most Important Mile")


@pytest.fixture
def site(live_server, settings):
    """Shared addresses begin with SITE_URL, which is the running server's here."""
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def desk(page, site, live_server):
    """An editor who has logged in through the form."""
    return log_in(page, live_server, member_of(EDITOR))


def test_a_typed_story_is_agreed_to_and_then_scheduled(desk, site, series):
    desk.goto(f"{site}/admin/pages/add/stories/storypage/{series.pk}/")
    expect(desk.get_by_text("Once the story is saved")).to_be_visible()
    # Autosave compares with the form as it stood a moment after loading; a person is slower than this.
    desk.wait_for_timeout(2000)
    desk.get_by_label("Name to print").fill("Errol T.")
    desk.get_by_role("button", name="Insert a block").first.click()
    desk.get_by_role("option", name="Text").click()
    desk.locator(".public-DraftEditor-content").first.click()
    desk.keyboard.type(WORDS)
    # The editor hands its words to the form a moment after the last key.
    expect(desk.get_by_text("11 words.")).to_be_visible()
    expect(desk).to_have_url(re.compile(r"/edit/"))
    save_draft(desk)
    expect(desk.get_by_text("No consent yet.")).to_be_visible()
    story = StoryPage.objects.get()
    assert story.get_latest_revision_as_object().words == WORDS

    desk.goto(f"{site}/admin/stories/{story.pk}/schedule/")
    expect(desk.get_by_text("Consent does not cover the site.")).to_be_visible()
    desk.get_by_role("link", name="Write down how they agreed").click()

    expect(desk.get_by_text("It cannot be scheduled until Errol T. agrees.")).to_be_visible()
    expect(desk.get_by_label("Name", exact=True)).to_have_value("Errol T.")
    desk.get_by_label("Name", exact=True).fill("Errol Tasker")
    desk.get_by_label("E-mail address").fill("errol@example.org")
    desk.get_by_label("It may stand on the site").check()
    desk.get_by_role("button", name="Write it down").click()
    expect(desk.get_by_text("Say in a few words how they agreed")).to_be_visible()
    expect(desk.get_by_label("It may stand on the site")).to_be_checked()
    desk.get_by_label("How did they agree?").fill("On the phone on Sunday.")
    desk.get_by_role("button", name="Write it down").click()
    expect(desk.get_by_text("Consent covers the site")).to_be_visible()
    expect(desk.get_by_text("“On the phone on Sunday.”")).to_be_visible()
    # The teller it has is chosen: nobody is asked for a name again.
    expect(desk.get_by_label("Name", exact=True)).to_be_hidden()
    desk.get_by_label("Somebody else").check()
    expect(desk.get_by_label("Name", exact=True)).to_be_visible()

    desk.get_by_role("link", name="Back to the story").click()
    expect(desk.get_by_text("Told by Errol Tasker.")).to_be_visible()
    desk.goto(f"{site}/admin/stories/{story.pk}/schedule/")
    tomorrow = moment.local(moment.now() + timedelta(days=1))
    desk.get_by_label("Goes live").fill(f"{tomorrow:%Y-%m-%dT%H:%M}")
    desk.get_by_role("button", name="Schedule it for this moment").click()
    expect(desk.get_by_text(re.compile(r"Errol T\. goes live .* \(New York\)"))).to_be_visible()
    assert promised_revision(story)


def test_an_editor_that_was_open_all_along_saves_and_takes_nothing_back(desk, site, series):
    story = DraftFactory(parent=series, consented=False, told_by=None, printed_name="Nora W.")
    desk.goto(f"{site}/admin/pages/{story.pk}/edit/")
    expect(desk.get_by_text("No consent yet.")).to_be_visible()

    beside = desk.context.new_page()
    beside.goto(f"{site}/admin/stories/{story.pk}/consent/")
    beside.get_by_label("It may stand on the site").check()
    beside.get_by_label("How did they agree?").fill("Paper form in the blue folder.")
    beside.get_by_role("button", name="Write it down").click()
    expect(beside.get_by_text("Consent covers the site")).to_be_visible()

    desk.bring_to_front()
    desk.wait_for_timeout(2000)
    with desk.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url) as saved:
        desk.get_by_label("Place").fill("Tanner’s Row")
    assert saved.value.ok
    save_draft(desk)

    story.refresh_from_db()
    latest = story.get_latest_revision_as_object()
    assert latest.place == "Tanner’s Row"
    assert latest.told_by == Consent.objects.get().teller
    assert latest.may_be_shown


def test_a_preview_is_shared_read_without_a_login_and_revoked(desk, browser, site, series):
    story = DraftFactory(
        parent=series, consented=False, printed_name="Nora Whitlock", body=[("text", f"<p>{WORDS}</p>")]
    )
    desk.goto(f"{site}/admin/pages/{story.pk}/edit/")
    desk.get_by_role("button", name="Actions").first.click()
    desk.get_by_role("link", name="Share a preview…").click()
    desk.get_by_label("For whom?").fill("Grace")
    desk.get_by_label("3 days").check()
    desk.get_by_role("button", name="Make a link").click()
    expect(desk.get_by_text("nobody was written to")).to_be_visible()
    address = desk.get_by_label("Address of the preview").input_value()

    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.get_by_role("button", name="Copy").click()
    expect(desk.get_by_text("Copied.")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == address

    elsewhere = browser.new_context(java_script_enabled=False)
    reader = elsewhere.new_page()
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    assert reader.goto(address).status == 200
    expect(reader.get_by_text(WORDS)).to_be_visible()
    expect(reader.get_by_text("A preview for Grace, until")).to_be_visible()
    assert [one for one in asked if not one.startswith(site)] == []
    assert elsewhere.cookies() == []

    desk.get_by_role("button", name="Revoke").click()
    expect(desk.get_by_text("Revoked.")).to_be_visible()
    assert reader.reload().status == 410
    expect(reader.get_by_role("heading", name="This preview is over")).to_be_visible()
    expect(reader.get_by_text("Nora")).to_have_count(0)
    elsewhere.close()
