"""A response becomes one story and one report stands for one place, also where two come in the same moment."""

import pytest

from home.models import HomePage
from stories.responses.becoming import LetIn, become_a_story
from stories.responses.inviting import invite
from stories.responses.models import Response
from stories.responses.models.report import by_reader
from stories.responses.moderating import remove
from stories.responses.reporting import report
from stories.submissions.models import Submission
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import published
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5


@pytest.fixture
def series():
    return SeriesFactory(parent=HomePage.objects.get())


def asked(series):
    """A response whose writer was asked to let it in."""
    one = published(StoryFactory(parent=series))
    invite(one, series=series, words="Would you?")
    return Response.objects.get(pk=one.pk)


def let_in(response, words):
    return lambda: become_a_story(response, LetIn(response.invited_to, "Idris", words, ("site",)))


def test_pressed_twice_at_once_it_is_one_story(series):
    for number in range(ROUNDS):
        one, before = asked(series), Submission.objects.count()

        first, second = race(let_in(one, f"One lamp, {number}."), let_in(one, f"Two lamps, {number}."))

        assert first.became == second.became == Response.objects.get(pk=one.pk).became
        assert Submission.objects.count() == before + 1


def test_removed_in_the_same_moment_it_is_let_in_whole_or_not_at_all(series):
    for number in range(ROUNDS):
        one, before = asked(series), Submission.objects.count()

        race(let_in(one, f"The lamp of round {number}."), lambda one=one: remove(one))

        one.refresh_from_db()
        assert not one.is_published
        assert Submission.objects.count() == before + (one.offered_at is not None)


def test_two_reports_from_one_place_at_once_are_one_readers_and_both_are_kept(series):
    for _number in range(ROUNDS):
        one = published(StoryFactory(parent=series))

        race(lambda one=one: report(one, "First.", network="a"), lambda one=one: report(one, "Second.", network="a"))

        [said] = by_reader(one.reports.open())
        assert {*said} == {"First.", "Second."}
