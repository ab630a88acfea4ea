"""Whoever sends a story is answered at once, and nobody else, and nobody too often."""

from datetime import timedelta

import pytest
from django.conf import settings

from foundation import moment
from stories.submissions.answering import answer, ask_again
from stories.submissions.models import SentMail, Submission
from stories.submissions.proving import confirm
from stories.tellers.models import Consent
from tests.factories.submissions import by_mail, held, photo, sent_in
from tests.working import work

pytestmark = pytest.mark.django_db


def test_an_address_that_is_not_proved_is_asked_to_confirm_and_sees_not_a_word_of_the_sender(mailoutbox, series):
    sent_in(
        series=series,
        sender_name="BUY-NOW Casino",
        sender_address="victim@example.org",
        printed_name="Winner",
        title="You have won",
        text="Collect your prize at our casino today.",
    )

    work()

    (mail,) = mailoutbox
    said = f"{mail.subject} {mail.body} {mail.alternatives[0][0]} {mail.from_email}"
    assert mail.to == ["victim@example.org"]
    assert series.title in mail.body
    assert "/share/confirm/" in mail.body
    for typed in ("BUY-NOW", "Casino", "casino", "Winner", "You have won", "prize"):
        assert typed not in said


def test_a_proved_address_hears_that_it_arrived_with_a_copy_and_a_page(mailoutbox):
    submission = by_mail(is_confirmed=True, text="I ran by the canal.\n\nIt rained.", title="Rain")

    work()

    (mail,) = mailoutbox
    html = mail.alternatives[0][0]
    assert mail.to == [submission.sender_address]
    for said in (mail.body, html):
        assert "Hello Grace Abiodun," in said
        assert "I ran by the canal." in said
        assert "It rained." in said
        assert "/share/yours/" in said
        assert "Within a week" in said


def test_confirming_is_answered_once(mailoutbox):
    submission = sent_in()
    work()
    confirm(submission)
    confirm(submission)

    work()

    assert [mail.subject.split("?")[0] for mail in mailoutbox] == ["Is this your address", "We have your story"]


def test_confirming_makes_the_teller_and_writes_down_what_was_ticked():
    submission = sent_in(ticked=("site", "letter"))

    confirm(submission)

    submission.refresh_from_db()
    consent = Consent.objects.get()
    assert submission.teller.confirmed_at == submission.confirmed_at
    assert (consent.teller, consent.story_key) == (submission.teller, submission.story_key)
    assert (consent.site, consent.letter, consent.social) == (True, True, False)


def test_answers_can_be_answered_and_say_that_a_machine_sent_them(mailoutbox):
    sent_in()

    work()

    headers = mailoutbox[0].message()
    sent = SentMail.objects.get()
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Reply-To"] == settings.STORIES_ADDRESS
    assert headers["Message-ID"] == sent.message_id
    assert sent.sent_at is not None


def test_one_address_gets_five_answers_a_day_and_the_rest_is_written_down(mailoutbox):
    for number in range(7):
        sent_in(sender_address="grace@example.org" if number % 2 else "Grace@Example.org")

    work()

    assert len(mailoutbox) == 5
    assert [sent.unsent_because for sent in SentMail.objects.order_by("pk")] == [""] * 5 + [SentMail.TOO_MANY] * 2
    assert Submission.objects.count() == 7


def test_a_day_later_it_is_answered_again(mailoutbox):
    for _number in range(6):
        sent_in(sender_address="grace@example.org")

    with moment.as_on(moment.now() + timedelta(days=1, seconds=1)):
        sent_in(sender_address="grace@example.org")
        work()

    assert len(mailoutbox) == 6


def test_a_robot_and_what_looks_like_spam_are_not_answered(mailoutbox):
    held(sender_address="shop@example.org")

    work()

    assert mailoutbox == []


def test_what_has_no_address_is_not_answered(mailoutbox):
    by_mail(sender_address="")

    work()

    assert mailoutbox == []


def test_no_kind_of_answer_is_sent_twice(mailoutbox):
    submission = sent_in()

    assert answer(submission) is None
    work()
    work()

    assert len(mailoutbox) == 1


def test_a_photo_without_words_is_answered_with_the_wish_for_words(mailoutbox):
    by_mail(text="", photos=[photo()], held_because=["There are no words with it."], is_confirmed=True)

    work()

    assert "answer this mail with your story" in mailoutbox[0].body
    assert "One photo came with it." in mailoutbox[0].body


def test_an_answer_waits_a_moment_for_photos_to_be_looked_at(mailoutbox):
    submission = by_mail(photos=[photo()], looked_at=False, is_confirmed=True)
    from stories.submissions.answering import send_answer

    send_answer.call(submission.sent_mails.get().pk)
    assert mailoutbox == []

    with moment.as_on(moment.now() + timedelta(seconds=61)):
        send_answer.call(submission.sent_mails.get().pk)
    assert len(mailoutbox) == 1


def test_a_link_that_is_too_old_is_sent_anew_under_another_message_id(mailoutbox):
    submission = sent_in(days_ago=40)
    work()
    before = submission.sent_mails.get().message_id

    assert ask_again(submission)
    work()

    assert submission.sent_mails.get().message_id != before
    assert len(mailoutbox) == 2


def test_asked_for_once_more_while_it_leaves_the_mail_comes_once_and_after_a_kill_it_comes(mailoutbox, wait):
    submission = sent_in()
    SentMail.objects.update(leaving_since=moment.now())

    assert ask_again(submission)
    work()
    assert mailoutbox == []

    wait(minutes=3)
    assert len(mailoutbox) == 1
