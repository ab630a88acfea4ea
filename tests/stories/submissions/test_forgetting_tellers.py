"""A teller is known while a story of theirs is up or in hand, and 30 days longer."""

from datetime import timedelta

import pytest

from foundation import moment
from stories.pages.models import StoryPage
from stories.schedule.promising import promise
from stories.submissions.accepting import accept
from stories.submissions.models import Submission
from stories.tellers.models import Consent, Teller
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.submissions import sent_in
from tests.factories.tellers import TellerFactory
from tests.forgetting import forget, night

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(series):
    submission = sent_in(series=series, is_confirmed=True)
    accept(submission)
    return Submission.objects.get(pk=submission.pk)


def publish(submission):
    submission.story.get_latest_revision().publish()
    return StoryPage.objects.get(pk=submission.story_id)


def gone():
    return not (Submission.objects.exists() or Teller.objects.exists() or Consent.objects.exists())


def test_after_an_editor_deleted_the_story_all_goes_30_days_after_the_night_that_found_it(accepted):
    accepted.story.delete()

    assert night() == {}
    assert Submission.objects.get().kept_until is not None
    assert night(days=29) == {}
    assert night(days=30)["tellers"] == 1
    assert gone()


def test_after_editors_took_it_down_for_good_all_goes_and_their_page_stays(accepted):
    story = publish(accepted)
    story.unpublish()

    night(days=31)
    assert not gone()
    assert night(days=61)["tellers"] == 1

    assert gone()
    assert StoryPage.objects.get(pk=story.pk).told_by is None


def test_what_is_changed_again_is_in_work_and_the_clock_begins_anew(accepted):
    story = publish(accepted)
    story.unpublish()
    night(days=31)
    StoryPage.objects.filter(pk=story.pk).update(latest_revision_created_at=moment.now() + timedelta(days=50))

    assert night(days=61) == {}
    assert Teller.objects.get().idle_since is None
    assert night(days=81) == {}
    assert night(days=111)["tellers"] == 1


@pytest.mark.parametrize("state", ["live", "draft"])
def test_while_the_story_is_up_or_in_work_nothing_goes(accepted, state):
    if state == "live":
        publish(accepted)

    night(days=4_000)
    night(days=4_040)

    assert not gone()


def test_a_story_that_was_out_and_is_promised_again_keeps_its_teller(accepted, editor):
    publish(accepted).unpublish()
    story = StoryPage.objects.get(pk=accepted.story_id)
    promise(story, moment.now() + timedelta(days=5_000), user=editor)

    night(days=4_000)
    night(days=4_040)

    assert not gone()


def test_one_story_that_is_up_keeps_what_belongs_to_the_others(accepted, series):
    accepted.story.delete()
    StoryFactory(parent=series, told_by=accepted.teller)

    night(days=100)
    night(days=200)

    assert Submission.objects.get() == accepted


def test_a_story_of_which_somebody_else_is_the_teller_by_now_keeps_whoever_allowed_it(series):
    first, second = TellerFactory(), TellerFactory()
    story = StoryFactory(parent=series, told_by=first)
    StoryPage.objects.filter(pk=story.pk).update(told_by=second)

    night(days=100)
    night(days=200)

    assert {*Teller.objects.all()} >= {first, second}


def test_a_teller_of_whom_nothing_is_known_goes_too():
    TellerFactory()

    night()
    assert forget("tellers", days=29) == 0
    assert forget("tellers", days=30) == 1


def test_a_teller_who_is_needed_again_before_their_day_stays(series):
    teller = TellerFactory()
    night()
    DraftFactory(parent=series, told_by=teller)

    assert forget("tellers", days=30) == 0
    assert Teller.objects.get(pk=teller.pk).idle_since is None
