"""What time it is: on the site's wall clock, over both changes of clocks, and as on another day."""

import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from foundation import moment

SIX = time(6)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at_six"),
    [
        (date(2027, 3, 13), utc(2027, 3, 13, 11)),
        (date(2027, 3, 14), utc(2027, 3, 14, 10)),
        (date(2027, 3, 15), utc(2027, 3, 15, 10)),
        (date(2026, 10, 31), utc(2026, 10, 31, 10)),
        (date(2026, 11, 1), utc(2026, 11, 1, 11)),
        (date(2026, 11, 2), utc(2026, 11, 2, 11)),
    ],
)
def test_six_in_the_morning_stays_six_in_the_morning(day, at_six):
    assert moment.at(day, SIX) == at_six
    assert moment.local(at_six).time() == SIX
    assert moment.local(at_six).date() == day


def test_moments_are_in_utc():
    assert moment.at(date(2026, 11, 24), SIX).utcoffset() == timedelta(0)
    assert moment.now().utcoffset() == timedelta(0)


def test_a_time_that_the_change_of_clocks_skips_comes_an_hour_later_by_the_wall():
    skipped = moment.at(date(2027, 3, 14), time(2, 30))

    assert skipped == utc(2027, 3, 14, 7, 30)
    assert moment.local(skipped).time() == time(3, 30)


def test_a_time_that_comes_twice_means_the_first():
    assert moment.at(date(2026, 11, 1), time(1, 30)) == utc(2026, 11, 1, 5, 30)


@pytest.mark.parametrize(
    ("after", "midnight"),
    [
        (utc(2026, 11, 24, 12), utc(2026, 11, 25, 5)),
        (utc(2026, 11, 25, 4, 59, 59), utc(2026, 11, 25, 5)),
        (utc(2026, 11, 25, 5), utc(2026, 11, 26, 5)),
        (utc(2026, 11, 1, 4), utc(2026, 11, 2, 5)),
        (utc(2026, 11, 1, 3, 59), utc(2026, 11, 1, 4)),
        (utc(2027, 3, 14, 5), utc(2027, 3, 15, 4)),
    ],
    ids=["noon", "a second before", "at midnight itself", "a day of 25 hours", "before that day", "a day of 23 hours"],
)
def test_the_next_midnight_is_the_zones_and_always_later(after, midnight):
    assert moment.next_midnight(after) == midnight


def test_today_is_the_zones_day_and_not_greenwichs():
    with moment.as_on(utc(2026, 11, 25, 2)):
        assert moment.today() == date(2026, 11, 24)


def test_a_zone_is_said_as_people_say_it(settings):
    assert moment.zone_name() == "New York"

    settings.TIME_ZONE = "America/Argentina/Buenos_Aires"
    assert moment.zone_name() == "Buenos Aires"


def test_now_is_djangos_clock():
    before = timezone.now()

    assert before <= moment.now() <= timezone.now()


def test_as_on_holds_inside_its_block_and_nowhere_else():
    tuesday, friday = utc(2026, 11, 24, 11), utc(2026, 11, 27, 11)

    with moment.as_on(tuesday):
        with moment.as_on(friday):
            assert moment.now() == friday
        assert moment.now() == tuesday

    assert moment.now() not in (tuesday, friday)


def test_as_on_ends_with_an_error_too():
    tuesday = utc(2026, 11, 24, 11)

    with pytest.raises(RuntimeError), moment.as_on(tuesday):
        raise RuntimeError

    assert moment.now() != tuesday


def test_another_request_does_not_see_as_on():
    seen = []

    with moment.as_on(utc(2000, 1, 1)):
        other = threading.Thread(target=lambda: seen.append(moment.now().year))
        other.start()
        other.join()

    assert seen[0] > 2000
