"""When promised stories become visible: in the database, from a connection beside, and over HTTP."""

import json
import math
import os
import threading
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from promises import Promises
from running import get

#: Seconds between two looks at the database, between two at the feed when a mark is due, between
#: two pages that a reader opens, and between two probes of the machine.
LOOK, FEED, READ, PROBE = 0.01, 0.1, 1.0, 0.2
#: How long after the last moment whatever is not live counts as never.
PATIENCE = 20.0

LIVE = """
    SELECT page.id FROM wagtailcore_page page
    JOIN stories_storypage story ON story.page_ptr_id = page.id
    WHERE page.live
"""
PUBLISHED_TWICE = """
    SELECT page_id FROM wagtailcore_pagelogentry
    WHERE action = 'wagtail.publish.scheduled' GROUP BY page_id HAVING COUNT(*) > 1
"""
FOLLOWED_TWICE = """
    SELECT args_kwargs FROM django_tasks_database_dbtaskresult
    WHERE task_path LIKE '%.renew_around' GROUP BY args_kwargs HAVING COUNT(*) > 1
"""
WITHOUT_ROW = """
    SELECT page.id FROM wagtailcore_page page
    JOIN stories_storypage story ON story.page_ptr_id = page.id
    LEFT JOIN schedule_wentlive went ON went.story_id = page.id
    WHERE page.live AND went.id IS NULL
"""


def watch(connection, promises: Promises, check: Callable[[], None]) -> dict[int, float]:
    """Story → the moment at which another connection first saw it live.

    The moment is that after the answer came, so a story is never made out to be earlier than it was.
    ``check`` is called each second, and may raise.
    """
    cursor, seen = connection.cursor(), {}
    last = max(promises.all.values()) + PATIENCE
    next_check = time.time()
    while len(seen) < len(promises.all) and time.time() < last:
        live = cursor.execute(LIVE).fetchall()
        now = time.time()
        for (pk,) in live:
            seen.setdefault(pk, now)
        if now >= next_check:
            check()
            next_check = now + 1
        time.sleep(LOOK)
    return seen


def amiss(connection) -> tuple[int, int]:
    """How many stories were published or followed up twice, and how many are live without their row."""

    def count(query: str) -> int:
        return len(connection.cursor().execute(query).fetchall())

    return count(PUBLISHED_TWICE) + count(FOLLOWED_TWICE), count(WITHOUT_ROW)


class Beside(threading.Thread):
    """Does something again and again until the block is left."""

    def __init__(self):
        super().__init__(daemon=True)
        self.left = threading.Event()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.left.set()
        self.join()


class Probe(Beside):
    """How slow the machine itself was at worst, whatever the clock did: other people's work on it shows here.

    A commit cannot be faster than a small write that has to reach the disk, nor a process than its waking;
    and where the processors are never idle, everything waits for somebody else.
    """

    slowest_write = slowest_wake = 0.0

    def __init__(self, folder: Path):
        super().__init__()
        self.path = folder / "probe"
        self.before = processor_time()

    @property
    def idle(self) -> float:
        """The part of all processors' time, until now, in which nobody needed them."""
        idle, everything = (now - before for now, before in zip(processor_time(), self.before, strict=True))
        return idle / everything if everything else math.nan

    def run(self):
        with self.path.open("wb", buffering=0) as file:
            asleep = time.monotonic()
            while not self.left.wait(PROBE):
                awake = time.monotonic()
                file.write(b"Is anybody there?")
                os.fsync(file.fileno())
                written = time.monotonic()
                self.slowest_wake = max(self.slowest_wake, awake - asleep - PROBE)
                self.slowest_write = max(self.slowest_write, written - awake)
                asleep = written


def processor_time() -> tuple[int, int]:
    """Idle (waiting for a disk included) and altogether, in the kernel's ticks; zeros where it does not tell."""
    told = Path("/proc/stat")
    ticks = [int(tick) for tick in told.read_text().split("\n", 1)[0].split()[1:]] if told.exists() else [0] * 8
    return sum(ticks[3:5]), sum(ticks[:8])


class Asking(Beside):
    """Asks the site."""

    def __init__(self, port: int, promises: Promises):
        super().__init__()
        self.port, self.promises = port, promises


class Reader(Asking):
    """Opens a page each second, so that the site is in use while it is watched."""

    answered = failed = 0

    def run(self):
        series = self.promises.series_path
        for path in cycle([series, "/", f"{series}feed/"]):
            if self.left.wait(READ):
                return
            try:
                status = get(self.port, path).status
            except OSError:
                status = 0
            if status == 200:
                self.answered += 1
            else:
                self.failed += 1


class MarkReader(Asking):
    """Asks for the series' feed from the mark on, until every story of the mark is in it."""

    public_at: float | None = None

    def run(self):
        missing = set(self.promises.mark_urls)
        while not self.left.wait(max(FEED, self.promises.mark_at - time.time())):
            try:
                items = json.loads(get(self.port, f"{self.promises.series_path}feed.json").body)["items"]
            except (OSError, ValueError):
                continue
            missing -= {item["url"] for item in items}
            if not missing:
                self.public_at = time.time()
                return
