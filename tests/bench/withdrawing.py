"""How long a story can be found after its teller took it back: a crawl of the whole demo before and after.

    python tests/bench/withdrawing.py [--only sqlite|postgresql]

Seeds the demo on databases of its own, runs the site's own processes, accepts and publishes a story with photos and
crawls everything: pages, lists, feeds, search, sitemap, API and every size of a picture. Presses the button behind
the teller's private link, and after five seconds asks for all of it again, also as a browser that has it asks whether
it changed. Then brings the story back. Ends with 0 when nothing told of it within the limit, else with 1.
"""

import argparse
import http.client
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

from clock_lateness import end_when_told, say
from databases import DATABASES, Refused
from figures import machine, versions
from running import ROOT, Broken, RunningSite

sys.path[:0] = [str(ROOT)]

from tests.crawling import Answer, crawl, doors_for, naming, still_told  # noqa: E402

#: Seconds until nothing may tell of it.
MOST = 5.0
TRACES = ("Zenobia", "zenobia-q", "mangelwurzel", "Kazoo caption", "A heron on a kettle")
#: Seconds for drawing the demo, and for the worker to make sizes and cards: the demo's own come first.
SEEDING, MAKING = 600, 600
TELL = """
import json, sys
from pathlib import Path
from foundation.models import Picture
from stories.pages.models import SeriesIndexPage
from stories.schedule.models import Slot
from stories.submissions import links
from stories.submissions.accepting import accept
from tests.factories.submissions import photo, sent_in
sent = sent_in(
    series=SeriesIndexPage.objects.first(), is_confirmed=True, sender_name="Zenobia Quill", printed_name="Zenobia Q.",
    ticked=("site", "social", "letter"), text="We lifted the mangelwurzel at dawn.\\n\\nThen we ran.",
    photos=[photo("teal", after=0, caption="Kazoo caption"), photo("navy", after=1)])
story = accept(sent)
for picture in story.pictures:
    Picture.objects.filter(pk=picture.pk).update(description="A heron on a kettle")
story.get_latest_revision().publish()
Path({path!r}).write_text(json.dumps({{"story": story.pk, "url": story.url, "link": links.to_own_page(sent)}}))
"""


class Browser:
    """Asks the site, as `tests.crawling` does."""

    def __init__(self, site: RunningSite):
        self.port, self.host = site.port, f"127.0.0.1:{site.port}"

    def get(self, path: str, headers: dict) -> Answer:
        """One address."""
        return self.ask("GET", path, headers)

    def press(self, link: str, act: str) -> int:
        """Press a button of the page behind the teller's link."""
        form = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}"}
        return self.ask("POST", urlsplit(link).path, form, f"act={act}").status

    def ask(self, method: str, path: str, headers: dict, body: str | None = None) -> Answer:
        """One question."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, quote(path, safe="/?=&%:*+.,~-_"), body, headers)
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        found = Answer(answer.status, told, answer.read())
        connection.close()
        return found


def measure(name: str) -> bool:
    """Withdraw on one database and print what was found."""
    with (
        tempfile.TemporaryDirectory(prefix="milepost-bench-", ignore_cleanup_errors=True) as folder,
        DATABASES[name](Path(folder)) as database,
        RunningSite(database, Path(folder)) as site,
    ):
        made = Path(folder, "made.json")
        site.prepare()
        site.command("manage.py", "seed_site", patience=SEEDING)
        site.command("manage.py", "shell", "-v", "0", "-c", TELL.format(path=str(made)))
        site.start()
        told, browser = json.loads(made.read_text()), Browser(site)
        doors = [*doors_for("mangelwurzel", "Zenobia", "heron"), f"/api/v2/pages/{told['story']}/", told["url"]]
        own = wait_for_pictures(browser, told["url"])
        before = crawl(browser.get, doors, browser.host)
        named = naming(before, TRACES)
        say(f"{database.title}: {len(before)} addresses, {len(named)} name it, {len(own)} pictures of it")

        began = time.monotonic()
        browser.press(told["link"], "take-back")
        answered = time.monotonic() - began
        time.sleep(max(0.0, MOST - answered))
        found = still_told(browser.get, {path: before[path] for path in named}, TRACES)
        found |= {path: "is there" for path in own if browser.get(path, {}).status != 404}
        found |= still_told(browser.get, before, TRACES)
        found |= dict.fromkeys(naming(crawl(browser.get, [*doors, *before], browser.host), TRACES), "names it")
        say(
            f"  taken back in {answered:.2f} s; {MOST:.0f} s later {len(found)} tell of it; {told['url']} answers "
            f"{browser.get(told['url'], {}).status}"
        )
        for path, what in list(found.items())[:5]:
            say(f"    {path} {what}")

        browser.press(told["link"], "bring-back")
        wait_for_pictures(browser, told["url"])
        missing = named.keys() - naming(crawl(browser.get, doors, browser.host), TRACES).keys()
        say(f"  brought back: {len(missing)} of {len(named)} addresses still miss it {sorted(missing)[:3] or ''}")
        errors = site.errors()
        for error in errors[:3]:
            say(f"  {error}")
    return bool(named and own) and not found and not missing and not errors


def wait_for_pictures(browser: Browser, url: str) -> set[str]:
    """The paths of the story's pictures, once every size and the card are there."""
    give_up, found = time.monotonic() + MAKING, set()
    while time.monotonic() < give_up:
        answers = crawl(
            lambda path, headers: (
                browser.get(path, headers) if path == url or "/media/" in path else Answer(200, {}, b"")
            ),
            [url],
            browser.host,
        )
        found = {path for path, answer in answers.items() if path.startswith("/media/") and answer.status == 200}
        if any("/cards/" in path for path in found):
            break
        time.sleep(1)
    return found


def main() -> int:
    """Run on each database; the exit code says whether nothing told of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=list(DATABASES), help="One database alone.")
    options = parser.parse_args()
    end_when_told(3600)
    say(f"A live story is taken back; limit {MOST:.0f} s\n\n{machine()}\n{versions()}\n")
    results = []
    for name in [options.only] if options.only else list(DATABASES):
        try:
            results.append(measure(name))
        except Refused as refused:
            say(f"Skipped on {name}, which refuses: {refused}")
            results.append(not os.environ.get("CI"))
        except Broken as broken:
            say(f"Broken on {name}: {broken}")
            results.append(False)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
