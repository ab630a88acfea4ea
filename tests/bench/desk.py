"""An editor's browser: logged in, it posts what the pages of the desk post; and a site for it on each database."""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import requests
from clock_lateness import end_when_told, say
from databases import DATABASES, Database, Refused
from figures import machine, versions
from running import Broken, RunningSite
from sent_in import PASSWORD


class Desk:
    """The admin, seen by one editor over HTTP."""

    def __init__(self, site: RunningSite, username: str):
        self.address, self.session = site.env["SITE_URL"], requests.Session()
        self.session.get(f"{self.address}/admin/login/", timeout=30)
        answer = self.post("/admin/login/", username=username, password=PASSWORD)
        if answer.status_code != requests.codes.found:
            raise Broken("The bench could not log in.")

    def post(self, path: str, **data) -> requests.Response:
        """Post a form; a redirect is not followed."""
        token = {"csrfmiddlewaretoken": self.session.cookies["csrftoken"]}
        return self.session.post(self.address + path, {**data, **token}, timeout=120, allow_redirects=False)

    def accept(self, pk: int, series: int) -> requests.Response:
        """Press “Accept”, having seen a story that nobody decided about."""
        typed = {"series": series, "printed_name": "Grace A.", "words": "", "tell": "on", "seen": 0}
        return self.post(f"/admin/sent-in/{pk}/accept/", act="accept", **typed)

    def decline(self, pk: int, _series: int) -> requests.Response:
        """Press “Decline”, likewise."""
        return self.post(f"/admin/sent-in/{pk}/decline/", act="decline", words="Thank you. Not this time.", seen=0)


@contextmanager
def site_of_its_own(name: str) -> Iterator[tuple[Database, RunningSite, Path]]:
    """A site on a database of its own, in a folder of its own, not started yet. Raises Refused."""
    with (
        tempfile.TemporaryDirectory(prefix="milepost-bench-", ignore_cleanup_errors=True) as folder,
        DATABASES[name](Path(folder)) as database,
        RunningSite(database, Path(folder)) as site,
    ):
        yield database, site, Path(folder)


def on_each_database(
    measure: Callable[[str, int], bool], *, about: str | None, title: str, rounds: int, at_most: int
) -> int:
    """Run ``measure(database, rounds)`` on each database; the exit code says whether all is well.

    ``about`` is the program's docstring, ``rounds`` how many unless the command says so, ``at_most`` seconds for all.
    Where CI is set a database that refuses is a failure.
    """
    parser = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--only", choices=list(DATABASES), help="One database alone.")
    options = parser.parse_args()
    end_when_told(at_most)
    say(f"{title}\n\n{machine()}\n{versions()}\n")
    results = []
    for name in [options.only] if options.only else list(DATABASES):
        try:
            results.append(measure(name, max(1, options.rounds)))
        except Refused as refused:
            say(f"Skipped on {name}, which refuses: {refused}")
            results.append(not os.environ.get("CI"))
        except Broken as broken:
            say(f"Broken on {name}: {broken}")
            results.append(False)
    return 0 if all(results) else 1
