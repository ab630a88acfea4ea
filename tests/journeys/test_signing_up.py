"""Letters asked for on a story from a phone: confirmed by the mail, left and undone, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

from home.mailing_list import links
from home.mailing_list.models import Subscriber
from home.models import HomePage
from tests.accessibility import LOOKS, wrongs
from tests.browsing import PATIENCE, passed_by_the_guard
from tests.factories.mailing_list import asked, pool, subscriber
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.working import work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def site(live_server, settings):
    """Private links begin with SITE_URL, which is the running server's here."""
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def story(site):
    series = SeriesFactory(parent=HomePage.objects.get(), slug="which-mile")
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def phone(browser, site):
    """A phone, with or without JavaScript, opened at an address."""
    opened = []

    def open_one(path, **options):
        context = browser.new_context(**{**PHONE, **options}, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        page.goto(path if path.startswith(site) else site + path)
        return page

    yield open_one
    for context in opened:
        assert context.cookies() == [], "a reader gets no cookie"
        context.close()


def sign_up(page, *, email="gwen@post.example", with_script=True):
    form = page.locator("#sign-up")
    form.get_by_label("Each story, on the day it is told").check()
    form.get_by_label("E-mail address").fill(email)
    form.get_by_label("Name, if you like").fill("Gwen")
    if with_script:
        passed_by_the_guard(form)
    form.get_by_role("button", name="Send me the letters").click()


def link_in(mail, door):
    """The link to one of our pages as it stands in the plain text that a reader of mails would follow."""
    return re.search(rf"^http\S+/subscribe/{door}/\S+$", mail.body, re.MULTILINE).group()


def wrongs_of(browser, address):
    """What axe finds, by look."""
    found = {}
    for width, scheme in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(address)
        found |= {(width, scheme, rule): nodes for rule, nodes in wrongs(page)}
        context.close()
    return found


# ── The whole way ───────────────────────────────────────────────────────────────────


def test_asked_for_on_a_story_confirmed_by_the_mail_left_and_undone(story, phone, mailoutbox):
    pool(["A1-B2"], name="10 % off at the bookshop")
    page = phone(story.url)
    expect(page.get_by_text("We have written to you.")).to_be_hidden()
    sign_up(page)

    said = page.locator("#sign-up").get_by_text("We have written to you. Press the button in that letter.")
    expect(said).to_be_in_viewport()
    expect(page.locator("#sign-up").get_by_role("button")).to_be_hidden()
    assert page.url.endswith(f"{story.url}#asked")

    work()
    (mail,) = mailoutbox
    page.goto(link_in(mail, "confirm"))
    expect(page.get_by_role("heading", name="One press, and they come")).to_be_visible()
    assert not Subscriber.objects.get().is_confirmed
    page.get_by_role("button", name="Yes, send me the letters").click()
    expect(page.get_by_role("heading", name="You have successfully subscribed")).to_be_visible()

    work()
    assert "A1-B2" in mailoutbox[-1].body
    page.goto(link_in(mailoutbox[-1], "leave"))
    page.get_by_role("button", name="Send me no more letters").click()
    expect(page.get_by_role("heading", name="No letter comes any more")).to_be_visible()
    page.get_by_role("button", name="Undo: send me the letters again").click()
    expect(page.get_by_role("heading", name="You are on the list")).to_be_visible()
    one = Subscriber.objects.get()
    assert (one.is_confirmed, one.frequency, one.name) == (True, "each", "Gwen")


def test_without_script_it_is_read_once_more_and_leads_back_to_the_story(story, phone, mailoutbox):
    page = phone(story.url, java_script_enabled=False)
    sign_up(page, email="gwen.post", with_script=False)

    expect(page.get_by_role("heading", name="One thing to mend")).to_be_visible()
    expect(page.get_by_label("Name, if you like")).to_have_value("Gwen")
    page.get_by_label("E-mail address").fill("gwen@post.example")
    page.get_by_role("button", name="Send me the letters").click()

    expect(page.get_by_text("We have written to you. Press the button in that letter.")).to_be_in_viewport()
    work()
    page.goto(link_in(mailoutbox[0], "confirm"))
    page.get_by_role("button", name="Yes, send me the letters").click()
    expect(page.get_by_role("heading", name="You have successfully subscribed")).to_be_visible()


def test_on_their_own_page_somebody_chooses_pauses_and_is_erased(site, phone):
    one = subscriber()
    page = phone(links.to_own_page(one), java_script_enabled=False)
    page.get_by_label("Only when we ask a new question").check()
    page.get_by_role("button", name="Save what I chose").click()
    expect(page.get_by_text("What you chose is saved.")).to_be_visible()
    page.get_by_role("button", name="Nothing for a month").click()
    expect(page.get_by_text("has a month without letters")).to_be_visible()
    page.get_by_text("Erase everything about me", exact=True).click()
    page.get_by_role("button", name="Yes, erase everything about me").click()

    expect(page.get_by_role("heading", name="Nothing is left of you here")).to_be_visible()
    assert not Subscriber.objects.exists()


# ── For everybody ───────────────────────────────────────────────────────────────────


@pytest.mark.looks
def test_every_page_of_it_can_be_used_by_everybody(story, site, browser):
    pool(["A1", "A2"])
    waits, on_it, left = asked(), subscriber(), subscriber()
    addresses = [
        f"{site}{story.url}",
        f"{site}{story.url}#asked",
        f"{site}/subscribe/",
        f"{site}/subscribe/asked/",
        links.to_confirm(waits),
        links.to_confirm(on_it),
        links.to_leave(on_it),
        links.to_leave(waits),
        links.to_own_page(on_it),
        links.to_own_page(left),
    ]

    assert {address: found for address in addresses if (found := wrongs_of(browser, address))} == {}


@pytest.mark.looks
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_of_it_is_wider_than_the_window(story, site, browser, width):
    one = subscriber(f"{'gwen' * 12}@{'post' * 12}.example")
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    for address in (f"{site}{story.url}", f"{site}/subscribe/", links.to_own_page(one), links.to_leave(one)):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_there_is_no_form(story, site, browser):
    page = browser.new_context(viewport={"width": 800, "height": 900}).new_page()
    page.goto(f"{site}{story.url}")
    page.emulate_media(media="print")

    expect(page.locator("#sign-up")).to_be_hidden()
