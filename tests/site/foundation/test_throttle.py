"""At most so many in a period, for one who asks; and no address lies in the cache in clear."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import RequestFactory

from foundation import moment
from foundation.throttle import Throttle, network_of

THREE = Throttle("letters", most=3, period=timedelta(minutes=10))
WHO = "lisa@example.org"


def later(minutes):
    return moment.as_on(moment.now() + timedelta(minutes=minutes))


def test_so_many_are_let_through_and_no_more():
    assert [THREE.take(WHO) for _time in range(5)] == [True, True, True, False, False]


def test_asking_counts_nothing():
    for _time in range(5):
        assert THREE.is_spent(WHO) is False
    assert THREE.take(WHO) is True


def test_each_who_and_each_throttle_is_counted_alone():
    for _time in range(3):
        THREE.take(WHO)

    assert THREE.is_spent(WHO) is True
    assert THREE.take("tom@example.org") is True
    assert Throttle("resets", most=3, period=timedelta(minutes=10)).take(WHO) is True


def test_when_the_period_is_over_it_begins_anew():
    for _time in range(4):
        THREE.take(WHO)
    with later(9.9):
        assert THREE.take(WHO) is False
    with later(10.1):
        assert THREE.is_spent(WHO) is False
        assert [THREE.take(WHO) for _time in range(4)] == [True, True, True, False]


def test_it_says_how_long_to_wait():
    assert THREE.wait(WHO) == timedelta()
    THREE.take(WHO)
    with later(4):
        assert timedelta(minutes=5.9) < THREE.wait(WHO) <= timedelta(minutes=6)


def test_the_last_one_makes_the_period_whole_again():
    with later(-9):
        assert [THREE.takes_last(WHO), THREE.takes_last(WHO)] == [False, False]
    assert THREE.takes_last(WHO) is True

    assert THREE.is_spent(WHO) is True
    assert timedelta(minutes=9.9) < THREE.wait(WHO) <= timedelta(minutes=10)


def test_what_is_forgotten_begins_anew():
    for _time in range(3):
        THREE.take(WHO)
    THREE.forget(WHO)

    assert (THREE.is_spent(WHO), THREE.wait(WHO), THREE.take(WHO)) == (False, timedelta(), True)


@pytest.mark.skipif("redis" in settings.CACHES["counts"]["LOCATION"], reason="Looks into the files of the cache.")
def test_who_asks_lies_nowhere_in_clear():
    THREE.take(WHO)
    folder = Path(settings.CACHES["counts"]["LOCATION"])

    kept = [path.name.encode() + path.read_bytes() for path in folder.iterdir()]
    assert kept
    assert not any(b"lisa" in found for found in kept)
    assert caches["counts"].get(THREE._key(WHO)) is not None
    assert WHO not in THREE._key(WHO)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("", ""),
    ],
)
def test_a_household_with_ipv6_is_one(address, network):
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network
