"""In a real browser: an editor decides what becomes of stories, by mouse and by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from home.groups import EDITOR
from home.models import HomePage
from stories.pages.models import StoryPage
from stories.submissions.accepting import accept
from stories.submissions.deciding import decline, keep_for_later
from stories.submissions.models import MailTemplate, SentMail, Submission
from tests.accessibility import LOOKS, wrongs
from tests.browsing import until
from tests.factories.pages import SeriesFactory
from tests.factories.submissions import by_mail, photo, sent_in
from tests.factories.users import editor, log_in, member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

State, Kind = Submission.State, SentMail.Kind


@pytest.fixture
def series():
    return SeriesFactory(parent=HomePage.objects.get(), title="My Most Important Mile")


@pytest.fixture
def templates():
    MailTemplate.objects.all().delete()
    MailTemplate.objects.create(kind=Kind.DECLINED, name="Told before", words="Thank you, {first name}.")
    MailTemplate.objects.create(kind=Kind.DECLINED, name="Another question", words="Not what “{series}” asks.")


@pytest.fixture
def letters(series):
    """Four to read, who waits longest first."""
    names = ("Grace Abiodun", "Helen Moss", "Peter Lindqvist", "Oren Levy")
    return [
        sent_in(sender_name=name, series=series, photos=[photo()], days_ago=9 - number)
        for number, name in enumerate(names)
    ]


@pytest.fixture
def desk(page, live_server):
    """An editor who has logged in through the form."""
    return log_in(page, live_server, member_of(EDITOR))


def state_of(submission):
    return Submission.objects.get(pk=submission.pk).state


#: Whether what has the focus stands clear of the bar (WCAG 2.2, 2.4.11).
CLEAR = """() => {
  const it = document.activeElement, bar = document.querySelector(".mp-bar");
  if (!bar || bar.contains(it) || !document.querySelector("main").contains(it)) return true;
  return it.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top;
}"""


def tab_to(desk, name):
    """Press Tab until the control has the focus; whatever has it in between is never hidden behind the bar."""
    wanted = desk.get_by_role("link", name=name, exact=True).or_(desk.get_by_role("button", name=name, exact=True))
    wanted = wanted.or_(desk.get_by_label(name))
    for _press in range(80):
        desk.keyboard.press("Tab")
        until(desk, CLEAR)
        if wanted.evaluate("it => it === document.activeElement"):
            return wanted
    raise AssertionError(f"Tab never came to {name}")


def test_four_stories_are_decided_by_mouse(letters, templates, desk, live_server):
    desk.goto(f"{live_server.url}/admin/sent-in/{letters[0].pk}/")

    # Each decision opens the next story, so that the hand never moves.
    desk.get_by_role("button", name="Shortlist").click()
    expect(desk.get_by_text("Grace Abiodun is on the shortlist.")).to_be_visible()
    expect(desk.get_by_role("heading", name="Helen Moss", level=2)).to_be_visible()
    desk.get_by_role("button", name="Later").click()
    expect(desk.get_by_text("Helen Moss is kept for later.")).to_be_visible()

    desk.get_by_role("link", name="Accept…").click()
    expect(desk.get_by_text("Makes a draft story page with the text and one photo.")).to_be_visible()
    desk.get_by_label("Name to print").fill("Peter L.")
    desk.get_by_role("button", name="Accept to the drafts").click()
    expect(desk.get_by_text("Accepted. Peter’s mail leaves in 10 minutes.")).to_be_visible()
    expect(desk.get_by_role("heading", name="Oren Levy", level=2)).to_be_visible()
    assert StoryPage.objects.get().printed_name == "Peter L."

    # A template is a beginning, and what was typed under another choice comes back.
    desk.get_by_role("link", name="Decline…").click()
    words, start = desk.get_by_label("What Oren will read"), desk.get_by_label("Start from")
    words.fill("Dear Oren, my own words.")
    start.select_option("Told before")
    expect(words).to_have_value("Thank you, Oren.")
    words.fill("Thank you, Oren. We have told one like it.")
    start.select_option("Another question")
    expect(words).to_have_value("Not what “My Most Important Mile” asks.")
    start.select_option("Told before")
    expect(words).to_have_value("Thank you, Oren. We have told one like it.")
    desk.get_by_role("button", name="See the mail").click()
    expect(desk.locator("#the-mail")).to_contain_text("Thank you, Oren. We have told one like it.")
    expect(start.locator("option:checked")).to_have_text("Told before")
    start.select_option("Your own words")
    expect(words).to_have_value("Dear Oren, my own words.")
    start.select_option("Told before")
    desk.get_by_role("button", name="Decline and send in 10 minutes").click()
    expect(desk.get_by_text("Declined. Oren’s mail leaves in 10 minutes.")).to_be_visible()
    assert SentMail.objects.get(kind=Kind.DECLINED).words == "Thank you, Oren. We have told one like it."

    # The way back.
    desk.get_by_role("link", name="Call it back…").click()
    expect(desk.get_by_text("Oren’s mail leaves in 10 minutes.")).to_be_visible()
    desk.get_by_role("button", name="Call it back").click()
    expect(desk.get_by_text("Oren Levy waits to be read again. The mail is not sent.")).to_be_visible()
    assert not SentMail.objects.filter(kind=Kind.DECLINED).exists()
    assert [state_of(one) for one in letters] == [State.SHORTLISTED, State.LATER, State.ACCEPTED, State.WAITING]


def test_stories_are_decided_by_keyboard_alone(letters, templates, desk, live_server):
    grace = letters[0]
    desk.emulate_media(reduced_motion="reduce")
    desk.goto(f"{live_server.url}/admin/sent-in/{grace.pk}/")

    tab_to(desk, "Accept…")
    desk.keyboard.press("Enter")
    name = tab_to(desk, "Name to print")
    expect(name).to_have_value("Grace A.")
    # Enter in a field shows the mail and decides nothing.
    desk.keyboard.press("Enter")
    expect(desk.locator("#the-mail")).to_be_visible()
    assert state_of(grace) == State.WAITING
    tab_to(desk, "Accept to the drafts")
    desk.keyboard.press("Space")
    expect(desk.get_by_text("Accepted. Grace’s mail leaves in 10 minutes.")).to_be_visible()

    tab_to(desk, "Shortlist")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Helen Moss is on the shortlist.")).to_be_visible()
    tab_to(desk, "Later")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Peter Lindqvist is kept for later.")).to_be_visible()

    tab_to(desk, "Decline…")
    desk.keyboard.press("Enter")
    tab_to(desk, "What Oren will read")
    desk.keyboard.type("Thank you, Oren.")
    tab_to(desk, "Decline and send in 10 minutes")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Declined. Oren’s mail leaves in 10 minutes.")).to_be_visible()

    tab_to(desk, "Call it back…")
    desk.keyboard.press("Enter")
    tab_to(desk, "Call it back")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Oren Levy waits to be read again.")).to_be_visible()
    assert [state_of(one) for one in letters] == [State.ACCEPTED, State.SHORTLISTED, State.LATER, State.WAITING]


def test_two_quick_clicks_make_one_draft(letters, desk, live_server):
    grace = letters[0]
    desk.goto(f"{live_server.url}/admin/sent-in/{grace.pk}/accept/")

    desk.get_by_role("button", name="Accept to the drafts").dblclick()

    expect(desk.get_by_text("Accepted. Grace’s mail leaves in 10 minutes.").first).to_be_visible()
    assert StoryPage.objects.count() == 1
    assert SentMail.objects.filter(kind=Kind.ACCEPTED).count() == 1


def test_words_typed_for_a_story_that_a_colleague_decided_are_still_there(letters, desk, live_server):
    grace = letters[0]
    desk.goto(f"{live_server.url}/admin/sent-in/{grace.pk}/decline/")
    desk.get_by_label("What Grace will read").fill("Thank you, Grace.")
    accept(grace, user=editor(first_name="Jo", last_name="Lind"))

    desk.get_by_role("button", name="Decline and send in 10 minutes").click()

    expect(desk.get_by_text("Jo Lind has accepted this one. Nothing was changed.")).to_be_visible()
    expect(desk.get_by_label("What Grace will read")).to_have_value("Thank you, Grace.")
    desk.get_by_role("link", name="See how it stands").click()
    expect(desk.get_by_text(re.compile("Accepted by Jo Lind"))).to_be_visible()


@pytest.mark.looks
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    browser, live_server, letters, templates, series, width, scheme
):
    grace, helen, peter, oren = letters
    accept(grace)
    decline(helen, words="Thank you, Helen.\n\nNot this time.")
    keep_for_later(peter)
    forwarded = by_mail(sender_name="Wilhelmina-Featherstonehaugh-Cholmondeley" * 2, teller_name="Emrys", series=series)
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = log_in(context.new_page(), live_server, member_of(EDITOR))

    found = {}
    pages = [f"{one.pk}/" for one in letters]
    for path in (*pages, f"{oren.pk}/accept/", f"{forwarded.pk}/accept/", f"{oren.pk}/decline/"):
        page.goto(f"{live_server.url}/admin/sent-in/{path}")
        page.wait_for_load_state("networkidle")
        if path.endswith("decline/"):
            page.get_by_label("Start from").select_option("Told before")
        if path.endswith(("accept/", "decline/")):
            page.get_by_role("button", name="See the mail").click()
            expect(page.locator("#the-mail")).to_be_visible()
        for folded in page.locator("details.mp-folded summary").all():
            folded.click()
        over = page.evaluate("document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth")
        found[path] = wrongs(page, also=()), over
    context.close()

    assert found == {path: ([], 0) for path in found}
