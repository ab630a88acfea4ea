"""So many posts are worked on at once; the others stand in line, and what finds no place is told so."""

import re
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from foundation.posting.crowding import POSTS, Crowd, FairSemaphore
from tests.crowding import at_one_moment, filled, held
from tests.racing import PATIENCE

PROCFILE = Path(__file__).parents[3] / "Procfile"
#: Nobody waits so long in a test: whoever should not wait would hold it up.
LONG, NONE = timedelta(hours=1), timedelta()


def crowd(at_once=1, most=10, patience=LONG, within=None):
    return Crowd(at_once=at_once, most=most, patience=patience, within=within)


def place_in(crowd):
    """An act that asks for a place; returns whether it got one."""

    def ask():
        with crowd.place() as has_one:
            return has_one

    return ask


# ── A place ─────────────────────────────────────────────────────────────────────────


def test_of_many_at_the_same_moment_no_more_are_worked_on_than_there_are_places():
    few, working, most = crowd(at_once=2, most=12), [], []
    lock = threading.Lock()

    def work():
        with few.place() as has_one:
            with lock:
                working.append(1)
                most.append(len(working))
            with lock:
                working.pop()
            return has_one

    assert at_one_moment(work, 12) == [True] * 12
    assert max(most) <= 2


def test_who_stands_in_line_has_the_place_that_is_given_back():
    one, told = crowd(), []
    waiting = threading.Thread(target=lambda: told.append(place_in(one)()), daemon=True)

    with held(one.place):
        waiting.start()
        assert told == []
    waiting.join(PATIENCE)
    assert told == [True]


def test_who_came_first_goes_first():
    one, went, others = FairSemaphore(1), [], []
    assert one.acquire()

    def go(number):
        assert one.acquire(PATIENCE)
        went.append(number)
        one.release()

    for number in range(5):
        others.append(threading.Thread(target=go, args=[number], daemon=True))
        others[-1].start()
        while len(one._waiting) <= number:
            others[-1].join(0.001)
    one.release()
    for other in others:
        other.join(PATIENCE)
    assert went == [0, 1, 2, 3, 4]


def test_nobody_slips_in_before_those_who_wait():
    one = FairSemaphore(1)
    assert one.acquire()
    waiting = threading.Thread(target=one.acquire, args=[PATIENCE], daemon=True)
    waiting.start()
    while not one._waiting:
        waiting.join(0.001)

    one.release()
    assert one.acquire() is False
    waiting.join(PATIENCE)


def test_who_has_waited_long_enough_is_told():
    hasty = crowd(patience=NONE)

    with held(hasty.place) as has_one:
        assert has_one
        assert place_in(hasty)() is False
    assert place_in(hasty)() is True


def test_where_the_line_is_full_one_is_told_at_once():
    full = crowd(most=1)

    with held(full.place):
        assert place_in(full)() is False
    assert place_in(full)() is True


def test_a_place_is_given_back_after_an_exception():
    one = crowd(most=1)

    with pytest.raises(RuntimeError), one.place():
        raise RuntimeError
    with held(one.place) as has_one:
        assert has_one


# ── A line ──────────────────────────────────────────────────────────────────────────


def test_who_stands_in_line_already_does_not_queue_up_again():
    one = crowd(most=1)

    with one.line() as is_in, one.place() as has_one:
        assert is_in
        assert has_one
    with held(one.place) as has_one:
        assert has_one


def test_who_found_no_room_may_ask_again():
    one = crowd(most=1)

    with filled(one), one.line() as is_in:
        assert is_in is False
        assert place_in(one)() is False
    assert place_in(one)() is True


def test_a_crowd_within_another_stands_in_its_line_and_works_at_places_of_its_own():
    words = crowd(most=2)
    photos = crowd(most=1, within=words)

    with held(photos.place):
        assert place_in(photos)() is False
        assert place_in(words)() is True
        with held(words.line):
            assert place_in(words)() is False
    with filled(words):
        assert place_in(photos)() is False
    assert place_in(photos)() is True


# ── Of the site ─────────────────────────────────────────────────────────────────────


def test_a_class_of_thirty_that_presses_at_the_same_moment_finds_room():
    assert at_one_moment(place_in(POSTS), 30) == [True] * 30


def test_readers_have_threads_that_no_post_can_hold():
    (threads,) = re.findall(r"--blocking-threads (\d+)", PROCFILE.read_text())

    assert int(threads) - POSTS.most >= 8


def test_whoever_runs_the_site_hears_of_a_crowd_once_and_not_with_every_post(caplog):
    full = crowd()

    for _number in range(3):
        full.tell()
    assert [record.getMessage() for record in caplog.records] == [
        "Very many posts come at once: since this process began 1 found no place and were asked to come again"
    ]
