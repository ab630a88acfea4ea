"""Let others stand in line, as the threads of other requests do."""

import threading
from contextlib import ExitStack, contextmanager

from tests.racing import PATIENCE


@contextmanager
def held(take):
    """Let another thread enter what ``take`` returns, and stay in it until the block ends; yields what it was told."""
    entered, leave, told = threading.Event(), threading.Event(), []

    def stay():
        with take() as is_in:
            told.append(is_in)
            entered.set()
            leave.wait(PATIENCE)

    other = threading.Thread(target=stay, daemon=True)
    other.start()
    try:
        assert entered.wait(PATIENCE), "it waits for ever"
        yield told[0]
    finally:
        leave.set()
        other.join(PATIENCE)


@contextmanager
def filled(crowd, *, but=0):
    """Fill the line of ``crowd`` until the block ends, ``but`` for so many."""
    with ExitStack() as others:
        for _number in range(crowd.most - but):
            assert others.enter_context(held(crowd.line))
        yield


def at_one_moment(act, times):
    """Let ``times`` threads run ``act`` at once; returns what each returned."""
    start, told = threading.Barrier(times), []

    def run():
        start.wait(PATIENCE)
        told.append(act())

    runners = [threading.Thread(target=run, daemon=True) for _number in range(times)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join(PATIENCE)
    return told
