"""A teller takes a story back before anything was decided, and may bring it in again."""

from datetime import timedelta

import pytest

from foundation import moment
from foundation.refusing import Refused
from stories.pages.models import StoryPage
from stories.submissions.accepting import accept
from stories.submissions.models import Submission
from stories.submissions.taking_back import bring_back, disown, take_back
from stories.tellers.models import Consent
from tests.factories.submissions import by_mail, held, sent_in

pytestmark = pytest.mark.django_db

State = Submission.State


def consent_of(submission):
    return Consent.objects.latest_for(submission.story_key)


def test_what_was_allowed_is_allowed_no_more_and_the_first_consent_stays_written_down():
    submission = sent_in(ticked=("site", "print"), is_confirmed=True)

    take_back(submission)

    assert consent_of(submission).is_withdrawal
    assert consent_of(submission).door == Consent.Door.LINK
    assert [one.site for one in Consent.objects.for_story(submission.story_key)] == [False, True]


def test_brought_back_the_same_is_allowed_again():
    submission = sent_in(ticked=("site", "print"), is_confirmed=True)
    take_back(submission)

    bring_back(submission)

    consent = consent_of(submission)
    assert (consent.site, consent.print, consent.letter) == (True, True, False)
    assert (consent.wording, consent.door) == (submission.wording, Consent.Door.LINK)
    assert Submission.objects.get().state == State.WAITING


def test_doing_it_twice_writes_nothing_more():
    submission = sent_in(ticked=("site",), is_confirmed=True)

    take_back(submission)
    take_back(submission)
    bring_back(submission)
    bring_back(submission)

    assert Consent.objects.count() == 3


def test_what_came_without_consent_is_taken_back_too():
    submission = by_mail(is_confirmed=True)

    take_back(submission)

    assert Submission.objects.get().state == State.TAKEN_BACK
    assert not Consent.objects.exists()


def test_what_was_held_is_held_again_when_it_is_brought_back():
    submission = held()

    take_back(submission)
    bring_back(submission)

    assert Submission.objects.get().state == State.HELD


def test_a_story_that_was_out_is_out_again_with_what_was_allowed(series):
    submission = sent_in(series=series, ticked=("site", "print"), is_confirmed=True)
    story = accept(submission)
    story.get_latest_revision().publish()

    take_back(submission)
    assert not StoryPage.objects.get().live
    bring_back(submission)

    assert StoryPage.objects.get().live
    assert (consent_of(submission).site, consent_of(submission).print) == (True, True)
    assert Submission.objects.get().state == State.ACCEPTED


def test_after_14_days_it_is_refused_and_said_what_to_do():
    submission = sent_in()
    take_back(submission)

    with moment.as_on(moment.now() + timedelta(days=14)), pytest.raises(Refused, match="send your story once more"):
        bring_back(submission)


def test_whoever_sent_nothing_hears_no_more_and_an_editor_sees_why():
    submission = sent_in()

    disown(submission)

    submission.refresh_from_db()
    assert (submission.state, submission.may_answer, submission.link_version) == (State.HELD, False, 2)
    assert submission.held_because == ["The owner of this address says that they did not send it."]


def test_nobody_disowns_what_was_confirmed():
    submission = sent_in(is_confirmed=True)

    disown(submission)

    assert Submission.objects.get().state == State.WAITING
