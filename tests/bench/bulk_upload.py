"""What a bulk upload costs the web server: 20 photos of 12 megapixels, one after the other and four at once.

    python tests/bench/bulk_upload.py [--photos 20]

Runs the site's own processes on an SQLite database of its own, logs in and posts each photo as the
admin's uploader does (one request a photo). Ends with 0 when every figure is within its limit, else
with 1. Linux alone tells how much memory a process took at most.
"""

import argparse
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pillow_heif
import requests
from clock_lateness import end_when_told, say
from databases import sqlite
from figures import machine, versions
from PIL import Image
from running import Broken, RunningSite

#: 12 megapixels, as phones take them.
SIZE = (4032, 3024)
#: MiB for the web server's processes together, seconds for a request.
MOST_MEMORY, MOST_SECONDS = 400, 10
#: One editor, whose browser sends one after the other, has limits; four at once are only told.
AT_ONCE = {1: True, 4: False}
LOGIN, ADD = "/admin/login/", "/admin/images/multiple/add/"


class Uploader:
    """An editor's browser."""

    def __init__(self, site: RunningSite):
        self.address, self.session = site.env["SITE_URL"], requests.Session()
        self.session.get(self.address + LOGIN, timeout=30)
        answer = self._post(LOGIN, data={"username": "bench", "password": site.env["DJANGO_SUPERUSER_PASSWORD"]})
        if not answer.url.endswith("/admin/"):
            raise Broken("The bench could not log in.")

    def upload(self, photo: bytes) -> float:
        """Send one photo; returns the seconds it took. Raises Broken where it was not taken."""
        began = time.monotonic()
        answer = self._post(
            ADD,
            data={"title": "photo", "collection": "1"},
            files={"files[]": ("IMG_0001.jpg", photo)},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
        took = time.monotonic() - began
        if answer.status_code != requests.codes.ok or not answer.json().get("success"):
            raise Broken(f"A photo was not taken: {answer.status_code} {answer.text[:300]}")
        return took

    def _post(self, path, data, **more):
        token = {"csrfmiddlewaretoken": self.session.cookies["csrftoken"]}
        return self.session.post(self.address + path, data={**data, **token}, timeout=120, **more)


def photos(count: int) -> list[bytes]:
    """Photos as large as a phone's: noise in a few sizes, so that they do not compress to nothing."""
    grain = Image.effect_noise((SIZE[0] // 4, SIZE[1] // 4), 90).resize(SIZE, Image.Resampling.BICUBIC)
    image = Image.merge("RGB", [grain, grain.transpose(Image.Transpose.ROTATE_180), grain.transpose(0)])
    written, heif = BytesIO(), BytesIO()
    image.save(written, "JPEG", quality=92)
    pillow_heif.from_pillow(image).save(heif, quality=60)
    # Every fourth comes from a phone that writes HEIC.
    return [(heif if number % 4 == 3 else written).getvalue() for number in range(count)]


def peak_memory(site: RunningSite) -> float:
    """MiB that the web server and its workers took at most, together (VmHWM, proc(5))."""
    server = site.processes["web-1"].pid
    statuses = [path.read_text() for path in Path("/proc").glob("[0-9]*/status") if path.exists()]
    peaks = [
        int(_field(status, "VmHWM").split()[0])
        for status in statuses
        if str(server) in (_field(status, "Pid"), _field(status, "PPid"))
    ]
    return sum(peaks) / 1024


def _field(status: str, name: str) -> str:
    return next((line.partition(":")[2].strip() for line in status.splitlines() if line.startswith(f"{name}:")), "0")


def measure(folder: Path, some: list[bytes], at_once: int) -> bool:
    """Upload, print, and say whether it was within the limits."""
    with sqlite(folder) as database, RunningSite(database, folder) as site:
        site.env["DJANGO_SUPERUSER_PASSWORD"] = site.env["SECRET_KEY"]
        site.prepare()
        site.command("manage.py", "createsuperuser", "--noinput", "--username", "bench", "--email", "bench@localhost")
        site.start()
        before, uploaders = peak_memory(site), [Uploader(site) for _ in range(at_once)]
        with ThreadPoolExecutor(at_once) as browsers:
            took = list(browsers.map(lambda turn: uploaders[turn[0] % at_once].upload(turn[1]), enumerate(some)))
        memory = peak_memory(site)
    good = memory <= MOST_MEMORY and max(took) <= MOST_SECONDS
    say(
        f"{at_once} at once: memory of web {memory:.0f} MiB at most ({before:.0f} before), "
        f"a request {sorted(took)[len(took) // 2]:.2f} s in the middle, {max(took):.2f} s at most"
        + (f"; limits {MOST_MEMORY} MiB and {MOST_SECONDS} s: {'ok' if good else 'OVER'}" if AT_ONCE[at_once] else "")
    )
    return good or not AT_ONCE[at_once]


def main() -> int:
    """Measure both ways; the exit code says whether all is within the limits."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photos", type=int, default=20)
    options = parser.parse_args()
    end_when_told(540)
    some = photos(max(1, options.photos))
    say(f"Bulk upload of {len(some)} photos, {SIZE[0]} by {SIZE[1]} pixels\n\n{machine()}\n{versions()}\n")
    results = []
    for at_once in AT_ONCE:
        with tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder:
            try:
                results.append(measure(Path(folder), some, at_once))
            except Broken as broken:
                say(f"Broken: {broken}")
                results.append(False)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
