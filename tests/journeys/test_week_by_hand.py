"""A week filled by hand in a real browser: a slot, a story from the bench, a promise, taken back."""

import pytest
from playwright.sync_api import expect

from foundation.templatetags.moments import promised as written
from home.groups import EDITOR
from home.models import HomePage
from stories.schedule.models import Slot
from stories.schedule.promising import promised_revision
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import DraftFactory, SeriesFactory, WeekFactory
from tests.factories.users import log_in, member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def series():
    return SeriesFactory(parent=HomePage.objects.get(), title="My Most Important Mile")


@pytest.fixture
def slot(series):
    return Slot.objects.filter(week=WeekFactory(parent=series, days=2)).order_by("day").first()


@pytest.fixture
def desk(page, live_server):
    return log_in(page, live_server, member_of(EDITOR))


def test_a_slot_gets_its_story_and_its_promise(desk, live_server, series, slot):
    story = DraftFactory(parent=series, printed_name="Nora Whitlock")
    DraftFactory(parent=series, printed_name="Errol Tasker")
    moment = written(slot.at)

    desk.goto(f"{live_server.url}/admin/slots/")
    desk.get_by_role("link", name=moment).click()
    desk.get_by_role("button", name="Choose a story").click()
    desk.get_by_placeholder("Search").last.fill("Nora")
    expect(desk.get_by_role("link", name="Errol Tasker")).to_have_count(0)
    desk.get_by_role("link", name="Nora Whitlock").click()
    desk.get_by_role("button", name=f"Plan it for {moment}").click()
    expect(desk.get_by_text(f"Nora Whitlock is planned for {moment}, not yet scheduled.")).to_be_visible()

    desk.get_by_role("button", name=f"Schedule: goes live {moment}").click()
    expect(desk.get_by_text(f"Nora Whitlock goes live {moment}.")).to_be_visible()
    assert promised_revision(story).approved_go_live_at == slot.at

    desk.get_by_role("button", name="Take back").click()
    expect(desk.get_by_text(f"It stays planned for {moment}.")).to_be_visible()
    assert promised_revision(story) is None


def test_the_storys_editor_says_its_day_and_schedules_it(desk, live_server, series, slot):
    story = DraftFactory(parent=series, printed_name="Nora Whitlock")
    slot.story = story
    slot.save()
    moment = written(slot.at)

    desk.goto(f"{live_server.url}/admin/pages/{story.pk}/edit/")
    desk.get_by_role("button", name="Toggle week and readiness").click()
    expect(desk.get_by_text(f"Planned for {moment}. Not yet scheduled.")).to_be_visible()
    desk.get_by_role("button", name=f"Schedule: goes live {moment}").click()

    expect(desk.get_by_text(f"Nora Whitlock goes live {moment}.")).to_be_visible()
    assert promised_revision(story).approved_go_live_at == slot.at


def test_the_counter_follows_the_autosave(desk, live_server, series):
    story = DraftFactory(parent=series, printed_name="Nora Whitlock", consented=False)

    desk.goto(f"{live_server.url}/admin/pages/{story.pk}/edit/")
    counter = desk.locator('[data-side-panel-toggle="readiness"] [data-side-panel-toggle-counter]')
    expect(counter).to_have_text("1")

    consent(story.told_by, story.story_key, door=Consent.Door.MAIL, site=True)
    # As people type: Wagtail begins to watch the form a few seconds after it stands.
    desk.get_by_label("Place").press_sequentially("Cooper Street", delay=400)
    expect(counter).to_be_hidden()
