"""In a real browser nothing that a page needs is held back by its own policy."""

import re

import pytest
from playwright.sync_api import expect

from foundation import moment
from foundation.models import User
from home.models import HomePage
from stories.schedule.models import ThemedWeekPage
from tests.factories.pages import DraftFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]

LISTEN = (
    "addEventListener('securitypolicyviolation', "
    "event => console.error(`Held back: ${event.violatedDirective} ${event.blockedURI}`))"
)
ADMIN = [
    "",
    "images/",
    "images/multiple/add/",
    "reports/site-history/",
    "reports/aging-pages/",
    "users/",
    "users/new/",
    "redirects/",
    "account/",
    "jobs/",
    "clock/",
    "password_reset/",
]


@pytest.fixture
def site():
    """One page of each kind, and a draft."""
    home = HomePage.objects.get()
    series = SeriesFactory(parent=home)
    cover = PictureFactory()
    StoryFactory(parent=series, cover=cover)
    WeekFactory(parent=series, first_day=moment.today(), cover=cover)
    DraftFactory(parent=series)
    return series


@pytest.fixture
def watched(page, live_server):
    """A window that writes down whatever its console calls an error: `go(path)`, `page`, `said`."""
    said = []
    page.add_init_script(LISTEN)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on(
        "console",
        # That a file is missing is for other tests to say.
        lambda line: (
            line.type == "error"
            and "Failed to load resource" not in line.text
            and said.append(f"{page.url}: {line.text}")
        ),
    )

    def go(path):
        page.goto(f"{live_server.url}{path}")
        page.wait_for_load_state("networkidle")

    page.go, page.said = go, said
    return page


@pytest.fixture
def desk(watched):
    """Whoever runs the site, signed in."""
    owner = User.objects.create_superuser("owner", "owner@example.org", "a-long-way-round")
    watched.go("/admin/login/")
    watched.get_by_label("Username").fill(owner.username)
    watched.locator("input[name=password]").fill("a-long-way-round")
    watched.get_by_role("button", name="Sign in").click()
    expect(watched.get_by_text("Behind the scenes")).to_be_visible()
    return watched


def test_the_reader_gets_every_page_whole(watched, site):
    pages = ["/", site.url, *[page.url for page in site.get_children().live()]]
    for path in [*pages, "/search/?q=mile", "/nothing-here/", "/sitemap.xml", "/robots.txt"]:
        watched.go(path)

    watched.go("/")
    assert watched.said == []
    assert watched.evaluate("getComputedStyle(document.body).fontFamily") != ""
    assert len(watched.evaluate("[...document.styleSheets].flatMap(sheet => [...sheet.cssRules])")) > 10


def test_a_script_in_a_page_of_ours_would_not_run(watched, site):
    watched.go("/")
    watched.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = true\">')")
    watched.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = true'}))"
    )
    watched.wait_for_timeout(300)

    assert watched.evaluate("window.ran") is None
    assert any("script-src" in line for line in watched.said)


def test_the_editors_screens_work(desk, site):
    for path in ADMIN:
        desk.go(f"/admin/{path}")
    week = ThemedWeekPage.objects.get()
    for page in [HomePage.objects.get(), site, week]:
        desk.go(f"/admin/pages/{page.pk}/")
        desk.go(f"/admin/pages/{page.pk}/edit/")

    assert desk.said == []


def test_the_editor_sees_the_preview_and_chooses_a_picture(desk, site):
    story = site.get_children().not_live().get()
    desk.go(f"/admin/pages/{story.pk}/edit/")
    desk.get_by_role("button", name="Toggle preview").click()
    preview = desk.frame_locator("#w-preview-iframe, iframe[title='Preview']").first
    expect(preview.locator("h1").first).to_be_visible()
    desk.locator("[data-chooser-action-choose]").first.click()
    expect(desk.get_by_role("dialog").get_by_role("tab", name=re.compile("Upload"))).to_be_visible()

    assert desk.said == []


def test_the_editor_uploads_a_picture(desk, site, tmp_path):
    from PIL import Image

    Image.new("RGB", (300, 200), "teal").save(tmp_path / "river.jpg")
    desk.go("/admin/images/multiple/add/")
    desk.set_input_files("input[type=file]", tmp_path / "river.jpg")
    expect(desk.get_by_text("Upload successful").first).to_be_visible()

    assert desk.said == []
