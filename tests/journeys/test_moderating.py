"""In a real browser: an editor works through the responses by keys alone, by mouse, and without any script."""

import pytest
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from foundation.models import User
from home.groups import MODERATOR
from home.models import HomePage
from stories.responses.models import Report, Response
from stories.responses.moderating import mark_as_spam, remove
from stories.responses.writers_acts import delete
from tests.accessibility import LOOKS, wrongs
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import confirmed, published, response
from tests.factories.users import log_in, member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

State = Response.State
NAMES = ("Walter P.", "Noor", "Iris Bell", "Tom Aldous")


@pytest.fixture
def story():
    series = SeriesFactory(parent=HomePage.objects.get(), title="My Most Important Mile")
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def waiting(story):
    """Four that wait, the oldest first."""
    return [response(story, name=name, address=f"reader-{place}@example.org") for place, name in enumerate(NAMES)]


@pytest.fixture
def desk(page, live_server, waiting):
    """The desk, open before a moderator who has logged in through the form."""
    page.emulate_media(reduced_motion="reduce")
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    log_in(page, live_server, member_of(MODERATOR))
    page.goto(f"{live_server.url}/admin/responses/")
    yield page
    assert page.problems == []


def card(desk, name):
    return desk.get_by_role("article", name=name)


def said(desk, words):
    """The sentence in the live region; the toast shows the same."""
    expect(desk.locator(".mp-desk [role=status]")).to_have_text(words)
    expect(desk.locator(".mp-toast__said")).to_have_text(words)


def states():
    return list(Response.objects.order_by("pk").values_list("state", flat=True))


def test_responses_are_decided_by_keys_alone(desk):
    # Nobody decides about what they have not come to.
    desk.keyboard.press("a")
    expect(card(desk, "Walter P.")).to_be_focused()
    assert states() == [State.WAITING] * 4

    desk.keyboard.press("j")
    expect(card(desk, "Noor")).to_be_focused()
    desk.keyboard.press("k")
    desk.keyboard.press("a")
    said(desk, "Published: Walter P. 3 left.")
    expect(card(desk, "Walter P.")).to_have_count(0)
    expect(card(desk, "Noor")).to_be_focused()
    expect(desk.get_by_role("link", name="Waiting 3")).to_be_visible()
    expect(desk.get_by_role("link", name="Published 1")).to_be_visible()

    desk.keyboard.press("r")
    said(desk, "Removed: Noor. 2 left.")
    desk.keyboard.press("s")
    said(desk, "Spam: Iris Bell. 1 left.")
    assert states() == [State.PUBLISHED, State.REMOVED, State.SPAM, State.WAITING]

    # The last act, and the one before it, are taken back; the card stands where it stood.
    desk.keyboard.press("u")
    said(desk, "Iris Bell waits again. 2 left.")
    desk.keyboard.press("u")
    said(desk, "Noor waits again. 3 left.")
    expect(desk.get_by_role("article").first).to_contain_text("Noor")

    # What came back can be decided again, down to the last one.
    card(desk, "Noor").focus()
    for _one in range(3):
        desk.keyboard.press("a")
    said(desk, "Published: Tom Aldous. Nothing is left.")
    expect(desk.get_by_text("Nothing waits. All responses have been read.")).to_be_visible()
    desk.keyboard.press("u")
    expect(card(desk, "Tom Aldous")).to_be_visible()
    assert states() == [State.PUBLISHED, State.PUBLISHED, State.PUBLISHED, State.WAITING]


def test_keys_are_left_alone_where_somebody_types_and_where_a_colleague_wants_none(desk):
    desk.keyboard.press("j")
    desk.get_by_placeholder("Search").first.focus()
    desk.keyboard.type("ars")
    assert states() == [State.WAITING] * 4

    desk.reload()
    expect(desk.locator("kbd").filter(has_text="a").first).to_be_visible()
    UserProfile.objects.update_or_create(user=User.objects.get(), defaults={"keyboard_shortcuts": False})
    desk.reload()
    expect(desk.locator(".mp-desk--live")).to_be_visible()
    expect(desk.locator("kbd").filter(has_text="a").first).to_be_hidden()
    desk.keyboard.press("j")
    desk.keyboard.press("a")
    expect(desk.locator(".mp-card:focus")).to_have_count(0)
    assert states() == [State.WAITING] * 4


def test_the_list_of_keys_names_those_of_the_desk(desk):
    desk.keyboard.press("?")

    expect(desk.get_by_role("dialog").get_by_text("Undo the last act")).to_be_visible()
    desk.keyboard.press("a")
    assert states() == [State.WAITING] * 4


def test_what_a_writer_deleted_meanwhile_comes_back_with_the_cause(desk, waiting):
    delete(waiting[1])

    card(desk, "Noor").get_by_role("button", name="Publish").click()

    said(desk, "Not published: Noor has deleted this response. Nothing was changed.")
    expect(card(desk, "Noor").locator(".mp-card__cause")).to_contain_text("Noor has deleted this response.")
    expect(card(desk, "Noor").get_by_role("button", name="Publish")).to_have_count(0)
    assert states() == [State.WAITING, State.DELETED, State.WAITING, State.WAITING]


