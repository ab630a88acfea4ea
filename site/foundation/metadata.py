"""What a picture file tells beside its pixels: which way is up, and what nobody should publish."""

import re
from dataclasses import dataclass

from PIL import ExifTags, Image

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_XMP_KEYS = ("xmp", "XML:com.adobe.xmp")
_XMP_PLACE = re.compile(rb"GPSL(at|ong)itude|photoshop:(City|State|Country)|Iptc4xmp(Core|Ext):Location", re.I)
_GPS_PLACE = frozenset(
    {
        ExifTags.GPS.GPSLatitude,
        ExifTags.GPS.GPSLongitude,
        ExifTags.GPS.GPSDestLatitude,
        ExifTags.GPS.GPSDestLongitude,
        ExifTags.GPS.GPSAreaInformation,
    }
)
#: In a TIFF these say how the pixels lie; in other formats they do no harm either.
_TECHNICAL = frozenset(range(254, 269)) | frozenset(range(273, 304)) | frozenset(range(317, 348)) | {529, 530, 531, 532}
_NOTES = ("comment", "photoshop", "iptc", *_XMP_KEYS)


@dataclass(frozen=True)
class Traces:
    """What was found in a file beside the picture."""

    location: bool
    any: bool


NO_TRACES = Traces(location=False, any=False)


def read_traces(image: Image.Image) -> Traces:
    """What ``image`` tells of place, time, camera or people.

    A PNG is decoded for it (text may stand behind the pixels), so this may raise what a decoder raises.
    """
    notes = bool(getattr(image, "text", None)) or any(image.info.get(key) for key in _NOTES)
    exif = _exif(image)
    xmp = b"".join(_as_bytes(image.info.get(key)) for key in _XMP_KEYS)
    place = bool(_GPS_PLACE & set(_gps(exif))) or bool(_XMP_PLACE.search(xmp))
    return Traces(place, place or notes or bool(set(exif) - _TECHNICAL))


def read_orientation(image: Image.Image) -> int:
    """How the pixels of ``image`` lie, 1 to 8 as EXIF counts; 1 where nothing sensible is said.

    To be asked once the pixels are decoded: for TIFF, HEIC and AVIF the decoder may have turned them
    and says so by then.
    """
    orientation = _exif(image).get(ExifTags.Base.Orientation)
    return orientation if orientation in TURNS else 1


def _exif(image):
    """The EXIF block alone. Pillow mixes in the orientation of XMP, which browsers do not obey either.

    One left over in XMP would turn a picture twice.
    """
    try:
        if block := image.info.get("exif"):
            exif = Image.Exif()
            exif.load(block)
            return exif
        if image.format == "TIFF" or "Raw profile type exif" in image.info:
            return image.getexif()
    except Exception:  # noqa: S110 - whatever a parser raises over bytes that somebody made up: no EXIF then
        pass
    return Image.Exif()


def _gps(exif):
    try:
        return exif.get_ifd(ExifTags.IFD.GPSInfo)
    except Exception:  # as above
        return {}


def _as_bytes(value):
    return value.encode(errors="replace") if isinstance(value, str) else value or b""
