"""What an editor decides is written to the teller once, in ten minutes, and only if it holds then."""

import pytest
from django.core.mail.backends.locmem import EmailBackend

from foundation.refusing import Refused
from stories.submissions.accepting import accept
from stories.submissions.asking import ask, call_back
from stories.submissions.deciding import decline
from stories.submissions.models import SentMail, Submission
from stories.submissions.reconsidering import reconsider
from stories.submissions.taking_back import bring_back, take_back
from stories.submissions.writing import send_word, write
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.submissions import by_mail, sent_in
from tests.working import work

pytestmark = pytest.mark.django_db
Kind = SentMail.Kind
NO = "We have told two stories of a ford this year."


@pytest.fixture
def submission(series, mailoutbox):
    """From an address that is proved; its arrival was answered."""
    submission = sent_in(series=series, is_confirmed=True)
    work()
    mailoutbox.clear()
    return submission


def subjects(mailoutbox):
    return [mail.subject.partition(":")[0] for mail in mailoutbox]


def test_it_leaves_in_ten_minutes_and_once(submission, mailoutbox, wait):
    accept(submission, words="We love the dog.")

    wait(minutes=9)
    assert mailoutbox == []
    wait(minutes=2)
    wait(days=1)
    send_word.call(submission.sent_mails.get(kind=Kind.ACCEPTED).pk)

    assert subjects(mailoutbox) == ["We would like to tell your story"]
    assert "We love the dog." in mailoutbox[0].body
    assert submission.sent_mails.get(kind=Kind.ACCEPTED).sent_at is not None


def test_who_reads_that_it_is_live_is_not_told_after_that_that_it_will_be(submission, mailoutbox, wait):
    accept(submission).save_revision().publish()

    wait(minutes=1)
    wait(minutes=11)

    assert subjects(mailoutbox) == ["Your story is live"]


def test_a_worker_that_is_too_early_waits_for_its_time(submission, mailoutbox, wait):
    accept(submission)

    send_word.call(submission.sent_mails.get(kind=Kind.ACCEPTED).pk)
    assert mailoutbox == []

    wait(minutes=11)
    assert len(mailoutbox) == 1


def test_what_is_called_back_never_leaves_and_may_be_written_later(submission, mailoutbox, wait):
    decline(submission, words=NO)
    reconsider(submission)
    wait(minutes=11)
    assert mailoutbox == []

    decline(submission, words="On second thoughts.")
    wait(minutes=11)

    assert subjects(mailoutbox) == ["Not this time"]
    assert "On second thoughts." in mailoutbox[0].body
    assert NO not in mailoutbox[0].body


def test_an_answer_that_is_changed_after_it_was_told_is_told_anew(submission, mailoutbox, wait):
    for act in (decline, accept, decline):
        act(submission, words=NO)
        wait(minutes=11)
        reconsider(submission)

    assert subjects(mailoutbox) == ["Not this time", "We would like to tell your story", "Not this time"]


def test_an_answer_that_was_told_is_not_told_again_when_it_is_given_again(submission, mailoutbox, wait):
    for _time in range(2):
        accept(submission)
        wait(minutes=11)
        reconsider(submission)

    assert subjects(mailoutbox) == ["We would like to tell your story"]


def test_what_holds_no_more_when_its_time_comes_is_not_sent(submission, mailoutbox, wait):
    decline(submission, words=NO)
    Submission.objects.update(state=Submission.State.WAITING)

    wait(minutes=11)

    assert mailoutbox == []
    assert submission.sent_mails.get(kind=Kind.DECLINED).unsent_because == SentMail.OVERTAKEN


@pytest.mark.parametrize("kind", [Kind.ASK_CONSENT, Kind.ASK_PHOTO])
def test_whoever_took_their_story_back_hears_nothing_more(submission, mailoutbox, wait, kind):
    accept(submission)
    ask(submission, kind, words="One thing more.")
    take_back(submission)

    wait(days=2)

    assert mailoutbox == []
    assert set(submission.sent_mails.filter(sent_at=None).values_list("unsent_because", flat=True)) == {
        SentMail.OVERTAKEN
    }


def test_brought_back_in_time_they_hear_what_was_decided(submission, mailoutbox, wait):
    accept(submission)
    take_back(submission)
    bring_back(submission)

    wait(minutes=11)

    assert subjects(mailoutbox) == ["We would like to tell your story"]


def test_a_worker_that_was_killed_before_it_noted_the_mail_sends_it_under_the_same_id(submission, mailoutbox, wait):
    accept(submission)
    wait(minutes=11)
    sent = submission.sent_mails.get(kind=Kind.ACCEPTED)
    SentMail.objects.filter(pk=sent.pk).update(sent_at=None)

    send_word.call(sent.pk)
    assert len(mailoutbox) == 1, "another worker may be at it"
    wait(minutes=3)

    assert [mail.message()["Message-ID"] for mail in mailoutbox] == [sent.message_id] * 2


