"""Where a story stands, in words."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Workflow

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.groups import RESIDENT
from stories.pages.models import StoryPage
from stories.pages.withdrawing import withdraw
from stories.schedule.models import ClockFailure, Slot
from stories.schedule.place import StoryState, state_of
from stories.schedule.planning import place
from stories.schedule.promising import move, promise, promised_revision
from tests.factories.pages import DraftFactory, StoryFactory, WeekFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(series):
    return DraftFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def slot(series):
    return Slot.objects.filter(week=WeekFactory(parent=series, days=2)).order_by("day").first()


def words_of(story):
    return state_of(StoryPage.objects.get(pk=story.pk)).words


def test_a_draft_without_a_day_says_so(story):
    assert words_of(story) == "A draft: it has no day and is not scheduled."


def test_planned_is_not_scheduled(story, slot):
    place(story, slot)

    assert words_of(story) == f"Planned for {written(slot.at)}. Not yet scheduled."


def test_what_waits_for_approval_says_so(story, slot):
    place(story, slot)
    Workflow.objects.get().start(story, member_of(RESIDENT))

    assert words_of(story) == f"Planned for {written(slot.at)}. Waits for an editor’s approval."


def test_scheduled_says_when_it_goes_live(story, slot):
    place(story, slot)
    promise(story, slot.at)

    assert words_of(story) == f"Goes live {written(slot.at)}"


def test_a_promise_beside_the_slot_is_two_dates(story, slot):
    place(story, slot)
    promise(story, slot.at)
    move(story, slot.at + timedelta(days=1))

    assert words_of(story).startswith("Two dates: its day is ")


def test_a_failure_says_its_cause(story, slot):
    place(story, slot)
    promise(story, slot.at)
    ClockFailure.objects.create(
        kind=ClockFailure.Kind.PUBLISH,
        key=str(promised_revision(story).pk),
        due=slot.at,
        cause="the web address is taken.",
        first_failed_at=moment.now(),
        next_try_at=moment.now(),
    )

    assert words_of(story) == f"Failed {written(slot.at)}: the web address is taken."


def test_live_says_since_when(series):
    story = StoryFactory(parent=series)

    assert words_of(story) == f"Live since {written(story.first_published_at)}"


def test_a_story_that_was_taken_down_says_when(series):
    story = StoryFactory(parent=series)

    story.unpublish()

    assert words_of(story) == f"Taken down {written(moment.now())}."


def test_a_story_that_was_taken_back_says_by_whom(series, slot):
    story = StoryFactory(parent=series, told_by__name="Lisa Anderson")

    withdraw(story)

    assert words_of(story) == "Withdrawn by Lisa. It cannot go live."


def test_many_stories_cost_as_many_queries_as_one(series):
    stories = [DraftFactory(parent=series) for _ in range(3)]

    def queries(some):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            for state in StoryState.of_all(some).values():
                state.state()
        return len(seen)

    queries(stories)
    assert queries(stories) == queries(stories[:1])
