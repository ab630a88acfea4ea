"""A story answered from a phone, with JavaScript and without: sent, seen waiting, changed, published, taken back."""

import pytest
from playwright.sync_api import expect

from home.models import HomePage
from stories.responses import links
from stories.responses.answering import answer_as_teller
from stories.responses.models import Response
from stories.responses.moderating import publish
from tests.accessibility import LOOKS, wrongs
from tests.browsing import PATIENCE, passed_by_the_guard, until
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import published, response

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
TEXT = "The lamp on Tanner’s Row is on a timer.\n\nI mended the one next to it in March."


@pytest.fixture
def story():
    series = SeriesFactory(parent=HomePage.objects.get(), slug="which-mile")
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def phone(browser, live_server):
    """A phone, with or without JavaScript, opened at an address."""
    opened = []

    def open_one(path, **options):
        context = browser.new_context(**{**PHONE, **options}, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    yield open_one
    for context in opened:
        assert context.cookies() == [], "a reader gets no cookie"
        context.close()


def write(page, *, text=TEXT, name="Gwen Pardoe", email="gwen@post.example"):
    page.get_by_role("textbox", name="Your response").fill(text)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your e-mail address").fill(email)


def press_at_once(page):
    page.get_by_role("button", name="Send my response").click()


def answer_form(page):
    return page.locator("form", has=page.get_by_role("button", name="Send my response"))


def press(page):
    passed_by_the_guard(answer_form(page))
    press_at_once(page)


def kept(page, what):
    return page.evaluate("key => localStorage.getItem(key)", f"milepost:{what}")


# ── Without JavaScript ──────────────────────────────────────────────────────────────


def test_without_script_it_is_read_once_more_then_sent_changed_and_taken_back(story, phone):
    page = phone(story.url, java_script_enabled=False)
    assert not page.get_by_label("Remember me on this device").is_visible()
    write(page)
    press_at_once(page)

    expect(page.get_by_role("heading", name="Please read it once more")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your response")).to_have_value(TEXT)
    press_at_once(page)

    expect(page.get_by_role("heading", name="Your response is here")).to_be_visible()
    page.get_by_role("textbox", name="Your response").fill("It was the other lamp.")
    page.get_by_role("button", name="Save what I changed").click()
    expect(page.locator(".response__words")).to_have_text("It was the other lamp.")
    page.get_by_text("Take it back", exact=True).click()
    page.get_by_role("button", name="Yes, take my response back").click()

    expect(page.get_by_role("heading", name="It is taken back")).to_be_visible()
    assert Response.objects.get().state == "deleted"


def test_without_script_a_mistake_keeps_every_word(story, phone):
    page = phone(story.url, java_script_enabled=False)
    write(page, email="gwen.pardoe")
    press_at_once(page)

    expect(page.get_by_role("heading", name="One thing to mend")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your response")).to_have_value(TEXT)
    page.get_by_label("Your e-mail address").fill("gwen@post.example")
    press_at_once(page)
    expect(page.get_by_role("heading", name="Your response is here")).to_be_visible()


# ── With JavaScript ─────────────────────────────────────────────────────────────────


def test_it_goes_through_at_once_and_its_writer_sees_it_wait_in_its_place(story, phone):
    first = published(story, text="I lived in that street.")
    page = phone(story.url)
    page.get_by_role("link", name="Answer Idris").click()
    expect(page.get_by_text("I lived in that street.")).to_be_visible()
    write(page)
    page.wait_for_timeout(4200)  # nobody types it faster
    press(page)

    expect(page.get_by_role("heading", name="Your response is here")).to_be_visible()
    one = Response.objects.last()
    assert one.doubts == []
    page.get_by_role("link", name="Back to").click()
    waiting = page.locator(f".thread:has(#{first.anchor}) #{one.anchor}")
    expect(waiting).to_contain_text("I mended the one next to it in March.")
    expect(waiting).to_contain_text("Only you see this. An editor will read it")
    expect(page.get_by_role("heading", name="One response to Nora’s story")).to_be_visible()

    publish(one)
    page.reload()
    expect(page.get_by_role("heading", name="2 responses to Nora’s story")).to_be_visible()
    expect(page.get_by_text("Only you see this.")).to_have_count(0)
    until(page, "localStorage.getItem('milepost:responses') === '[]'")


def test_nobody_else_sees_what_waits_and_a_reader_asks_for_nothing(story, phone):
    response(story, text="Nobody has read this yet.")
    asked = []
    page = phone("/")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.rstrip("/") + story.url, wait_until="networkidle")

    assert page.get_by_text("Nobody has read this yet.").count() == 0
    assert [url for url in asked if "/respond/" in url or "guarded-form" in url or "own-responses" in url] == []


def test_a_double_click_is_one_response(story, phone):
    page = phone(story.url)
    write(page)
    passed_by_the_guard(answer_form(page))
    page.get_by_role("button", name="Send my response").dblclick()

    expect(page.get_by_role("heading", name="Your response is here")).to_be_visible()
    assert Response.objects.count() == 1


def test_name_and_address_are_kept_on_the_device_only_where_that_is_ticked(story, phone):
    page = phone(story.url)
    write(page)
    press(page)
    expect(page.get_by_role("heading", name="Your response is here")).to_be_visible()
    assert kept(page, "writer") is None

    page.get_by_role("link", name="Back to").click()
    write(page, text="One thing more.")
    page.get_by_label("Remember me on this device").check()
    press(page)
    expect(page.get_by_role("heading", name="Your response is here")).to_be_visible()
    page.get_by_role("link", name="Back to").click()
    page.get_by_role("textbox", name="Your response").focus()
    expect(page.get_by_label("Your e-mail address")).to_have_value("gwen@post.example")

    page.get_by_label("Remember me on this device").uncheck()
    page.get_by_role("textbox", name="Your response").fill("And forget me.")
    press(page)
    expect(page.get_by_role("heading", name="Your response is here")).to_be_visible()
    assert kept(page, "writer") is None


def test_the_button_in_our_mail_makes_this_device_known_and_it_can_be_forgotten(story, phone):
    one = response(story)
    path = links.to_own_page(one).partition("/respond/")[2]
    page = phone(f"/respond/{path}")
    expect(page.get_by_text("The lamp on Tanner’s Row")).to_have_count(0)
    page.get_by_role("button", name="Yes, this is mine").click()

    expect(page.get_by_text("This device is known now")).to_be_visible()
    page.get_by_role("link", name="Back to").click()
    write(page, name="Idris Fenn", email="idris@example.org")
    page.wait_for_timeout(4200)
    press(page)
    expect(page.get_by_role("heading", name="Your response is here")).to_be_visible()
    assert Response.objects.last().proved_at
    assert page.get_by_text("press the button in that mail").count() == 0

    page.goto(page.url.partition("/respond/")[0] + f"/respond/{path}")
    page.get_by_role("button", name="Forget this device").click()
    assert kept(page, "device") is None


def test_by_keyboard_alone(story, phone):
    published(story)
    page = phone(story.url, viewport={"width": 1280, "height": 900}, is_mobile=False, has_touch=False)
    page.get_by_role("textbox", name="Your response").focus()
    for typed in (TEXT, "Gwen Pardoe", "gwen@post.example"):
        page.keyboard.type(typed.replace("\n", " "))
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _press in range(2):
        page.keyboard.press("Tab")
    passed_by_the_guard(answer_form(page))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Your response is here")).to_be_visible()
    assert Response.objects.last().wants_answers


# ── Everybody, everywhere ───────────────────────────────────────────────────────────


@pytest.mark.looks
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nothing_keeps_anybody_out(story, phone, width, scheme):
    first = published(story, text="See https://lamps.example/every-lamp-of-hallin-bridge")
    answer_as_teller(story, "Please leave it.", parent=first)
    page = phone(story.url, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.get_by_role("textbox", name="Your response").focus()
    expect(page.get_by_label("Remember me on this device")).to_be_visible()
    found = {"story": wrongs(page)}
    page.get_by_role("link", name="Answer Idris").click()
    write(page, email="gwen.pardoe")
    found["answer"] = wrongs(page)
    press(page)
    expect(page.get_by_role("heading", name="One thing to mend")).to_be_visible()
    found["to mend"] = wrongs(page)
    page.get_by_label("Your e-mail address").fill("gwen@post.example")
    press(page)
    expect(page.get_by_role("heading", name="Your response is here")).to_be_visible()
    found["own"] = wrongs(page)
    page.get_by_role("link", name="Back to").click()
    expect(page.get_by_text("Only you see this.")).to_be_visible()
    found["waiting"] = wrongs(page)

    assert found == {name: [] for name in found}


@pytest.mark.looks
def test_at_320_pixels_nothing_is_cut_off_however_long_a_word_is(story, phone):
    first = published(story, name="W" * 80, text=f"https://lamps.example/{'x' * 300} {'y' * 300}")
    published(story, parent=first, text="z" * 500, name="Gwen", address="gwen@example.org")
    for path in (story.url, f"{story.url}respond/?to={first.pk}", links.own_path(first)):
        page = phone(path, viewport={"width": 320, "height": 640})

        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
