"""A picture file made fit to be kept: upright, in sRGB, and without a byte beside its pixels.

What is published is always encoded anew, so nothing of the sender's file survives but the picture.
"""

import math
import threading
from dataclasses import dataclass
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image
from pillow_heif import register_heif_opener

from foundation.bombs import is_bomb
from foundation.colours import eight_bit, to_srgb, without_hidden_pixels
from foundation.metadata import NO_TRACES, TURNS, read_orientation, read_traces
from foundation.refusing import Refused as ActRefused

# Of a HEIC the picture only: no thumbnail in its place, no depth map, no gain map.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

MOST_BYTES = 30 * 1024 * 1024
MOST_PIXELS = 80_000_000
#: A line of one pixel is a spacer or a mail tracker, never a photo.
LEAST_SIDE = 2
#: Larger pictures are shrunk to this. It keeps the 12 and 24 megapixels of phones whole and prints
#: well at 40 cm, while each rendition has to decode the whole of it: 100 MB, and not 320.
KEPT_PIXELS = 25_000_000
#: A panorama may be long, but WebP ends at 16,383 pixels a side.
KEPT_SIDE = 16_000
#: Up to here what is see-through is kept without loss, as drawings and screenshots need it; as a PNG
#: a larger one, a photo with its background cut out, would be several times what we take.
MOST_PNG_PIXELS = 4_000_000

# AVIF before HEIF: both read the "mif1" container, but only Pillow's own plugin decodes AV1 in it.
TAKEN = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "TIFF", "BMP", "ICO")
#: What is published, by extension.
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}

# One at a time: a picture at the limits takes up to a gigabyte while it is decoded, a usual photo well under a second.
decoding = threading.Lock()


class Refused(ActRefused, ValueError):  # noqa: N818 - it is an answer to a person, not an error
    """A file is not taken. As text: what was found, that nothing was kept, what to do.

    `found` alone is for where the untouched file stays all the same, as with what comes by mail.
    """

    def __init__(self, found: str, advice: str):
        super().__init__(_("%(found)s, so nothing was kept. %(advice)s") % {"found": found, "advice": advice})
        self.found = _("%s.") % found


class CleanFile(ContentFile):
    """A picture that needs no cleaning any more, how large it is, and by what factor it was shrunk."""

    def __init__(self, content: bytes, extension: str, width: int, height: int, scale: float = 1.0):
        super().__init__(content, name=f"picture.{extension}")
        self.extension, self.width, self.height, self.scale = extension, width, height, scale


@dataclass(frozen=True)
class CleanedPicture:
    """What came of a picture file."""

    content: CleanFile
    extension: str
    #: What the bytes were, in Pillow's word: "JPEG", "MPO", "HEIF" …; what they are now says `extension`.
    format: str
    width: int
    height: int
    had_location: bool
    had_metadata: bool


def clean_picture(given) -> CleanedPicture:
    """The picture in the open binary file ``given``, which is left rewound. Its name is not looked at.

    What is clean already comes back as it is. Raises Refused.
    """
    if isinstance(given, CleanFile):
        return _told(given, FORMATS[given.extension])
    data = _read(given)
    with decoding:
        image = _open(data)
        source = image.format
        try:
            traces = read_traces(image)
            image.load()
            # A decoder may find another size than the container announced.
            _check_size(image.size)
            # Each step hands on a smaller image and lets go of the one before.
            turn, profile = TURNS.get(read_orientation(image)), image.info.get("icc_profile")
            image, scale = _shrunk(eight_bit(image))
            image = without_hidden_pixels(to_srgb(image, profile))
            image = image if turn is None else image.transpose(turn)
            content = _encoded(image, scale)
        except Refused:
            raise
        except Exception as error:  # decoders raise all sorts of things over bytes that are broken
            raise _damaged() from error
    return _told(content, source, traces)


def check_picture(given) -> str:
    """What the file ``given`` is, in Pillow's word, as far as can be told without decoding a pixel.

    Cheap, for whoever waits for an answer: a file that passes may still turn out to be damaged. Raises Refused.
    """
    return _open(_read(given)).format


def _told(content, source, traces=NO_TRACES):
    return CleanedPicture(
        content, content.extension, source, content.width, content.height, traces.location, traces.any
    )


def _read(given):
    given.seek(0)
    data = given.read(MOST_BYTES + 1)
    given.seek(0)
    if not data:
        raise Refused(_("This file is empty"), _("Please send the picture once more."))
    if len(data) > MOST_BYTES:
        raise Refused(
            _("This file is larger than the %(most)d MB we take") % {"most": MOST_BYTES // 1024**2},
            _("Please send a smaller copy."),
        )
    return data


def _open(data):
    """The image in ``data`` with no pixel decoded yet, and found to be worth it."""
    if is_bomb(data):
        raise Refused(_("This file needs far more work to open than a photo does"), _("Please send a plain JPEG."))
    try:
        image = Image.open(BytesIO(data), formats=TAKEN)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # parsers raise all sorts of things over bytes that are no picture
        raise _no_picture(data) from error
    _check_size(image.size)
    return image


def _check_size(size):
    width, height = size
    if width * height > MOST_PIXELS:
        raise _too_many_pixels()
    if min(size) < LEAST_SIDE:
        raise Refused(
            _("This picture is only %(width)d by %(height)d pixels, too small to show")
            % {"width": width, "height": height},
            _("Please send the photo itself."),
        )


def _shrunk(image):
    width, height = image.size
    factor = min(1, math.sqrt(KEPT_PIXELS / (width * height)), KEPT_SIDE / max(image.size))
    if factor == 1:
        return image, factor
    size = max(1, int(width * factor)), max(1, int(height * factor))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0), factor


def _encoded(image, scale):
    # Encoders take comments, profiles and more from here where they are given none.
    image.info = {}
    if image.mode != "RGBA":
        extension, options = "jpg", {"quality": 90, "subsampling": "4:4:4"}
    elif image.width * image.height <= MOST_PNG_PIXELS:
        extension, options = "png", {}
    else:
        extension, options = "webp", {"quality": 90, "method": 2}
    written = BytesIO()
    image.save(written, FORMATS[extension], **options)
    return CleanFile(written.getvalue(), extension, *image.size, scale)


# ── Why not ─────────────────────────────────────────────────────────────────────────


def _too_many_pixels() -> Refused:
    found = _("This picture has more than the %(most)d million pixels we take") % {"most": MOST_PIXELS // 1_000_000}
    return Refused(found, _("Please send a smaller copy."))


def _damaged() -> Refused:
    return Refused(
        _("This picture is damaged or was cut short on its way"),
        _("Please send it once more, straight from where it was taken."),
    )


def _no_picture(data) -> Refused:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start:
        return Refused(_("This is an SVG drawing, which may carry programs"), _("Please export it as PNG."))
    if start.startswith((b"<!doctype html", b"<html")):
        found = _("a web page")
    elif start.startswith(b"%pdf"):
        found = _("a PDF")
    elif start[4:8] == b"ftyp" and start[8:11] not in (b"hei", b"hev", b"avi", b"mif", b"msf"):
        found = _("a video")
    else:
        return Refused(
            _("This file is not a picture that we can read, or it is damaged"),
            _("Please send a photo as JPEG, PNG, WebP or HEIC."),
        )
    return Refused(
        _("This is %(found)s and not a picture") % {"found": found},
        _("Please send the photo itself, as JPEG, PNG or HEIC."),
    )
