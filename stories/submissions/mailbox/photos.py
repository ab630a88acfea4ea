"""Photos among what came along: known by their bytes, and found to decode."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from foundation.bombs import is_bomb
from foundation.cleaning import MOST_BYTES, MOST_PIXELS, TAKEN, decoding
from foundation.metadata import read_orientation, read_traces

#: Spacers, icons, buttons and most logos have a side below this; no photo that anybody sends has.
LEAST_SIDE = 64
#: A JPEG may be decoded at an eighth, which takes an eighth of the time and little memory.
_EIGHTH = 8
#: A HEIC beyond this takes seconds and hundreds of megabytes to decode: that its boxes are whole has to do here.
MOST_DECODED = 16_000_000

_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"BM", b"\0\0\1\0")
_BRANDS = (b"hei", b"hev", b"avi", b"mif1", b"msf1", b"mif2")
_NAMES = {"MPO": "JPEG", "HEIF": "HEIC"}
#: These turn the picture while they decode it, and say then that nothing is left to turn.
_TURNED = ("TIFF", "HEIF", "AVIF")


@dataclass(frozen=True)
class Seen:
    """A picture that decodes. Its size is that of the upright one."""

    format: str
    width: int
    height: int
    had_gps: bool

    @property
    def is_small(self) -> bool:
        """Too small to be a photo."""
        return min(self.width, self.height) < LEAST_SIDE


class Unreadable(Exception):  # noqa: N818 - it is an answer, not an error
    """A picture that cannot be shown: "damaged", "large" or "bomb"."""


def is_picture(data: bytes) -> bool:
    """Whether ``data`` begins as a picture of a kind that we take."""
    if data.startswith(_STARTS):
        return not data.startswith(b"BM") or data[6:10] == b"\0\0\0\0"
    return (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or (data[4:8] == b"ftyp" and data[8:12].startswith(_BRANDS))


def look_at(data: bytes) -> Seen:
    """Decode ``data`` as cheaply as tells that it is whole. Raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable("large")
    if is_bomb(data):
        raise Unreadable("bomb")
    with decoding:
        try:
            with Image.open(BytesIO(data), formats=TAKEN) as image:
                return _seen(image, data)
        except Unreadable:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise Unreadable("large") from error
        except Exception as error:  # decoders raise all sorts of things over bytes that are broken
            raise Unreadable("damaged") from error


def _seen(image, data):
    kind, size = image.format, image.size
    if size[0] * size[1] > MOST_PIXELS:
        raise Unreadable("large")
    had_gps = read_traces(image).location
    if kind in ("JPEG", "MPO"):
        image.draft("RGB", (max(1, size[0] // _EIGHTH), max(1, size[1] // _EIGHTH)))
    if kind != "HEIF" or size[0] * size[1] <= MOST_DECODED:
        image.load()
    elif not _has_whole_boxes(data):
        raise Unreadable("damaged")
    width, height = image.size if kind in _TURNED else size
    if read_orientation(image) > 4:
        width, height = height, width
    return Seen(_NAMES.get(kind, kind), width, height, had_gps)


def _has_whole_boxes(data):
    """Whether no box of an ISO file, of which a HEIC is one, ends behind the end."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16])
        if size == 0:
            return True
        if size < 8:
            # What follows the last box is no box; some phones put a film there.
            return at > 0
        at += size
    return at <= len(data)
