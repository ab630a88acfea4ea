"""What was measured, beside its limits."""

import math
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from promises import Promises

#: Stands where there is no figure, because something never happened.
NEVER = math.inf


@dataclass(frozen=True)
class Measured:
    """One database's run."""

    title: str
    clocks: int
    promises: Promises
    seen: dict[int, float]
    public_at: float | None
    twice: int
    without_row: int
    pages_read: int
    pages_failed: int
    errors: list[str]
    slowest_write: float
    slowest_wake: float
    idle: float

    @property
    def lateness(self) -> list[float]:
        """Of the row, in seconds, in order; what never came is NEVER late."""
        return sorted(self.seen.get(pk, NEVER) - due for pk, due in self.promises.row.items())

    def percentile(self, percent: int) -> float:
        """The lateness that ``percent`` of the row do not pass (nearest rank)."""
        return self.lateness[math.ceil(percent / 100 * len(self.lateness)) - 1]

    @property
    def early(self) -> int:
        """How many were seen before they were due."""
        return sum(self.seen.get(pk, NEVER) < due for pk, due in self.promises.all.items())

    @property
    def never(self) -> int:
        """How many did not come, or came without their WentLive row."""
        return len(self.promises.all.keys() - self.seen.keys()) + self.without_row

    @property
    def mark_committed(self) -> float:
        """From the mark until all of it was committed."""
        return max(self.seen.get(pk, NEVER) - due for pk, due in self.promises.mark.items())

    @property
    def mark_public(self) -> float:
        """From the mark until all of it was in the feed."""
        return NEVER if self.public_at is None else self.public_at - self.promises.mark_at


@dataclass(frozen=True)
class Row:
    """A line of the table: a figure, and the most that it may be (None: only told)."""

    words: str
    most: float | None
    figure: Callable[[Measured], float]
    form: str = "{:.3f} s"

    def written(self, value: float) -> str:
        """A figure or a limit as printed."""
        return "never" if value == NEVER else self.form.format(value)

    def judged(self, measured: Measured) -> str:
        """The figure, and whether it is within the limit."""
        value = self.figure(measured)
        verdict = "" if self.most is None else "ok" if value <= self.most else "OVER"
        return f"{self.written(value):>12}  {verdict:<4}"


COUNT = "{:d}"
ROWS = [
    Row("stories, one each second", None, lambda m: len(m.promises.row), COUNT),
    Row("  p50 late", None, lambda m: m.percentile(50)),
    Row("  p99 late", 1.0, lambda m: m.percentile(99)),
    Row("  worst", 3.0, lambda m: m.lateness[-1]),
    Row("stories at one mark", None, lambda m: len(m.promises.mark), COUNT),
    Row("  all committed after", 2.0, lambda m: m.mark_committed),
    Row("  all public (HTTP) after", 2.0, lambda m: m.mark_public),
    Row("early", 0, lambda m: m.early, COUNT),
    Row("twice", 0, lambda m: m.twice, COUNT),
    Row("never", 0, lambda m: m.never, COUNT),
    Row("pages read meanwhile", None, lambda m: m.pages_read, COUNT),
    Row("  not answered with 200", 0, lambda m: m.pages_failed, COUNT),
    Row("errors in the logs", 0, lambda m: len(m.errors), COUNT),
    Row("the machine’s slowest write", None, lambda m: m.slowest_write),
    Row("  latest waking", None, lambda m: m.slowest_wake),
    Row("  processors idle", None, lambda m: m.idle, "{:.0%}"),
]


def within(measured: Measured) -> bool:
    """Whether every figure keeps its limit."""
    return all(row.most is None or row.figure(measured) <= row.most for row in ROWS)


def table(runs: list[Measured]) -> str:
    """One line a figure, one column a database, the limit first; then the first errors of each."""
    heads = [f"{one.title}, {one.clocks} clock{'s' if one.clocks > 1 else ''}" for one in runs]
    lines = [f"{'':<28}{'limit':>10}   " + "".join(f"{head:<30}" for head in heads)]
    for row in ROWS:
        limit = "" if row.most is None else f"≤ {row.written(row.most)}"
        lines.append(f"{row.words:<28}{limit:>10}   " + "".join(f"{row.judged(one):<30}" for one in runs))
    return "\n".join([*(line.rstrip() for line in lines), *(error for one in runs for error in one.errors[:5])])


def machine() -> str:
    """Cores, memory, processor, and how busy others keep it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"machine    {os.cpu_count()} cores, {memory:.0f} GB, {processor()}, load {os.getloadavg()[0]:.1f} before"


def processor() -> str:
    """Its name, as Linux knows it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def versions() -> str:
    """What ran."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "Wagtail", "granian"))
    return f"versions   Python {platform.python_version()}, {packages}"
