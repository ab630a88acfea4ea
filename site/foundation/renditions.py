"""In which sizes pictures are shown, made beforehand by the worker and never by a reader's request."""

from dataclasses import dataclass

from django_tasks import task
from wagtail.images.models import Filter

#: Best first: a browser takes the first it knows.
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


@dataclass(frozen=True)
class Use:
    """One place where pictures stand: Wagtail's resize rules, smallest first, and the `sizes` attribute."""

    rules: tuple[str, ...]
    sizes: str

    def specs(self) -> list[str]:
        """Every filter, in Wagtail's own writing."""
        return [f"{rule}|format-{name}" for name in FORMATS for rule in self.rules]


USES = {
    "photo": Use(("width-480", "width-960", "width-1440"), "(min-width: 60rem) 60rem, 100vw"),
    "card": Use(("fill-400x300", "fill-800x600"), "(min-width: 60rem) 20rem, 100vw"),
    "cover": Use(("width-480", "width-960"), "(min-width: 60rem) 24rem, 100vw"),
}


def make_renditions(picture, uses=("photo", "card")) -> int:
    """Make what is missing of ``picture`` for ``uses``; returns how many there are then."""
    wanted = [Filter(spec=spec) for use in uses for spec in USES[use].specs()]
    return len(picture.get_renditions(*wanted))


@task(backend="db", queue_name="pictures")
def make_renditions_of(picture_pk: int, uses: list[str]) -> None:
    """The worker's door to `make_renditions`; a picture deleted meanwhile needs none."""
    from wagtail.images import get_image_model

    picture = get_image_model().objects.filter(pk=picture_pk).first()
    if picture:
        make_renditions(picture, uses)


def existing(picture, use: str) -> dict[str, list]:
    """What there is of ``picture`` for ``use``: format → renditions, smallest first; queries nothing if prefetched."""
    wanted = {(name, rule): Filter(spec=f"{rule}|format-{name}") for name in FORMATS for rule in USES[use].rules}
    found = picture.find_existing_renditions(*wanted.values())
    by_format: dict[str, list] = {}
    for (name, _rule), wish in wanted.items():
        if wish in found:
            by_format.setdefault(name, []).append(found[wish])
    return by_format
