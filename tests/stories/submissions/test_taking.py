"""take(): a raw mail is kept first, then becomes what it is; once, and whatever breaks in between."""

import pytest
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult

from foundation import moment
from stories.submissions import taking
from stories.submissions.models import Enclosure, ReceivedMail, SentMail, Submission
from stories.submissions.models.received_mail import MOST_TRIES
from stories.submissions.taking import make_a_story_after_all, make_of, take
from tests.factories.mails import STORY, mail, photo_part
from tests.factories.submissions import sent_in
from tests.working import work

pytestmark = pytest.mark.django_db

Outcome, State = ReceivedMail.Outcome, Submission.State


def test_a_story_by_mail_waits_to_be_read_and_the_mail_is_kept_byte_for_byte(series):
    raw = mail(STORY, subject="The ford", attached=[photo_part()])

    taken = take(raw)

    submission = Submission.objects.get()
    kept = ReceivedMail.objects.get()
    assert taken.mail == kept
    assert (kept.outcome, kept.submission, kept.tries) == (Outcome.SUBMISSION, submission, 1)
    assert kept.raw.read() == raw
    assert (submission.door, submission.state, submission.series) == (Submission.Door.MAIL, State.WAITING, series)
    assert (submission.sender_name, submission.sender_address) == ("Grace Abiodun", "grace@example.org")
    assert submission.text == STORY
    assert submission.title == "The ford"
    assert len(submission.photos) == 1


def test_the_same_mail_twice_is_one_story():
    raw = mail(STORY)

    first, again = take(raw), take(raw)

    assert (first.came_before, again.came_before) == (False, True)
    assert again.mail == first.mail
    assert Submission.objects.count() == 1


def test_signs_that_no_database_takes_are_no_hindrance():
    raw = (
        b"From: =?utf-7?Q?Grace_+2AA-_=00?= <grace\0@example.org>\r\nMessage-ID: <1\0@example.org>\r\n"
        b"In-Reply-To: <2\0@example.org>\r\nSubject: =?utf-7?Q?Ford_+3AA-_=00?=\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n"
        b"We ran +2AA- home \0 over the ford.\r\n\r\n-- \r\nGrace +2AA-\0\r\n--b\r\nContent-Type: application/zip\0\r\n"
        b"Content-Disposition: attachment; filename*=utf-7''half%00+2AA-.zip\r\n\r\nPK\r\n--b--\r\n"
    )

    taken = take(raw)

    submission = Submission.objects.get()
    assert taken.mail.submission == submission
    assert "over the ford." in submission.text
    assert "Grace" in submission.folded[0]["text"]
    assert submission.enclosures.get().filename.endswith(".zip")


def test_the_same_mail_by_another_way_is_one_story():
    raw = mail(STORY)
    take(raw)

    take(b"Received: from relay.example.net by mx.example.org; Thu, 26 Nov 2026 09:00:00 -0500\r\n" + raw)

    assert Submission.objects.count() == 1
    assert [one.outcome for one in ReceivedMail.objects.order_by("pk")] == [Outcome.SUBMISSION, Outcome.DUPLICATE]
    assert {one.submission_id for one in ReceivedMail.objects.all()} == {Submission.objects.get().pk}


def test_the_same_story_under_another_message_id_is_one_story():
    take(mail(STORY, message_id="<1@example.org>"))
    take(mail(STORY, message_id="<2@example.org>"))

    assert Submission.objects.count() == 1


def test_another_story_under_the_same_message_id_is_not_lost():
    take(mail(STORY, message_id="<1@example.org>"))
    take(
        mail(
            "A quite different story, which a broken program sent under the same number.", message_id="<1@example.org>"
        )
    )

    assert Submission.objects.count() == 2


def test_a_robots_mail_is_kept_with_its_reason_and_is_no_story(mailoutbox):
    take(mail("I am away until Monday.", subject="Out of office", headers={"Auto-Submitted": "auto-replied"}))
    work()

    kept = ReceivedMail.objects.get()
    assert (kept.outcome, kept.reason) == (Outcome.IGNORED, ReceivedMail.Reason.AUTO_REPLY)
    assert kept.because
    assert not Submission.objects.exists()
    assert mailoutbox == []


def test_a_photo_without_words_is_held_and_its_sender_is_asked(mailoutbox):
    take(mail("", attached=[photo_part()]))
    work()

    submission = Submission.objects.get()
    assert submission.state == State.HELD
    assert len(submission.photos) == 1
    assert ReceivedMail.objects.get().reason == ReceivedMail.Reason.NO_WORDS
    assert len(mailoutbox) == 1


