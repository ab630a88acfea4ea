"""How many mails a second come in: by a pipe, one process for all of them, and out of a mailbox.

    python tests/bench/mail_intake.py [--mails 300] [--only sqlite|postgresql]

Each mail is a story with a small photo; each is kept, read, made a submission and queued for its answer. Ends with 0
when none is missing and each way is faster than its limit, else with 1.
"""

import argparse
import os
import sys
import tempfile
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from clock_lateness import end_when_told, say
from databases import DATABASES, Database, Refused
from figures import machine, versions
from running import ROOT, Broken, RunningSite

sys.path.insert(0, str(ROOT))
from tests.dovecot import DOVECOT, Dovecot

#: Mails a second; a community of thousands sends so many on a day.
LEAST = 5
COUNT = "SELECT COUNT(*) FROM submissions_submission"
LAST = "SELECT COALESCE(MAX(id), 0) FROM submissions_receivedmail"
#: From when the first was kept until the last was read, whatever the process needed to start.
SPAN = "SELECT MIN(came_at), MAX(read_at) FROM submissions_receivedmail WHERE id > {}"


def mails(count: int, way: str) -> list[bytes]:
    """Stories of which each is another's, with a photo of its own."""
    from io import BytesIO

    from PIL import Image

    found = []
    for number in range(count):
        photo = BytesIO()
        Image.effect_noise((640, 480), 20 + number % 60).save(photo, "JPEG")
        message = EmailMessage()
        message["From"] = f"Runner {number} <{way}-{number}@example.org>"
        message["To"], message["Subject"] = "stories@example.net", f"My {number}. mile"
        message["Message-ID"] = f"<{way}-{number}@example.org>"
        message.set_content(f"It was mile {number}, by {way}. The ford was over its stones that morning.\n" * 20)
        message.add_attachment(photo.getvalue(), maintype="image", subtype="jpeg", filename="IMG_0001.JPG")
        found.append(message.as_bytes(policy=message.policy.clone(linesep="\r\n")))
    return found


def seconds(connection, after: int) -> float:
    """How long it took to take the mails whose rows come after that one."""
    first, last = connection.execute(SPAN.format(after)).fetchone()
    if isinstance(first, str):  # as SQLite keeps moments
        first, last = datetime.fromisoformat(first), datetime.fromisoformat(last)
    return (last - first).total_seconds()


def measure(database: Database, folder: Path, count: int) -> bool:
    """Print, and say whether all came and fast enough."""
    good = True
    with RunningSite(database, folder) as site:
        site.prepare()
        connection = database.connect()
        for way in ("receive_mail", "collect_mail"):
            before, after = (connection.execute(count_of).fetchone()[0] for count_of in (COUNT, LAST))
            some = mails(count, way)
            if way == "receive_mail":
                paths = [folder / f"{number}.eml" for number in range(count)]
                for path, raw in zip(paths, some, strict=True):
                    path.write_bytes(raw)
                site.command("manage.py", way, *map(str, paths))
            elif DOVECOT:
                with Dovecot() as server:
                    post = server.user("stories")
                    post.put(*some)
                    site.env["MAILBOX_URL"] = post.url
                    site.command("manage.py", way, "--once")
            else:
                say("collect_mail is skipped: install Debian's package dovecot-imapd.")
                continue
            took = seconds(connection, after)
            came = connection.execute(COUNT).fetchone()[0] - before
            within = came == count and count / took >= LEAST
            good &= within
            say(
                f"{database.title:<20}{way:<14}{count / took:>8.1f} mails a second   {came} of {count} came   "
                f"limit ≥ {LEAST}: {'ok' if within else 'NOT'}"
            )
        connection.close()
    return good


def main() -> int:
    """Measure; the exit code says whether all came and fast enough."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--mails", type=int, default=300)
    parser.add_argument("--only", choices=list(DATABASES), help="One database alone.")
    options = parser.parse_args()
    end_when_told(600)
    say(f"Mails that come in\n\n{machine()}\n{versions()}\n")
    results = []
    for name in [options.only] if options.only else list(DATABASES):
        with tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder:
            try:
                with DATABASES[name](Path(folder)) as database:
                    results.append(measure(database, Path(folder), max(1, options.mails)))
            except Refused as refused:
                say(f"Skipped on {name}, which refuses: {refused}")
                results.append(not os.environ.get("CI"))
            except Broken as broken:
                say(f"Broken on {name}: {broken}")
                results.append(False)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
