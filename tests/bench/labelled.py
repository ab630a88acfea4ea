"""How many of the labelled responses are told apart: caught, and honest ones taken for spam, by file and half.

    python tests/bench/labelled.py

Reads tests/stories/responses/labelled and asks stories/responses/suspicion.py; no database, no site.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from django.conf import settings  # noqa: E402 - the path comes first

from stories.responses.suspicion import Past, look_at  # noqa: E402

LABELLED = ROOT / "tests/stories/responses/labelled"
#: The files whose even lines are held back, to measure with.
FILES = ["easy", "hard"]
HALVES = {"odd": slice(0, None, 2), "even": slice(1, None, 2)}
#: All lines of it are in view.
TO_BUILD_ON = "further"
#: Its odd lines are in view, and its even ones were counted again and again.
COUNTED = "fresh"


def looks_like_spam(row: dict) -> bool:
    """What is said of one labelled response."""
    past = row["past"]
    known = Past(past["published"], past["spam"], past["same_words_today"], is_confirmed=past["confirmed"])
    return look_at(row["text"], name=row["name"], past=known).looks_like_spam


def main() -> None:
    """Print a line for each half of each file, one for each half of the two held back, and one to build on."""
    settings.configure(USE_I18N=False)
    for half, lines in HALVES.items():
        both: list[dict] = []
        for name in FILES:
            rows = labelled(name)[lines]
            tell(f"{half} lines of {name}", rows)
            both += rows
        tell(f"{half} lines of both", both)
    for half, lines in HALVES.items():
        tell(f"{half} lines of {COUNTED}", labelled(COUNTED)[lines])
    tell(f"all lines of {TO_BUILD_ON}", labelled(TO_BUILD_ON))


def labelled(name: str) -> list[dict]:
    """The responses of one file, in order."""
    lines = (LABELLED / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def tell(title: str, rows: list[dict]) -> None:
    """Print how many of ``rows`` are told apart."""
    spam = [row for row in rows if row["spam"]]
    caught = sum(map(looks_like_spam, spam))
    alarms = sum(looks_like_spam(row) for row in rows if not row["spam"])
    share, honest = 100 * caught / len(spam), len(rows) - len(spam)
    print(f"{title:22} {caught:3} of {len(spam):3} spam caught ({share:.0f} %), {alarms} of {honest} taken for it")


if __name__ == "__main__":
    main()
