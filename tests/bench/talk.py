"""What a story costs that many have answered: its page with 5 responses and with 500, asked again at each request.

    python tests/bench/talk.py [--rounds 40] [--only sqlite|postgresql]

Runs the site's own processes on databases of its own. The two pages are asked for in turn, over HTTP; the questions
to the database are counted in a process of the site. Ends with 0 when both pages ask as many, and no more than a
story may, else with 1.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from clock_lateness import end_when_told, say
from databases import DATABASES, Refused
from figures import machine, versions
from running import Broken, RunningSite, get

#: Responses under the two stories, told and not.
FEW, MANY = 5, 500
#: Questions to the database for a story that no cache holds.
MOST_QUESTIONS = 15
AROUND = 300


def make(path: str) -> None:
    """Two stories of one series with their talk, and how many questions the page of each asks; in the site."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from home.demo.crowd_talk import add_talk
    from home.models import HomePage
    from stories.pages.models import StoryPage
    from tests.factories.pages import SeriesFactory, StoryFactory

    series, made = SeriesFactory(parent=HomePage.objects.get()), {}
    for count in (FEW, MANY):
        story = StoryFactory(parent=series, printed_name=f"Told to {count}")
        add_talk(count, 7, lambda done, of: None, under=StoryPage.objects.filter(pk=story.pk))
        reader = Client(headers={"host": "127.0.0.1"})
        reader.get(story.url)
        with CaptureQueriesContext(connection) as asked:
            answer = reader.get(story.url)
        made[count] = {"path": story.url, "questions": len(asked), "bytes": len(answer.content)}
    Path(path).write_text(json.dumps(made))


def measure(name: str, rounds: int) -> bool:
    """Ask for both pages on one database, print, and say whether all holds."""
    with (
        tempfile.TemporaryDirectory(prefix="milepost-bench-", ignore_cleanup_errors=True) as folder,
        DATABASES[name](Path(folder)) as database,
        RunningSite(database, Path(folder)) as site,
    ):
        made = Path(folder, "made.json")
        site.prepare()
        site.command("tests/bench/talk.py", "--make", str(made))
        stories = {int(count): story for count, story in json.loads(made.read_text()).items()}
        site.start()
        took: dict[int, list[float]] = {count: [] for count in stories}
        for _round in range(rounds + 3):
            for count, story in stories.items():
                began = time.monotonic()
                answer = get(site.port, story["path"])
                took[count].append(time.monotonic() - began)
                if answer.status != 200:
                    raise Broken(f"A story was answered with {answer.status}.")
    say(f"{database.title}, {rounds} rounds")
    middle = {}
    for count, story in stories.items():
        warm = sorted(took[count][3:])
        middle[count] = statistics.median(warm) * 1000
        say(
            f"  {count:>4} responses  {story['questions']:>3} questions  {middle[count]:6.1f} ms in the middle, "
            f"{warm[int(len(warm) * 0.95)] * 1000:6.1f} ms p95  {story['bytes']:>9,} bytes of HTML"
        )
    asked = {story["questions"] for story in stories.values()}
    good = len(asked) == 1 and max(asked) <= MOST_QUESTIONS
    say(f"  {MANY} take {middle[MANY] / middle[FEW]:.1f} times as long as {FEW}")
    say(f"  as many questions for both, {MOST_QUESTIONS} at most: {'ok' if good else 'OVER'}\n")
    return good


def main() -> int:
    """Measure on each database; the exit code says whether all holds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--only", choices=list(DATABASES), help="One database alone.")
    parser.add_argument("--make", metavar="FILE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        import django

        django.setup()
        make(options.make)
        return 0
    names = [options.only] if options.only else list(DATABASES)
    end_when_told(len(names) * AROUND + 60)
    say(f"A story that many have answered\n\n{machine()}\n{versions()}\n")
    holds = True
    for name in names:
        try:
            holds &= measure(name, max(1, options.rounds))
        except Refused as refused:
            say(f"Skipped on {name}, which refuses: {refused}")
            holds &= not os.environ.get("CI")
    return 0 if holds else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Broken as broken:
        say(str(broken))
        sys.exit(1)
