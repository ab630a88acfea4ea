"""Two editors decide about one story in the same moment, a hundred times, over the admin's pages.

    python tests/bench/two_editors.py [--rounds 100] [--only sqlite|postgresql]

Runs the site's own processes on databases of its own, logs both editors in, and lets them press their buttons at
once: both accept, one accepts and one declines, both decline. Then lets the worker send the mails that are due in ten
minutes, and counts. Ends with 0 when each story was decided once, the second editor was told who was quicker, and
there is one draft at most and one mail for each; else with 1.
"""

import json
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle

from clock_lateness import say
from desk import Desk, on_each_database, site_of_its_own
from sent_in import SentIn, median_and_most

#: Seconds for the worker to send what is due.
SENDING = 120
UNSENT = "SELECT COUNT(*) FROM submissions_sentmail WHERE sent_at IS NULL AND unsent_because = ''"


def decide(desks: list[Desk], found: SentIn) -> tuple[Counter, list[float]]:
    """Let both press at once, story by story: what was answered, and how long the slower answer took."""
    ways = cycle([(Desk.accept, Desk.accept), (Desk.accept, Desk.decline), (Desk.decline, Desk.decline)])
    start, counts, took = threading.Barrier(2), Counter(), []

    def press(desk, way, pk):
        start.wait(60)
        began = time.perf_counter()
        return way(desk, pk, found.series), time.perf_counter() - began

    with ThreadPoolExecutor(2) as hands:
        for pk, both in zip(found.submissions, ways, strict=False):
            answers = list(hands.map(press, desks, both, [pk, pk]))
            took.append(max(seconds for _answer, seconds in answers))
            codes = sorted(answer.status_code for answer, _seconds in answers)
            counts["one won and one was told"] += codes == [302, 422]
            counts["answered otherwise"] += codes != [302, 422]
            for (answer, _seconds), other in zip(answers, ("Kim", "Jo"), strict=True):
                if answer.status_code == 422:
                    told = any(f"{other} has {did} this one." in answer.text for did in ("accepted", "declined"))
                    counts["not told who was quicker"] += not told
    return counts, took


def measure(name: str, rounds: int) -> bool:
    """Run on one database, print the counts, and say whether nothing was amiss."""
    with site_of_its_own(name) as (database, site, folder):
        made = folder / "made.json"
        site.prepare()
        site.command("tests/bench/sent_in.py", "make", str(made), str(rounds))
        site.start()
        found = SentIn.read(made)
        counts, took = decide([Desk(site, username) for username in found.editors], found)
        site.command("tests/bench/sent_in.py", "hurry", str(made))
        wait_until_sent(database)
        site.command("tests/bench/sent_in.py", "count", str(made), str(folder / "outbox"))
        site.check()
        amiss = Counter(json.loads(made.with_suffix(".amiss").read_text()))
        errors = site.errors()
    won = counts.pop("one won and one was told")
    amiss += counts
    say(f"{database.title}: {won} of {rounds} times one won and one was told; {median_and_most(took)}")
    for what, times in sorted(amiss.items()):
        say(f"  {what}: {times}")
    if not amiss:
        say("  0 double drafts, 0 double mails, nothing amiss")
    for error in errors[:3]:
        say(f"  {error}")
    return won == rounds and not amiss and not errors


def wait_until_sent(database) -> None:
    """Wait for the worker."""
    connection, give_up = database.connect(), time.monotonic() + SENDING
    while connection.execute(UNSENT).fetchone()[0] and time.monotonic() < give_up:
        time.sleep(0.5)
    connection.close()


def main() -> int:
    """Run on each database; the exit code says whether nothing was amiss."""
    return on_each_database(measure, about=__doc__, title="Two editors at once", rounds=100, at_most=1800)


if __name__ == "__main__":
    sys.exit(main())
