"""In a real browser: an editor reads what was sent in, says what is a story, and types one in from paper."""

import re

import pytest
from playwright.sync_api import expect

from home.groups import EDITOR
from home.models import HomePage
from stories.submissions.models import SentMail, Submission
from stories.tellers.models import Consent
from tests.accessibility import LOOKS, wrongs
from tests.factories.pages import SeriesFactory
from tests.factories.pictures import jpeg
from tests.factories.submissions import by_mail, file, held, mail_received, photo, sent_in
from tests.factories.users import log_in, member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

State = Submission.State


@pytest.fixture
def series():
    home = HomePage.objects.get()
    SeriesFactory(parent=home, title="Who Waited for You")
    return SeriesFactory(parent=home, title="My Most Important Mile")


@pytest.fixture
def letter(series):
    """A mail that has waited too long, with a photo within, a signature, and a file nobody can open."""
    submission = by_mail(
        sender_name="Harold Mottram",
        text="I had the upper round.\n\nThere was one letter.",
        series=series,
        photos=[photo(after=1, caption="The gate.")],
        files=[file(filename="verses.docx")],
        folded=[{"kind": "signature", "text": "And the egg was warm."}],
        days_ago=9,
    )
    mail_received(submission=submission)
    return submission


@pytest.fixture
def doubtful(series):
    return held("Two links, and little else.", sender_name="Brad Sterling", series=series)


@pytest.fixture
def desk(page, live_server):
    """An editor who has logged in through the form."""
    return log_in(page, live_server, member_of(EDITOR))


def test_an_editor_reads_puts_right_and_decides(letter, doubtful, desk, live_server):
    expect(desk.get_by_text("1 person has waited longer than 7 days")).to_be_visible()
    desk.get_by_role("link", name=re.compile("story to read")).click()
    expect(desk.get_by_text("waiting 9 days")).to_be_visible()
    desk.get_by_role("link", name="Harold Mottram").click()

    expect(desk.get_by_role("heading", name="Harold Mottram", level=2)).to_be_visible()
    shown = desk.get_by_alt_text("Photo 1, as it was sent")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 64

    # The series is saved at once, and the page stays.
    desk.get_by_label("For", exact=True).select_option("Who Waited for You")
    expect(desk.get_by_text("Now for Who Waited for You.")).to_be_visible()
    assert Submission.objects.get(pk=letter.pk).series.title == "Who Waited for You"

    # One click away is what was folded; its last line belongs to the story.
    expect(desk.get_by_text("And the egg was warm.")).to_be_hidden()
    desk.get_by_text("Folded: a signature (1 line)").click()
    desk.get_by_role("button", name="Belongs to the story").click()
    expect(desk.get_by_label("The story as it was sent").get_by_text("And the egg was warm.")).to_be_visible()

    with desk.expect_download() as saved:
        desk.get_by_role("link", name="Download it", exact=True).click()
    assert saved.value.suggested_filename == "verses.docx"
    with desk.expect_download() as saved:
        desk.get_by_role("link", name="The mail as it came").click()
    assert saved.value.suggested_filename.endswith(".eml")

    desk.goto(f"{live_server.url}/admin/sent-in/?state=held")
    desk.get_by_role("link", name="Brad Sterling").click()
    expect(desk.get_by_text("Two links, and little else.")).to_be_visible()
    desk.get_by_role("button", name="Not a story").click()
    expect(desk.get_by_text("Brad Sterling is set aside as no story.")).to_be_visible()
    desk.get_by_role("link", name="Look at it again").click()
    desk.get_by_role("button", name="It is a story after all").click()
    expect(desk.get_by_text("Brad Sterling waits to be read.")).to_be_visible()
    assert Submission.objects.get(pk=doubtful.pk).state == State.WAITING
    assert SentMail.objects.filter(submission=doubtful).exists()


