"""Cleaning: what is taken, what is refused, and that nothing but the picture comes out."""

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from foundation import cleaning
from foundation.cleaning import Refused, clean_picture
from tests.site.foundation.picture_files import (
    BLUE,
    GREEN,
    PLACE,
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

BLACK = (0, 0, 0)
SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "photos"


def refusal(data):
    with pytest.raises(Refused) as refused:
        clean_picture(BytesIO(data))
    return str(refused.value)


# ── The samples ─────────────────────────────────────────────────────────────────────


def samples():
    if not (SAMPLES / "INDEX.md").exists():
        return [pytest.param(None, marks=pytest.mark.skip(f"needs the sample photos in {SAMPLES}"))]
    table = [line.strip("|\n ").split("|") for line in (SAMPLES / "INDEX.md").open() if line.startswith("| ")]
    names, *rows = [[cell.strip() for cell in row] for row in table]
    return [pytest.param(dict(zip(names, row, strict=True)), id=row[0]) for row in rows]


def sample(name):
    if not (SAMPLES / name).exists():
        pytest.skip(f"needs {name} in {SAMPLES}")
    with (SAMPLES / name).open("rb") as file:
        return clean_picture(file)


@pytest.mark.parametrize("row", samples())
def test_every_sample_is_judged_as_its_index_says(row):
    path = SAMPLES / row["file"]
    with path.open("rb") as file:
        if row["decodes"] == "no":
            with pytest.raises(Refused):
                clean_picture(file)
            return
        cleaned = clean_picture(file)
        assert file.tell() == 0
    assert f"{cleaned.width}x{cleaned.height}" == row["upright size"]
    assert opened(cleaned).size == (cleaned.width, cleaned.height)
    assert cleaned.format == row["format"]
    assert cleaned.had_location == (row["GPS"] == "yes")
    assert_bare(cleaned)


def test_an_arrow_that_the_heic_decoder_has_turned_points_up():
    picture = opened(sample("iphone8-rotated.heic")).convert("L").resize((30, 40))
    inked = [[x for x in range(30) if picture.getpixel((x, y)) < 110] for y in range(40)]
    drawn = [(y, max(row) - min(row)) for y, row in enumerate(inked) if row]
    # The first line is the point, the widest one the barbs, and the shaft below is narrower.
    (_top, point), (bottom, shaft) = drawn[0], drawn[-1]
    barbs_at, barbs = max(drawn, key=lambda line: line[1])
    assert point < 5 < shaft < barbs
    assert barbs_at < 20 < bottom


def test_red_letters_in_cmyk_are_red():
    picture = opened(sample("cmyk.jpg")).convert("RGB")
    coloured = [pixel for _count, pixel in picture.getcolors(10_000) if max(pixel) - min(pixel) > 150]
    assert coloured
    assert all(red > 150 and green < 90 and blue < 90 for red, green, blue in coloured)


def test_sixteen_bits_a_channel_keep_their_colours():
    picture = opened(sample("sixteen-bit.png"))
    corners = [picture.getpixel(at) for at in ((2, 2), (125, 2), (2, 125), (125, 125))]
    assert [is_near(*pair, by=20) for pair in zip(corners, (BLUE_, RED_, CYAN_, YELLOW_), strict=True)] == [True] * 4


BLUE_, RED_, CYAN_, YELLOW_ = (0, 0, 255), (255, 0, 0), (0, 255, 255), (255, 255, 0)


# ── Whatever comes ──────────────────────────────────────────────────────────────────

#: In which modes Pillow writes each format.
WRITTEN = {
    "JPEG": ("RGB", "L", "CMYK", "1"),
    "PNG": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16"),
    "TIFF": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16", "CMYK"),
    "WEBP": ("RGB", "RGBA"),
    "AVIF": ("RGB", "RGBA"),
    "HEIF": ("RGB", "RGBA", "L"),
}
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def in_mode(image, mode, alpha):
    """A black and white image in any mode, see-through by ``alpha`` where the mode can be."""
    if mode == "I;16":
        return image.convert("I").point(lambda value: value * 257).convert("I;16")
    image = image.convert(mode)
    if mode in ("RGBA", "LA"):
        image.putalpha(alpha)
    return image


@hypothesis_settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(
    width=st.integers(24, 160),
    height=st.integers(24, 160),
    written=st.sampled_from([(name, mode) for name, modes in WRITTEN.items() for mode in modes]),
    orientation=st.none() | st.integers(1, 8),
    gps=st.just(PLACE) | st.just({}),
    alpha=st.sampled_from([255, 130]),
    icc=st.sampled_from([None, SRGB]),
)
def test_any_picture_comes_out_upright_and_bare(width, height, written, orientation, gps, alpha, icc):
    file_format, mode = written
    upright = Image.new("L", (width, height), 255)
    upright.paste(0, (0, 0, width // 2, height // 2))
    image = in_mode(laid(upright, orientation or 1), mode, alpha)
    cleaned = clean_picture(with_exif(image, file_format, exif_with(orientation, gps), icc_profile=icc))
    is_see_through = alpha < 255 and mode in ("RGBA", "LA")
    assert (cleaned.width, cleaned.height) == (width, height)
    assert (cleaned.extension, cleaned.format) == ("png" if is_see_through else "jpg", file_format)
    assert (cleaned.had_location, cleaned.had_metadata) == (bool(gps), True)
    assert_bare(cleaned)
    assert TELLTALE not in data_of(cleaned)
    shown = corners(opened(cleaned))
    assert [is_near(*pair, by=24) for pair in zip(shown, (BLACK, WHITE, WHITE, WHITE), strict=True)] == [True] * 4


@hypothesis_settings(deadline=None, max_examples=150)
@given(exif=st.binary(min_size=1, max_size=400), header=st.sampled_from([b"Exif\0\0", b"Exif\0\0MM\0*\0\0\0\x08", b""]))
def test_no_exif_block_can_crash_it(exif, header):
    upright = four_corners((96, 64))
    cleaned = clean_picture(in_file(upright, "JPEG", exif=header + exif))
    assert sorted((cleaned.width, cleaned.height)) == [64, 96]
    assert_bare(cleaned)


@hypothesis_settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_broken_bytes_are_cleaned_or_refused_and_nothing_else(data):
    file_format = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF", "GIF", "BMP", "ICO"]))
    whole = bytearray(in_file(four_corners((96, 64)), file_format).getvalue())
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    try:
        cleaned = clean_picture(BytesIO(bytes(cut)))
    except Refused as refused:
        assert "nothing was kept" in str(refused)
    else:
        assert_bare(cleaned)


# ── Size, and what is refused ───────────────────────────────────────────────────────


def test_the_limits_are_those_that_wagtail_tells_editors():
    assert cleaning.MOST_BYTES == settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    assert cleaning.MOST_PIXELS == settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS


def test_a_large_picture_is_shrunk_to_what_is_kept():
    cleaned = clean_picture(in_file(Image.new("L", (8000, 6000), 90), "JPEG"))
    assert (cleaned.width, cleaned.height) == (5773, 4330)


def test_a_long_panorama_is_kept_as_long_as_webp_can_be():
    cleaned = clean_picture(in_file(Image.new("L", (20_000, 400), 90), "JPEG"))
    assert (cleaned.width, cleaned.height) == (16_000, 320)


def claims(width, height):
    """A PNG that says it is so large and holds no pixel."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


@pytest.mark.parametrize("strict", ["ignore", "error"])
@pytest.mark.parametrize("size", [(8001, 10_000), (9500, 9500), (20_000, 20_000), (60_000, 60_000)])
def test_too_many_pixels_are_refused_by_the_header(size, strict):
    data = claims(*size) + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    # Pillow warns of some and fails over others; warnings may be errors.
    with warnings.catch_warnings():
        warnings.simplefilter(strict)
        assert "more than the 80 million pixels" in refusal(data)


def test_only_the_first_frame_of_many_is_kept():
    frames = [Image.new("RGB", (64, 48), colour) for colour in (RED, GREEN, BLUE)]
    for file_format in ("GIF", "WEBP", "AVIF", "PNG", "TIFF"):
        given = in_file(frames[0], file_format, save_all=True, append_images=frames[1:])
        picture = opened(clean_picture(given))
        assert getattr(picture, "n_frames", 1) == 1
        assert is_near(picture.getpixel((30, 20)), RED)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "is empty"),
        (b"Dear all, the photo is attached.", "not a picture that we can read"),
        (b"\xff\xd8\xff\xe0 and so on", "not a picture that we can read"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", "a web page"),
        (b"%PDF-1.7", "a PDF"),
        (b"\0\0\0\x18ftypmp42" + bytes(40), "a video"),
        (b"\0\0\0\x14ftypqt  " + bytes(40), "a video"),
        (b"8BPS" + bytes(60), "not a picture that we can read"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(data, found):
    sentence = refusal(data)
    assert found in sentence
    assert "nothing was kept" in sentence
    assert "lease" in sentence


def test_a_file_that_is_too_large_is_refused():
    assert "larger than the 30 MB" in refusal(bytes(cleaning.MOST_BYTES + 1))


def test_a_line_of_one_pixel_is_refused():
    assert "only 400 by 1 pixels" in refusal(in_file(Image.new("RGB", (400, 1))).getvalue())
    assert clean_picture(in_file(Image.new("RGB", (2, 2)))).width == 2


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF", "GIF", "BMP"])
def test_a_picture_that_was_cut_short_is_refused(file_format):
    whole = in_file(Image.effect_noise((200, 200), 80).convert("RGB"), file_format).getvalue()
    assert "nothing was kept" in refusal(whole[: len(whole) * 2 // 3])


# ── As a file ───────────────────────────────────────────────────────────────────────


def test_the_name_is_not_looked_at_and_not_kept():
    heic = in_file(four_corners((96, 64)), "HEIF").getvalue()
    cleaned = clean_picture(SimpleUploadedFile("Anna-Schmidt.jpg", heic, "image/jpeg"))
    assert (cleaned.format, cleaned.extension, cleaned.content.name) == ("HEIF", "jpg", "picture.jpg")


def test_every_kind_of_upload_is_read_from_its_start_and_rewound():
    data = in_file(four_corners((96, 64)), "JPEG").getvalue()
    with TemporaryUploadedFile("a.jpg", "image/jpeg", len(data), None) as upload:
        upload.write(data)
        assert clean_picture(upload).width == 96
        assert (upload.tell(), upload.read()) == (0, data)


def test_what_is_clean_is_not_cleaned_again():
    once = clean_picture(in_file(four_corners((96, 64)), "JPEG", exif=exif_with(6)))
    again = clean_picture(once.content)
    assert again.content is once.content
    assert (again.extension, again.width, again.height) == (once.extension, once.width, once.height)
    assert (again.format, again.had_location, again.had_metadata) == ("JPEG", False, False)
