"""What was sent to the demo's editors: through the real doors, at its hour, and no mail leaves for it."""

from datetime import timedelta

import pytest
from django.core import mail

from foundation import moment
from home.demo.answered import ANSWERED
from home.demo.letters import HAROLD, LETTERS
from home.demo.pool import processes
from home.demo.sending import draw_photos, send_letters
from home.saying import nothing
from stories.submissions.models import Enclosure, ReceivedMail, SentMail, Submission
from stories.tellers.models import Consent
from tests.factories.demo import small_pictures
from tests.working import work

pytestmark = pytest.mark.django_db

State, Door = Submission.State, Submission.Door


@pytest.fixture
def letters(series):
    """Every letter as it was received, by its sender's first name."""
    with small_pictures(), processes(1) as spread:
        drawn = draw_photos(7, spread, nothing)
    send_letters(series, drawn)
    received = Submission.objects.received().prefetch_related("enclosures", "sent_mails")
    return {one.sender_name.split()[0]: one for one in received}


def first_names(submissions):
    return {one.sender_name.split()[0] for one in submissions}


def test_each_lies_where_it_belongs(letters):
    assert first_names(Submission.objects.to_read()) == {
        *("Harold", "Gareth", "Rosalind", "Maribel", "Patience"),
        *("Dilys", "Marek", "Yusuf", "Sunniva", "Ines"),
    }
    assert first_names(Submission.objects.doubtful()) == {"Brad", "Anneliese"}
    assert first_names(Submission.objects.filter(state=State.NO_STORY)) == {"Kev"}
    assert all(letters[name].held_because for name in ("Brad", "Anneliese"))


def test_they_came_by_both_doors_at_their_hours(letters):
    assert first_names(one for one in letters.values() if one.door == Door.FORM) == {
        *("Gareth", "Maribel", "Ines", "Brad"),
        *("Rosalind", "Patience", "Sunniva", "Ottoline", "Noor"),
    }
    waits = moment.now() - letters["Harold"].received_at
    assert abs(waits - timedelta(hours=HAROLD.hours)) < timedelta(minutes=5)
    assert max(one.received_at for one in letters.values()) < moment.now()


def test_every_voice_of_a_story_says_between_100_and_250_words(letters):
    lengths = {name: letters[name].word_count for name in first_names(Submission.objects.to_read())}

    assert {name: count for name, count in lengths.items() if not 100 <= count <= 250} == {}


def test_some_were_decided_about_by_the_editor(letters):
    assert {name: letters[name].state for name in ("Ottoline", "Noor", "Fergus", "Malcolm")} == {
        "Ottoline": State.ACCEPTED,
        "Noor": State.SHORTLISTED,
        "Fergus": State.LATER,
        "Malcolm": State.DECLINED,
    }
    story = letters["Ottoline"].story
    assert (story.live, story.cover.caption) == (False, "The lane, seen from our gate. It is uphill.")
    assert story.may_be_shown
    told = SentMail.objects.filter(submission=letters["Malcolm"], kind=SentMail.Kind.DECLINED).get()
    assert told.sent_at < moment.now() - timedelta(days=6)


def test_one_is_forwarded_with_its_note_and_lines_folded(letters):
    assert letters["Dilys"].teller_name == "Emrys Prosser"
    assert {fold["kind"] for fold in letters["Dilys"].folded} == {"cover note", "forward"}
    assert letters["Dilys"].text.startswith("Dear Dil")


def test_one_ends_with_a_signature_and_one_has_a_file_that_nobody_can_open(letters):
    assert [fold["kind"] for fold in letters["Harold"].folded] == ["signature"]
    assert [file.filename for file in letters["Anneliese"].files] == ["Meine Meile.docx"]


def test_photos_are_looked_at_and_stand_where_they_stood_without_their_place(letters):
    assert set(Enclosure.objects.photos().values_list("state", flat=True)) == {Enclosure.State.CLEAN}
    assert letters["Maribel"].locations_removed == 2
    assert [letters["Yusuf"].photos[0].after, letters["Harold"].photos[0].after] == [2, None]


def test_some_agreed_one_is_of_a_child_and_some_did_not_prove_their_address(letters):
    assert Consent.objects.latest_for(letters["Maribel"].story_key).site
    assert Consent.objects.latest_for(letters["Gareth"].story_key).guardian
    assert Consent.objects.latest_for(letters["Yusuf"].story_key) is None
    assert {name for name, one in letters.items() if not one.is_confirmed} >= {"Ines", "Dilys"}


def test_the_register_holds_the_mails_and_a_robots_answer(letters):
    assert ReceivedMail.objects.count() == len([one for one in (*ANSWERED, *LETTERS) if one.subject]) + 1
    assert ReceivedMail.objects.get(outcome="ignored").reason == "auto-reply"


def test_their_answers_went_out_when_they_came_and_none_leaves_now(letters):
    assert SentMail.objects.filter(sent_at=None).count() == 0
    assert SentMail.objects.filter(submission=letters["Maribel"]).count() == 2

    work()

    assert mail.outbox == []
