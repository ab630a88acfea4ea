"""The editors' list of what was sent in, and who may see what of it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Revision

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from stories.pages.models import StoryPage
from stories.submissions.accepting import accept
from stories.submissions.deciding import decline, keep_for_later, shortlist
from stories.submissions.doubting import no_story
from stories.submissions.models import Submission
from stories.submissions.taking_back import take_back
from tests.factories.pages import SeriesFactory
from tests.factories.submissions import by_mail, file, held, mail_received, photo, sent_in
from tests.factories.users import UserFactory, member_of

pytestmark = pytest.mark.django_db

State, Door = Submission.State, Submission.Door
LIST, RESULTS = "/admin/sent-in/", "/admin/sent-in/results/"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def resident(client):
    """A reader-in-residence, who reads and sees no address."""
    client.force_login(member_of(RESIDENT))
    return client


def page_of(submission):
    return reverse("sent_in:edit", args=[submission.pk])


def words(answer):
    """What stands on the page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def listed(answer):
    """The names in the list, in their order."""
    return re.findall(r'<div class="title-wrapper"><a [^>]*>([^<]*)</a>', answer.content.decode())


def goes_live(story, at):
    """Let a version of ``story`` be promised for ``at``."""
    Revision.page_revisions.filter(object_id=str(story.pk)).update(approved_go_live_at=at)


def again(submission):
    return Submission.objects.get(pk=submission.pk)


# ── Trays ───────────────────────────────────────────────────────────────────────────


def test_it_opens_with_what_is_to_be_read_whoever_waits_longest_first(desk):
    for name, days in (("Second", 3), ("Third", 1), ("First", 9)):
        sent_in(sender_name=name, days_ago=days)
    held(sender_name="Nobody Yet")

    answer = desk.get(LIST)

    assert listed(answer) == ["First", "Second", "Third"]
    assert "To read 3 Doubtful 1 Shortlist 0 Kept for later 0 Answered 0 All 4" in words(answer)


def test_each_tray_shows_its_own(desk):
    sent_in(sender_name="Waiting")
    held(sender_name="Doubtful")
    take_back(sent_in(sender_name="Taken Back"))

    assert listed(desk.get(LIST, {"state": "held"})) == ["Doubtful"]
    assert listed(desk.get(LIST, {"state": "no story"})) == []
    assert listed(desk.get(LIST, {"state": "taken back"})) == ["Taken Back"]
    assert len(listed(desk.get(LIST, {"state": ""}))) == 3
    assert 'aria-current="page">Doubtful' in desk.get(LIST, {"state": "held"}).content.decode()


def test_what_is_decided_lies_in_the_trays_of_the_desk(desk, series):
    for name in ("Short", "Late", "Yes", "No", "None"):
        sent_in(sender_name=name, series=series)
    named = {one.sender_name: one for one in Submission.objects.all()}
    shortlist(named["Short"])
    keep_for_later(named["Late"])
    accept(named["Yes"])
    decline(named["No"], words="Not this time.")
    no_story(named["None"])

    answer = desk.get(LIST, {"state": "answered"})

    assert "To read 0 Doubtful 0 Shortlist 1 Kept for later 1 Answered 2 Not a story 1 All 5" in words(answer)
    assert set(listed(answer)) == {"Yes", "No"}
    assert listed(desk.get(LIST, {"state": "shortlisted"})) == ["Short"]
    assert listed(desk.get(LIST, {"state": "later"})) == ["Late"]


@pytest.mark.parametrize(("state", "found"), [("accepted", ["Yes"]), ("declined", ["No"])])
def test_of_the_answered_ones_either_can_be_asked_for_alone(desk, series, state, found):
    accept(sent_in(sender_name="Yes", series=series))
    decline(sent_in(sender_name="No"), words="Not this time.")

    answer = desk.get(LIST, {"state": state})

    assert listed(answer) == found
    assert 'aria-current="page">Answered' in answer.content.decode()
    assert f"State: {State(state).label}" in words(answer)


