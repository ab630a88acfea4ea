"""How long an editor's keys take: a hundred responses decided on the desk, one request each.

    python tests/bench/moderating.py [--responses 100] [--only sqlite|postgresql]

Runs the site's own processes on databases of its own. Opens the desk, then sends what the desk's script sends for
each key (a, a, r, s in turn), card by card; and opens the desk once more at each empty page. Ends with 0 when the
95th of a hundred acts is within its limit and every response stands as it was decided, else with 1.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from clock_lateness import end_when_told, say
from databases import DATABASES, Refused
from desk import Desk
from figures import machine, versions
from running import Broken, RunningSite
from waiting_responses import WaitingResponses

#: Milliseconds for one act, by the desk's clock.
MOST = 100
#: As many cards as the desk shows on a page.
PAGE = 50
STANDS = "SELECT state, COUNT(*) FROM responses_response WHERE decisions > 0 AND id >= {first} GROUP BY state"
KEYS = ("publish", "publish", "remove", "spam")
BECOMES = {"publish": "published", "remove": "removed", "spam": "spam"}


def moderate(desk: Desk, found: WaitingResponses) -> tuple[list[float], list[float], dict[str, int]]:
    """Decide about all: how long each act took, how long each page, both in ms; and how many stand how by that."""
    acts, pages, wanted = [], [], {}
    for place, (pk, act) in enumerate(zip(found.responses, cycle(KEYS))):
        if place % PAGE == 0:
            pages.append(_took(lambda: desk.session.get(f"{desk.address}/admin/responses/", timeout=30)))
        acts.append(_took(lambda pk=pk, act=act: _press(desk, pk, act)))
        wanted[BECOMES[act]] = wanted.get(BECOMES[act], 0) + 1
    return acts, pages, wanted


def _press(desk: Desk, pk: int, act: str):
    token = {"csrfmiddlewaretoken": desk.session.cookies["csrftoken"]}
    headers = {"Accept": "application/json", "X-Requested-With": "XMLHttpRequest"}
    sent = {"act": act, "seen": 0, "tray": "waiting", "here": "/admin/responses/", **token}
    return desk.session.post(f"{desk.address}/admin/responses/{pk}/act/", sent, headers=headers, timeout=30)


def _took(ask) -> float:
    began = time.perf_counter()
    answer = ask()
    if answer.status_code != 200:
        raise Broken(f"The desk answered {answer.status_code}: {answer.text[:300]}")
    return 1000 * (time.perf_counter() - began)


def measure(name: str, count: int) -> bool:
    """Run on one database, print, and say whether nothing was amiss."""
    with (
        tempfile.TemporaryDirectory(prefix="milepost-bench-", ignore_cleanup_errors=True) as folder,
        DATABASES[name](Path(folder)) as database,
        RunningSite(database, Path(folder)) as site,
    ):
        made = Path(folder, "made.json")
        site.prepare()
        site.command("tests/bench/waiting_responses.py", "make", str(made), str(count))
        site.start()
        found = WaitingResponses.read(made)
        acts, pages, wanted = moderate(Desk(site, found.editor), found)
        connection = database.connect()
        stands = dict(connection.execute(STANDS.format(first=found.responses[0])).fetchall())
        connection.close()
        site.check()
        errors = site.errors()
    late = statistics.quantiles(acts, n=20)[-1]
    is_good = late <= MOST and stands == wanted and not errors
    say(
        f"{database.title:<20}{len(acts)} acts: {statistics.median(acts):.0f} ms in the middle, {late:.0f} ms at 95 %, "
        f"{max(acts):.0f} ms at most; the desk itself {statistics.median(pages):.0f} ms; {'ok' if is_good else 'AMISS'}"
    )
    if stands != wanted:
        say(f"  decided {wanted}, and they stand {stands}")
    for error in errors[:3]:
        say(f"  {error}")
    return is_good


def main() -> int:
    """Run on each database; the exit code says whether nothing was amiss."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--responses", type=int, default=100)
    parser.add_argument("--only", choices=list(DATABASES), help="One database alone.")
    options = parser.parse_args()
    end_when_told(1200)
    say(f"Responses decided by keys; limit {MOST} ms an act\n\n{machine()}\n{versions()}\n")
    results = []
    for name in [options.only] if options.only else list(DATABASES):
        try:
            results.append(measure(name, max(4, options.responses)))
        except Refused as refused:
            say(f"Skipped on {name}, which refuses: {refused}")
            results.append(not os.environ.get("CI"))
        except Broken as broken:
            say(f"Broken on {name}: {broken}")
            results.append(False)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
