"""Kill what takes and answers mails, at every point and at moments of chance; count what is lost or doubled.

    python tests/bench/mail_kills.py [--kills 200] [--only sqlite|postgresql]

Each kill is a SIGKILL of a child (tests/dying.py says what a point is), followed by one run that is left alone, as a
mail server or systemd would start it. The mailbox is a Dovecot, answers go to an SMTP server. Ends with 0 when
nothing is lost, doubled or half, else with 1.
"""

import argparse
import logging
import os
import random
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from clock_lateness import end_when_told, say
from databases import DATABASES, Refused
from figures import machine, versions
from running import BENCH, ROOT

sys.path[:0] = [str(ROOT), str(ROOT / "site")]


def every_point(letters, prepare, act) -> tuple[int, int]:
    """Kill ``act`` at each point in turn, until one is never reached; how many kills, and how many points."""
    from tests.dying import in_child

    prepare(letters)
    _ended, passed = in_child(act)
    kills = 0
    for point in range(1, passed + 1):
        prepare(letters)
        kills += in_child(act, die_at=point)[0] != 0
        if in_child(act)[0] != 0:
            say(f"  the run after a kill at point {point} failed")
    return kills, passed


def kill_all(kills: int, folder: Path) -> bool:
    """Every part, on the database that the environment names; whether all is as it should be."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from stories.submissions.models import SentMail
    from tests.dovecot import Dovecot
    from tests.dying import in_child
    from tests.killing import Letters, collecting, later, receiving, sending
    from tests.post_office import PostOffice

    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)
    letters, good, path = Letters(), True, folder / "mail.eml"

    def told(what, kills, began, amiss):
        nonlocal good
        good &= not amiss
        say(f"{what:<46}{kills:>6} kills{time.monotonic() - began:>7.0f} s   {amiss or 'nothing amiss'}")

    with Dovecot() as server, PostOffice() as office:
        post = server.user("stories")
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        collect = collecting(post, settings)
        in_child(collect)

        began = time.monotonic()
        done, passed = every_point(letters, lambda new: post.put(*new.write(2)), collect)
        left = post.subjects()
        told(f"collect_mail, at each of {passed} points", done, began, letters.amiss() + left)

        began, done = time.monotonic(), 0
        for _round in range(kills):
            post.put(*letters.write(3))
            done += in_child(collect, die_after=random.uniform(0, 0.6))[0] != 0  # noqa: S311
            in_child(collect)
        told("collect_mail, at moments of chance", done, began, letters.amiss() + post.subjects())
        if sorted(post.subjects("Milepost/Taken")) != sorted(letters.subjects):
            told("what was taken lies in its folder once", 0, began, ["no"])

        began = time.monotonic()
        done, passed = every_point(letters, lambda new: path.write_bytes(new.write(1)[0]), receiving(path, b""))
        told(f"receive_mail, at each of {passed} points", done, began, letters.amiss())

        began, done = time.monotonic(), 0
        in_child(sending, patience=600)
        for point in range(1, 10_000):
            in_child(receiving(path, *letters.write(1)))
            ended = in_child(sending, die_at=point)[0]
            # What a killed one had taken is another's only after a while.
            in_child(later(sending, minutes=3))
            if ended == 0:
                break
            done += 1
        # What the server was too slow to greet is tried again a little later.
        while SentMail.objects.filter(sent_at=None).exists() and time.monotonic() - began < 1200:
            time.sleep(2)
            in_child(later(sending, minutes=3))
        asked = dict(SentMail.objects.values_list("message_id", "submission__sender_address"))
        amiss = letters.amiss()
        if {mail["Message-ID"]: mail["To"] for mail in office.mails} != asked or len(asked) != len(letters.written):
            amiss.append(f"{len(letters.written)} mails were answered to {len({*asked.values()})} addresses")
        twice = [office.times(message_id) for message_id in asked]
        if max(twice) > 2:
            amiss.append(f"an answer was sent {max(twice)} times")
        told(f"the worker, at each point; {twice.count(2)} answers came twice", done, began, amiss)
    return good


def main() -> int:
    """One database after the other, each in a process of its own; the exit code says whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200, help="How many at moments of chance.")
    parser.add_argument("--only", choices=list(DATABASES), help="One database alone.")
    parser.add_argument("--here", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        return 0 if kill_all(options.kills, options.here) else 1
    end_when_told(3600)
    say(f"Kills over mails\n\n{machine()}\n{versions()}\n")
    results = []
    for name in [options.only] if options.only else list(DATABASES):
        with tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder:
            try:
                with DATABASES[name](Path(folder)) as database:
                    say(database.title)
                    command = [sys.executable, __file__, "--here", folder, "--kills", str(options.kills)]
                    results.append(subprocess.run(command, env=_values(database, Path(folder))).returncode == 0)
            except Refused as refused:
                say(f"Skipped on {name}, which refuses: {refused}")
                results.append(not os.environ.get("CI"))
    return 0 if all(results) else 1


def _values(database, folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "scratch_settings",
        "PYTHONPATH": os.pathsep.join([str(BENCH), str(ROOT / "site"), str(ROOT)]),
        "MILEPOST_ENV": os.devnull,
        "DATABASE_URL": database.url,
        "CACHE_URL": f"filecache://{folder / 'cache'}",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_ROOT": str(folder / "private"),
        "STATIC_ROOT": str(folder / "static"),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DEMO": "0",
    }


if __name__ == "__main__":
    sys.exit(main())
