"""In which sizes pictures are shown, made beforehand by the worker and never by a reader's request."""

from dataclasses import dataclass

from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import Filter

#: Best first: a browser takes the first it knows.
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


@dataclass(frozen=True)
class Use:
    """One place where pictures stand: Wagtail's resize rules, smallest first, and the `sizes` attribute.

    Without `sizes` a picture stands in its own size. ``narrow`` names the use that takes its place on a
    window under 60rem, where the two are cut differently. ``formats`` are some of FORMATS.
    """

    rules: tuple[str, ...]
    sizes: str = ""
    narrow: str = ""
    formats: tuple[str, ...] = tuple(FORMATS)

    def specs(self) -> list[str]:
        """Every filter, in Wagtail's own writing, those of the narrow cut with them."""
        own = [f"{rule}|format-{name}" for name in self.formats for rule in self.rules]
        return [*own, *(USES[self.narrow].specs() if self.narrow else [])]


#: How wide a column is: a phone's window less its edges (tokens.css, --edge).
COLUMN = "calc(100vw - 2.5rem)"
WHOLE = ("width-480", "width-800", "width-1200", "width-1600")
CARD = ("fill-400x300", "fill-800x600")

USES = {
    # As the teller took it: to the window's edge, or, upright, as wide as the words.
    "photo": Use(WHOLE, "(min-width: 90rem) 56rem, (min-width: 60rem) calc(100vw - 17rem), 100vw"),
    "tall": Use(WHOLE, "(min-width: 60rem) 41rem, 100vw"),
    "small": Use(("width-800",)),
    "card": Use(CARD, f"(min-width: 60rem) 17rem, (min-width: 37rem) 40vw, {COLUMN}"),
    "first": Use((*CARD, "fill-1200x900"), f"(min-width: 70rem) 40rem, {COLUMN}"),
    "cover": Use(("fill-384x512", "fill-768x1024"), "24rem", narrow="strip"),
    "strip": Use(("fill-400x250", "fill-800x500"), COLUMN),
    # Beside a link elsewhere (foundation.describing): whoever shows it there may know no other format.
    "share": Use(("fill-1200x630",), formats=("jpeg",)),
}


def make_renditions(picture, uses=("photo", "first")) -> int:
    """Make what is missing of ``picture`` for ``uses``; returns how many there are then."""
    return len(picture.get_renditions(*_wanted(uses)))


def are_made(picture, uses) -> bool:
    """Whether every size of ``picture`` that ``uses`` need is there."""
    wanted = _wanted(uses)
    return len(picture.find_existing_renditions(*wanted)) == len(wanted)


def _wanted(uses) -> list[Filter]:
    specs = dict.fromkeys(spec for use in uses for spec in USES[use].specs())
    return [Filter(spec=spec) for spec in specs]


@task(backend="db", queue_name="pictures")
def make_renditions_of(picture_pk: int, uses: list[str]) -> None:
    """The worker's door to `make_renditions`; a picture deleted meanwhile needs none."""
    picture = get_image_model().objects.filter(pk=picture_pk).first()
    if picture:
        make_renditions(picture, uses)


def existing(picture, use: str) -> dict[str, list]:
    """What there is of ``picture`` for ``use``: format → renditions, smallest first; queries nothing if prefetched."""
    formats, rules = USES[use].formats, USES[use].rules
    wanted = {(name, rule): Filter(spec=f"{rule}|format-{name}") for name in formats for rule in rules}
    found = picture.find_existing_renditions(*wanted.values())
    by_format: dict[str, list] = {}
    for (name, _rule), wish in wanted.items():
        if wish in found:
            by_format.setdefault(name, []).append(found[wish])
    return by_format


def largest_jpeg(picture, use: str = "photo"):
    """The one size of ``picture`` for machines that show a single file and may know no other format, or None."""
    return next(iter(reversed(existing(picture, use).get("jpeg", []))), None)


def largest_jpegs(pictures: set[int]) -> dict[int, str]:
    """The same for many pictures, by primary key: key → address of the file, in one query for any number.

    A cover that is shown nowhere whole is told as it is cut.
    """
    if not pictures:
        return {}
    rules = [*USES["strip"].rules, *USES["cover"].rules, *USES["photo"].rules]
    size = {f"{rule}|format-jpeg": number for number, rule in enumerate(rules)}
    # A range and not a list: a map of 50,000 pages names more pictures than a database takes parameters.
    near = (
        get_image_model()
        .get_rendition_model()
        .objects.filter(filter_spec__in=size, image_id__gte=min(pictures), image_id__lte=max(pictures))
    )
    largest: dict[int, tuple[int, str]] = {}
    for one in near.iterator():
        if one.image_id in pictures:
            found = size[one.filter_spec], one.full_url
            largest[one.image_id] = max(found, largest.get(one.image_id, found))
    return {key: address for key, (_size, address) in largest.items()}
