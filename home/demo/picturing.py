"""The demo's pictures: drawn, kept in the library and made in every size, on as many processes as are given."""

import io
from dataclasses import dataclass

from django.core.files.base import ContentFile
from wagtail.images.models import Filter

from foundation.models import Picture, PictureRendition
from foundation.renditions import FORMATS, USES
from home.demo.drawing import SCENES, draw
from home.demo.pool import Spread
from home.demo.reading import DemoStory
from home.demo.site import RUNNING, DemoWeek
from home.saying import Say

QUALITY = 90
#: AVIF takes four fifths of the time. A week that is over is shown without until the worker, which
#: every publishing asks for what is missing, has made it.
EVERY_FORMAT = tuple(FORMATS)
QUICK_FORMATS = tuple(name for name in FORMATS if name != "avif")
#: The chance that draws each week's cover as it was chosen.
USUAL_CHANCE = 7


@dataclass(frozen=True)
class Wish:
    """One picture to be drawn: its scene, palette, chance and size in pixels, and what the library says of it.

    ``uses`` are those of foundation.renditions.USES for which it is made ready, in the ``formats`` given.
    """

    scene: str
    palette: str
    chance: int
    size: tuple[int, int]
    uses: tuple[str, ...]
    formats: tuple[str, ...]
    words: dict[str, str]

    @property
    def eye(self) -> dict[str, int]:
        """Where the eye goes, as the library's focal point; a wide picture is cut around its middle."""
        width, height = self.size
        if width > height:
            return {}
        x, y = SCENES[self.scene].eye
        return {
            "focal_point_x": round(x * width),
            "focal_point_y": round(y * height),
            "focal_point_width": width // 4,
            "focal_point_height": height // 4,
        }

    @property
    def specs(self) -> list[str]:
        """Every filter to be made, in Wagtail's own writing."""
        made = dict.fromkeys(spec for use in self.uses for spec in USES[use].specs())
        return [spec for spec in made if spec.endswith(self.formats)]


def for_story(told: DemoStory, chance: int) -> Wish:
    """A story's picture."""
    words = {"title": told.name, "description": told.alt, "caption": told.caption, "credit": told.credit}
    formats = EVERY_FORMAT if told.week == RUNNING.key else QUICK_FORMATS
    return Wish(told.scene, told.palette, chance, told.size, ("photo", "first"), formats, words)


def for_cover(week: DemoWeek, chance: int) -> Wish:
    """A week's cover."""
    cover = week.cover
    seed = cover.seed if chance == USUAL_CHANCE else chance
    words = {"title": week.theme, "description": cover.alt}
    formats = QUICK_FORMATS if week.over_for else EVERY_FORMAT
    return Wish(cover.scene, cover.palette, seed, cover.size, ("photo", "cover"), formats, words)


def draw_pictures(wishes: list[Wish], spread: Spread, say: Say) -> list[Picture]:
    """Draw every wish and keep it in the library; the pictures come in the order of the wishes."""
    drawn = spread(draw_bytes, [(wish.scene, wish.palette, wish.chance, wish.size) for wish in wishes])
    kept: list[Picture] = []
    say("drawing the pictures", 0, len(wishes))
    for wish, written in zip(wishes, drawn, strict=True):
        kept.append(keep(written, **wish.words, **wish.eye))
        say("drawing the pictures", len(kept), len(wishes))
    return kept


def draw_bytes(scene: str, palette: str, chance: int, size: tuple[int, int]) -> bytes:
    """A scene as a JPEG; see `draw`."""
    written = io.BytesIO()
    draw(scene, palette, seed=chance, size=size).save(written, "JPEG", quality=QUALITY)
    return written.getvalue()


def keep(drawn: bytes, **fields) -> Picture:
    """A drawn picture in the library, through the same cleaning as every upload."""
    return Picture.objects.create(file=ContentFile(drawn, name="drawn.jpg"), **fields)


def make_sizes(pictures: list[Picture], wishes: list[Wish], spread: Spread, say: Say) -> None:
    """The sizes in which the pictures are shown.

    The processes only compute, since two that write would wait for each other on SQLite; this one
    keeps what they made.
    """
    made = spread(
        sizes_of, [(picture, _bytes_of(picture), wish.specs) for picture, wish in zip(pictures, wishes, strict=True)]
    )
    say("making every size of the pictures", 0, len(pictures))
    for number, (picture, files) in enumerate(zip(pictures, made, strict=True), start=1):
        PictureRendition.objects.bulk_create(
            PictureRendition(
                image=picture,
                filter_spec=spec,
                focal_point_key=Filter(spec=spec).get_cache_key(picture),
                file=ContentFile(written, name=name),
            )
            for spec, name, written in files
        )
        say("making every size of the pictures", number, len(pictures))


def sizes_of(picture: Picture, original: bytes, specs: list[str]) -> list[tuple[str, str, bytes]]:
    """What Wagtail's filters make of a picture: each one's spec, the file's name and its bytes."""
    made = []
    for spec in specs:
        file = picture.generate_rendition_file(Filter(spec=spec), source=io.BytesIO(original))
        file.seek(0)
        made.append((spec, file.name, file.read()))
    return made


def _bytes_of(picture: Picture) -> bytes:
    with picture.open_file() as file:
        return file.read()
