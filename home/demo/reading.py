"""Reading the demo's stories from their files: a few `key: value` lines between two `---`, then plain paragraphs."""

from dataclasses import dataclass, fields
from pathlib import Path

from home.demo import site

STORIES = Path(__file__).parent / "stories"
#: The weeks as the files name them.
WEEKS = tuple(week.key for week in site.WEEKS)
MAY_BE_EMPTY = {"teller", "title", "language", "shows_child", "quote", "note"}


class StoryFileError(ValueError):
    """A story file that cannot be read; says which, what was found and what to write."""


@dataclass(frozen=True)
class DemoStory:
    """One story of the demo, with all that is needed to receive it, tell it and draw its picture.

    The picture is `draw(story.scene, story.palette, size=story.size)`, and `alt` says what is in it.
    The credit is a name alone, the note is without its “Editors’ note”, the quote without quotation marks.
    Who sent it is the teller, if not the name to print: never public. The title is empty for the usual one, the
    language for the site's. Where a child is to be recognised, the teller is its parent or guardian.
    """

    slug: str
    week: str
    order: int
    name: str
    teller: str
    title: str
    language: str
    shows_child: bool
    address: str
    place: str
    topics: tuple[str, ...]
    scene: str
    palette: str
    orientation: str
    caption: str
    alt: str
    credit: str
    teaser: str
    quote: str
    note: str
    paragraphs: tuple[str, ...]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture in pixels."""
        return site.SIZES[self.orientation]


CHOICES = {"week": WEEKS, "orientation": tuple(site.SIZES), "shows_child": ("yes", "")}
KEYS = tuple(field.name for field in fields(DemoStory) if field.name not in {"slug", "paragraphs"})


def read_stories(folder: Path = STORIES) -> list[DemoStory]:
    """Every story of a folder, week by week, in the order in which they are told."""
    stories = [_read(path) for path in sorted(folder.glob("*.md"))]
    return sorted(stories, key=lambda story: (WEEKS.index(story.week), story.order, story.slug))


def _read(path: Path) -> DemoStory:
    """One story from its file."""
    before, *parts = path.read_text(encoding="utf-8").split("---\n", 2)
    if before or len(parts) != 2:
        raise StoryFileError(f"{path.name} must begin with a line “---”, then its keys, then another line “---”.")
    values, text = _values(path, parts[0]), parts[1]
    paragraphs = tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
    if not paragraphs:
        raise StoryFileError(f"{path.name} has no story in it: write it beneath the second “---”.")
    topics = tuple(topic.strip() for topic in values.pop("topics").split(","))
    order, shows_child = int(values.pop("order")), values.pop("shows_child") == "yes"
    return DemoStory(
        slug=path.stem, order=order, shows_child=shows_child, topics=topics, paragraphs=paragraphs, **values
    )


def _values(path: Path, head: str) -> dict[str, str]:
    """The keys of a file and their values, all of them there and none unknown."""
    values = {}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key not in KEYS:
            raise StoryFileError(f"{path.name}: “{line}” is not a line we know. The keys are: {', '.join(KEYS)}.")
        values[key] = value.strip()
    for key in KEYS:
        if key not in values:
            raise StoryFileError(f"{path.name} has no line “{key}: …” between its two “---”. Add one.")
        if not values[key] and key not in MAY_BE_EMPTY:
            may = ", ".join(key for key in KEYS if key in MAY_BE_EMPTY)
            raise StoryFileError(f"{path.name} has nothing after “{key}:”. Only these may be empty: {may}.")
    if not values["order"].isdecimal():
        raise StoryFileError(f"{path.name} has “order: {values['order']}”. Write a number, such as 1.")
    for key, known in CHOICES.items():
        if values[key] not in known:
            listed = " or ".join(known) if "" not in known else f"{known[0]}, or nothing"
            raise StoryFileError(f"{path.name} has “{key}: {values[key]}”. Write {listed}.")
    return values
