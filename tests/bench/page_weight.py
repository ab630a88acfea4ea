"""What a phone fetches for a page: bytes on the wire by kind, at 390 px, as the web server itself sends them.

    python tests/bench/page_weight.py

Seeds the demo into a database of its own, runs the site's own processes, and opens the front page, a week
and a story of it in Chromium. Counted are the bodies as they are sent, compressed where they are; the
headers, which a later page mostly need not fetch again, are told beside. Ends with 0 when the story is
within its limits, else with 1.
"""

import json
import shutil
import sys
import tempfile
import urllib.request
from collections import defaultdict
from pathlib import Path

from clock_lateness import end_when_told, say
from databases import sqlite
from figures import machine, versions
from playwright.sync_api import sync_playwright
from running import Broken, RunningSite

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
#: Bytes for a story: without pictures, and with its one on a phone with a pixel and with two for one.
MOST, MOST_WITH_PICTURE = 24_000, 75_000
KINDS = {"Document": "HTML", "Stylesheet": "CSS", "Script": "JS", "Font": "fonts", "Image": "pictures"}
#: What Chromium asks for besides the page: the tab's icon and the manifest.
ICONS = ("/favicon", "/static/marks/", "/manifest")


def addresses(site: RunningSite) -> dict[str, str]:
    """The front page, the week shown on it and its story of today or the last one."""
    feed = json.load(urllib.request.urlopen(f"{site.env['SITE_URL']}/feed.json", timeout=30))  # noqa: S310 - our own
    story = feed["items"][0]["url"]
    return {"home": "/", "week": week_of(site), "story": story.removeprefix(site.env["SITE_URL"])}


def week_of(site: RunningSite) -> str:
    """The path of the newest week."""
    address = f"{site.env['SITE_URL']}/api/v2/pages/?type=schedule.ThemedWeekPage&order=-first_day&limit=1"
    found = json.load(urllib.request.urlopen(address, timeout=30))  # noqa: S310 - our own
    return found["items"][0]["meta"]["html_url"].removeprefix(site.env["SITE_URL"])


def weigh(browser, address: str, pixels: int) -> tuple[dict[str, int], int]:
    """Bytes of bodies by kind, and of all headers together, of what a fresh phone fetches at ``address``."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=pixels)
    page = context.new_page()
    kinds: dict[str, int] = defaultdict(int)
    headers, answers = 0, []
    page.on("requestfinished", lambda request: answers.append(request))
    page.goto(address, wait_until="networkidle")
    for request in answers:
        sizes = request.sizes()
        kind = KINDS.get(request.resource_type.capitalize(), "other")
        kinds["icons" if any(one in request.url for one in ICONS) else kind] += sizes["responseBodySize"]
        headers += sizes["responseHeadersSize"]
    context.close()
    return dict(kinds), headers


def main() -> int:
    """Print the table; returns the exit code."""
    if not CHROMIUM:
        say("Skipped: needs Chromium (Debian's package chromium).")
        return 0
    end_when_told(540)
    within = True
    with (
        tempfile.TemporaryDirectory(prefix="milepost-bench-") as name,
        sqlite(Path(name)) as database,
        RunningSite(database, Path(name)) as site,
    ):
        site.prepare()
        site.command("manage.py", "seed_site")
        site.start()
        say(f"Page weight at 390 px\n\n{machine()}\n{versions()}\n")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
            )
            for kind_of_page, path in addresses(site).items():
                for pixels in (1, 2):
                    kinds, headers = weigh(browser, site.env["SITE_URL"] + path, pixels)
                    words = sum(kinds.get(kind, 0) for kind in ("HTML", "CSS", "JS", "fonts"))
                    whole = words + kinds.get("pictures", 0)
                    parts = " · ".join(f"{kind} {size:,}" for kind, size in sorted(kinds.items()))
                    say(
                        f"{kind_of_page:5} {pixels}x  without pictures {words:,}  with {whole:,}  "
                        f"({parts}; headers {headers:,})"
                    )
                    if kind_of_page == "story":
                        within &= words <= MOST and whole <= MOST_WITH_PICTURE
        kept = "kept" if within else "NOT KEPT"
        say(f"A story's limits: {MOST:,} without pictures, {MOST_WITH_PICTURE:,} with its own: {kept}")
    return 0 if within else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Broken as broken:
        say(str(broken))
        sys.exit(1)
