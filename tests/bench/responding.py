"""A flood of responses: fifty posts a second under one story, from one place and from everywhere, on both databases.

    python tests/bench/responding.py [--seconds 60] [--rate 50] [--only sqlite|postgresql]

As posting.py, whose kinds of posts it takes; a sixth answer a response that stands there. Counts what was answered,
and looks beside Django into the database: each response that was accepted has to be there once, with one mail to
whoever wrote it, none that was not, and each refusal has to say why, with the words kept. Meanwhile a reader reads
the story. Ends with 0 when all of that holds, else with 1.
"""

import http.client
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from clock_lateness import say
from databases import DATABASES, Database
from posting import (
    EVERYWHERE,
    ONE,
    READABLE,
    ROBOT,
    TWICE,
    Flood,
    Post,
    Reader,
    on_each_database,
    say_amiss,
    say_posts,
)
from running import Broken, RunningSite

SERIES, STORY = "flooded", "nora-whitlock"
PAGE = f"/{SERIES}/{STORY}/"
BEGIN = """
from foundation import moment
from home.models import HomePage
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import published
series = SeriesFactory(parent=HomePage.objects.get(), title="Flooded", slug="flooded")
story = StoryFactory(parent=series, printed_name="Nora Whitlock", slug="nora-whitlock", first_published_at=moment.now())
published(story, text="The first of all.")
"""
ANSWER = "an answer"
KINDS = [ONE, EVERYWHERE, EVERYWHERE, ANSWER, TWICE, ROBOT]


@dataclass
class Response(Post):
    """A response of the flood, and what was answered to it."""

    def body(self, fresh: str, boundary: str) -> bytes:
        """The form as a browser writes it."""
        fields = {
            "fresh": "" if self.kind == ROBOT else fresh,
            "subject": "",
            "to": "1" if self.kind == ANSWER else "",
            "text": f"I know that lamp {self.marker}.\r\n\r\nIt is wrong.",
            "name": "Gwen Pardoe",
            "email": f"gwen-{self.marker}@post.example",
            "whole": "1",
        }
        parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
        opened = f"--{boundary}\r\nContent-Disposition: form-data; ".encode()
        return b"".join(opened + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()


class Answering(Flood):
    """The flood, sent to the form under a story."""

    kind, kinds = Response, KINDS
    form, token_from, taken = f"{PAGE}respond/", "/respond/token/", http.client.SEE_OTHER


def measure(name: str, rate: int, seconds: int) -> bool:
    """Flood the story on one database; whether all holds."""
    with (
        tempfile.TemporaryDirectory(prefix="milepost-bench-", ignore_cleanup_errors=True) as folder,
        DATABASES[name](Path(folder)) as database,
        RunningSite(database, Path(folder)) as site,
    ):
        site.env["TRUSTED_PROXIES"] = "127.0.0.1"
        site.prepare()
        site.command("manage.py", "shell", "-v", "0", "-c", BEGIN)
        site.start()
        say(f"{database.title}: {rate} posts a second for {seconds} s …")
        flood, reader = Answering(site.port, rate, seconds), Reader(site.port, PAGE)
        reader.start()
        began = time.monotonic()
        flood.run()
        over = time.monotonic() - began - 5
        reader.over.set()
        reader.join(40)
        site.check()
        return tell(flood, reader, over, kept_in(database), site.errors())


@dataclass
class Kept:
    """What is in the database: how often each response by its marker, how many wait, and mails to whoever wrote."""

    responses: Counter
    waiting: int
    mails: int


def kept_in(database: Database) -> Kept:
    """What the flood left."""
    connection = database.connect()
    try:
        rows = connection.execute("SELECT text, state FROM responses_response WHERE text LIKE 'I know%'").fetchall()
        mails = connection.execute(
            "SELECT response_id FROM responses_responsemail WHERE response_id <> 1 AND kind = 'confirm'"
        ).fetchall()
    finally:
        connection.close()
    counted = Counter(text.split()[4].rstrip(".") for text, _state in rows)
    return Kept(counted, sum(state == "waiting" for _text, state in rows), len(mails))


def tell(flood: Flood, reader: Reader, over: float, kept: Kept, errors: list[str]) -> bool:
    """Print the figures; whether all holds."""
    posts = flood.posts
    markers = {post.marker for post in posts if post.status == flood.taken}
    amiss = {
        "accepted and not there": len(markers - kept.responses.keys()),
        "there twice": sum(count > 1 for count in kept.responses.values()),
        "there and not accepted": len(kept.responses.keys() - markers),
        "without one mail each": abs(kept.mails - len(kept.responses)),
        "not waiting": len(kept.responses) - kept.waiting,
        "refused without a word": sum(not post.is_told_why for post in posts),
        "answered with an error": flood.failed,
        "pages not answered": reader.failed + sum(took > READABLE for took in reader.took),
        "errors in the logs": len(errors),
    }
    say_posts(flood, flood.kinds, over)
    say(f"  responses kept {len(kept.responses)}, mails {kept.mails}; {reader.told()}")
    return say_amiss(amiss, errors)


if __name__ == "__main__":
    try:
        sys.exit(on_each_database("A flood of responses", __doc__, measure))
    except Broken as broken:
        say(str(broken))
        sys.exit(1)
