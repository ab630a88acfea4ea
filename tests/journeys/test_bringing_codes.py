"""In a real browser: an editor sets up a pool, pastes codes, watches them being taken in; and brings in subscribers."""

import re

import pytest
from playwright.sync_api import expect

from home.mailing_list.models import Offer, Subscriber, TableImport
from tests.accessibility import LOOKS, wrongs
from tests.factories.mailing_list import pool, subscriber
from tests.factories.users import editor, log_in
from tests.working import work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RUNNERS = b"Runner;Post;Agreed how\nGwen Hale;gwen@example.org;signed at the club\nno address;;signed\n"


@pytest.fixture
def desk(page, live_server):
    """The dashboard before an editor who has logged in through the form."""
    page.emulate_media(reduced_motion="reduce")
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    log_in(page, live_server, editor())
    yield page
    assert page.problems == []


def bring(desk, live_server, name, data):
    """A file of subscribers, put into the form."""
    desk.goto(f"{live_server.url}/admin/imports/subscribers/")
    desk.get_by_label("The file").set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})
    desk.get_by_role("button", name="Look through it").click()
    desk.wait_for_url(re.compile(r"/imports/\d+/$"))


def test_a_pool_is_set_up_and_filled_and_the_page_follows_by_itself(desk, live_server):
    desk.goto(f"{live_server.url}/admin/welcome-offers/new/")
    desk.get_by_role("textbox", name="What it gives").fill("10 % off at Pell’s")
    desk.get_by_role("button", name="Create").click()
    desk.get_by_label("Or paste them").fill("PELL-1\nPELL-2\nPELL-2\n")
    desk.get_by_role("button", name="Look through them").click()
    expect(desk.get_by_role("progressbar")).to_be_visible()

    work()
    expect(desk.get_by_text("2 new codes", exact=True)).to_be_visible()
    expect(desk.locator("[role=status]").filter(has_text="nothing taken in yet: 2 new codes")).to_be_attached()
    desk.get_by_role("button", name="Take in 2 codes").click()
    expect(desk.get_by_role("progressbar")).to_be_visible()

    work()
    expect(desk.get_by_role("heading", name="Taken in.")).to_be_visible()
    assert Offer.objects.get().left == 2
    desk.get_by_role("link", name="Back to the offer").click()
    expect(desk.get_by_text("2 of 2 left.")).to_be_visible()


def test_without_a_script_subscribers_are_brought_in_by_reloading(browser, live_server):
    with_script = browser.new_context()
    log_in(with_script.new_page(), live_server, editor())
    context = browser.new_context(java_script_enabled=False, storage_state=with_script.storage_state())
    desk = context.new_page()
    bring(desk, live_server, "runners.csv", RUNNERS)

    desk.get_by_label("E-mail address").select_option("B: Post")
    desk.get_by_label("How and when they agreed").select_option("C: Agreed how")
    desk.get_by_label("Name", exact=True).select_option("A: Runner")
    desk.get_by_role("button", name="Look through it").click()
    work()
    desk.get_by_role("link", name="Look again").click()
    expect(desk.get_by_text("there is no address in it").first).to_be_visible()
    desk.get_by_role("button", name="Take in 1 subscriber").click()
    work()
    desk.get_by_role("link", name="Look again").click()

    expect(desk.get_by_role("heading", name="Taken in.")).to_be_visible()
    assert Subscriber.objects.get().name == "Gwen Hale"
    context.close()
    with_script.close()


@pytest.mark.looks
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing(desk, live_server, width, scheme):
    offer = pool(["A1"], exclusions="Not for vouchers.")
    subscriber()
    subscriber()
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    bring(desk, live_server, "runners.csv", RUNNERS)
    asking = desk.url
    look(desk)
    bring(desk, live_server, "list.csv", b"email,proof\ngwen@example.org,signed\nno address,signed\n")
    looked = desk.url
    look(desk)
    work()
    bring(desk, live_server, "broken.csv", b"email,proof\n" + b"a,b\n" * 5 + b'"' + b"x" * 200_000)
    broken = desk.url
    work()
    assert TableImport.objects.filter(state=TableImport.State.UNREADABLE).count() == 1

    offers, imports = f"{live_server.url}/admin/welcome-offers", f"{live_server.url}/admin/imports"
    places = [f"{offers}/{place}" for place in ("", f"{offer.pk}/codes/", f"{offer.pk}/mail/")]
    for place in (*places, f"{imports}/", f"{imports}/subscribers/", asking, looked, broken):
        desk.goto(place)
        look(desk)
    desk.goto(looked)
    desk.get_by_text("Its columns or dates are others").click()
    look(desk)


def look(desk):
    """Axe, and no sideways scroll."""
    assert wrongs(desk, within="main", also=()) == []
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
