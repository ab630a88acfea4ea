"""Metadata: the orientation is obeyed, a place is noticed, and nothing stays."""

import struct
from io import BytesIO

import piexif
import pytest
from PIL import PngImagePlugin

from foundation.cleaning import clean_picture
from tests.site.foundation.picture_files import (
    BLUE,
    GREEN,
    RED,
    TELLTALE,
    WHITE,
    assert_bare,
    corners,
    data_of,
    exif_with,
    four_corners,
    in_file,
    is_near,
    laid,
    opened,
    with_exif,
)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_the_orientation_is_baked_in_once(file_format, orientation):
    upright = four_corners((96, 64))
    # Pillow's encoders for HEIF and AVIF turn the orientation into a property of the container.
    given = with_exif(laid(upright, orientation), file_format, exif_with(orientation))
    cleaned = clean_picture(given)
    assert (cleaned.width, cleaned.height) == (96, 64)
    assert [
        is_near(*pair, by=30) for pair in zip(corners(opened(cleaned)), (RED, GREEN, BLUE, WHITE), strict=True)
    ] == [True] * 4
    assert cleaned.had_location
    assert cleaned.had_metadata
    assert_bare(cleaned)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_ignored(orientation):
    cleaned = clean_picture(in_file(four_corners((96, 64)), "JPEG", exif=exif_with(orientation)))
    assert is_near(corners(opened(cleaned))[0], RED)


def test_an_orientation_in_xmp_alone_turns_nothing():
    xmp = b'<x:xmpmeta><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'
    cleaned = clean_picture(in_file(four_corners((96, 64)), "JPEG", xmp=xmp))
    assert (cleaned.width, cleaned.height, cleaned.had_metadata) == (96, 64, True)


# ── Nothing beside the pixels ───────────────────────────────────────────────────────


def png_with_text():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", TELLTALE.decode())
    notes.add_itxt("XML:com.adobe.xmp", f"<exif:GPSLatitude>52,31N</exif:GPSLatitude>{TELLTALE.decode()}")
    return in_file(four_corners((96, 64)), pnginfo=notes)


def test_text_in_a_png_is_noticed_and_dropped():
    cleaned = clean_picture(png_with_text())
    assert (cleaned.had_location, cleaned.had_metadata) == (True, True)
    assert_bare(cleaned)


@pytest.mark.parametrize(
    ("file_format", "options"),
    [
        ("JPEG", {"comment": TELLTALE}),
        ("JPEG", {"xmp": TELLTALE}),
        ("JPEG", {"extra": b"\xff\xed" + struct.pack(">H", 2 + 14 + 40) + b"Photoshop 3.0\0" + TELLTALE.ljust(40)}),
        ("GIF", {"comment": TELLTALE}),
        ("WEBP", {"xmp": TELLTALE}),
        ("AVIF", {"xmp": TELLTALE}),
        ("HEIF", {"xmp": TELLTALE}),
    ],
)
def test_comments_and_xmp_are_dropped(file_format, options):
    given = in_file(four_corners((96, 64)), file_format, **options)
    assert TELLTALE in given.getvalue()
    cleaned = clean_picture(given)
    assert TELLTALE not in data_of(cleaned)
    assert not cleaned.had_location


def test_what_follows_the_picture_is_dropped():
    given = BytesIO(in_file(four_corners((96, 64)), "JPEG").getvalue() + TELLTALE * 100)
    assert TELLTALE not in data_of(clean_picture(given))


def test_a_bare_picture_had_nothing():
    cleaned = clean_picture(in_file(four_corners((96, 64)), "TIFF"))
    assert (cleaned.had_location, cleaned.had_metadata) == (False, False)


def test_a_place_without_coordinates_is_no_location():
    exif = exif_with(1, gps={piexif.GPSIFD.GPSVersionID: (2, 3, 0, 0)})
    assert not clean_picture(in_file(four_corners((96, 64)), "JPEG", exif=exif)).had_location