def test_what_a_colleague_decided_meanwhile_comes_back_as_it_stands_now(desk, waiting):
    remove(waiting[0], user=member_of(MODERATOR))

    card(desk, "Walter P.").get_by_role("button", name="Publish").click()

    expect(card(desk, "Walter P.").locator(".mp-card__cause")).to_contain_text("was quicker")
    card(desk, "Walter P.").get_by_role("button", name="Publish").click()
    said(desk, "Published: Walter P. 3 left.")


def test_without_a_connection_the_card_comes_back(desk):
    desk.context.set_offline(True)
    card(desk, "Noor").get_by_role("button", name="Publish").click()

    said(desk, "Nothing was changed: no connection. Try it again.")
    expect(card(desk, "Noor")).to_be_visible()

    desk.context.set_offline(False)
    card(desk, "Noor").get_by_role("button", name="Publish").click()
    said(desk, "Published: Noor. 3 left.")


def test_a_person_is_held_always_from_the_menu_of_a_card(desk):
    card(desk, "Noor").get_by_role("button", name="More about the response of Noor").click()
    desk.get_by_role("button", name="Always hold this person").click()

    said(desk, "From now on all that Noor sends waits to be read. 4 left.")
    expect(card(desk, "Noor")).to_contain_text("always held")
    desk.keyboard.press("u")
    expect(card(desk, "Noor")).not_to_contain_text("always held")


def test_several_are_decided_at_once_and_taken_back_at_once(desk, waiting):
    delete(waiting[3])
    expect(desk.get_by_text("The chosen ones:")).to_be_hidden()
    desk.get_by_label("Choose all 4").check()
    card(desk, "Walter P.").get_by_role("checkbox").uncheck()
    expect(desk.get_by_label("Choose all 4")).not_to_be_checked()

    desk.get_by_text("The chosen ones:").locator("..").get_by_role("button", name="Remove").click()

    expect(desk.locator(".mp-toast__said")).to_contain_text("2 removed. Tom Aldous: Not removed:")
    expect(card(desk, "Tom Aldous").locator(".mp-card__cause")).to_contain_text("has deleted this response")
    assert states() == [State.WAITING, State.REMOVED, State.REMOVED, State.DELETED]

    desk.get_by_role("button", name="Undo").click()
    expect(card(desk, "Noor")).to_be_visible()
    said(desk, "2 stand as before. 3 left.")
    assert states() == [State.WAITING, State.WAITING, State.WAITING, State.DELETED]


def test_a_search_narrows_the_cards_and_keys_go_on_working(desk):
    desk.get_by_placeholder("Search").first.fill("iris")
    expect(card(desk, "Noor")).to_have_count(0)

    card(desk, "Iris Bell").focus()
    desk.keyboard.press("a")

    said(desk, "Published: Iris Bell. 3 left.")


def test_without_a_script_every_button_is_a_form(browser, live_server, waiting):
    moderator = member_of(MODERATOR)
    with_script = browser.new_context()
    log_in(with_script.new_page(), live_server, moderator)
    context = browser.new_context(java_script_enabled=False, storage_state=with_script.storage_state())
    desk = context.new_page()
    desk.goto(f"{live_server.url}/admin/responses/")

    card(desk, "Walter P.").get_by_role("button", name="Publish").click()
    expect(desk.get_by_role("article")).to_have_count(3)
    card(desk, "Noor").get_by_role("checkbox").check()
    card(desk, "Iris Bell").get_by_role("checkbox").check()
    desk.locator(".mp-chosen").get_by_role("button", name="Spam").click()
    expect(desk.get_by_role("article")).to_have_count(1)

    assert states() == [State.PUBLISHED, State.SPAM, State.SPAM, State.WAITING]
    context.close()
    with_script.close()


@pytest.mark.looks
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing(desk, live_server, story, width, scheme):
    confirmed("noor@example.org")
    Report.objects.create(response=published(story, address="noor@example.org"), why="names my school")
    first = response(story, text="See https://shoes.example/win and https://shoes.example/now")
    answer = response(story, parent=first, address="noor@example.org")
    mark_as_spam(response(story, address="shoes@example.org"))
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    desk.reload()
    card(desk, "Noor").get_by_role("checkbox").check()
    card(desk, "Walter P.").get_by_role("button", name="Publish").click()
    expect(desk.locator(".mp-toast")).to_be_visible()
    look(desk)

    for place in ("?tray=reported", "?tray=spam", f"{answer.pk}/", f"{answer.pk}/why/", f"stories/{story.pk}/"):
        desk.goto(f"{live_server.url}/admin/responses/{place}")
        look(desk)


def look(desk):
    """Axe, and no sideways scroll."""
    assert wrongs(desk, within="main", also=()) == []
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
