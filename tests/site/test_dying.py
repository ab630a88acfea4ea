"""A child in which an act of ours is killed has nothing of its parent's but the code: no connection to a database."""

import asyncio
import os
import signal

import pytest
from django.db import connection

from foundation.heartbeats import claim
from foundation.models import Heartbeat
from tests.dying import begin, in_child

pytestmark = pytest.mark.django_db(transaction=True)


def look():
    """What whoever empties the mailbox does first: ask, then write in a transaction."""
    assert claim(Heartbeat.Process.MAILBOX, "a child’s")


def is_fresh():
    """Whether no connection is open, told by how the process ends."""
    os._exit(0 if connection.connection is None else 1)


def beside_a_loop(act):
    """Do ``act`` while an event loop runs in this thread, as one does by itself from the first browser test on."""

    async def do():
        return act()

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(do())
    return act()


def test_a_child_begins_without_a_connection():
    connection.ensure_connection()

    assert begin(is_fresh).wait() == 0


def test_nor_has_it_one_that_was_opened_before_an_event_loop_ran():
    connection.ensure_connection()

    assert beside_a_loop(lambda: begin(is_fresh).wait()) == 0


def test_what_a_killed_child_had_begun_is_not_the_next_ones():
    in_child(look)
    passed = in_child(look)[1]
    connection.ensure_connection()

    for point in range(1, passed + 1):
        assert beside_a_loop(lambda point=point: in_child(look, die_at=point))[0] == -signal.SIGKILL
        assert beside_a_loop(lambda: in_child(look))[0] == 0

    assert Heartbeat.objects.count() == 1
