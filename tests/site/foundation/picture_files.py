"""Picture files made for tests, and what may be in one that was cleaned."""

import re
import struct
from io import BytesIO

import piexif
from PIL import Image

RED, GREEN, BLUE, WHITE = (220, 20, 30), (20, 180, 40), (30, 40, 200), (255, 255, 255)
PLACE = {piexif.GPSIFD.GPSLatitudeRef: b"N", piexif.GPSIFD.GPSLatitude: ((52, 1), (31, 1), (0, 1))}
TELLTALE = b"telltale-7f3a"


def in_file(image, file_format="PNG", **options):
    written = BytesIO()
    image.save(written, file_format, **options)
    written.seek(0)
    return written


def data_of(cleaned):
    cleaned.content.seek(0)
    return cleaned.content.read()


def opened(cleaned):
    return Image.open(BytesIO(data_of(cleaned)))


def is_near(pixel, wanted, by=12):
    return all(abs(a - b) <= by for a, b in zip(pixel, wanted, strict=True))


def parts(data):
    """The kinds of every part of a JPEG, PNG or WebP: what could hold metadata would be named here."""
    if data.startswith(b"\x89PNG"):
        at, kinds = 8, []
        while at < len(data):
            length, kind = struct.unpack_from(">I4s", data, at)
            kinds.append(kind.decode())
            at += 12 + length
        return set(kinds)
    if data.startswith(b"RIFF"):
        at, kinds = 12, []
        while at < len(data):
            kind, length = struct.unpack_from("<4sI", data, at)
            kinds.append(kind.decode())
            at += 8 + length + length % 2
        return set(kinds)
    kinds = re.findall(rb"\xff([\xc0-\xcf\xda-\xef\xfe])", data)
    assert data.endswith(b"\xff\xd9")
    return {f"{kind[0]:02x}" for kind in kinds}


#: JFIF header, tables, frame, scan. Not among them: e1 (EXIF, XMP), e2 (profiles), ed (IPTC), fe (comment).
BARE = {
    "jpg": {"e0", "db", "c0", "c4", "da"},
    "png": {"IHDR", "IDAT", "IEND"},
    "webp": {"VP8X", "ALPH", "VP8 ", "VP8L"},
}


def assert_bare(cleaned):
    data = data_of(cleaned)
    assert parts(data) <= BARE[cleaned.extension]
    # A JFIF header has room for a thumbnail.
    assert cleaned.extension != "jpg" or data[2:6] == b"\xff\xe0\x00\x10"


def corners(image):
    image = image.convert("RGB")
    right, bottom = image.width - 5, image.height - 5
    return [image.getpixel(at) for at in ((4, 4), (right, 4), (4, bottom), (right, bottom))]


def four_corners(size):
    image = Image.new("RGB", size, WHITE)
    half = size[0] // 2, size[1] // 2
    image.paste(RED, (0, 0, *half))
    image.paste(GREEN, (half[0], 0, size[0], half[1]))
    image.paste(BLUE, (0, half[1], half[0], size[1]))
    return image


#: How the pixels lie in a file of each orientation, so that obeying it shows them upright.
LAID = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def laid(image, orientation):
    return image if LAID[orientation] is None else image.transpose(LAID[orientation])


def exif_with(orientation, gps=PLACE):
    zeroth = {piexif.ImageIFD.Make: TELLTALE}
    if orientation is not None:
        zeroth[piexif.ImageIFD.Orientation] = orientation
    return piexif.dump({"0th": zeroth, "GPS": gps, "Exif": {piexif.ExifIFD.BodySerialNumber: TELLTALE}})


def with_exif(image, file_format, exif, **options):
    if file_format == "TIFF":
        tags = Image.Exif()
        tags.load(exif)
        exif = tags
    return in_file(image, file_format, exif=exif, **options)
