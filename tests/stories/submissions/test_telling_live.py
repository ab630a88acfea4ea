"""A teller hears that their story is live: once, with its address."""

import pytest

from stories.pages import talking
from stories.pages.models import StoryPage
from stories.submissions.accepting import accept
from stories.submissions.models import SentMail
from stories.submissions.taking_back import bring_back, take_back
from stories.submissions.telling_live import tell_that_it_is_live
from tests.factories.pages import StoryFactory
from tests.factories.submissions import sent_in
from tests.working import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(series, mailoutbox):
    """Accepted; its teller heard only that it arrived."""
    submission = sent_in(series=series, is_confirmed=True)
    accept(submission, tell=False)
    work()
    mailoutbox.clear()
    submission.refresh_from_db()
    return submission


def publish(story):
    StoryPage.objects.get(pk=story.pk).get_latest_revision().publish()


def test_the_address_stands_first(submission, mailoutbox, wait):
    publish(submission.story)
    wait(seconds=1)

    [mail] = mailoutbox
    story = StoryPage.objects.get(pk=submission.story.pk)
    assert mail.subject == f"Your story is live: {submission.series.title}"
    assert mail.body.index("http") == mail.body.index(story.full_url)
    assert story.full_url in mail.alternatives[0][0]


def test_it_says_where_the_teller_answers_readers(submission, mailoutbox, wait):
    publish(submission.story)
    wait(seconds=1)

    address = talking.page_for_teller(StoryPage.objects.get(pk=submission.story.pk))
    assert "/respond/teller/" in address
    assert address in mailoutbox[0].body
    assert address in mailoutbox[0].alternatives[0][0]


def test_published_again_nothing_is_said_again(submission, mailoutbox, wait):
    for _time in range(2):
        publish(submission.story)
        wait(minutes=1)
    tell_that_it_is_live.call(submission.story.pk)
    work()

    assert len(mailoutbox) == 1
    assert submission.sent_mails.filter(kind=SentMail.Kind.LIVE).count() == 1


def test_a_story_that_nobody_sent_in_goes_live_in_silence(series, mailoutbox, wait):
    StoryFactory(parent=series)
    wait(seconds=1)

    assert mailoutbox == []


def test_taken_back_before_it_was_told_nothing_is_said(submission, mailoutbox, wait):
    publish(submission.story)
    take_back(submission)
    wait(seconds=1)

    assert [mail.to for mail in mailoutbox if submission.sender_address in mail.to] == []


def test_brought_back_nothing_is_said_again(submission, mailoutbox, wait):
    publish(submission.story)
    wait(seconds=1)
    take_back(submission)
    bring_back(submission)
    wait(hours=1)

    assert len([mail for mail in mailoutbox if submission.sender_address in mail.to]) == 1
