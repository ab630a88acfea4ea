"""Midnight: which weeks it touches."""

import datetime

import pytest

from stories.schedule.models import ThemedWeekPage
from tests.factories.pages import WeekFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("first", "last", "touched"),
    [
        ((9, 1), (9, 9), False),
        ((9, 1), (9, 10), True),
        ((9, 12), (9, 20), True),
        ((9, 13), (9, 20), False),
        ((9, 1), (9, 30), True),
    ],
)
def test_a_clock_that_was_away_for_days_forgets_no_week_between(series, first, last, touched):
    week = WeekFactory(parent=series, first_day=datetime.date(2031, 9, 10), days=3)

    found = ThemedWeekPage.objects.running_between(datetime.date(2031, *first), datetime.date(2031, *last))

    assert found == ([week] if touched else [])