def test_a_form_that_somebody_still_fills_in_is_in_no_tray(desk):
    begun = Submission.objects.create(door=Door.FORM, state=State.UNFINISHED, text="I have not")

    assert listed(desk.get(LIST, {"state": ""})) == []
    assert listed(desk.get(LIST, {"state": "unfinished"})) == []
    assert desk.get(page_of(begun)).status_code == 404


def test_it_says_how_many_have_waited_longer_than_was_promised(desk):
    for days in (8, 9, 1):
        sent_in(days_ago=days)

    answer = desk.get(LIST)

    assert "2 people have waited longer than 7 days." in words(answer)
    assert "waiting 9 days" in words(answer)
    assert len(listed(desk.get(LIST, {"waiting": "long"}))) == 2


def test_who_is_on_the_shortlist_waits_too_and_who_is_kept_for_later_does_not(desk):
    shortlist(sent_in(sender_name="Short", days_ago=9))
    keep_for_later(sent_in(sender_name="Late", days_ago=10))
    sent_in(sender_name="New", days_ago=8)

    for tray in ("waiting", "shortlisted"):
        assert "2 people have waited longer than 7 days." in words(desk.get(LIST, {"state": tray}))
    assert "longer than 7 days." not in words(desk.get(LIST, {"state": "later"}))
    assert listed(desk.get(LIST, {"state": "", "waiting": "long"})) == ["Short", "New"]
    assert "waiting 9 days" in words(desk.get(LIST, {"state": "shortlisted"}))


@pytest.mark.parametrize(
    ("tray", "sentence"),
    [
        ("", "Nothing to read. New stories come in by form and by mail."),
        ("?state=held", "Nothing doubtful."),
        ("?state=no+story", "Nothing was set aside in the last 30 days."),
        ("?state=shortlisted", "Nothing is on the shortlist."),
        ("?state=later", "Nothing is kept for later."),
        ("?state=answered", "Nobody was told yes or no yet."),
        ("?state=taken+back", "No teller took a story back."),
        ("?door=hand", "No story in this tray is like that."),
    ],
)
def test_an_empty_tray_says_what_that_means(desk, tray, sentence):
    assert sentence in words(desk.get(f"{LIST}{tray}"))


# ── What a row says ─────────────────────────────────────────────────────────────────


def test_a_row_says_whose_for_what_by_which_door_how_much_and_since_when(desk, series):
    submission = by_mail(
        sender_name="Yusuf Kaya", text="Every Friday I run behind the van.", series=series, photos=[photo()]
    )

    row = words(desk.get(LIST))

    for said in ("Yusuf Kaya", "Every Friday I run", series.title, "By mail", "7 words", "1 photo"):
        assert said in row
    assert written(submission.received_at) in row


@pytest.mark.parametrize(
    ("fields", "flag"),
    [
        ({"is_confirmed": False}, "address not confirmed"),
        ({"ticked": ("site", "guardian")}, "a child"),
        ({"ticked": ("letter",)}, "consent does not cover the site"),
        ({"door": Door.MAIL}, "no consent yet"),
    ],
)
def test_a_row_says_what_to_mind(desk, fields, flag):
    sent_in(**{"is_confirmed": True, **fields})

    assert flag in words(desk.get(LIST))


def test_a_row_without_anything_to_mind_has_no_flag(desk):
    sent_in(is_confirmed=True)

    assert "mp-flags" not in desk.get(LIST).content.decode()


def test_a_row_says_that_they_wrote_again_and_that_it_may_be_another(desk):
    first, second = sent_in(), sent_in()
    Submission.objects.filter(pk=second.pk).update(has_unread_reply=True, same_as=first)

    row = words(desk.get(LIST))

    assert "they wrote again" in row
    assert "maybe the same as another" in row