def test_the_list_is_searched_as_one_types_and_the_search_can_go_on_elsewhere(letter, doubtful, desk, live_server):
    desk.goto(f"{live_server.url}/admin/sent-in/")
    desk.locator("main input[name=q]").fill("sterling")
    expect(desk.get_by_text("No story here has “sterling” in its words or its name.")).to_be_visible()
    desk.get_by_role("link", name="Search all trays for “sterling”").click()
    expect(desk.get_by_role("link", name="Brad Sterling")).to_be_visible()
    expect(desk.get_by_role("link", name="Harold Mottram")).to_have_count(0)


def test_a_choice_that_could_not_be_saved_says_so(letter, desk, live_server):
    desk.goto(f"{live_server.url}/admin/sent-in/{letter.pk}/")
    desk.get_by_label("For", exact=True).wait_for()
    expect(desk.get_by_role("button", name="Save", exact=True)).to_be_hidden()
    desk.route("**/admin/sent-in/**", lambda route: route.abort())

    desk.get_by_label("For", exact=True).select_option("Who Waited for You")

    expect(desk.get_by_text("Not saved: no connection. Nothing was changed.")).to_be_visible()
    expect(desk.get_by_role("button", name="Save", exact=True)).to_be_visible()


def test_a_story_on_paper_is_typed_in_and_a_mistake_loses_neither_words_nor_photos(series, desk, live_server):
    desk.goto(f"{live_server.url}/admin/sent-in/")
    desk.get_by_role("link", name="Type in a story").click()
    desk.get_by_label("Story", exact=False).first.fill("I had the keys.\n\nThirty-one years.")
    desk.get_by_label("Photos").set_input_files(
        [{"name": "baths.jpg", "mimeType": "image/jpeg", "buffer": jpeg(colour="navy")}]
    )
    expect(desk.get_by_label("How did they agree?")).to_be_hidden()
    desk.get_by_label("Yes, and I vouch for it").check()
    desk.get_by_label("It may stand on the site").check()
    desk.get_by_label("How did they agree?").fill("On the phone on Sunday.")
    desk.get_by_role("button", name="Keep this story").click()
    expect(desk.get_by_text("One photo is kept; you need not choose it again")).to_be_visible()
    expect(desk.get_by_label("Story", exact=False).first).to_have_value("I had the keys.\n\nThirty-one years.")
    expect(desk.get_by_label("It may stand on the site")).to_be_checked()

    desk.get_by_label("Who told it?").fill("Errol Tasker")
    desk.get_by_role("button", name="Keep this story").click()

    expect(desk.get_by_text("Kept. It waits to be read.")).to_be_visible()
    expect(desk.get_by_text("Consent covers the site")).to_be_visible()
    story = Submission.objects.get()
    assert (story.state, len(story.photos)) == (State.WAITING, 1)
    assert Consent.objects.latest_for(story.story_key).note == "On the phone on Sunday."


@pytest.mark.looks
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(browser, live_server, letter, doubtful, width, scheme):
    mail = mail_received(outcome="ignored", reason="auto-reply", subject="Out of office " * 8)
    sent_in(ticked=("site", "guardian"), sender_name="Wilhelmina-Featherstonehaugh-Cholmondeley" * 2)
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = log_in(context.new_page(), live_server, member_of(EDITOR))

    found = {}
    for path in (
        "sent-in/",
        "sent-in/?state=",
        f"sent-in/{letter.pk}/",
        f"sent-in/{doubtful.pk}/",
        "sent-in/type-in/",
        "mail-received/",
        f"mail-received/inspect/{mail.pk}/",
    ):
        page.goto(f"{live_server.url}/admin/{path}")
        page.wait_for_load_state("networkidle")
        for folded in page.locator("details.mp-folded summary").all():
            folded.click()
        over = page.evaluate("document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth")
        found[path] = wrongs(page, also=()), over
    context.close()

    assert found == {path: ([], 0) for path in found}
