"""receive(): whatever door a story came through, it is kept whole, once, or not at all."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult

from foundation import moment
from stories.submissions.models import Enclosure, Submission
from stories.submissions.receiving import Sent, SentFile, add_enclosures, receive
from stories.tellers.models import Consent, Teller
from tests.factories.pictures import jpeg
from tests.factories.submissions import WORDS, photo, sent_in

pytestmark = pytest.mark.django_db

Door, State = Submission.Door, Submission.State


def form(**fields):
    given = {"text": WORDS, "sender_name": "Grace Abiodun", "sender_address": "grace@example.org", "wording": "2026-11"}
    return Sent(**{"door": Door.FORM, **given, **fields})


def private_files():
    found, folders = [], ["enclosures"]
    while folders:
        folder = folders.pop()
        if not default_storage.exists(folder):
            continue
        inside, files = default_storage.listdir(folder)
        folders += [f"{folder}/{name}" for name in inside]
        found += [f"{folder}/{name}" for name in files]
    return set(found)


def test_a_story_waits_to_be_read_with_all_that_was_sent(series):
    submission = receive(form(series=series, title="The ford", printed_name="Grace A.", photos=[photo()])).submission

    submission.refresh_from_db()
    assert (submission.state, submission.door, submission.series) == (State.WAITING, Door.FORM, series)
    assert (submission.title, submission.printed_name, submission.text) == ("The ford", "Grace A.", WORDS)
    assert submission.teller_address == "grace@example.org"
    assert [one.original.read() for one in submission.photos] == [jpeg()]


def test_paragraphs_are_kept_and_blank_lines_made_one():
    submission = receive(form(text="One line\r\nand its second.\r\n\r\n \r\n\r\nAnother paragraph.  ")).submission

    assert submission.text == "One line\nand its second.\n\nAnother paragraph."
    assert submission.paragraphs == ["One line\nand its second.", "Another paragraph."]


def test_what_no_database_holds_is_left_out():
    submission = receive(
        form(text="A\x00 mile\x0b and a half\ud800.", title="\x00Mile", sender_name="Gr\x00ace")
    ).submission

    submission.refresh_from_db()
    assert (submission.text, submission.title, submission.sender_name) == ("A mile and a half.", "Mile", "Grace")


def test_words_that_are_longer_than_their_field_are_cut_where_that_loses_no_story():
    submission = receive(form(text=WORDS * 500, title="T" * 2000, sender_name="N" * 2000)).submission

    submission.refresh_from_db()
    assert (len(submission.title), len(submission.sender_name)) == (255, 200)
    assert submission.text == WORDS * 500


def test_the_same_story_sent_twice_is_one():
    first = receive(form(photos=[photo()]))
    again = receive(form(text=f"  {WORDS.upper()}\n", photos=[photo()]))

    assert (first.is_new, again.is_new) == (True, False)
    assert again.submission == first.submission
    assert Submission.objects.count() == Enclosure.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"text": f"{WORDS} And then home."},
        {"sender_address": "ann@example.org"},
        {"photos": [photo("red")]},
        {"ticked": ("site",)},
        {"title": "The ford"},
    ],
)
def test_another_story_is_another(other):
    receive(form())

    assert receive(form(**other)).is_new


def test_what_has_neither_words_nor_files_is_never_the_same():
    assert receive(form(text="")).is_new
    assert receive(form(text=" \n")).is_new


def test_a_form_that_was_begun_becomes_the_submission_with_the_photos_it_kept():
    unfinished = Submission.objects.create(state=State.UNFINISHED, door=Door.FORM)
    add_enclosures(unfinished, photos=[photo(caption="The ford")])

    submission = receive(form(), unfinished=unfinished).submission

    assert submission.pk == unfinished.pk
    assert submission.state == State.WAITING
    assert [one.caption for one in submission.photos] == ["The ford"]
    assert submission.received_at is not None


def test_a_form_that_is_sent_twice_is_received_once():
    unfinished = Submission.objects.create(state=State.UNFINISHED, door=Door.FORM)
    receive(form(), unfinished=unfinished)

    again = receive(form(text="Something else, typed meanwhile."), unfinished=unfinished)

    assert not again.is_new
    assert Submission.objects.get().text == WORDS


def test_a_form_that_nobody_sent_is_nobodys_to_read():
    Submission.objects.create(state=State.UNFINISHED, door=Door.FORM)

    assert not Submission.objects.received().exists()


def test_what_is_doubtful_is_held_with_the_reasons():
    submission = receive(form(held_because=["Two links, and little else."])).submission

    assert submission.state == State.HELD
    assert list(Submission.objects.doubtful()) == [submission]
    assert not Submission.objects.to_read().exists()


def test_nobody_is_a_teller_before_the_address_is_proved():
    submission = receive(form(ticked=("site",))).submission

    assert submission.teller is None
    assert not Teller.objects.exists()
    assert not Consent.objects.exists()


def test_where_the_address_is_proved_teller_and_consent_are_written_down():
    submission = receive(form(ticked=("site", "edits"), is_confirmed=True)).submission

    consent = Consent.objects.latest_for(submission.story_key)
    assert submission.teller.address == "grace@example.org"
    assert submission.teller.confirmed_at == submission.confirmed_at
    assert (consent.site, consent.edits, consent.letter) == (True, True, False)
    assert (consent.door, consent.wording) == (Consent.Door.FORM, "2026-11")


def test_a_mail_says_nothing_about_consent():
    submission = receive(form(door=Door.MAIL, wording="", is_confirmed=True)).submission

    assert submission.teller is not None
    assert not Consent.objects.exists()


def test_the_teller_of_a_forwarded_letter_is_proposed_and_not_taken_for_granted():
    sent = form(door=Door.MAIL, is_confirmed=True, teller_name="Walter Hobday", teller_address="walter@example.org")

    submission = receive(sent).submission

    assert submission.is_forwarded
    assert submission.name == "Walter Hobday"
    assert submission.teller is None
    assert not Teller.objects.exists()


def test_two_people_with_one_address_are_two_tellers():
    jean = receive(form(sender_name="Jean Hobday", is_confirmed=True)).submission
    walter = receive(form(sender_name="Walter Hobday", is_confirmed=True, text="Another.")).submission
    again = receive(form(sender_name="JEAN HOBDAY", is_confirmed=True, text="And one more.")).submission

    assert jean.teller != walter.teller
    assert again.teller == jean.teller


def test_what_fails_half_way_leaves_nothing():
    class Torn(ContentFile):
        torn = False

        def chunks(self, chunk_size=None):
            if self.torn:
                raise OSError(28, "No space left on device")
            self.torn = True
            return super().chunks(chunk_size)

    before = private_files()

    with pytest.raises(OSError, match="No space left"):
        receive(form(photos=[photo(), SentFile(Torn(jpeg(colour="red")))]))

    assert not Submission.objects.exists()
    assert not Enclosure.objects.exists()
    assert not DBTaskResult.objects.exists()
    assert private_files() == before


def test_a_submission_that_is_deleted_takes_its_files_along(django_capture_on_commit_callbacks):
    before = private_files()
    submission = sent_in(photos=[photo()])
    kept = private_files() - before

    with django_capture_on_commit_callbacks(execute=True):
        submission.delete()

    assert len(kept) == 3
    assert private_files() == before


def test_the_senders_name_of_a_file_is_never_a_path():
    named = "../../../etc/cron.d/mile.jpg"
    submission = receive(form(photos=[photo(filename=named)])).submission

    (enclosure,) = submission.photos
    assert enclosure.filename == named
    assert "etc" not in enclosure.original.name


def test_files_that_come_later_stand_after_the_first_and_not_twice():
    submission = sent_in(photos=[photo()])

    add_enclosures(submission, photos=[photo(), photo("red")])

    assert [one.position for one in Submission.objects.get().photos] == [0, 1]


def test_a_submission_knows_when_it_came():
    at = moment.now()

    with moment.as_on(at):
        assert receive(form()).submission.received_at == at
