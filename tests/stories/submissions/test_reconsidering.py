"""A decision is taken back: the story waits to be read again."""

from datetime import timedelta

import pytest
from django.core import mail

from foundation import moment
from foundation.models import Picture
from foundation.refusing import Refused
from home.models import HomePage
from stories.pages.models import StoryPage
from stories.schedule.models import Slot
from stories.submissions.accepting import accept
from stories.submissions.deciding import decline, keep_for_later, shortlist
from stories.submissions.history import history_of
from stories.submissions.models import SentMail, Submission
from stories.submissions.reconsidering import reconsider
from tests.factories.pages import SeriesFactory, WeekFactory
from tests.factories.submissions import look_at, photo, sent_in
from tests.factories.users import editor
from tests.working import work

pytestmark = pytest.mark.django_db
State = Submission.State


@pytest.fixture
def series():
    return SeriesFactory(parent=HomePage.objects.get())


def test_what_was_kept_or_shortlisted_waits_again(series):
    for act in (shortlist, keep_for_later):
        submission = sent_in(series=series)
        act(submission, user=editor())

        assert reconsider(submission, user=editor()).state == State.WAITING


def test_a_mail_that_has_not_left_never_leaves_and_may_be_written_again(series):
    submission = sent_in(series=series, is_confirmed=True)
    decline(submission, words="Not this time.", user=editor())

    reconsider(submission, user=editor())
    with moment.as_on(moment.now() + timedelta(hours=1)):
        work()

    assert not [one for one in mail.outbox if "Not this time." in one.body]
    decline(submission, words="Not this time, after all.", user=editor())
    assert SentMail.objects.filter(submission=submission, kind=SentMail.Kind.DECLINED).count() == 1


def test_an_untouched_draft_goes_with_the_pictures_made_for_it_and_can_be_made_again(series):
    submission = look_at(sent_in(series=series, photos=[photo()]))
    accept(submission, user=editor())

    reconsider(submission, user=editor())

    assert not StoryPage.objects.exists()
    assert not Picture.objects.exists()
    assert accept(submission, user=editor()).cover.file.storage.exists(Picture.objects.get().file.name)


def test_a_draft_that_was_worked_on_or_has_a_day_stays_and_says_so(series):
    edited, planned = sent_in(series=series), sent_in(series=series)
    accept(edited).save_revision()
    week = WeekFactory(parent=series)
    Slot.objects.filter(pk=Slot.objects.filter(week=week).first().pk).update(story=accept(planned))

    for submission in (edited, planned):
        with pytest.raises(Refused, match="Delete its page first"):
            reconsider(submission)
        assert Submission.objects.get(pk=submission.pk).state == State.ACCEPTED
    assert StoryPage.objects.count() == 2


def test_what_somebody_decided_anew_meanwhile_is_not_taken_back(series):
    submission = shortlist(sent_in(series=series), user=editor())
    keep_for_later(submission, user=editor(first_name="Sam"))

    with pytest.raises(Refused, match="Sam has kept this one for later"):
        reconsider(submission, seen=1)


def test_the_history_tells_both(series):
    submission = shortlist(sent_in(series=series), user=editor(first_name="Jo"))
    reconsider(submission, user=editor(first_name="Sam"))

    said = [(event.words, event.who) for event in history_of(submission) if event.who]
    assert said == [("Took the decision back", "Sam"), ("Put on the shortlist", "Jo")]
