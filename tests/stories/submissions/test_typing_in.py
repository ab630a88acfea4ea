"""Typing in a story that came on paper or was told on the phone."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foundation import moment
from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from stories.submissions.models import Enclosure, SentMail, Submission
from stories.submissions.proving import confirm
from stories.tellers.models import Consent, Teller
from tests.factories.pages import SeriesFactory
from tests.factories.pictures import jpeg
from tests.factories.tellers import TellerFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

PAGE = "/admin/sent-in/type-in/"
State, Door = Submission.State, Submission.Door
TYPED = {"name": "Winifred Cragg", "text": "One.\r\n\r\nTwo.", "agreed": "not asked"}
AGREED = {**TYPED, "agreed": "agreed", "site": "on", "edits": "on", "note": "On the phone on Sunday."}


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def upload(colour="teal", name="IMG_1.jpg"):
    return SimpleUploadedFile(name, jpeg(colour=colour), content_type="image/jpeg")


def words(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def received():
    return Submission.objects.received()


# ── Kept ────────────────────────────────────────────────────────────────────────────


def test_a_story_is_typed_in_and_waits_to_be_read(desk, editor, series):
    answer = desk.post(PAGE, {**TYPED, "series": series.pk, "title": "Lane six", "photos": [upload(), upload("red")]})

    story = received().get()
    assert answer["Location"] == reverse("sent_in:edit", args=[story.pk])
    assert (story.state, story.door, story.typed_by) == (State.WAITING, Door.HAND, editor)
    assert (story.paragraphs, story.title, story.series) == (["One.", "Two."], "Lane six", series)
    assert (story.printed_name, story.teller.name) == ("Winifred Cragg", "Winifred Cragg")
    assert len(story.photos) == 2


def test_nobody_is_written_to_and_nothing_is_proved(desk):
    desk.post(PAGE, {**TYPED, "address": "winifred@example.org"})

    story = received().get()
    assert story.teller.address == "winifred@example.org"
    assert not story.is_confirmed
    assert story.teller.confirmed_at is None
    assert not SentMail.objects.exists()


def test_they_are_written_to_where_that_is_ticked_and_then_the_address_is_proved(desk):
    desk.post(PAGE, {**TYPED, "address": "winifred@example.org", "write": "on"})

    story = received().get()
    assert [mail.kind for mail in story.sent_mails.all()] == [SentMail.Kind.CONFIRM]

    confirm(story)
    story.teller.refresh_from_db()
    assert story.teller.confirmed_at is not None
    assert Teller.objects.count() == 1


def test_the_page_of_the_story_says_who_typed_it_in(desk, editor):
    editor.first_name, editor.last_name = "Jo", "Ferris"
    editor.save()

    answer = desk.post(PAGE, TYPED, follow=True)

    assert "Kept. It waits to be read." in words(answer)
    assert "Typed in (Jo Ferris)" in words(answer)
    assert "There is no address: nobody can be written to." in words(answer)


def test_the_series_that_asks_is_proposed_where_it_is_the_only_one(desk, home):
    mile = SeriesFactory(parent=home, title="My Mile")
    SeriesFactory(parent=home, title="Closed", closes_at=moment.now() - timedelta(days=1))
    assert f'<option value="{mile.pk}" selected>' in desk.get(PAGE).content.decode()

    SeriesFactory(parent=home, title="Another")
    assert " selected>No series yet" in desk.get(PAGE).content.decode()


def test_the_very_same_story_is_kept_once(desk):
    desk.post(PAGE, TYPED)

    answer = desk.post(PAGE, TYPED, follow=True)

    assert "This very story is here already: this is it. Nothing was added." in words(answer)
    assert (received().count(), Teller.objects.count()) == (1, 1)


# ── Whose it is, and what they allow ────────────────────────────────────────────────


def test_how_they_agreed_is_vouched_for_by_whoever_typed_it_in(desk, editor):
    desk.post(PAGE, AGREED)

    story = received().get()
    given = Consent.objects.latest_for(story.story_key)
    assert (given.teller, given.door, given.vouched_by) == (story.teller, Consent.Door.EDITOR, editor)
    assert (given.site, given.edits, given.letter) == (True, True, False)
    assert given.note == "On the phone on Sunday."


def test_who_was_not_asked_yet_has_allowed_nothing(desk):
    desk.post(PAGE, {**AGREED, "agreed": "not asked"})

    assert received().count() == 1
    assert not Consent.objects.exists()


def test_somebody_known_at_the_address_under_that_name_is_taken(desk):
    known = TellerFactory(name="winifred cragg", address="Winifred@example.org")

    desk.post(PAGE, {**TYPED, "address": "winifred@example.org"})

    assert received().get().teller == known


@pytest.mark.parametrize(
    ("name", "address"), [("Somebody Else", "winifred@example.org"), ("Winifred Cragg", "other@example.org")]
)
def test_people_are_never_taken_for_one_another(desk, name, address):
    known = TellerFactory(name=name, address=address)

    desk.post(PAGE, {**TYPED, "address": "winifred@example.org"})

    assert received().get().teller != known


def test_two_of_one_name_without_an_address_stay_two(desk):
    desk.post(PAGE, TYPED)
    desk.post(PAGE, {**TYPED, "text": "Another one."})

    assert Teller.objects.filter(name="Winifred Cragg").count() == 2


# ── Mistakes ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "The story is still missing. All else is kept."),
        ({"text": "\x01 \x02"}, "The story is still missing. All else is kept."),
        ({"name": ""}, "This field is required."),
        ({"address": "winifred"}, "Enter a valid email address."),
        ({"series": "99999999999999999999"}, "Select a valid choice."),
        ({"agreed": "agreed", "note": "By phone."}, "Tick what they allow, or choose “Not asked yet”."),
        ({"agreed": "agreed", "site": "on"}, "Say in a few words how they agreed"),
        ({"write": "on"}, "There is no address to write to."),
        ({"agreed": "perhaps"}, "Select a valid choice."),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_typed_is_lost(desk, typed, sentence):
    answer = desk.post(PAGE, {**TYPED, "title": "Lane six", **typed})

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert "all you typed is still here" in words(answer)
    assert 'value="Lane six"' in answer.content.decode()
    assert received().count() == 0


def test_photos_survive_a_mistake_and_need_not_be_chosen_again(desk):
    answer = desk.post(PAGE, {**TYPED, "text": "", "photos": [upload(name="ford.jpg"), upload("red")]})
    assert "2 photos are kept; you need not choose them again" in words(answer)
    assert "Leave out ford.jpg" in words(answer)
    begun = Submission.objects.get(state=State.UNFINISHED)

    answer = desk.post(PAGE, {**TYPED, "begun": begun.pk, "photos": [upload("green")]})

    story = received().get()
    assert (story.pk, len(story.photos)) == (begun.pk, 3)


def test_a_kept_photo_can_be_left_out(desk):
    desk.post(PAGE, {**TYPED, "text": "", "photos": [upload(name="ford.jpg"), upload("red", "lamp.jpg")]})
    begun = Submission.objects.get()

    desk.post(PAGE, {**TYPED, "begun": begun.pk, "leave_out": begun.enclosures.get(filename="ford.jpg").pk})

    assert [photo.filename for photo in received().get().photos] == ["lamp.jpg"]


def test_what_another_editor_began_is_theirs(desk, client):
    other = Submission.objects.create(state=State.UNFINISHED, door=Door.HAND, typed_by=member_of(EDITOR))
    form = Submission.objects.create(state=State.UNFINISHED, door=Door.FORM)
    sent = Submission.objects.create(state=State.WAITING, door=Door.HAND)

    for one in (other, form, sent):
        desk.post(PAGE, {**TYPED, "text": f"Number {one.pk}.", "begun": one.pk})
        one.refresh_from_db()
        assert one.text == ""


@pytest.mark.parametrize("begun", ["x", "0", "-1", "99999999999999999999", "²"])
def test_a_number_that_is_none_begins_anew(desk, begun):
    desk.post(PAGE, {**TYPED, "begun": begun, "leave_out": begun})

    assert received().count() == 1


def test_too_many_or_too_large_photos_are_refused_in_words(desk, monkeypatch):
    many = [upload(name=f"{number}.jpg") for number in range(11)]
    assert "These are 11 photos; 10 is the most." in words(desk.post(PAGE, {**TYPED, "photos": many}))

    monkeypatch.setattr("stories.submissions.inbox.typing_in_form.MOST_BYTES", 100)
    answer = desk.post(PAGE, {**TYPED, "photos": [upload(name="huge.jpg")]})
    assert "huge.jpg is larger than 100 bytes." in words(answer).replace("\xa0", " ")
    assert not Enclosure.objects.exists()


@pytest.fixture
def full_disk(monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", full)


def test_where_the_disk_is_full_the_words_come_back_and_nothing_is_half_kept(desk, full_disk):
    answer = desk.post(PAGE, {**TYPED, "photos": [upload()]})

    assert answer.status_code == 503
    assert "It could not be kept just now: the disk may be full." in words(answer)
    assert "One. Two." in words(answer)
    assert (received().count(), Teller.objects.count(), Enclosure.objects.count()) == (0, 0, 0)


def test_a_mistake_with_a_full_disk_asks_for_the_photos_once_more(desk, full_disk):
    answer = desk.post(PAGE, {**TYPED, "name": "", "photos": [upload()]})

    assert answer.status_code == 422
    assert "They could not be kept just now. Please choose them again." in words(answer)
    assert not Enclosure.objects.exists()


# ── Who may ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("group", "status"), [(OWNER, 200), (EDITOR, 200), (RESIDENT, 302), (MODERATOR, 302)])
def test_who_may_type_in_a_story(client, group, status):
    client.force_login(member_of(group))

    assert client.get(PAGE).status_code == status
    client.post(PAGE, TYPED)
    assert received().count() == (1 if status == 200 else 0)
    if group == RESIDENT:
        assert "Type in a story" not in words(client.get("/admin/sent-in/"))
