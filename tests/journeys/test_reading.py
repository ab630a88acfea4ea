"""A reader's pages in a real browser: with axe, by keyboard, magnified, on a small screen, and without JavaScript."""

from datetime import timedelta
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from foundation import moment
from foundation.renditions import make_renditions
from home.models import HomePage
from stories.pages.models import StoryPage, Topic
from stories.pages.withdrawing import withdraw
from stories.schedule.models import Slot
from tests.accessibility import wrongs
from tests.browsing import PATIENCE
from tests.factories.pages import PlainPageFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]

LONG = "Wilhelmina Featherstonehaugh-Cholmondeley and her brother Bartholomew"
PAGES = {
    "home": ("/", 200),
    "series": ("/which-mile/", 200),
    "topic": ("/which-mile/?topic=rain", 200),
    "week": ("/which-mile/before-the-street/", 200),
    "week that is over": ("/which-mile/rained-off/", 200),
    "story": ("/which-mile/nora-whitlock/", 200),
    "story in another language": ("/which-mile/lucia-ferrer/", 200),
    "story with a long name": ("/which-mile/long/", 200),
    "closed": ("/who-waited/", 200),
    "search": ("/search/?q=lamp", 200),
    "nothing found": ("/search/?q=brigde", 200),
    "empty search": ("/search/", 200),
    "plain": ("/about/", 200),
    "missing": ("/which-mile/nobody/", 404),
    "taken back": ("/which-mile/tom-aldous/", 410),
}
#: WCAG 2.2 A and AA, and what axe holds to be good practice.


def picture(width, height, *uses):
    """A picture with every size that ``uses`` need; as few as the pages show, since each is encoded anew."""
    made = PictureFactory(width_px=width, height_px=height, caption="The sill, ten to six.", credit="A. Lamp")
    make_renditions(made, uses)
    return made


def body(shown):
    return [
        ("text", "<p>For most of a year the lamp was out. <em>It came on.</em></p><p>I am only telling you.</p>"),
        ("pull_quote", {"words": "I used to look at them. They looked back."}),
        ("heading", {"words": "The bench with no back"}),
        ("picture", {"picture": shown, "caption": "Then.", "width": ""}),
        ("side_by_side", {"left": shown, "right": shown, "caption": "Then, and now."}),
        ("gallery", {"pictures": [{"picture": shown, "caption": "One."}, {"picture": shown, "caption": ""}]}),
        ("link_card", {"url": "https://example.org/film", "title": "The towpath", "site": "Example Films"}),
        ("text", "<p>So they would know it was not over.</p>"),
        ("editors_note", {"words": "<p>The lamp has been mended.</p>"}),
    ]


@pytest.fixture
def site():
    """A week that runs, one that is over, a closed call, and everything a story may hold."""
    home, now = HomePage.objects.get(), moment.now()
    wide, tall = picture(700, 525, "photo", "first", "cover"), picture(660, 880, "photo", "card")
    series = SeriesFactory(parent=home, slug="which-mile", closes_at=now + timedelta(days=9))
    SeriesFactory(parent=home, slug="who-waited", title="Who Waited for You", closes_at=now - timedelta(days=9))
    week = WeekFactory(
        parent=series,
        slug="before-the-street",
        first_day=moment.today() - timedelta(days=2),
        cover=wide,
        tone="heather",
    )
    over = WeekFactory(
        parent=series, slug="rained-off", title="Rained Off", first_day=moment.today() - timedelta(days=40), days=14
    )
    rain = Topic.objects.create(name="Rain", slug="rain")
    told = [
        StoryFactory(parent=series, printed_name="Tom Aldous", slug="tom-aldous"),
        StoryFactory(parent=series, printed_name="Priya Raman", slug="priya-raman", cover=tall),
        StoryFactory(parent=series, printed_name="Nora Whitlock", slug="nora-whitlock", cover=wide, body=body(wide)),
    ]
    for day, story in enumerate(told, start=1):
        Slot.objects.filter(week=week, day=day).update(story=story)
    told[2].topics.set([rain])
    told[2].save()
    StoryPage.objects.filter(pk=told[2].pk).update(corrected_at=now)
    StoryFactory(
        parent=series,
        printed_name="Lucía Ferrer",
        slug="lucia-ferrer",
        spoken_language="es",
        body=[("text", "<p>Corrí sola hasta el puente.</p>")],
    )
    long = StoryFactory(parent=series, printed_name=LONG, slug="long", cover=picture(300, 400, "small", "card"))
    Slot.objects.filter(week=over, day=2).update(story=long)
    PlainPageFactory(parent=home, slug="about", title="About us", body=[("text", "<p>We run on Tuesdays.</p>")])
    withdraw(told[0], user=None)
    return series


