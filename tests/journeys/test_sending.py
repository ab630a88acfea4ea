"""A story sent from a phone, with JavaScript and without: typed, reloaded, mended, with photos, once."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from foundation import moment
from home.models import HomePage
from stories.submissions.models import Submission
from tests.accessibility import wrongs
from tests.browsing import PATIENCE, passed_by_the_guard, until
from tests.factories.pages import SeriesFactory
from tests.factories.pictures import jpeg
from tests.working import work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STORY = "I was the slowest person in the history of the Wednesday group.\n\nThen the fast ones took a wrong turn."
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def series():
    home = HomePage.objects.get()
    SeriesFactory(parent=home, slug="who-waited", closes_at=moment.now() - timedelta(days=3))
    SeriesFactory(parent=home, slug="to-come", opens_at=moment.now() + timedelta(days=3))
    return SeriesFactory(parent=home, slug="which-mile", word_target=30)


@pytest.fixture
def phone(browser, live_server):
    """A phone, with or without JavaScript, opened at the form."""
    opened = []

    def open_one(path="/which-mile/share/", **options):
        context = browser.new_context(**{**PHONE, **options})
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    yield open_one
    for context in opened:
        assert context.cookies() == [], "a reader gets no cookie"
        context.close()


def write(page, *, story=STORY, name="Gwen Pardoe", email="gwen@post.example"):
    page.get_by_label("Tell it as you would tell a friend").fill(story)
    page.get_by_label("Your name, as it will be shown").fill(name)
    page.get_by_label("Your e-mail address, never shown").fill(email)
    page.get_by_label("Tell it on this site").check()


def photo(name="mill.jpg", colour="teal", content=None):
    content = jpeg(640, 480, colour) if content is None else content
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


def agree_to_photos(page):
    page.get_by_label("I took the photos myself").check()
    page.get_by_label("Everybody who can be recognised").check()


def send_at_once(page):
    page.get_by_role("button", name="Send my story").last.click()


def send(page):
    passed_by_the_guard(page.locator("guarded-form form"))
    send_at_once(page)


def sent():
    return Submission.objects.received().get()


# ── Without JavaScript ──────────────────────────────────────────────────────────────


def test_without_script_it_is_read_once_more_and_arrives_with_its_photo(series, phone):
    page = phone(java_script_enabled=False)
    write(page)
    page.get_by_label("A photo or two").set_input_files(photo())
    page.get_by_role("button", name="Add these photos").click()
    expect(page.get_by_text("mill.jpg", exact=True)).to_be_visible()
    page.get_by_label("Who or what is in it").fill("The mill.")
    agree_to_photos(page)
    send_at_once(page)

    expect(page.get_by_role("heading", name="Your story is here")).to_be_visible()
    assert sent().text == STORY
    assert [(one.filename, one.caption) for one in sent().photos] == [("mill.jpg", "The mill.")]


def test_without_script_the_first_press_asks_to_read_it_once_more(series, phone):
    page = phone(java_script_enabled=False)
    write(page)
    send_at_once(page)

    expect(page.get_by_role("heading", name="Please read it once more")).to_be_visible()
    expect(page.get_by_label("Tell it as you would tell a friend")).to_have_value(STORY)
    expect(page.get_by_label("Tell it on this site")).to_be_checked()
    send_at_once(page)

    expect(page.get_by_role("heading", name="Your story is here")).to_be_visible()
    assert sent().sender_address == "gwen@post.example"


def test_without_script_a_mistake_keeps_words_and_photos(series, phone):
    page = phone(java_script_enabled=False)
    write(page, email="gwen.pardoe")
    page.get_by_label("A photo or two").set_input_files([photo(), photo("notes.txt", content=b"hello")])
    agree_to_photos(page)
    send_at_once(page)

    expect(page.get_by_role("heading", name="2 things to mend")).to_be_visible()
    expect(page.get_by_text("“notes.txt”: This file is not a picture").first).to_be_visible()
    expect(page.get_by_text("mill.jpg", exact=True)).to_be_visible()
    page.get_by_label("Your e-mail address, never shown").fill("gwen@post.example")
    send_at_once(page)

    expect(page.get_by_role("heading", name="Your story is here")).to_be_visible()
    assert [one.filename for one in sent().photos] == ["mill.jpg"]


# ── With JavaScript ─────────────────────────────────────────────────────────────────


def test_it_goes_through_at_once_and_nothing_is_left_on_the_device(series, phone):
    page = phone()
    write(page)
    page.wait_for_timeout(4200)  # nobody types it faster
    send(page)

    expect(page.get_by_role("heading", name="Your story is here")).to_be_visible()
    assert sent().held_because == []
    until(page, "localStorage.length === 0")


def test_a_reload_loses_nothing_neither_words_nor_photos(series, phone):
    page = phone()
    write(page)
    page.get_by_label("A photo or two").set_input_files(photo())
    expect(page.get_by_label("Who or what is in it")).to_be_visible()
    page.get_by_label("Who or what is in it").fill("The mill.")
    page.wait_for_timeout(2200)
    page.reload()

    expect(page.get_by_label("Tell it as you would tell a friend")).to_have_value(STORY)
    expect(page.get_by_label("Your name, as it will be shown")).to_have_value("Gwen Pardoe")
    expect(page.get_by_label("Tell it on this site")).to_be_checked()
    expect(page.get_by_text("mill.jpg", exact=True)).to_be_visible()
    expect(page.get_by_label("Who or what is in it")).to_have_value("The mill.")
    expect(page.get_by_text("Kept on this device as you type")).to_be_visible()


def test_what_is_left_in_a_hurry_is_kept_too(series, phone, live_server):
    page = phone()
    page.get_by_label("Tell it as you would tell a friend").fill(STORY)
    page.goto(f"{live_server.url}/which-mile/")
    page.goto(f"{live_server.url}/which-mile/share/")

    expect(page.get_by_label("Tell it as you would tell a friend")).to_have_value(STORY)


def test_what_is_kept_can_be_let_go(series, phone):
    page = phone()
    write(page)
    page.wait_for_timeout(2200)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget it").click()

    expect(page.get_by_label("Tell it as you would tell a friend")).to_have_value("")
    page.reload()
    expect(page.get_by_label("Tell it as you would tell a friend")).to_have_value("")


def test_the_count_encourages_and_never_blocks(series, phone):
    page = phone()
    story = page.get_by_label("Tell it as you would tell a friend")
    coach = page.locator("word-coach [data-count]")

    expect(coach).to_have_text("About 30 words are asked for")
    for words, says in [
        (1, "1 of about 30 words"),
        (12, "12 of about 30 words"),
        (30, "30 words: just what we hoped for"),
        (40, "40 words. Longer is fine"),
        (90, "90 words. Send it as it is; we may ask you to help us cut"),
    ]:
        story.fill("mile " * words)
        expect(coach).to_have_text(says)


def test_photos_are_sent_while_one_writes_and_shown_small(series, phone):
    page = phone()
    assert not page.get_by_label("I took the photos myself").is_visible()
    page.get_by_label("A photo or two").set_input_files([photo("a.jpg", "teal"), photo("b.jpg", "olive")])

    expect(page.get_by_role("button", name="Take it out (b.jpg)")).to_be_visible()
    expect(page.locator("canvas.kept-photo__picture")).to_have_count(2)
    kept = Submission.objects.get()
    assert kept.state == Submission.State.UNFINISHED
    assert [one.filename for one in kept.photos] == ["a.jpg", "b.jpg"]
    page.get_by_role("button", name="Take it out (a.jpg)").click()
    expect(page.get_by_role("button", name="Take it out (a.jpg)")).to_have_count(0)
    assert [one.filename for one in kept.enclosures.all()] == ["b.jpg"]
    write(page)
    agree_to_photos(page)
    page.wait_for_timeout(4200)
    send(page)

    expect(page.get_by_role("heading", name="Your story is here")).to_be_visible()
    assert [one.filename for one in sent().photos] == ["b.jpg"]


def test_a_photo_the_browser_cannot_read_gets_the_sites_thumbnail(series, phone, tmp_path):
    from PIL import Image
    from pillow_heif import register_heif_opener

    register_heif_opener()
    Image.new("RGB", (480, 640), "teal").save(tmp_path / "IMG_1.HEIC", "HEIF")
    page = phone()
    page.get_by_label("A photo or two").set_input_files(tmp_path / "IMG_1.HEIC")
    expect(page.get_by_role("button", name="Take it out (IMG_1.HEIC)")).to_be_visible()
    expect(page.locator("li[data-waiting]")).to_have_count(1)
    work()

    expect(page.locator("li[data-waiting]")).to_have_count(0)
    expect(page.locator("img.kept-photo__picture")).to_have_js_property("naturalHeight", 400)


def test_a_photo_that_failed_on_its_way_is_tried_again_by_itself(series, phone):
    page = phone()
    page.route("**/share/photos/", lambda route: route.abort())
    page.get_by_label("A photo or two").set_input_files(photo())
    expect(page.get_by_text("The line broke off.", exact=True)).to_be_visible()
    write(page)
    send(page)
    expect(page.get_by_text("A photo has not arrived")).to_be_visible()
    page.unroute("**/share/photos/")
    page.get_by_role("button", name="Try again").click()

    expect(page.get_by_role("button", name="Take it out (mill.jpg)")).to_be_visible()


def test_a_file_that_is_no_photo_is_told_at_once_and_stops_nothing(series, phone):
    page = phone()
    page.get_by_label("A photo or two").set_input_files(photo("notes.txt", content=b"hello"))
    expect(page.get_by_text("“notes.txt”: This file is not a picture").first).to_be_visible()
    write(page)
    send(page)

    expect(page.get_by_role("heading", name="Your story is here")).to_be_visible()


def test_whoever_gets_it_back_is_led_to_what_is_to_be_mended(series, phone):
    page = phone()
    write(page, email="gwen.pardoe")
    send(page)

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Tell it as you would tell a friend")).to_have_value(STORY)
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Your e-mail address, never shown")).to_be_focused()


def test_pressed_twice_it_is_sent_once(series, phone):
    page = phone()
    write(page)
    passed_by_the_guard(page.locator("guarded-form form"))
    posts = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    page.get_by_role("button", name="Send my story").last.dblclick()

    expect(page.get_by_role("heading", name="Your story is here")).to_be_visible()
    assert len(posts) == 1
    assert Submission.objects.count() == 1


def test_offline_nothing_is_sent_and_nothing_lost(series, phone):
    page = phone()
    write(page)
    passed_by_the_guard(page.locator("guarded-form form"))
    page.context.set_offline(True)
    send_at_once(page)
    expect(page.get_by_text("There is no connection just now")).to_be_visible()
    page.context.set_offline(False)
    send(page)

    expect(page.get_by_role("heading", name="Your story is here")).to_be_visible()


def test_enter_in_a_field_takes_no_photo_out(series, phone):
    page = phone(java_script_enabled=False)
    page.get_by_label("A photo or two").set_input_files(photo())
    page.get_by_role("button", name="Add these photos").click()
    page.get_by_label("Your name, as it will be shown").fill("Gwen")
    page.get_by_label("Your name, as it will be shown").press("Enter")

    expect(page.get_by_text("mill.jpg", exact=True)).to_be_visible()


# ── Open, closed; for everybody ─────────────────────────────────────────────────────


def test_a_closed_call_leads_to_the_one_that_is_open(series, phone):
    page = phone("/who-waited/share/")
    expect(page.get_by_text("is closed")).to_be_visible()
    page.get_by_role("link", name="My Most Important Mile").last.click()
    page.get_by_role("link", name="Send your story").click()

    expect(page.get_by_label("Tell it as you would tell a friend")).to_be_visible()


@pytest.mark.looks
@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_nothing_and_nothing_is_to_be_scrolled_sideways(series, phone, scheme, width):
    size = {
        "viewport": {"width": width, "height": 900},
        "color_scheme": scheme,
        "reduced_motion": "reduce",
        "is_mobile": False,
        "has_touch": False,
    }
    found = {}
    for path in ("/which-mile/share/", "/who-waited/share/", "/to-come/share/"):
        found[path] = wrongs(phone(path, **size))
    page = phone(**size)
    write(page, email="gwen.pardoe")
    page.get_by_label("A photo or two").set_input_files([photo(), photo("notes.txt", content=b"hello")])
    expect(page.get_by_text("“notes.txt”: This file is not a picture").first).to_be_visible()
    found["with photos"] = wrongs(page)
    send(page)
    expect(page.get_by_role("alert")).to_be_focused()
    found["to mend"] = wrongs(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Your e-mail address, never shown").fill("gwen@post.example")
    agree_to_photos(page)
    send(page)
    expect(page.get_by_role("heading", name="Your story is here")).to_be_visible()
    found["arrived"] = wrongs(page)

    assert {which: those for which, those in found.items() if those} == {}


def test_it_can_be_sent_with_the_keyboard_alone(series, phone):
    page = phone(viewport={"width": 1280, "height": 900}, is_mobile=False, has_touch=False)
    page.get_by_label("Tell it as you would tell a friend").focus()
    page.keyboard.type("I was the slowest.")
    for typed in ("", "Gwen Pardoe", "gwen@post.example", ""):
        page.keyboard.press("Tab")
        if not typed and page.evaluate("document.activeElement.textContent") == "Forget it":
            page.keyboard.press("Tab")
        page.keyboard.type(typed)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Send my story").last.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Your story is here")).to_be_visible()
    assert sent().ticked == ["site"]
