"""A flood of stories: fifty posts a second over HTTP, from one place and from everywhere, on both databases.

    python tests/bench/posting.py [--seconds 60] [--rate 50] [--only sqlite|postgresql]

Runs the site's own processes behind a proxy that is trusted, so that each post can come from a network of
its own. Of the posts a third come from one network, a third each from another with a photo in every tenth,
a sixth are sent twice at the same moment, and a sixth are of robots that never asked for a token. Counts
what was answered, and looks beside Django into the database: each story that was accepted has to be there
once, none that was not, and each refusal has to say why, with the words kept. Meanwhile a reader reads.
Ends with 0 when all of that holds, else with 1.
"""

import argparse
import http.client
import json
import os
import random
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from clock_lateness import end_when_told, say
from databases import DATABASES, Database, Refused
from figures import machine, versions
from PIL import Image
from running import Broken, RunningSite

AROUND = 150
SERIES = "flooded"
BEGIN = f"""
from home.models import HomePage
from stories.pages.models import SeriesIndexPage
series = HomePage.objects.get().add_child(instance=SeriesIndexPage(
    title="Flooded", slug="{SERIES}", question="Which mile?", live=False))
series.save_revision().publish()
"""
ONE, EVERYWHERE, TWICE, ROBOT = "one place", "everywhere", "twice at once", "no token"
KINDS = [ONE, ONE, EVERYWHERE, EVERYWHERE, TWICE, ROBOT]
#: What each refusal has to say, by status.
WHY = {
    http.client.UNPROCESSABLE_ENTITY: b"Please read it once more",
    http.client.TOO_MANY_REQUESTS: b"press the button again then",
    http.client.SERVICE_UNAVAILABLE: b"Very many people are writing to us this minute",
}
#: Refusals that have to say when to come again.
LATER = (http.client.TOO_MANY_REQUESTS, http.client.SERVICE_UNAVAILABLE)
#: Slower than this a page is not there for whoever reads.
READABLE = 3.0


