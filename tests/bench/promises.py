"""Stories drafted and promised through the real acts.

As a program (`promises.py SECONDS MARK FILE`, inside the site's environment) it makes them; as a
module it holds what was promised, without Django.
"""

import json
import sys
import time
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path

#: Seconds between the last of the row and the mark, so that neither weighs on the other.
GAP = 5
#: Seconds between the last promise made and the first one due.
BREATH = 5
#: How many stories stand in the week too, one a second of its day.
PLACED = 7


@dataclass(frozen=True)
class Promises:
    """Story → due, in seconds since 1970; the stories of the mark → their addresses."""

    series_path: str
    row: dict[int, float]
    mark: dict[int, float]
    mark_urls: list[str]

    @property
    def all(self) -> dict[int, float]:
        """Both."""
        return {**self.row, **self.mark}

    @property
    def mark_at(self) -> float:
        """The moment of the mark."""
        return max(self.mark.values())

    def write(self, path: Path) -> None:
        """Keep them."""
        path.write_text(json.dumps(asdict(self)))

    @classmethod
    def read(cls, path: Path) -> "Promises":
        """What `write` kept."""
        kept = json.loads(path.read_text())
        for name in ("row", "mark"):
            kept[name] = {int(pk): due for pk, due in kept[name].items()}
        return cls(**kept)


def make(seconds: int, mark: int) -> Promises:
    """A home, a series, a week, and ``seconds`` + ``mark`` stories with teller, consent and promise.

    The first is due when all are promised, or Refused ends it: how long that takes is guessed from
    how long drafting took, which is more work.
    """
    from datetime import UTC, datetime

    from foundation import moment
    from home.demo.building import make_site, make_week
    from home.demo.picturing import draw_pictures, for_cover
    from home.demo.pool import processes
    from home.demo.site import MILE, RUNNING
    from home.saying import nothing
    from stories.schedule.promising import promise

    series = make_site(MILE)[MILE]
    with processes(1) as spread:
        [cover] = draw_pictures([for_cover(RUNNING, 7)], spread, nothing)
    began = time.monotonic()
    stories = list(draft(series, cover, seconds + mark))
    first = int(time.time() + time.monotonic() - began) + BREATH
    row = {story.pk: float(first + number) for number, story in enumerate(stories[:seconds])}
    at_mark = {story.pk: float(first + seconds - 1 + GAP) for story in stories[seconds:]}
    due = {story: datetime.fromtimestamp({**row, **at_mark}[story.pk], UTC) for story in stories}
    place_in(
        make_week(RUNNING, series, cover, moment.today()), {story: due[story] for story in stories[:seconds][:PLACED]}
    )
    for story in stories:
        promise(story, due[story])
    return Promises(series.url, row, at_mark, [story.full_url for story in stories[seconds:]])


def draft(series, cover, count: int):
    """Yield ``count`` drafts with the words of the demo's stories, each with a teller who consented."""
    from home.demo.reading import read_stories
    from stories.pages.drafting import draft_story
    from stories.tellers.consenting import consent
    from stories.tellers.models import Consent, Teller

    for number, told in enumerate(islice(cycle(read_stories()), count), start=1):
        name = f"{told.name} {number}"
        teller = Teller.objects.create(name=name, address=f"teller-{number}@example.org")
        story = draft_story(
            series, printed_name=name, place=told.place, parts=told.paragraphs, teller=teller, cover=cover
        )
        consent(teller, story.story_key, door=Consent.Door.FORM, site=True, letter=True, edits=True)
        yield story


def place_in(week, due: dict) -> None:
    """Give stories slots at their very seconds."""
    from foundation import moment
    from stories.schedule.models import Slot
    from stories.schedule.planning import place

    for story, at in due.items():
        local = moment.local(at)
        day = 1 + (local.date() - week.first_day).days
        place(story, Slot.objects.create(week=week, day=day, time=local.time()))


if __name__ == "__main__":
    import django

    django.setup()
    make(int(sys.argv[1]), int(sys.argv[2])).write(Path(sys.argv[3]))
