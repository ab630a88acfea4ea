"""Colours: every mode, profile and transparency comes out as it looked."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from foundation.cleaning import clean_picture
from tests.site.foundation.picture_files import BLUE, RED, assert_bare, in_file, is_near, opened


@pytest.mark.parametrize(
    ("mode", "file_format"),
    [
        ("RGB", "JPEG"),
        ("RGB", "PNG"),
        ("RGB", "WEBP"),
        ("RGB", "AVIF"),
        ("RGB", "HEIF"),
        ("RGB", "TIFF"),
        ("RGB", "GIF"),
        ("RGB", "BMP"),
        ("P", "PNG"),
        ("P", "TIFF"),
        ("RGBA", "PNG"),
        ("RGBA", "HEIF"),
        ("CMYK", "JPEG"),
        ("CMYK", "TIFF"),
        ("YCbCr", "TIFF"),
        ("LAB", "TIFF"),
    ],
)
def test_every_mode_keeps_its_colours(mode, file_format):
    image = Image.new("RGB", (64, 48), RED)
    image.paste(BLUE, (32, 0, 64, 48))
    if mode == "LAB":
        lab = ImageCms.createProfile("LAB")
        image = ImageCms.profileToProfile(image, ImageCms.createProfile("sRGB"), lab, outputMode="LAB")
    image = image.quantize(8) if mode == "P" else image.convert(mode)
    cleaned = clean_picture(in_file(image, file_format))
    picture = opened(cleaned)
    assert (cleaned.extension, picture.mode, picture.size) == ("jpg", "RGB", image.size)
    assert is_near(picture.getpixel((10, 24)), RED)
    assert is_near(picture.getpixel((54, 24)), BLUE)


@pytest.mark.parametrize(
    ("mode", "file_format", "grey", "expected"),
    [
        ("1", "PNG", 255, 255),
        ("L", "JPEG", 128, 128),
        ("L", "PNG", 128, 128),
        ("I;16", "PNG", 32896, 128),
        ("I;16", "PNG", 200, 1),
        ("I;16", "PNG", 65535, 255),
        ("I;16", "TIFF", 32896, 128),
        ("I", "TIFF", 32896, 128),
        ("F", "TIFF", 0.5, 128),
    ],
)
def test_deep_grey_is_scaled_and_not_clipped(mode, file_format, grey, expected):
    image = Image.new(mode, (40, 30), grey)
    if mode == "I":
        image.putpixel((0, 0), 65535)
    picture = opened(clean_picture(in_file(image, file_format)))
    assert picture.mode == "L"
    assert picture.getpixel((20, 15)) == pytest.approx(expected, abs=1)


def profile(space, tags):
    """A small ICC profile, made here: header, table of tags, tags."""
    table, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, tag in tags.items():
        padded = tag + bytes(-len(tag) % 4)
        table += struct.pack(">4sII", name, at + len(body), len(tag))
        body += padded
    length = at + len(body)
    kind, connection = (b"prtr", b"Lab ") if space == b"CMYK" else (b"mntr", b"XYZ ")
    header = struct.pack(">I4sI4s4s4s12s4s", length, b"lcms", 0x02100000, kind, space, connection, bytes(12), b"acsp")
    header += bytes(28) + struct.pack(">iii", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def xyz(*values):
    return b"XYZ " + bytes(4) + struct.pack(">iii", *(round(value * 65536) for value in values))


def gamma(value):
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(value * 256))


WHITE_POINT = xyz(0.9642, 1, 0.8249)
RED_XYZ, GREEN_XYZ, BLUE_XYZ = xyz(0.4360, 0.2225, 0.0139), xyz(0.3851, 0.7169, 0.0971), xyz(0.1431, 0.0606, 0.7141)
#: sRGB with red and green changed over: whoever ignores it shows a red picture, whoever obeys a green one.
CROSSED = profile(
    b"RGB ",
    {b"wtpt": WHITE_POINT, b"rXYZ": GREEN_XYZ, b"gXYZ": RED_XYZ, b"bXYZ": BLUE_XYZ}
    | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma(2.2)),
)
LINEAR_GREY = profile(b"GRAY", {b"wtpt": WHITE_POINT, b"kTRC": gamma(1)})


def inks():
    """A CMYK profile in which every ink but black, however much of it, is a middle grey."""
    lab = b"".join(bytes((0 if key else 138, 128, 128)) for _cmy in range(8) for key in (0, 1))
    straight = bytes(range(256))
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + matrix + straight * 4 + lab + straight * 3
    return profile(b"CMYK", {b"wtpt": WHITE_POINT, b"A2B0": table})


@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA"])
def test_a_profile_is_obeyed_and_dropped(mode):
    image = Image.new("RGB", (40, 30), (255, 0, 0)).convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.new("L", image.size, 120))
    cleaned = clean_picture(in_file(image, icc_profile=CROSSED))
    picture = opened(cleaned)
    assert is_near(picture.getpixel((20, 15)), (0, 255, 0, 120)[: len(picture.mode)])
    assert "icc_profile" not in picture.info
    assert_bare(cleaned)


def test_a_profile_of_greys_is_obeyed():
    picture = opened(clean_picture(in_file(Image.new("L", (40, 30), 55), icc_profile=LINEAR_GREY)))
    assert picture.mode == "L"
    assert picture.getpixel((20, 15)) == pytest.approx(128, abs=3)


def test_a_profile_of_inks_is_obeyed():
    picture = opened(clean_picture(in_file(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG", icc_profile=inks())))
    assert is_near(picture.getpixel((20, 15)), (129, 129, 129))


@pytest.mark.parametrize("bad", [b"no profile", CROSSED[:150], LINEAR_GREY], ids=["words", "cut short", "of greys"])
def test_a_profile_that_does_not_fit_is_ignored(bad):
    picture = opened(clean_picture(in_file(Image.new("RGB", (40, 30), RED), "JPEG", icc_profile=bad)))
    assert is_near(picture.getpixel((20, 15)), RED)


# ── What shows through ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA", "P", "L", "RGB"])
def test_transparency_is_kept(mode):
    image = Image.new("RGBA", (40, 30), (200, 200, 200, 255))
    options = {}
    if mode in ("RGBA", "LA", "PA"):
        image.putalpha(Image.linear_gradient("L").resize(image.size))
        image = image.convert(mode)
    else:
        image = image.convert("RGB").convert(mode)
        image.paste(0, (0, 0, 20, 30))
        options["transparency"] = (0, 0, 0) if mode == "RGB" else image.getpixel((1, 1))
    cleaned = clean_picture(in_file(image, "TIFF" if mode == "PA" else "PNG", **options))
    picture = opened(cleaned)
    assert (cleaned.extension, picture.mode) == ("png", "RGBA")
    assert (picture.getpixel((2, 1))[3], picture.getpixel((38, 28))[3]) == pytest.approx((0, 255), abs=16)


def test_a_colour_of_sixteen_bits_that_is_see_through_is_kept():
    row = b"\0" + struct.pack(">3H", 65535, 0, 257) * 3 + struct.pack(">3H", 0, 65535, 0) * 3
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", 6, 6, 16, 2, 0, 0, 0),
        b"tRNS": struct.pack(">3H", 65535, 0, 257),
        b"IDAT": zlib.compress(row * 6),
        b"IEND": b"",
    }
    png = b"".join(struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in chunks.items())
    picture = opened(clean_picture(BytesIO(b"\x89PNG\r\n\x1a\n" + png)))
    assert [picture.getpixel((x, 2)) for x in (1, 4)] == [(255, 255, 255, 0), (0, 255, 0, 255)]


def test_an_alpha_channel_that_hides_nothing_is_dropped():
    cleaned = clean_picture(in_file(Image.new("RGBA", (40, 30), (*RED, 255))))
    assert (cleaned.extension, opened(cleaned).mode) == ("jpg", "RGB")


def test_what_was_erased_by_transparency_is_gone():
    image = Image.new("RGBA", (40, 30), (*RED, 255))
    image.paste((*BLUE, 0), (10, 10, 20, 20))
    picture = opened(clean_picture(in_file(image)))
    assert picture.getpixel((15, 15)) == (255, 255, 255, 0)
    assert picture.getpixel((5, 5)) == (*RED, 255)


def test_a_large_see_through_picture_becomes_webp():
    image = Image.new("RGBA", (2200, 2000), (*RED, 128))
    cleaned = clean_picture(in_file(image, compress_level=1))
    assert (cleaned.extension, cleaned.width, cleaned.height) == ("webp", 2200, 2000)
    assert is_near(opened(cleaned).getpixel((1000, 1000)), (*RED, 128))
    assert_bare(cleaned)
