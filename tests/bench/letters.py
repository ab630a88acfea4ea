"""How many letters leave in a second, what the worker takes in memory meanwhile, and what a kill loses or doubles.

    python tests/bench/letters.py [--subscribers 10000] [--kills 5] [--only sqlite|postgresql]

A letter of a story to all of them, by the worker as it runs, to a mail server in a process of its own on the same
machine. Then another, over which the worker is killed (SIGKILL) at moments of chance and started again. Ends with 0
where 100 mails leave in a second, memory is flat, nobody is missed and no kill doubles more than one mail.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from clock_lateness import end_when_told, say
from databases import DATABASES, Refused
from figures import machine, versions
from running import BENCH, ROOT, RunningSite, free_port

sys.path[:0] = [str(ROOT), str(ROOT / "site")]

#: What is asked for: mails a second, and how much the worker may grow between the first thousand and the last, in MiB.
LEAST_A_SECOND, MOST_GROWTH = 100, 25
#: Between the first mail of a run and its kill, in seconds.
KILLED_AFTER = (0.5, 6.0)
WORKER = ("manage.py", "db_worker", "--backend", "db", "--queue-name", "*", "--no-startup-delay", "--no-reload")


@dataclass(frozen=True)
class Arrived:
    """One mail that the sink took."""

    at: float
    message_id: str
    to: str
    size: int


class Post:
    """The mail server, and what it has taken so far."""

    def __init__(self, folder: Path):
        self.port, self.path = free_port(), folder / "arrived"

    def __enter__(self):
        self.path.touch()
        self._process = subprocess.Popen(
            [sys.executable, str(BENCH / "sink.py"), str(self.port), str(self.path)], stdout=subprocess.PIPE
        )
        self._process.stdout.readline()
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()

    def count(self) -> int:
        """How many mails came."""
        return self.path.read_bytes().count(b"\n")

    def arrived(self, since: int = 0) -> list[Arrived]:
        """Those after the first ``since``."""
        parts = [line.split() for line in self.path.read_text().splitlines()[since:]]
        return [Arrived(float(at), message_id, to, int(size)) for at, message_id, to, size in parts]


class Worker:
    """The site's worker; its memory is looked at while it runs."""

    def __init__(self, site: RunningSite):
        self.process = subprocess.Popen([sys.executable, *WORKER], cwd=ROOT, env=site.env, start_new_session=True)
        self.memory: list[float] = []

    def look(self) -> None:
        """Note how much memory it has, in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        self.memory.append(int(status.partition("VmRSS:")[2].split()[0]) / 1024)

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End it."""
        os.killpg(self.process.pid, how)
        self.process.wait()


