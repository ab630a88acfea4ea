"""A photo small enough to be recognised in a form."""

from io import BytesIO

from PIL import Image, ImageOps

from foundation.cleaning import decoding
from stories.submissions.models import Enclosure

#: The longer side: a thumbnail of 8rem on a screen with three pixels for one.
SIDE = 400


def thumbnail(photo: Enclosure) -> bytes | None:
    """A small JPEG of what the worker cleaned; before that only where it costs next to nothing, else None.

    A plain JPEG is decoded at an eighth of its size. A progressive one would be held whole in memory, and
    anything else decoded whole: that is the worker's.
    """
    source = photo.small or photo.original
    try:
        with source.open() as file, Image.open(file, formats=["JPEG"]) as image:
            if image.info.get("progressive") and not photo.small:
                return None
            with decoding:
                image.draft("RGB", (SIDE, SIDE))
                upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail((SIDE, SIDE))
            written = BytesIO()
            # Without what the sender's file says of itself, such as where it was taken.
            upright.info = {}
            upright.save(written, "JPEG", quality=75)
            return written.getvalue()
    except Exception:  # decoders raise all sorts of things over bytes that are broken; the worker says what is wrong
        return None
