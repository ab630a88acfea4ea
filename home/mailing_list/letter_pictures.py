"""Pictures as letters show them: one file that every mail program knows, in public, made beforehand by the worker."""

from dataclasses import dataclass

from foundation.describing import whole
from foundation.renditions import existing
from foundation.representing import alt_of

#: How wide the column of a letter is, in CSS pixels; a sharp screen shows twice as many.
COLUMN = 552
SHARP = 1000


@dataclass(frozen=True)
class Shown:
    """A picture in a letter: its whole address, the size in which it is shown, its words."""

    url: str
    width: int
    height: int
    alt: str
    credit: str = ""


def shown(picture, column: int = COLUMN) -> Shown | None:
    """``picture`` in a ``column`` of so many pixels; None for none, or where no size of it is made yet."""
    sizes = existing(picture, "photo").get("jpeg") if picture else None
    if not sizes:
        return None
    file = next((one for one in sizes if one.width >= SHARP * column / COLUMN), sizes[-1])
    width = min(file.width, column)
    height = round(file.height * width / file.width)
    return Shown(whole(file.full_url), width, height, alt_of(picture), picture.credit)
