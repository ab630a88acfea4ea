"""Which series a mail is for: by its +tag, its subject, its words, then by what was open when it was sent."""

from datetime import UTC, datetime

import pytest

from stories.submissions.mailbox.guessing import guess_series
from stories.submissions.mailbox.reading import Asked, read
from tests.factories.raw_mails import mail

MILE = Asked(
    "my-most-important-mile",
    "My Most Important Mile",
    "Which mile would you not give back?",
    datetime(2026, 11, 1, tzinfo=UTC),
    datetime(2026, 12, 1, tzinfo=UTC),
)
WAITED = Asked(
    "who-waited-for-you",
    "Who Waited for You",
    "Who stood there until you came?",
    datetime(2026, 9, 1, tzinfo=UTC),
    datetime(2026, 10, 1, tzinfo=UTC),
)
TAUGHT = Asked(
    "who-taught-you-to-run", "Who Taught You to Run", "Whose voice do you hear?", datetime(2027, 1, 1, tzinfo=UTC)
)
ALL = (MILE, WAITED, TAUGHT)
NOVEMBER, OCTOBER = datetime(2026, 11, 10, tzinfo=UTC), datetime(2026, 10, 10, tzinfo=UTC)


def guess(asked=ALL, *, to="stories@lamplight.example", subject="A story", text="", at=NOVEMBER):
    return guess_series(asked, recipients=[to], subject=subject, text=text, at=at)


@pytest.mark.parametrize("tag", ["who-waited-for-you", "Who-Waited-For-You", "whowaitedforyou", "who_waited_for_you"])
def test_the_tag_of_the_address_decides(tag):
    assert guess(to=f"stories+{tag}@lamplight.example", subject="My most important mile") == WAITED.slug


def test_a_tag_that_is_none_of_ours_decides_nothing():
    assert guess(to="stories+summer@lamplight.example") == MILE.slug


@pytest.mark.parametrize(
    "subject",
    [
        "Who waited for you",
        "Re: WHO WAITED FOR YOU?",
        "For 'Who waited for you'",
        "Who stood there until you came?",
        "Waited for you: my uncle",
    ],
)
def test_the_subject_names_a_series_by_title_or_question(subject):
    expected = WAITED.slug if "aited for you:" not in subject else MILE.slug

    assert guess(subject=subject) == expected


def test_a_quoted_call_names_it_too():
    assert guess(text="> Who stood there until you came?\n> Tell us.") == WAITED.slug


def test_the_only_call_that_was_open_when_the_mail_was_sent_is_meant():
    assert guess() == MILE.slug
    assert guess(at=datetime(2026, 9, 15, tzinfo=UTC)) == WAITED.slug


def test_two_open_calls_or_none_are_no_guess():
    assert guess((MILE, Asked("another", "Another"))) is None
    assert guess(at=OCTOBER) is None
    assert guess(()) is None


def test_a_call_without_dates_is_open():
    assert guess((Asked("another", "Another"),)) == "another"


def test_a_mail_is_guessed_by_all_that_it_says():
    assert read(mail(), asked=ALL).series == MILE.slug
    assert read(mail(To="stories+who-taught-you-to-run@lamplight.example"), asked=ALL).series == TAUGHT.slug
    assert read(mail(Delivered_To="stories+who-taught-you-to-run@lamplight.example"), asked=ALL).series == TAUGHT.slug
    assert read(mail(Subject="Who taught you to run: Mr Pike"), asked=ALL).series == TAUGHT.slug
