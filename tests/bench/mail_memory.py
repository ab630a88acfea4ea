"""What a large mail costs in memory: 30 MB with five photos of 48 megapixels, JPEG and HEIC.

    python tests/bench/mail_memory.py

Takes the mail by `receive_mail`, and by `collect_mail` where Dovecot is there, and lets the worker clean its photos,
each in a process of its own on an SQLite database. Ends with 0 when each is within the limit, else with 1.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from clock_lateness import end_when_told, say
from databases import sqlite
from figures import machine, versions
from running import ROOT, Broken, RunningSite

sys.path.insert(0, str(ROOT))
from tests.dovecot import DOVECOT, Dovecot

#: 48 megapixels, as the newest phones take them; so many JPEGs and so many HEICs.
SIZE, JPEGS, HEICS = (8064, 6048), 3, 2
#: MiB a process may take at most (issue: a 30 MB mail).
MOST_MEMORY = 700
WORKER = ("db_worker", "--backend", "db", "--queue-name", "*", "--batch", "--no-startup-delay", "--no-reload")


def write_mail(path: Path) -> None:
    """The mail; to be called in a process of its own, as drawing takes more memory than what is measured."""
    import pillow_heif
    from PIL import Image

    message = EmailMessage()
    message["From"], message["To"] = "Grace Abiodun <grace@example.org>", "stories@example.net"
    message["Subject"], message["Message-ID"] = "My mile", "<large@example.org>"
    message.set_content("The ford was over its stones that morning, and the dog would not have it.\n")
    for number in range(JPEGS + HEICS):
        # Grain, so that it does not compress to nothing; coarse, so that all five together make 30 MB.
        grain = Image.effect_noise((SIZE[0] // 16, SIZE[1] // 16), 70 + number).resize(SIZE, Image.Resampling.BICUBIC)
        image = Image.merge("RGB", [grain, grain.transpose(Image.Transpose.ROTATE_180), grain])
        written = BytesIO()
        if number < JPEGS:
            image.save(written, "JPEG", quality=75)
        else:
            pillow_heif.from_pillow(image).save(written, quality=50)
        kind = "jpeg" if number < JPEGS else "heic"
        name = f"IMG_{number:04}.{'JPG' if number < JPEGS else 'HEIC'}"
        message.add_attachment(written.getvalue(), maintype="image", subtype=kind, filename=name)
    path.write_bytes(message.as_bytes(policy=message.policy.clone(linesep="\r\n")))


def peak(site: RunningSite, *command: str) -> tuple[float, float]:
    """Run a command of the site; MiB that it took at most, and its seconds. Raises Broken where it fails."""
    began = time.monotonic()
    malloc = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "1048576"}
    with (site.folder / "said").open("w+b") as said:
        process = subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env={**site.env, **malloc},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Broken(f"{command[0]} ended with {process.returncode}.\n{(site.folder / 'said').read_text()[-2000:]}")
    return used.ru_maxrss / 1024, time.monotonic() - began


def measured(site: RunningSite, what: str, *command: str) -> bool:
    """Run, print, and say whether it was within the limit."""
    memory, seconds = peak(site, *command)
    good = memory <= MOST_MEMORY
    say(f"{what:<42}{memory:>6.0f} MiB{seconds:>8.1f} s   {'ok' if good else 'OVER'}")
    return good


def measure(folder: Path) -> list[bool]:
    """By each door, and the worker after it; whether each was within the limit."""
    path, results = folder / "mail.eml", []
    subprocess.run([sys.executable, __file__, "--write", str(path)], check=True)
    say(f"a mail of {path.stat().st_size / 2**20:.1f} MiB, {JPEGS} JPEGs and {HEICS} HEICs; limit {MOST_MEMORY} MiB")
    with sqlite(folder) as database, RunningSite(database, folder) as site:
        site.prepare()
        say(f"{'migrate, for comparison':<42}{peak(site, 'migrate', '--check')[0]:>6.0f} MiB")
        results.append(measured(site, "receive_mail", "receive_mail", str(path)))
        results.append(measured(site, "receive_mail, the same once more", "receive_mail", str(path)))
        results.append(measured(site, "the worker: five photos and an answer", *WORKER))
        if DOVECOT:
            with Dovecot() as server:
                post = server.user("stories")
                post.put(path.read_bytes().replace(b"<large@", b"<larger@").replace(b"The ford", b"This ford"))
                site.env["MAILBOX_URL"] = post.url
                results.append(measured(site, "collect_mail", "collect_mail", "--once"))
        else:
            say("collect_mail is skipped: install Debian's package dovecot-imapd.")
    return results


def main() -> int:
    """Measure; the exit code says whether all is within the limit."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", type=Path, help="Only write the mail, into this file.")
    options = parser.parse_args()
    if options.write:
        write_mail(options.write)
        return 0
    end_when_told(600)
    say(f"Memory for a large mail\n\n{machine()}\n{versions()}\n")
    with tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder:
        try:
            return 0 if all(measure(Path(folder))) else 1
        except Broken as broken:
            say(f"Broken: {broken}")
            return 1


if __name__ == "__main__":
    sys.exit(main())
