"""Whether work grows with the length of what it is done to, and not with its square."""

import time
from collections.abc import Callable

import pytest

#: One is enough: where others run on the same core, a moment of the processor's time does less.
TRIES = 5
#: Eight times the length takes eight times as long, or 64 times where it grows with the square.
MOST = 16
#: Seconds; what takes less is lost in the noise of any machine.
NOTHING = 0.002


def grows_with_length(act: Callable[[int], Callable[[], object]], length: int) -> None:
    """Fail where eight times the length takes ``act`` out of proportion; ``act(length)`` prepares and gives the work.

    The eighth is done before and after, so that a machine that is busy meanwhile is as busy for both.
    """
    eighth, whole = act(length // 8), act(length)
    for _try in range(TRIES):
        before, took, after = _seconds(eighth), _seconds(whole), _seconds(eighth)
        if took < MOST * max(before, after, NOTHING):
            return
    pytest.fail(f"Eight times the length took {took / max(before, after):.0f} times as long.")


def _seconds(work):
    """Of the processor's time."""
    began = time.process_time()
    work()
    return time.process_time() - began