@pytest.fixture
def window(browser):
    """A window of the size, scheme and kind that a test asks for."""
    opened = []

    def open_one(width=1280, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context.new_page()

    yield open_one
    for context in opened:
        context.close()


def each(page, live_server):
    """Each page of a reader, opened in turn: what it is, and the window."""
    for name, (path, status) in PAGES.items():
        answer = page.goto(f"{live_server.url}{path}")
        assert answer.status == status, name
        yield name, page


def test_axe_finds_nothing_on_a_phone_by_day_or_a_desk_by_night(site, window, live_server):
    found = {}
    for scheme, width in (("light", 390), ("dark", 1280)):
        # Colours at rest: a window that learns late that it is dark passes through every shade between.
        still = window(width, color_scheme=scheme, reduced_motion="reduce")
        for name, page in each(still, live_server):
            found[name, scheme, width] = wrongs(page)

    assert {which: those for which, those in found.items() if those} == {}


def test_every_page_has_one_title_and_no_heading_skips_a_level(site, window, live_server):
    for name, page in each(window(), live_server):
        levels = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(one => +one.tagName[1])")
        assert levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), (name, levels)
        assert page.locator("main, header.masthead, footer.foot").count() == 3, name


def test_nothing_has_to_be_scrolled_sideways_however_narrow_or_magnified(site, window, live_server):
    # 320 px is 400 % on a window of 1280 (WCAG 2.2, 1.4.10); 640 px is 200 %.
    wide, phone = {}, {"is_mobile": True, "has_touch": True}
    for width, options in ((320, {}), (390, phone), (640, {"device_scale_factor": 2}), (1280, {}), (1920, {})):
        for name, page in each(window(width, **options), live_server):
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            wide |= {(name, width): over} if over > 0 else {}
    assert wide == {}

    page = window(1280)
    for name in ("home", "story", "story with a long name", "week"):
        page.goto(f"{live_server.url}{PAGES[name][0]}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{name}, letters twice as large"


def test_the_first_key_leads_past_the_masthead_and_focus_is_seen(site, window, live_server):
    page = window()
    page.goto(f"{live_server.url}/which-mile/nora-whitlock/")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="To the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_every_link_and_button_of_a_story_can_be_reached_by_tab(site, window, live_server):
    page = window()
    page.goto(f"{live_server.url}/which-mile/nora-whitlock/")
    there = page.locator("a[href]:visible, button:visible").count()
    fields = page.locator("input:visible, textarea:visible, select:visible").count()
    reached = set()
    for _press in range(there + fields + 2):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('a[href], button')].indexOf(document.activeElement)"))

    assert len(reached - {-1}) == there


def test_the_arrow_keys_turn_the_days_and_leave_a_field_alone(site, window, live_server):
    page = window()
    page.goto(f"{live_server.url}/which-mile/nora-whitlock/")
    expect(page.get_by_text("The arrow keys turn the days.")).to_be_visible()

    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/priya-raman/")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/nora-whitlock/")
    page.keyboard.press("Alt+Shift+ArrowLeft")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<input aria-label=word>')")
    page.get_by_label("word").press("ArrowLeft")

    assert page.url.endswith("/nora-whitlock/")


def test_a_story_is_handed_to_the_devices_own_sheet(site, window, live_server):
    page = window()
    page.add_init_script("navigator.share = async (what) => { window.shared = what }")
    page.goto(f"{live_server.url}/which-mile/nora-whitlock/")

    page.get_by_role("button", name="Share this story").click()

    assert page.evaluate("window.shared.url").endswith("/which-mile/nora-whitlock/")
    assert page.evaluate("window.shared.title").endswith("Nora Whitlock")


def test_without_such_a_sheet_the_address_is_copied_and_said_so(site, window, live_server):
    page = window(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{live_server.url}/which-mile/nora-whitlock/")

    page.get_by_role("button", name="Copy the link").click()

    expect(page.locator("share-story").get_by_role("status")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/which-mile/nora-whitlock/")


def test_without_javascript_everything_can_be_read_and_nothing_dead_is_shown(site, window, live_server):
    for name, page in each(window(java_script_enabled=False), live_server):
        assert page.get_by_role("button", name="Copy the link").count() == 0, name
        assert page.locator("main").inner_text().strip(), name
    page.goto(f"{live_server.url}/which-mile/nora-whitlock/")
    page.get_by_role("link", name="Priya Raman").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Priya Raman")


def test_a_story_in_another_language_is_read_in_it_and_the_house_speaks_its_own(site, window, live_server):
    page = window()
    page.goto(f"{live_server.url}/which-mile/lucia-ferrer/")

    spoken = "one => one.closest('[lang]').lang"
    assert page.locator(".text p").first.evaluate(spoken) == "es"
    assert page.locator(".told-about").evaluate(spoken) == "en"
    assert page.locator(".story__meta").evaluate(spoken) == "en"


def test_what_the_system_asks_for_is_kept(site, window, live_server):
    page = window(forced_colors="active", reduced_motion="reduce")
    page.goto(f"{live_server.url}/which-mile/before-the-street/")

    for selector in (".road .stone", ".button", ".call"):
        assert page.locator(selector).first.evaluate("one => getComputedStyle(one).borderTopWidth") == "1px", selector
    moving = "all => all.filter(one => parseFloat(getComputedStyle(one).transitionDuration) > 0).length"
    assert page.eval_on_selector_all("*", moving) == 0


def test_paper_gets_the_story_its_picture_and_its_address(site, window, live_server):
    page = window()
    page.goto(f"{live_server.url}/which-mile/nora-whitlock/")
    page.emulate_media(media="print")

    for selector in (".story__title", ".photo img", ".text", ".foot__address"):
        expect(page.locator(selector).first).to_be_visible()
    for selector in (".masthead__links", ".call", "nav.section", ".share", ".skip"):
        expect(page.locator(selector).first).to_be_hidden()
