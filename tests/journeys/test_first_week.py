"""Two people who have never seen this admin: one makes a series, a week and a story, one asks for approval."""

import re
from datetime import timedelta

import piexif
import pytest
from playwright.sync_api import expect

from foundation import moment
from foundation.heartbeats import beat
from foundation.models import Picture
from foundation.templatetags.moments import promised as written
from home.groups import EDITOR, RESIDENT
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.promising import promised_revision
from tests.browsing import save_draft, until
from tests.factories.pages import DraftFactory, SeriesFactory
from tests.factories.pictures import jpeg
from tests.factories.users import log_in, member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def done(page):
    """Wait until the admin says that it was done: what was pressed may take its time on a busy machine."""
    expect(page.locator(".messages .success").first).to_be_visible()


def enter(page, live_server, user):
    """Sign in as ``user``, whoever was signed in before."""
    page.context.clear_cookies()
    log_in(page, live_server, user)
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()
    return user


def publish(page, slug):
    # It follows what is typed a moment later; whoever is quicker than that would send half of it.
    expect(page.locator("[name=slug]")).to_have_value(slug)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text(re.compile("created and published"))).to_be_visible()


def from_a_phone():
    """A photo with a place in it, as phones make them."""
    place = piexif.dump(
        {"GPS": {piexif.GPSIFD.GPSLatitudeRef: b"N", piexif.GPSIFD.GPSLatitude: ((53, 1), (1, 1), (0, 1))}}
    )
    return jpeg(800, 600, exif=place)


def test_an_editor_finds_the_way_from_an_empty_site_to_a_promise(page, live_server):
    beat("clock", "one")
    enter(page, live_server, member_of(EDITOR))
    expect(page.get_by_text("6 steps are left until your readers read the first story.")).to_be_visible()

    page.get_by_role("link", name=re.compile("Make a series")).click()
    page.get_by_placeholder("Name of the series").fill("First Day Back")
    page.get_by_role("textbox", name="Question").fill("What stopped you, and what did it take to lace up again?")
    publish(page, "first-day-back")
    assert SeriesIndexPage.objects.get().live

    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name=re.compile("Make a week")).click()
    page.get_by_placeholder("Theme").fill("Before the Street Is Up")
    page.get_by_role("textbox", name="First day").fill(str(moment.today() + timedelta(days=2)))
    page.get_by_placeholder("Theme").click()
    publish(page, "before-the-street-is-up")
    assert ThemedWeekPage.objects.get().live

    page.goto(f"{live_server.url}/admin/images/add/")
    page.locator("input[type=file]").set_input_files(
        {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": from_a_phone()}
    )
    page.get_by_role("textbox", name="Title").fill("Baths")
    page.get_by_role("textbox", name="Description").fill("An old man unlocks the blue door of the baths.")
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_text(re.compile("added"))).to_be_visible()
    assert "exif" not in Picture.objects.get().file.open().read()[:400].decode("latin-1").lower()

    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name=re.compile("Write a story")).click()
    page.wait_for_timeout(2000)  # autosave compares with the form a moment after loading
    page.get_by_role("textbox", name="Name to print").fill("Errol Tasker")
    page.get_by_role("button", name="Choose an image").first.click()
    page.get_by_role("link", name=re.compile("Baths")).first.click()
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Text").click()
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type("I had the keys to the swimming baths.")
    # The editor hands what is typed to the form a moment later.
    until(page, "[...document.forms].some((one) => `${[...new FormData(one).values()]}`.includes('swimming baths'))")
    expect(page).to_have_url(re.compile(r"/edit/"))
    save_draft(page)
    expect(page.get_by_role("heading", name="First Day Back: Errol Tasker")).to_be_attached()
    story = StoryPage.objects.get()
    assert story.get_latest_revision_as_object().cover.title == "Baths"

    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name=re.compile("Write down the consent")).click()
    page.get_by_label("It may stand on the site").check()
    page.get_by_label("How did they agree?").fill("On the phone on Sunday.")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Consent covers the site")).to_be_visible()
    assert story.may_be_shown

    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name=re.compile("Give it a day")).click()
    slot = Slot.objects.order_by("at").first()
    page.get_by_role("link", name=written(slot.at)).click()
    page.get_by_role("button", name="Choose a story").click()
    page.get_by_role("link", name="Errol Tasker").click()
    page.get_by_role("button", name=re.compile("Plan it for")).click()
    expect(page.get_by_text(re.compile("not yet scheduled")).first).to_be_visible()
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name=re.compile("Promise it")).click()
    schedule = page.get_by_role("button", name=re.compile("Schedule: goes live"))
    expect(schedule).to_be_visible()
    schedule.click()
    expect(page.get_by_text(re.compile("Errol Tasker goes live"))).to_be_visible()
    assert promised_revision(story).approved_go_live_at == slot.at

    page.goto(f"{live_server.url}/admin/")
    expect(page.get_by_text("All is done. The first story goes live by itself at its minute.")).to_be_visible()
    expect(page.get_by_text("Goes live 06:00 (New York)")).to_be_visible()


def test_a_resident_asks_is_answered_and_is_approved(page, live_server, home):
    series = SeriesFactory(parent=home, title="My Most Important Mile")
    resident = enter(page, live_server, member_of(RESIDENT))
    story = DraftFactory(parent=series, printed_name="Noor Haddad", owner=resident)
    editor_of = f"{live_server.url}/admin/pages/{story.pk}/edit/"

    page.goto(editor_of)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Ask an editor to approve it").click()
    done(page)
    page.goto(editor_of)
    expect(page.get_by_role("button", name="Take the request back")).to_be_attached()

    enter(page, live_server, member_of(EDITOR))
    page.get_by_role("link", name=re.compile("story waits for approval")).click()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Request changes").click()
    page.get_by_role("textbox", name="Comment").fill("Which street was it?")
    page.get_by_role("dialog").get_by_role("button", name="Request changes").click()
    done(page)

    enter(page, live_server, resident)
    page.get_by_role("link", name=re.compile("“Which street was it\\?”")).click()
    page.get_by_role("textbox", name="Place").fill("Cooper Street")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Ask for approval again").click()
    done(page)

    enter(page, live_server, member_of(EDITOR))
    page.get_by_role("link", name=re.compile("story waits for approval")).click()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Approve: goes live now").click()
    expect(page.get_by_text(re.compile("Approved: Noor Haddad. Live since"))).to_be_visible()
    assert StoryPage.objects.get().place == "Cooper Street"