def test_what_our_own_server_attests_counts_as_confirmed(settings, mailoutbox):
    settings.TRUSTED_MAIL_SERVERS = ["mx.example.net"]
    passed = "mx.example.net; spf=pass smtp.mailfrom=example.org; dmarc=pass header.from=example.org"

    take(mail(STORY, headers={"Authentication-Results": passed}))
    work()

    submission = Submission.objects.get()
    assert submission.is_confirmed
    assert submission.teller.address == "grace@example.org"
    assert STORY in mailoutbox[0].body


def test_what_another_server_attests_does_not(settings, mailoutbox):
    settings.TRUSTED_MAIL_SERVERS = ["mx.example.net"]
    forged = "mx.evil.example; dmarc=pass header.from=example.org"

    take(mail(STORY, headers={"Authentication-Results": forged}))
    work()

    assert not Submission.objects.get().is_confirmed
    assert STORY not in mailoutbox[0].body


def test_an_answer_to_a_mail_of_ours_is_tied_to_the_story_with_the_photo_it_brings():
    submission = sent_in(sender_address="grace@example.org")
    ours = submission.sent_mails.get().message_id

    taken = take(mail("Here is the photo I forgot.", headers={"In-Reply-To": ours}, attached=[photo_part()]))

    submission = Submission.objects.get()
    assert taken.mail.outcome == Outcome.REPLY
    assert taken.mail.words == "Here is the photo I forgot."
    assert submission.has_unread_reply
    assert len(submission.photos) == 1


def test_very_many_stories_from_one_address_are_held():
    for number in range(12):
        take(mail(f"{STORY} For the {number}. time."))

    assert Submission.objects.filter(state=State.WAITING).count() == 10
    late = Submission.objects.filter(state=State.HELD)
    assert late.count() == 2
    assert "within an hour" in late[0].held_because[-1]


# ── What breaks ─────────────────────────────────────────────────────────────────────


def test_a_mail_that_was_kept_and_not_read_is_read_by_the_worker():
    """As after a kill between the two steps."""
    kept = taking._keep(mail(STORY))

    later = DBTaskResult.objects.get(task_path=taking.read_kept_mail.module_path)
    assert later.run_after > moment.now()
    taking.read_kept_mail.call(*later.args_kwargs["args"])

    kept.refresh_from_db()
    assert kept.outcome == Outcome.SUBMISSION
    assert Submission.objects.count() == 1


def test_a_mail_that_ended_its_reader_three_times_is_set_aside_and_not_read_again():
    kept = taking._keep(mail(STORY))
    ReceivedMail.objects.update(tries=MOST_TRIES)

    make_of(kept)

    submission = Submission.objects.get()
    assert (kept.outcome, kept.reason) == (Outcome.HELD, ReceivedMail.Reason.UNREADABLE)
    assert submission.state == State.HELD
    assert "kept as it came" in submission.held_because[0]
    assert kept.raw.read()


def test_a_full_disk_is_not_the_mails_fault_and_leaves_nothing_half(monkeypatch):
    raw = mail(STORY, attached=[photo_part()])
    save = default_storage.save

    def full(name, content, max_length=None):
        if name.startswith("enclosures/"):
            raise OSError(28, "No space left on device")
        return save(name, content, max_length=max_length)

    monkeypatch.setattr(default_storage._wrapped, "save", full)
    with pytest.raises(OSError, match="No space left"):
        take(raw)
    kept = ReceivedMail.objects.get()
    assert (kept.outcome, kept.tries) == ("", 0)
    assert not Submission.objects.exists()
    assert not Enclosure.objects.exists()
    assert not SentMail.objects.exists()

    monkeypatch.undo()
    assert not take(raw).came_before
    assert Submission.objects.count() == 1


def test_a_mail_that_cannot_be_kept_leaves_nothing_at_all(monkeypatch):
    def full(name, content, max_length=None):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage._wrapped, "save", full)

    with pytest.raises(OSError, match="No space left"):
        take(mail(STORY))

    assert not ReceivedMail.objects.exists()


def test_an_editor_makes_a_story_of_a_mail_that_was_set_aside():
    taken = take(mail(STORY, headers={"Auto-Submitted": "auto-generated"}))

    first, again = make_a_story_after_all(taken.mail), make_a_story_after_all(taken.mail)

    assert first == again
    assert first.state == State.WAITING
    assert first.text == STORY
    assert not first.may_answer