def main_of(site: RunningSite, act: str, *arguments: str) -> str:
    """Run one of the acts below with Django set up, in a process of its own; what it printed."""
    command = [sys.executable, __file__, "--act", act, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=site.env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{act} failed\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


# ── Acts, in a process with Django ──────────────────────────────────────────────────


def subscribe(number: str) -> None:
    """So many subscribers who chose each story."""
    from foundation import moment
    from home.mailing_list.models import Subscriber
    from home.mailing_list.models.subscriber import Frequency

    rows = (
        Subscriber(
            address=f"reader{one}@example.org",
            name=f"Reader {one}",
            frequency=Frequency.EACH,
            state=Subscriber.State.CONFIRMED,
            confirmed_at=moment.now(),
        )
        for one in range(int(number))
    )
    Subscriber.objects.bulk_create(rows, batch_size=500)


def send(number: str) -> None:
    """A letter of a story of three hundred words, begun; prints its number."""
    from home.mailing_list import sending
    from home.mailing_list.models import Letter
    from home.models import HomePage
    from stories.pages.models import SeriesIndexPage
    from stories.tellers.consenting import consent
    from stories.tellers.models import Consent
    from tests.factories.pages import SeriesFactory, StoryFactory

    series = SeriesIndexPage.objects.first() or SeriesFactory(parent=HomePage.objects.get())
    paragraph = "<p>" + "I went down Cooper Street in my coat and nobody had lit the lamps. " * 6 + "</p>"
    story = StoryFactory(parent=series, printed_name=f"Lisa Anderson {number}", body=[("text", paragraph)] * 4)
    consent(story.told_by, story.story_key, door=Consent.Door.FORM, site=True, letter=True, edits=True)
    letter, _is_new = Letter.objects.get_or_create(
        about=f"story-{story.pk}",
        defaults={"kind": Letter.Kind.STORY, "story": story, "series": series, "subject": story.title},
    )
    sending.send_now(letter)
    print(letter.pk)


def a_minute_later() -> None:
    """What is left of a killed worker, as it is a minute later: its beat and its lease are over."""
    from datetime import timedelta

    from django.db.models import F

    from foundation.models import Heartbeat
    from home.mailing_list.models import Letter

    Heartbeat.objects.update(last_look=F("last_look") - timedelta(minutes=2))
    Letter.objects.exclude(runner_until=None).update(runner_until=F("runner_until") - timedelta(minutes=2))


def standing(pk: str) -> None:
    """Print how a letter stands: its state, how many were sent, and how many were handed over twice."""
    from home.mailing_list.models import Letter

    letter = Letter.objects.get(pk=pk)
    rows = letter.deliveries
    print(letter.state, rows.filter(sent_at__isnull=False).count(), rows.filter(tries__gt=1).count())


ACTS = {"subscribe": subscribe, "send": send, "later": a_minute_later, "standing": standing}


# ── The two measurements ────────────────────────────────────────────────────────────


def speed(site: RunningSite, post: Post, number: int) -> bool:
    """One letter to all; whether it was quick enough, and memory stayed flat."""
    main_of(site, "send", "1")
    worker = Worker(site)
    began = time.monotonic()
    while post.count() < number and time.monotonic() - began < 600:
        time.sleep(0.5)
        worker.look()
    worker.kill(signal.SIGTERM)
    arrived = post.arrived()
    seconds = arrived[-1].at - arrived[0].at
    a_second = (len(arrived) - 1) / seconds
    tenth = max(1, len(worker.memory) // 10)
    first, last = (sum(some) / len(some) for some in (worker.memory[tenth : 2 * tenth + 1], worker.memory[-tenth:]))
    say(
        f"{len(arrived):,} mails of {arrived[0].size / 1000:.1f} kB in {seconds:.0f} s: {a_second:.0f} a second; "
        f"worker {first:.0f} MiB early, {last:.0f} late, {max(worker.memory):.0f} at most"
    )
    each_once = len({mail.message_id for mail in arrived}) == len(arrived) == number
    return each_once and a_second >= LEAST_A_SECOND and last - first <= MOST_GROWTH


def kills(site: RunningSite, post: Post, number: int, times: int) -> bool:
    """One letter over which the worker is killed; whether nobody was missed, and a kill doubled one mail at most."""
    before = post.count()
    pk = main_of(site, "send", "2")
    for _kill in range(times):
        came, worker = post.count(), Worker(site)
        while post.count() == came:
            time.sleep(0.01)
        time.sleep(random.uniform(*KILLED_AFTER))  # noqa: S311
        worker.kill()
        main_of(site, "later")
    worker, began = Worker(site), time.monotonic()
    while main_of(site, "standing", pk).split()[0] != "sent" and time.monotonic() - began < 600:
        time.sleep(1)
    worker.kill(signal.SIGTERM)
    _state, sent, told = main_of(site, "standing", pk).split()
    came = Counter(mail.message_id for mail in post.arrived(before))
    people = Counter(mail.to for mail in post.arrived(before))
    missed, doubled = number - len(people), sum(count - 1 for count in came.values())
    say(
        f"{times} kills: {missed} missed, {doubled} came twice under one Message-ID, "
        f"{told} shown as handed over twice; {sent} noted as sent"
    )
    return not missed and doubled <= int(told) <= times and sum(people.values()) - len(people) == doubled


def measure(database, folder: Path, options) -> bool:
    """Both, on one database."""
    site = RunningSite(database, folder)
    with Post(folder) as post:
        site.env |= {"EMAIL_URL": f"smtp://127.0.0.1:{post.port}", "MAIL_FROM": "Milepost <letters@example.org>"}
        site.prepare()
        main_of(site, "subscribe", str(options.subscribers))
        good = speed(site, post, options.subscribers)
        return (not options.kills or kills(site, post, options.subscribers, options.kills)) and good


def main() -> int:
    """One database after the other; the exit code says whether all is as asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--subscribers", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=5, help="How often the worker is killed over the second letter.")
    parser.add_argument("--only", choices=list(DATABASES), help="One database alone.")
    parser.add_argument("--act", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.act:
        import django

        django.setup()
        ACTS[options.act[0]](*options.act[1:])
        return 0
    end_when_told(3600)
    say(f"Letters\n\n{machine()}\n{versions()}\n")
    results = []
    for name in [options.only] if options.only else list(DATABASES):
        with tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder:
            try:
                with DATABASES[name](Path(folder)) as database:
                    say(database.title)
                    results.append(measure(database, Path(folder), options))
            except Refused as refused:
                say(f"Skipped on {name}, which refuses: {refused}")
                results.append(not os.environ.get("CI"))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
