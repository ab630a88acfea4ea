"""How many public posts are worked on at once: the others stand in line for a moment, and of too many some are told.

Python computes one thing at a time, so a process that takes in fifty stories at once has no time to show one.
What finds no place is answered without asking anything, and costs next to nothing.
"""

import logging
import math
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import Optional

#: Whoever runs the site hears of a crowd once in so many seconds.
TELL_EVERY = 60

logger = logging.getLogger(__name__)


class FairSemaphore:
    """Lets ``count`` through at once, the others in the order in which they came.

    With Python's own somebody new may slip in before those who wait, and in a flood there is always somebody new.
    """

    def __init__(self, count: int):
        self._free, self._lock = count, threading.Lock()
        self._waiting: deque[threading.Event] = deque()

    def acquire(self, timeout: float = 0) -> bool:
        """Whether one was let through within ``timeout`` seconds."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            called = threading.Event()
            self._waiting.append(called)
        if called.wait(timeout):
            return True
        with self._lock:
            # Called in the very moment in which it went.
            if called.is_set():
                return True
            self._waiting.remove(called)
            return False

    def release(self) -> None:
        """Call the next, or keep it free for whoever comes."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1


class Crowd:
    """``at_once`` are worked on; up to ``most`` are here, with those who stand in line for up to ``patience``.

    ``within`` is a larger crowd, in whose line these stand too. Counts for one process; a thread that stands in
    line already does not queue up a second time.
    """

    def __init__(self, *, at_once: int, most: int, patience: timedelta, within: Optional["Crowd"] = None):
        self.at_once, self.most, self.patience, self.within = at_once, most, patience, within
        self._places, self._here = FairSemaphore(at_once), FairSemaphore(most)
        self._mine = threading.local()
        self._telling, self._sent_away, self._told_at = threading.Lock(), 0, -math.inf

    @contextmanager
    def line(self) -> Iterator[bool]:
        """Whether there is room to stand in line; it is kept until the block ends. Never waits."""
        if getattr(self._mine, "stands_in_line", False):
            yield True
            return
        with ExitStack() as leaving:
            is_in = self.within is None or leaving.enter_context(self.within.line())
            self._mine.stands_in_line = is_in and leaving.enter_context(_taken(self._here))
            try:
                yield self._mine.stands_in_line
            finally:
                self._mine.stands_in_line = False

    @contextmanager
    def place(self) -> Iterator[bool]:
        """Whether it may be worked on now; the place is kept until the block ends. Waits in line, where there is room.

        Wait for nothing else in the block, such as a slow line: others are waiting for the place.
        """
        with ExitStack() as leaving:
            yield leaving.enter_context(self.line()) and leaving.enter_context(_taken(self._places, self.patience))

    def tell(self) -> None:
        """Count one that found no place, and say so in the log now and then: a line for each would be a flood too."""
        with self._telling:
            self._sent_away += 1
            if time.monotonic() - self._told_at < TELL_EVERY:
                return
            self._told_at = time.monotonic()
        logger.warning(
            "Very many posts come at once: since this process began %d found no place and were asked to come again",
            self._sent_away,
        )


@contextmanager
def _taken(semaphore: FairSemaphore, patience: timedelta = timedelta()) -> Iterator[bool]:
    has_one = semaphore.acquire(timeout=patience.total_seconds())
    try:
        yield has_one
    finally:
        if has_one:
            semaphore.release()


#: Posts by anybody. With two at work one computes while the other waits for the database, and a page that somebody
#: reads meanwhile takes up to three times as long as alone. Thirty who press the button at one moment, a class in its
#: last minute, are through in two seconds, and on a poor machine in ten; who stands in line is hardly ever sent away.
#: The Procfile gives a process forty threads: eight are for readers alone.
POSTS = Crowd(at_once=2, most=32, patience=timedelta(seconds=10))
