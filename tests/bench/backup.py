"""What a backup costs: how long it takes, how large it is, and whether what is restored from it is the same.

    python tests/bench/backup.py [--stories 2000]

Seeds the demo with so many more stories on SQLite and backs it up; restores that on another SQLite and on
PostgreSQL, and what was backed up from there on another PostgreSQL. Each is backed up again, and the two manifests
are compared by this program, not by the site. Ends with 0 when all are the same, else with 1. Of no other limit:
most of the time is the machine's disk. It is no part of `make bench`, as seeding alone may take minutes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from clock_lateness import end_when_told, say
from databases import DATABASES, Database, Refused
from figures import machine, versions
from running import ROOT, Broken, RunningSite

#: Seconds: for all of it, and for seeding.
PATIENCE, SEEDING = 3600, 1500
#: The address of every site here, which restoring writes into it.
SITE_URL = "https://stories.example.org"
HEAD = f"{'':<34}{'seconds':>8}{'memory':>9}   "


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock on the wall, and the most memory that was held, in MB."""

    seconds: float
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:>8.1f}{self.memory:>6.0f} MB   "


class Box:
    """A machine with a database and folders of its own."""

    def __init__(self, database: Database, folder: Path):
        self.site, self.folder, self.name = RunningSite(database, folder), folder, database.name
        self.site.env["SITE_URL"] = SITE_URL

    def backup(self, name: str) -> tuple[Path, Cost]:
        """Back it up."""
        path = self.folder / f"{name}.zip"
        return path, self._timed("backup", str(path))

    def restore(self, path: Path) -> Cost:
        """Restore what lies at ``path``."""
        return self._timed("restore", str(path))

    def _timed(self, *words: str) -> Cost:
        begun = time.monotonic()
        with tempfile.TemporaryFile("w+") as said:
            process = subprocess.Popen(
                [sys.executable, "manage.py", *words], cwd=ROOT, env=self.site.env, stdout=said, stderr=said
            )
            # Of this child alone: getrusage would tell of the largest of all.
            _pid, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                said.seek(0)
                raise Broken(f"{words[0]} failed.\n{said.read()[-2000:]}")
        return Cost(time.monotonic() - begun, used.ru_maxrss / 1024)


@contextmanager
def box(kind: str, folder: Path, name: str) -> Iterator[Box]:
    """An empty one, with tables."""
    own = folder / name
    own.mkdir()
    with DATABASES[kind](own) as database:
        made = Box(database, own)
        made.site.command("manage.py", "migrate", "-v", "0", patience=SEEDING)
        yield made


def manifest(path: Path) -> dict:
    """What a backup says of itself."""
    with zipfile.ZipFile(path) as opened:
        return json.loads(opened.read("manifest.json"))


def differing(one: Path, other: Path) -> list[str]:
    """Tables and files whose count or hash is not the same in both."""
    first, second = manifest(one), manifest(other)
    found = []
    for what, inside in (
        ("table", lambda said: {name: (table["rows"], table["held"]) for name, table in said["tables"].items()}),
        ("private file", lambda said: said["files"]["private"]),
        ("public file", lambda said: said["files"]["public"]),
    ):
        ours, theirs = inside(first), inside(second)
        names = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
        found += [f"{what} {name}" for name in names]
    return found


def say_what_is_in(path: Path, cost: Cost) -> None:
    """One line of a backup."""
    said = manifest(path)
    rows, count = sum(table["rows"] for table in said["tables"].values()), sum(map(len, said["files"].values()))
    stories = said["tables"]["stories_storypage"]["rows"]
    say(
        f"{'backup, ' + said['database']:<34}{cost}{stories:,} stories, {rows:,} rows, {count:,} files, "
        f"{path.stat().st_size / 2**20:,.1f} MB"
    )


def move(path: Path, there: Box, route: str) -> tuple[Path, bool]:
    """Restore ``path`` there and back that up; returns where it lies, and whether it is the same."""
    cost = there.restore(path)
    again, second = there.backup(route.replace(" ", "-"))
    found = differing(path, again)
    say(f"{'restore, ' + route:<34}{cost}same counts and hashes: {'no' if found else 'yes'}")
    for name in found[:5]:
        say(f"    differs: {name}")
    say_what_is_in(again, second)
    return again, not found


def main() -> int:
    """Measure; the exit code says whether all were the same."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--stories", type=int, default=2000)
    options = parser.parse_args()
    end_when_told(PATIENCE)
    say(f"Back up and restore\n\n{machine()}\n{versions()}\n\n{HEAD}")
    results = []
    with tempfile.TemporaryDirectory(prefix="milepost-bench-") as name, ExitStack() as boxes:
        folder = Path(name)
        try:
            old = boxes.enter_context(box("sqlite", folder, "old"))
            old.site.command("manage.py", "seed_site", "--stories", str(options.stories), patience=SEEDING)
            path, cost = old.backup("first")
            say_what_is_in(path, cost)
            results.append(move(path, boxes.enter_context(box("sqlite", folder, "new")), "SQLite to SQLite")[1])
            there, same = move(path, boxes.enter_context(box("postgresql", folder, "moved")), "SQLite to PostgreSQL")
            route = "PostgreSQL to PostgreSQL"
            results += [same, move(there, boxes.enter_context(box("postgresql", folder, "last")), route)[1]]
        except Refused as refused:
            say(f"Skipped on PostgreSQL, which refuses: {refused}")
            results.append(not os.environ.get("CI"))
        except Broken as broken:
            say(f"Broken: {broken}")
            results.append(False)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
