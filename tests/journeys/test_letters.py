"""In a real browser: an editor looks at a letter, changes it, sends it, watches it go, and stops it."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from foundation import moment
from home.groups import EDITOR
from home.mailing_list import composing, sending
from home.mailing_list.models import Delivery, Letter
from home.mailing_list.models.subscriber import Frequency
from home.models import HomePage
from tests.accessibility import wrongs
from tests.factories.mailing_list import allow_letter, letter, subscriber
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.users import log_in, member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story():
    series = SeriesFactory(parent=HomePage.objects.get(), title="My Most Important Mile")
    return allow_letter(StoryFactory(parent=series, printed_name="Nora Whitlock"))


@pytest.fixture
def readers():
    return [subscriber(frequency=Frequency.EACH) for _number in range(4)]


@pytest.fixture
def one(story, readers):
    return composing.of_story(story)


@pytest.fixture
def desk(page, live_server, one):
    """The desk, open before an editor who has logged in through the form."""
    page.emulate_media(reduced_motion="reduce")
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    log_in(page, live_server, member_of(EDITOR))
    page.goto(f"{live_server.url}/admin/letters/")
    yield page
    assert page.problems == []


def frame(desk, title):
    return desk.frame_locator(f"iframe[title='{title}']")


def state_of(one):
    return Letter.objects.get(pk=one.pk).state


def test_an_editor_changes_a_letter_sees_it_sends_it_and_stops_it(desk, one, readers):
    desk.get_by_role("link", name="My Most Important Mile: Nora Whitlock").click()
    expect(frame(desk, "On a wide screen, light").get_by_role("heading", name="Nora Whitlock")).to_be_visible()

    desk.get_by_label("Your words before it").fill("A week of rain, and still she ran.")
    desk.get_by_role("button", name="Save and see it below").click()
    expect(desk.get_by_text("Saved. The preview shows it as it is now.")).to_be_visible()
    for title, look in (("On a phone, light", "Light"), ("On a phone, dark", "Dark"), ("As plain text", "Plain text")):
        desk.get_by_label(look, exact=True).check()
        expect(frame(desk, title).get_by_text("A week of rain, and still she ran.").first).to_be_visible()

    desk.get_by_role("button", name="Send it now…").click()
    expect(desk.get_by_text("It goes to 4 subscribers who wish for it.")).to_be_visible()
    desk.get_by_role("button", name="Send it to 4 subscribers now").click()
    expect(desk.get_by_role("button", name="Stop")).to_be_visible()

    Letter.objects.filter(pk=one.pk).update(is_addressed=True)
    for number, reader in enumerate(readers):
        at = moment.now() if number < 3 else None
        Delivery.objects.create(letter=one, subscriber=reader, message_id=f"<{number}@post.example>", sent_at=at)
    expect(desk.get_by_text("it has left to 3 of 4")).to_be_visible()
    expect(desk.get_by_role("progressbar", name="Sent so far")).to_have_attribute("value", "75")
    expect(desk.locator(".mp-mailing__next [role=status]")).to_have_text("75 percent sent")

    desk.get_by_role("button", name="Stop").click()
    expect(desk.get_by_text("Stopped. It has left to 3 of 4.")).to_be_visible()
    assert state_of(one) == Letter.State.STOPPED
    desk.get_by_role("button", name="Go on with 1").click()
    expect(desk.get_by_role("button", name="Stop")).to_be_visible()

    Letter.objects.filter(pk=one.pk).update(state=Letter.State.SENT, ended_at=moment.now())
    expect(desk.get_by_text("Sent to 3 subscribers")).to_be_visible()


def test_enter_in_a_line_saves_and_sends_nothing(desk, one):
    desk.get_by_role("link", name="My Most Important Mile: Nora Whitlock").click()
    desk.get_by_role("textbox", name="Subject*").fill("Nora, at six in the morning")
    desk.get_by_role("textbox", name="Subject*").press("Enter")

    expect(desk.get_by_text("Saved. The preview shows it as it is now.")).to_be_visible()
    assert Letter.objects.get().subject == "Nora, at six in the morning"
    assert state_of(one) == Letter.State.WAITING


@pytest.mark.looks
@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_nothing_and_nothing_is_to_be_scrolled_sideways(desk, live_server, one, scheme, width):
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    desk.set_viewport_size({"width": width, "height": 900})
    on_its_way = sending.send_now(letter(subject="On its way"))
    letter(subject="In three hours", state=Letter.State.PLANNED, send_at=moment.now() + timedelta(hours=3))
    base, found = f"{live_server.url}/admin/letters/", {}
    for path in ("", "?tray=planned", f"{one.pk}/", f"{on_its_way.pk}/", f"{one.pk}/send/"):
        desk.goto(f"{base}{path}")
        # Of the frames each is looked at by itself below, as a mail.
        found[path] = wrongs(desk, within={"include": ["main"], "exclude": ["iframe"]}, also=())
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, path
    for how in ("light", "dark"):
        desk.goto(f"{base}{one.pk}/preview/{how}/")
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, how

    assert found == {path: [] for path in found}
