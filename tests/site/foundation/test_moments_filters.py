"""How moments are written."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from foundation import moment
from foundation.templatetags.moments import ago, day_and_time, promised, wall_clock, which_day, written

#: Tuesday, noon in New York.
NOW = datetime(2026, 11, 24, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _as_on_tuesday():
    with moment.as_on(NOW):
        yield


def at(day, hour, minute=0, second=0, *, month=11, year=2026):
    return moment.at(date(year, month, day), time(hour, minute, second))


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (at(24, 18), "Tue 24 Nov, 18:00 (New York)"),
        (at(27, 6), "Fri 27 Nov, 06:00 (New York)"),
        (at(2, 6), "Mon 2 Nov, 06:00 (New York)"),
        (at(1, 6, month=1, year=2027), "Fri 1 Jan 2027, 06:00 (New York)"),
        (at(31, 23, 59, month=12, year=2025), "Wed 31 Dec 2025, 23:59 (New York)"),
    ],
)
def test_an_editors_moment_tells_day_time_and_zone_and_the_year_only_where_it_is_another(when, written):
    assert promised(when) == written


def test_a_moment_is_written_in_the_sites_zone_whatever_zone_it_came_in():
    assert promised(datetime(2026, 11, 25, 4, 30, tzinfo=UTC)) == "Tue 24 Nov, 23:30 (New York)"


def test_the_year_is_the_zones_too():
    with moment.as_on(datetime(2027, 1, 1, 2, tzinfo=UTC)):
        assert promised(at(31, 23, month=12)) == "Thu 31 Dec, 23:00 (New York)"


@pytest.mark.parametrize(
    ("when", "written"), [(at(24, 6), "06:00"), (at(24, 18, 5), "18:05"), (at(24, 18, 5, 9), "18:05:09")]
)
def test_a_time_of_day_has_seconds_only_where_there_are_any(when, written):
    assert wall_clock(when) == written


def test_six_reads_six_on_both_sides_of_a_change_of_clocks():
    assert [wall_clock(at(day, 6, month=3, year=2027)) for day in (13, 14)] == ["06:00", "06:00"]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (at(24, 0), "Today"),
        (at(24, 23, 59), "Today"),
        (at(25, 0), "Tomorrow"),
        (at(23, 23, 59), "Yesterday"),
        (at(26, 6), "Thursday"),
        (at(30, 6), "Monday"),
        (at(18, 6), "Wednesday"),
        (at(1, 6, month=12), "Tuesday 1 December"),
        (at(17, 6), "Tuesday 17 November"),
    ],
)
def test_a_readers_day_is_near_or_has_a_date(when, day):
    assert which_day(when) == day


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (at(24, 7, 12), "Today, 07:12"),
        (at(23, 18), "Yesterday, 18:00"),
        (at(20, 9, 5), "Friday, 09:05"),
        (at(2, 9, month=11), "Monday 2 November, 09:00"),
        (at(2, 9, month=11, year=2025), "2 November 2025"),
    ],
)
def test_when_a_reader_wrote_has_a_time_within_the_year_and_a_year_beyond(when, told):
    assert written(when) == told


def test_yesterday_is_yesterday_also_over_new_year():
    with moment.as_on(at(1, 8, month=1, year=2027)):
        assert written(at(31, 23, 30, month=12)) == "Yesterday, 23:30"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (at(24, 18), "Today at 18:00"),
        (at(25, 6), "Tomorrow at 06:00"),
        (at(27, 6), "Friday at 06:00"),
        (at(4, 6, month=12), "Friday 4 December at 06:00"),
    ],
)
def test_a_readers_moment_to_come_tells_day_and_time(when, said):
    assert day_and_time(when) == said


@pytest.mark.parametrize(
    ("before", "written"),
    [
        (timedelta(0), "0 seconds"),
        (timedelta(seconds=1), "1 second"),
        (timedelta(seconds=8.9), "8 seconds"),
        (timedelta(seconds=59), "59 seconds"),
        (timedelta(seconds=60), "1\xa0minute"),
        (timedelta(minutes=14, seconds=40), "14\xa0minutes"),
        (timedelta(hours=2, minutes=50), "2\xa0hours"),
        (timedelta(days=3), "3\xa0days"),
        (timedelta(seconds=-5), "0 seconds"),
    ],
)
def test_ago_counts_seconds_below_a_minute_and_one_unit_above(before, written):
    assert ago(NOW - before) == written


def test_days_and_months_are_the_languages():
    with translation.override("de"):
        assert promised(at(27, 6)).startswith("Fr 27 Nov")


def test_templates_load_them_as_filters():
    template = Template("{% load moments %}{{ when|promised }} · {{ when|day_and_time }} · {{ when|wall_clock }}")

    written = template.render(Context({"when": at(25, 6)}))

    assert written == "Wed 25 Nov, 06:00 (New York) · Tomorrow at 06:00 · 06:00"