@pytest.fixture
def while_it_is_sent(monkeypatch):
    """Have something happen while the mail server takes a mail."""
    send = EmailBackend.send_messages

    def meanwhile(act):
        monkeypatch.setattr(EmailBackend, "send_messages", lambda self, mails: (act(), send(self, mails))[1])

    return meanwhile


def test_a_question_that_is_just_leaving_is_called_back_no_more(submission, mailoutbox, wait, while_it_is_sent):
    ask(submission, Kind.ASK_PHOTO, words="Is there one?")
    refused = []

    def call_it_back():
        with pytest.raises(Refused, match="The mail has left already") as told:
            call_back(submission, Kind.ASK_PHOTO)
        refused.append(told)

    while_it_is_sent(call_it_back)
    wait(minutes=11)

    assert (len(mailoutbox), len(refused)) == (1, 1)
    assert submission.sent_mails.get(kind=Kind.ASK_PHOTO).sent_at is not None


def test_an_answer_that_is_just_leaving_counts_as_told(submission, mailoutbox, wait, while_it_is_sent):
    accept(submission)

    def decide_anew():
        if submission.sent_mails.filter(kind=Kind.DECLINED).exists():
            return
        reconsider(submission)
        decline(submission, words=NO)

    while_it_is_sent(decide_anew)
    wait(minutes=11)
    wait(minutes=11)

    assert subjects(mailoutbox) == ["We would like to tell your story", "Not this time"]


def test_a_mail_that_could_not_be_sent_may_be_called_back_until_it_is_tried_again(
    submission, mailoutbox, wait, while_it_is_sent
):
    def refuse():
        raise OSError("No mail server answers.")

    accept(submission)
    while_it_is_sent(refuse)
    wait(minutes=11)
    reconsider(submission)
    assert not submission.sent_mails.filter(kind=Kind.ACCEPTED).exists()

    while_it_is_sent(lambda: None)
    wait(days=1)
    assert mailoutbox == []


def test_a_decision_that_is_made_again_while_its_mail_fails_is_told_once(
    submission, mailoutbox, wait, while_it_is_sent
):
    accept(submission)

    def take_it_back_and_fail():
        reconsider(submission)
        raise OSError("No mail server answers.")

    while_it_is_sent(take_it_back_and_fail)
    wait(minutes=11)
    while_it_is_sent(lambda: None)
    accept(submission)
    wait(days=1)

    assert subjects(mailoutbox) == ["We would like to tell your story"]


def test_nobody_is_written_to_where_no_answer_may_be_sent(series, mailoutbox, wait):
    submission = sent_in(series=series, may_answer=False)

    accept(submission)
    wait(minutes=11)

    assert mailoutbox == []
    assert not SentMail.objects.exists()


def test_nor_where_that_was_found_out_since(submission, mailoutbox, wait):
    accept(submission)
    Submission.objects.update(may_answer=False)

    wait(minutes=11)

    assert mailoutbox == []


def forwarded(series, **fields):
    return by_mail(
        series=series,
        sender_name="Ann Lee",
        sender_address="ann@example.org",
        teller_name="Old Walter Price",
        is_confirmed=True,
        **fields,
    )


def test_of_a_forwarded_letter_the_teller_hears_once_they_are_known(series, mailoutbox, wait):
    submission = forwarded(series, teller_address="walter@example.org")
    work()
    mailoutbox.clear()

    accept(submission)
    wait(minutes=11)

    assert [mail.to for mail in mailoutbox] == [["walter@example.org"]]
    assert mailoutbox[0].body.startswith("Hello Old,")


def test_and_whoever_sent_it_as_long_as_they_are_not(series, mailoutbox, wait):
    submission = forwarded(series, teller_address="")
    work()
    mailoutbox.clear()

    decline(submission, words=NO)
    wait(minutes=11)

    assert [mail.to for mail in mailoutbox] == [["ann@example.org"]]
    assert mailoutbox[0].body.startswith("Hello Ann,")


def test_what_was_answered_before_the_question_left_is_asked_no_more(series, mailoutbox, wait):
    submission = sent_in(series=series, is_confirmed=True, ticked=())
    ask(submission, Kind.ASK_CONSENT, words="May we?")
    submission.refresh_from_db()
    consent(submission.teller, submission.story_key, door=Consent.Door.LINK, site=True)
    mailoutbox.clear()

    wait(minutes=11)

    assert subjects(mailoutbox) == ["We have your story for “" + series.title + "”"]


def test_who_allowed_something_before_may_be_asked_anew(submission, mailoutbox, wait):
    ask(submission, Kind.ASK_CONSENT, words="May we print it as well?")

    wait(minutes=11)

    assert len(mailoutbox) == 1
    assert "/share/consent/" in mailoutbox[0].body


def test_nothing_is_asked_of_a_story_that_was_declined_meanwhile(submission, mailoutbox, wait):
    ask(submission, Kind.ASK_PHOTO, words="Is there one?")
    decline(submission, words=NO)

    wait(minutes=11)

    assert subjects(mailoutbox) == ["Not this time"]


def test_the_same_is_written_once(submission):
    assert write(submission, Kind.LIVE) is not None
    assert write(submission, Kind.LIVE) is None
