"""A teller is told the day of their story, whichever door it came through, and a new one where it moved."""

from datetime import timedelta

import pytest

from foundation import moment
from foundation.templatetags.moments import promised
from stories.pages.models import StoryPage
from stories.schedule import promising
from stories.submissions.accepting import accept
from stories.submissions.models import SentMail
from stories.submissions.taking_back import bring_back, take_back
from stories.submissions.telling_the_day import tell_day
from tests.factories.pages import DraftFactory
from tests.factories.submissions import sent_in
from tests.working import work

pytestmark = pytest.mark.django_db
DAYS = [(moment.now() + timedelta(days=days)).replace(microsecond=0) for days in (3, 4, 5)]
FIRST, SECOND, THIRD = DAYS


@pytest.fixture
def submission(series, mailoutbox):
    """Accepted; its teller heard only that it arrived."""
    submission = sent_in(series=series, is_confirmed=True)
    accept(submission, tell=False)
    work()
    mailoutbox.clear()
    submission.refresh_from_db()
    return submission


@pytest.fixture
def story(submission):
    return submission.story


def told(mailoutbox):
    """The day that each mail names, and that it names none."""
    days = {promised(day): day for day in DAYS}
    named = [[day for words, day in days.items() if words in mail.body] for mail in mailoutbox]
    return [found[0] if found else None for found in named]


def test_the_day_is_told_once_it_stood_for_ten_minutes(story, mailoutbox, wait):
    promising.promise(story, FIRST)

    wait(minutes=9)
    assert mailoutbox == []
    wait(minutes=2)
    wait(days=1)

    assert told(mailoutbox) == [FIRST]
    assert mailoutbox[0].subject == f"Your story goes live {promised(FIRST)}"


def test_a_repeat_of_the_task_says_nothing_again(submission, mailoutbox, wait):
    promising.promise(submission.story, FIRST)
    wait(minutes=11)

    tell_day.call(submission.pk, FIRST.isoformat())
    work()

    assert told(mailoutbox) == [FIRST]


def test_a_day_that_was_chosen_in_wagtails_own_editor_is_told_too(story, editor, mailoutbox, wait):
    draft = story.get_latest_revision_as_object()
    draft.go_live_at = moment.local(FIRST)
    draft.save_revision(user=editor).publish(user=editor)

    wait(minutes=11)

    assert told(mailoutbox) == [FIRST]


def test_a_new_day_is_told_as_one(story, mailoutbox, wait):
    promising.promise(story, FIRST)
    wait(minutes=11)
    promising.move(story, SECOND)
    wait(minutes=11)

    assert told(mailoutbox) == [FIRST, SECOND]
    assert mailoutbox[1].subject == f"A new day for your story: {promised(SECOND)}"
    assert "the day we told you before holds no more" in mailoutbox[1].body


def test_of_two_moves_in_ten_minutes_the_last_is_told(story, mailoutbox, wait):
    promising.promise(story, FIRST)
    wait(minutes=8)
    promising.move(story, SECOND)
    wait(minutes=8)
    promising.move(story, THIRD)
    wait(minutes=11)

    assert told(mailoutbox) == [THIRD]


def test_moved_away_and_back_nothing_more_is_said(story, mailoutbox, wait):
    promising.promise(story, FIRST)
    wait(minutes=11)
    promising.move(story, SECOND)
    wait(minutes=5)
    promising.move(story, FIRST)
    wait(minutes=30)

    assert told(mailoutbox) == [FIRST]


def test_back_on_the_first_day_after_another_was_told_it_is_told_again(story, mailoutbox, wait):
    for day in (FIRST, SECOND, FIRST):
        (promising.move if promising.promised_revision(story) else promising.promise)(story, day)
        wait(minutes=11)

    assert told(mailoutbox) == [FIRST, SECOND, FIRST]


def test_an_earlier_day_for_a_newer_version_is_told(story, mailoutbox, wait):
    promising.promise(story, SECOND)
    wait(minutes=11)
    StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object().save_revision()
    promising.promise(story, FIRST)
    wait(minutes=11)

    assert told(mailoutbox) == [SECOND, FIRST]


def test_a_day_that_was_told_and_taken_back_is_said_to_hold_no_more(story, mailoutbox, wait):
    promising.promise(story, FIRST)
    wait(minutes=11)
    promising.take_back(story)
    wait(minutes=11)

    assert told(mailoutbox) == [FIRST, None]
    assert mailoutbox[1].subject.startswith("Your story has no day for now")


def test_of_a_day_that_nobody_was_told_nothing_is_said_when_it_is_taken_back(story, mailoutbox, wait):
    promising.promise(story, FIRST)
    promising.take_back(story)
    wait(minutes=11)

    assert mailoutbox == []


def test_a_day_that_moved_while_its_mail_waited_is_not_told(submission, mailoutbox, wait):
    promising.promise(submission.story, FIRST)
    submission.sent_mails.create(kind=SentMail.Kind.PROMISED, about=f"1 {SECOND.isoformat()}", message_id="<1@x>")
    from stories.submissions.writing import send_word

    send_word.call(submission.sent_mails.get(message_id="<1@x>").pk)
    assert mailoutbox == []

    wait(minutes=11)
    assert told(mailoutbox) == [FIRST]


def test_whoever_took_the_story_back_hears_of_no_day(submission, mailoutbox, wait):
    promising.promise(submission.story, FIRST)
    take_back(submission)
    wait(minutes=11)

    assert mailoutbox == []


def test_brought_back_they_hear_that_the_day_they_were_told_holds_no_more(submission, mailoutbox, wait):
    promising.promise(submission.story, FIRST)
    wait(minutes=11)
    take_back(submission)
    wait(hours=1)
    bring_back(submission)
    wait(minutes=11)
    assert told(mailoutbox) == [FIRST, None]

    promising.promise(submission.story, FIRST)
    wait(minutes=11)
    assert told(mailoutbox) == [FIRST, None, FIRST]


def test_a_story_that_nobody_sent_in_is_promised_in_silence(series, mailoutbox, wait):
    promising.promise(DraftFactory(parent=series), FIRST)

    wait(minutes=11)

    assert mailoutbox == []
