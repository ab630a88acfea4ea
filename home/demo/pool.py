"""A process for each core, to draw pictures and to make their sizes: the two things of the demo that take long."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

import django

#: More than these have hardly anything left to share out, and each holds a whole Django.
MOST = 8

#: Does ``work`` with each tuple of arguments; yields the results in order, as they come.
Spread = Callable[[Callable[..., Any], list[tuple]], Iterator[Any]]


def cores() -> int:
    """How many processes are worth starting here."""
    return min(os.cpu_count() or 1, MOST)


@contextmanager
def processes(count: int) -> Iterator[Spread]:
    """Inside this block work can be spread over ``count`` processes; with one it is done in this one.

    They are spawned and not forked, so that none holds this one's database connection. Whatever ends
    the block drops the work that has not begun.
    """
    if count == 1:
        yield lambda work, each: (work(*arguments) for arguments in each)
        return
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), initializer=_begin)
    try:
        yield lambda work, each: pool.map(work, *zip(*each, strict=True))
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """In each process: leave Ctrl-C to the one that asked, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    django.setup()


def _leave_with_parent() -> None:
    asked = multiprocessing.parent_process()
    if asked:
        asked.join()
        os._exit(1)