def test_a_row_says_what_the_teller_did_about_it(desk, series):
    take_back(accept(sent_in(series=series)).submission)

    assert "took the story back" in words(desk.get(LIST, {"state": "taken back"}))


def test_an_accepted_one_says_how_its_story_stands(desk, series):
    story = accept(sent_in(series=series, is_confirmed=True))

    def said():
        return words(desk.get(LIST, {"state": "answered"}))

    assert "Accepted: a draft" in said()
    at = moment.now() + timedelta(days=3)
    goes_live(story, at)
    assert f"Accepted: goes live {written(at)}" in said()
    StoryPage.objects.get(pk=story.pk).save_revision().publish()
    since = StoryPage.objects.get(pk=story.pk).first_published_at
    assert f"Accepted: live since {written(since)}" in said()
    StoryPage.objects.get(pk=story.pk).unpublish()
    assert "Accepted: taken down" in said()
    StoryPage.objects.get(pk=story.pk).delete()
    assert "Accepted: its page was deleted" in said()


def test_one_that_its_teller_took_back_says_that_it_is_hidden(desk, series):
    story = accept(sent_in(series=series, is_confirmed=True))
    StoryPage.objects.get(pk=story.pk).save_revision().publish()
    take_back(story.submission)

    assert "Taken back by the teller, hidden everywhere" in words(desk.get(LIST, {"state": "taken back"}))


def test_more_rows_cost_no_more_queries(desk, series):
    def queries(number):
        for _one in range(number):
            sent_in(series=series, photos=[photo()], is_confirmed=True)
            story = accept(sent_in(series=series, is_confirmed=True))
            goes_live(story, moment.now() + timedelta(days=3))
        with CaptureQueriesContext(connection) as seen:
            desk.get(LIST, {"state": ""})
        return len(seen)

    queries(1)

    assert queries(0) == queries(2)


# ── Filters and search ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("door=mail", ["Mailed"]),
        ("door=form", ["Formed"]),
        ("confirmed=yes", ["Formed"]),
        ("confirmed=no", ["Mailed"]),
        ("photo=yes", ["Mailed"]),
        ("photo=no", ["Formed"]),
        ("q=kettle", ["Mailed"]),
        ("q=form", ["Formed"]),
        ("q=formed@example.org", ["Formed"]),
        ("q=%22%27%25_%5C", []),
    ],
)
def test_it_is_filtered_and_searched(desk, question, found):
    sent_in(sender_name="Formed", sender_address="formed@example.org", is_confirmed=True)
    by_mail(sender_name="Mailed", text="The kettle was on.", photos=[photo()])

    assert listed(desk.get(f"{LIST}?{question}")) == found
    assert listed(desk.get(f"{RESULTS}?{question}")) == found


@pytest.mark.parametrize(
    ("consent", "found"),
    [("covers", ["Allowed"]), ("ticked", ["Ticked"]), ("missing", ["Mailed", "Only the letter"])],
)
def test_it_is_filtered_by_consent(desk, consent, found):
    sent_in(sender_name="Allowed", is_confirmed=True)
    sent_in(sender_name="Ticked")
    by_mail(sender_name="Mailed", is_confirmed=True)
    sent_in(sender_name="Only the letter", ticked=("letter",), is_confirmed=True)

    assert sorted(listed(desk.get(LIST, {"consent": consent}))) == found


def test_it_is_filtered_by_series(desk, home):
    mile, other = SeriesFactory(parent=home), SeriesFactory(parent=home)
    sent_in(sender_name="Miler", series=mile)
    sent_in(sender_name="Other", series=other)

    assert listed(desk.get(LIST, {"series": mile.pk})) == ["Miler"]


def test_what_is_searched_for_in_vain_can_be_searched_for_everywhere(desk):
    held(sender_name="Margaret")

    answer = desk.get(LIST, {"q": "margaret"})

    assert listed(answer) == []
    assert "Search all trays for “margaret”" in words(answer)
    assert listed(desk.get(LIST, {"q": "margaret", "state": ""})) == ["Margaret"]