@dataclass
class Post:
    """A story of the flood, and what was answered to it."""

    kind: str
    number: int
    marker: str = field(default_factory=lambda: uuid.uuid4().hex)
    status: int = 0
    location: str = ""
    took: float = 0.0
    is_told_why: bool = True

    @property
    def network(self) -> str:
        """Where it comes from."""
        if self.kind in (ONE, ROBOT):
            return "203.0.113.7" if self.kind == ONE else "203.0.113.8"
        return f"198.{18 + self.number // 65536 % 2}.{self.number // 256 % 256}.{self.number % 256}"

    @property
    def photo(self) -> bytes:
        """A photo, in some."""
        if self.kind != EVERYWHERE or self.number % 10:
            return b""
        written = BytesIO()
        Image.new("RGB", (800, 600), (self.number % 256, self.number // 256 % 256, 90)).save(written, "JPEG")
        return written.getvalue()

    def body(self, fresh: str, boundary: str) -> bytes:
        """The form as a browser writes it."""
        fields = {
            "fresh": "" if self.kind == ROBOT else fresh,
            "subject": "",
            "unfinished": "",
            "story": f"I ran the mile {self.marker}.\r\n\r\nNobody saw it.",
            "name": "Gwen Pardoe",
            "email": f"gwen-{self.marker}@post.example",
            "title": "",
            "site": "on",
            **({"own_photo": "on", "people_agreed": "on"} if self.photo else {}),
        }
        parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
        if self.photo:
            parts.append(b'name="photos"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n' + self.photo)
        parts += [b'name="act"\r\n\r\nsend', b'name="whole"\r\n\r\n1']
        opened = f"--{boundary}\r\nContent-Disposition: form-data; ".encode()
        return b"".join(opened + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()


class Flood:
    """Sends at a steady rate, however long an answer takes."""

    #: What is sent and where to, where its token is asked for, which answer says that it was taken, and of what kinds.
    kind, kinds = Post, KINDS
    form, token_from, taken = f"/{SERIES}/share/", "/share/token/", http.client.FOUND

    def __init__(self, port: int, rate: int, seconds: int):
        self.port, self.rate, self.seconds = port, rate, seconds
        self.local = threading.local()
        self.fresh, self.posts, self.behind = "", [], 0.0

    def run(self) -> None:
        """Send all of it; a token is asked for every ten seconds, and let grow old enough to be a person's."""
        self.fresh = self.token()
        time.sleep(5)
        chance = random.Random(7)  # noqa: S311 - a flood needs no secrecy
        with ThreadPoolExecutor(200) as senders:
            begin, number = time.monotonic(), 0
            while number < self.rate * self.seconds:
                due = begin + number / self.rate
                time.sleep(max(0.0, due - time.monotonic()))
                self.behind = max(self.behind, time.monotonic() - due)
                post = self.kind(chance.choice(self.kinds), number)
                again = [self.kind(post.kind, post.number, post.marker)] if post.kind == TWICE else []
                for one in (post, *again):
                    self.posts.append(one)
                    senders.submit(self.send, one)
                    number += 1

    def token(self) -> str:
        """What a browser asks for at the first touch."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", self.token_from)
        return json.load(connection.getresponse())["fresh"]

    def send(self, post: Post) -> None:
        """Post one and note the answer."""
        boundary = uuid.uuid4().hex
        connection = getattr(self.local, "connection", None)
        if connection is None:
            connection = self.local.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Sec-Fetch-Site": "same-origin",
            "X-Forwarded-For": post.network,
        }
        began = time.monotonic()
        try:
            connection.request("POST", self.form, post.body(self.fresh, boundary), headers)
            answer = connection.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            self.local.connection = None
            post.is_told_why = False
            return
        post.took, post.status = time.monotonic() - began, answer.status
        post.location = answer.getheader("Location", "")
        if post.status != self.taken:
            post.is_told_why = WHY.get(post.status, b"\0") in said and post.marker.encode() in said
            if post.status in LATER:
                post.is_told_why &= int(answer.getheader("Retry-After", "0")) > 0

    @property
    def failed(self) -> int:
        """How many were answered with an error, or not at all: that so many come at once is none."""
        return sum(post.status == 0 or (post.status >= 500 and post.status not in LATER) for post in self.posts)


class Reader(threading.Thread):
    """Reads a page of the site, five times a second."""

    def __init__(self, port: int, path: str = Flood.form):
        super().__init__(daemon=True)
        self.port, self.path, self.over = port, path, threading.Event()
        self.took: list[float] = []
        self.failed = 0

    def run(self) -> None:
        """Read until it is over."""
        while not self.over.wait(0.2):
            began = time.monotonic()
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("GET", self.path, headers={"X-Forwarded-For": "192.0.2.1"})
                self.failed += connection.getresponse().status != http.client.OK
                connection.close()
            except (OSError, http.client.HTTPException):
                self.failed += 1
            self.took.append(time.monotonic() - began)

    def told(self) -> str:
        """How long pages took."""
        took = sorted(self.took) or [0.0]
        shares = ", ".join(f"p{share} {took[int(len(took) * share / 100)]:.2f} s" for share in (50, 95, 99))
        return f"pages read {len(self.took)}, {shares}, at most {took[-1]:.2f} s"


def measure(name: str, rate: int, seconds: int) -> bool:
    """Flood the site on one database; whether all holds."""
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
        flood, reader = Flood(site.port, rate, seconds), Reader(site.port)
        reader.start()
        began = time.monotonic()
        flood.run()
        over = time.monotonic() - began - 5
        reader.over.set()
        reader.join(40)
        site.check()
        return tell(flood, reader, over, kept_in(database), site.errors())


def kept_in(database: Database) -> tuple[Counter, int]:
    """How often each story is there, by its marker; and how many of them are held."""
    connection = database.connect()
    try:
        rows = connection.execute(
            "SELECT text, state FROM submissions_submission WHERE state <> 'unfinished'"
        ).fetchall()
    finally:
        connection.close()
    return Counter(text.split()[4].rstrip(".") for text, _state in rows), sum(state == "held" for _text, state in rows)


def tell(flood: Flood, reader: Reader, over: float, kept: tuple[Counter, int], errors: list[str]) -> bool:
    """Print the figures; whether all holds."""
    posts, (stories, held) = flood.posts, kept
    accepted = [post for post in posts if post.status == http.client.FOUND]
    markers = {post.marker for post in accepted}
    amiss = {
        "accepted and not there": len(markers - stories.keys()),
        "there twice": sum(count > 1 for count in stories.values()),
        "there and not accepted": len(stories.keys() - markers),
        "refused without a word": sum(not post.is_told_why for post in posts),
        "answered with an error": flood.failed,
        "pages not answered": reader.failed + sum(took > READABLE for took in reader.took),
        "errors in the logs": len([error for error in errors if "send_answer" not in error]),
    }
    say_posts(flood, KINDS, over)
    say(f"  stories kept {len(stories)} (held {held}); {reader.told()}")
    return say_amiss(amiss, errors)


def say_posts(flood: Flood, kinds: list[str], over: float) -> None:
    """Print how many posts of each kind were answered how, and how long that took."""
    say(f"  {len(flood.posts)} posts in {over:.0f} s; the sender was up to {flood.behind:.1f} s behind")
    for kind in dict.fromkeys(kinds):
        of = [post for post in flood.posts if post.kind == kind]
        counts = Counter(post.status for post in of)
        took = sorted(post.took for post in of) or [0.0]
        answers = ", ".join(f"{count} × {status}" for status, count in sorted(counts.items()))
        say(f"  {kind:14} {answers:32} p50 {took[len(took) // 2]:.2f} s, p99 {took[int(len(took) * 0.99)]:.2f} s")


def say_amiss(amiss: dict[str, int], errors: list[str]) -> bool:
    """Print what must be none, with the first errors of the logs; returns whether all of it is none."""
    for what, count in amiss.items():
        say(f"  {what:24} {count:5}  {'ok' if not count else 'AMISS'}")
    for error in errors[:3]:
        say(f"  {error[:400]}")
    return not any(amiss.values())


def on_each_database(title: str, about: str, measure: Callable[[str, int, int], bool]) -> int:
    """Have ``measure`` flood the site on each database asked for, by ``--rate`` and ``--seconds``.

    Returns the exit code, which says whether all holds; what runs too long is ended.
    """
    parser = argparse.ArgumentParser(description=about.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--rate", type=int, default=50, help="Posts a second.")
    parser.add_argument("--only", choices=list(DATABASES), help="One database alone.")
    options = parser.parse_args()
    names = [options.only] if options.only else list(DATABASES)
    end_when_told(len(names) * (AROUND + 2 * options.seconds))
    say(f"{title}\n\n{machine()}\n{versions()}\n")
    holds = True
    for name in names:
        try:
            holds &= measure(name, options.rate, options.seconds)
        except Refused as refused:
            say(f"Skipped on {name}, which refuses: {refused}")
            holds &= not os.environ.get("CI")
    return 0 if holds else 1


if __name__ == "__main__":
    try:
        sys.exit(on_each_database("A flood of stories", __doc__, measure))
    except Broken as broken:
        say(str(broken))
        sys.exit(1)
