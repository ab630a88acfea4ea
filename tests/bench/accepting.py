"""How long it takes to accept a story with five large photos, by the act alone and over the admin's page.

    python tests/bench/accepting.py [--rounds 5] [--only sqlite|postgresql]

The photos, 12 and 48 megapixels, JPEG and HEIC, were cleaned when they came, as the worker does. Runs the site's own
processes on databases of its own. Ends with 0 when every acceptance is within its limit, else with 1.
"""

import json
import sys
import time
from io import BytesIO
from pathlib import Path

from bulk_upload import photos
from clock_lateness import say
from desk import Desk, on_each_database, site_of_its_own
from PIL import Image
from running import Broken
from sent_in import SentIn, median_and_most

#: Seconds for one acceptance.
MOST = 2.0


def five_photos(folder: Path) -> list[str]:
    """Four of 12 megapixels, one of them HEIC, and one of 48; their files."""
    some = photos(4)
    written = BytesIO()
    Image.open(BytesIO(some[0])).resize((8064, 6048)).save(written, "JPEG", quality=88)
    paths = []
    for number, content in enumerate([*some, written.getvalue()]):
        path = folder / f"photo-{number}"
        path.write_bytes(content)
        paths.append(str(path))
    return paths


def measure(name: str, rounds: int) -> bool:
    """Accept on one database, print, and say whether all was within the limit."""
    with site_of_its_own(name) as (database, site, folder):
        made = folder / "made.json"
        sent = five_photos(folder)
        site.prepare()
        site.command("tests/bench/sent_in.py", "make", str(made), str(2 * rounds), *sent)
        site.command("tests/bench/sent_in.py", "accept", str(made), str(rounds))
        took = {"the act": json.loads(made.with_suffix(".took").read_text())}
        site.start()
        found = SentIn.read(made)
        jo, over_http = Desk(site, found.editors[0]), []
        for pk in found.submissions[rounds:]:
            began = time.perf_counter()
            answer = jo.accept(pk, found.series)
            over_http.append(time.perf_counter() - began)
            if answer.status_code != 302:
                raise Broken(f"A story was not accepted: {answer.status_code}.")
        took["over the admin’s page"] = over_http
        errors = site.errors()
    good = not errors and all(max(some) <= MOST for some in took.values())
    for what, some in took.items():
        say(f"{database.title:<20}{what:<24}{median_and_most(some)}; {'ok' if max(some) <= MOST else 'OVER'}")
    for error in errors[:3]:
        say(error)
    return good


def main() -> int:
    """Measure on each database; the exit code says whether all is within the limit."""
    return on_each_database(
        measure, about=__doc__, title=f"Accepting a story with five photos; limit {MOST:.0f} s", rounds=5, at_most=1200
    )


if __name__ == "__main__":
    sys.exit(main())
