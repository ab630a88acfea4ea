"""How late the clock is: one story each second, then many at one mark, on both databases.

    python tests/bench/clock_lateness.py [--seconds 200] [--mark 20] [--only sqlite|postgresql]

Runs the site's own processes (two clocks on PostgreSQL) on databases of its own, promises stories
through the real act, reads pages meanwhile, and watches from a connection beside when each story is
committed as live. Ends with 0 when every figure is within its limit, else with 1.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from databases import DATABASES, Database, Refused
from figures import Measured, machine, table, versions, within
from promises import Promises
from running import Broken, RunningSite
from watching import PATIENCE, MarkReader, Probe, Reader, amiss, watch

#: A feed holds 30 stories: more at one mark could not be told from it.
MOST_AT_MARK = 30
#: Seconds for one database beside the watching: tables, drafts, promises.
AROUND = 240


def main() -> int:
    """Measure, print, and say by the exit code whether all is within the limits."""
    options = parse()
    end_when_told(sum(AROUND + options.seconds + PATIENCE for _ in options.only))
    say(f"How late the clock is\n\n{machine()}\n{versions()}\n")
    measured, skipped_in_ci = [], False
    for name in options.only:
        try:
            measured.append(measure(name, options.seconds, options.mark))
        except Refused as refused:
            say(f"Skipped on {name}, which refuses: {refused}")
            skipped_in_ci = bool(os.environ.get("CI"))
        except Broken as broken:
            say(f"Broken on {name}: {broken}")
            return 1
    if measured:
        say(f"\n{table(measured)}")
    return 0 if all(within(one) for one in measured) and not skipped_in_ci else 1


def parse() -> argparse.Namespace:
    """The command line; ``only`` becomes the list of databases to measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=200, help="How many stories, one a second.")
    parser.add_argument("--mark", type=int, default=20, help=f"How many at one moment, up to {MOST_AT_MARK}.")
    parser.add_argument("--only", choices=list(DATABASES), help="One database alone.")
    options = parser.parse_args()
    if options.seconds < 1 or not 1 <= options.mark <= MOST_AT_MARK:
        parser.error(f"--seconds begins with 1, --mark goes from 1 to {MOST_AT_MARK}.")
    options.only = [options.only] if options.only else list(DATABASES)
    return options


def measure(name: str, seconds: int, mark: int) -> Measured:
    """Run the site on one database and watch it keep its promises."""
    with (
        tempfile.TemporaryDirectory(prefix="milepost-bench-", ignore_cleanup_errors=True) as folder,
        DATABASES[name](Path(folder)) as database,
        RunningSite(database, Path(folder)) as site,
    ):
        say(f"{database.title}: making the site …")
        site.prepare()
        site.start()
        promises = site.promise(seconds, mark)
        say(f"{database.title}: watching until {time.strftime('%H:%M:%S', time.localtime(promises.mark_at))} …")
        return observe(database, site, promises)


def observe(database: Database, site: RunningSite, promises: Promises) -> Measured:
    """Watch until everything is live, while readers come."""
    connection = database.connect()
    try:
        with (
            Probe(site.folder) as probe,
            Reader(site.port, promises) as reader,
            MarkReader(site.port, promises) as mark_reader,
        ):
            seen = watch(connection, promises, site.check)
            mark_reader.join(max(0.0, promises.mark_at + PATIENCE - time.time()))
        twice, without_row = amiss(connection)
    finally:
        connection.close()
    return Measured(
        title=database.title,
        clocks=database.clocks,
        promises=promises,
        seen=seen,
        public_at=mark_reader.public_at,
        twice=twice,
        without_row=without_row,
        pages_read=reader.answered,
        pages_failed=reader.failed,
        errors=site.errors(),
        slowest_write=probe.slowest_write,
        slowest_wake=probe.slowest_wake,
        idle=probe.idle,
    )


def end_when_told(after: float) -> None:
    """Leave by way of every `finally` on a signal, and at the latest ``after`` seconds."""

    def leave(number, _frame):
        for other in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGALRM):
            signal.signal(other, signal.SIG_IGN)
        raise SystemExit(f"Ended by {signal.Signals(number).name}.")

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGALRM):
        signal.signal(number, leave)
    signal.alarm(int(after))


def say(words: str) -> None:
    """Print at once, also into a pipe."""
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main())
