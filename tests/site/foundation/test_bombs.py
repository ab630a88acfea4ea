"""Bombs: small files that would keep a decoder busy."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from foundation.cleaning import Refused, clean_picture
from tests.site.foundation.picture_files import four_corners, in_file


def refusal(data):
    with pytest.raises(Refused) as refused:
        clean_picture(BytesIO(data))
    return str(refused.value)


def progressive(scans):
    data = in_file(four_corners((96, 64)), "JPEG", progressive=True).getvalue()
    return data[:-2] + data[data.rindex(b"\xff\xda") : -2] * (scans - data.count(b"\xff\xda")) + b"\xff\xd9"


def test_a_jpeg_of_hundreds_of_scans_is_refused():
    assert "far more work" in refusal(progressive(500))
    assert clean_picture(BytesIO(progressive(20))).width == 96


def test_a_film_behind_a_jpeg_counts_for_nothing():
    assert clean_picture(BytesIO(progressive(10) + b"\xff\xda\0\0" * 500)).width == 96


def test_an_icon_that_hides_a_large_picture_is_refused():
    png = in_file(Image.new("1", (3000, 3000))).getvalue()
    entry = struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(png), 22)
    assert "far more work" in refusal(b"\0\0\1\0\1\0" + entry + png)