@pytest.mark.parametrize(
    "question",
    [
        "state=x",
        "series=x",
        "series=99999999999999999999",
        "door=%00",
        "p=99",
        "p=x",
        "ordering=text",
        "waiting=1",
        "consent=x",
        "q=%00",
        "export=csv",
    ],
)
def test_an_odd_address_never_breaks_the_list(desk, question):
    sent_in()

    assert desk.get(f"{LIST}?{question}").status_code == 200


# ── Who may ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("group", "reads", "decides"), [(OWNER, 200, 302), (EDITOR, 200, 302), (RESIDENT, 200, 302), (MODERATOR, 302, 302)]
)
def test_who_may_read_and_who_decides(client, group, reads, decides):
    submission = sent_in()
    client.force_login(member_of(group))

    assert client.get(LIST).status_code == reads
    assert client.get(RESULTS).status_code == reads
    assert client.get(page_of(submission)).status_code == reads
    assert client.post(page_of(submission), {"act": "no story"}).status_code == decides
    assert again(submission).state == (State.NO_STORY if group in (OWNER, EDITOR) else State.WAITING)


def test_nobody_reads_it_without_a_login(client):
    submission = sent_in()

    for address in (LIST, RESULTS, page_of(submission)):
        assert client.get(address).status_code == 302


def test_wagtails_own_pages_to_add_change_and_delete_are_not_there(client):
    submission = sent_in()
    client.force_login(UserFactory(is_superuser=True))

    for name in ("new", f"edit/{submission.pk}", f"delete/{submission.pk}", f"history/{submission.pk}"):
        assert client.get(f"{LIST}{name}/").status_code == 404


def test_nothing_is_exported_from_the_list(desk):
    sent_in(sender_name="Grace")

    answer = desk.get(LIST, {"export": "csv"})

    assert b"Grace" not in (b"".join(answer.streaming_content) if answer.streaming else b"")


@pytest.fixture
def letter_with_addresses():
    """Addresses wherever one can stand."""
    submission = by_mail(
        sender_name="sender@example.org",
        sender_address="sender@example.org",
        teller_name="",
        teller_address="teller@example.org",
        title="For title@example.org",
        text="Write to words@example.org.",
        folded=[{"kind": "forward", "text": "From: Emrys <folded@example.org>"}],
        notes=["note@example.org could not be read."],
        held_because=["reason@example.org wrote before."],
        photos=[photo(filename="photo@example.org.jpg", caption="By caption@example.org")],
        files=[file(filename="file@example.org.docx")],
    )
    mail_received(submission=submission, outcome="reply", words="Reply to reply@example.org.")
    Submission.objects.filter(pk=submission.pk).update(has_unread_reply=True)
    return submission


def test_who_may_not_look_up_tellers_sees_no_address_anywhere(resident, letter_with_addresses):
    for answer in (resident.get(LIST, {"state": ""}), resident.get(page_of(letter_with_addresses))):
        html = answer.content.decode()
        assert "example.org" not in html
        assert "Somebody without a name" in html


def test_nor_finds_one_by_searching(resident, letter_with_addresses):
    for typed in ("sender@example", "teller@example"):
        assert listed(resident.get(LIST, {"state": "", "q": typed})) == []


def test_an_editor_sees_them_all(desk, letter_with_addresses):
    html = desk.get(page_of(letter_with_addresses)).content.decode()

    for name in ("sender", "teller", "title", "words", "folded", "note", "reason", "caption", "file", "reply"):
        assert f"{name}@example.org" in html


def test_without_the_right_to_look_up_tellers_an_editor_sees_none_either(client, editor, letter_with_addresses):
    editor.groups.get().permissions.remove(Permission.objects.get(codename="view_teller"))
    client.force_login(editor)

    assert "example.org" not in client.get(page_of(letter_with_addresses)).content.decode()
