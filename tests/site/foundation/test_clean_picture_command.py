"""manage.py clean_picture: one answer a file, and exit 0 once all were judged."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from tests.site.foundation.picture_files import TELLTALE, exif_with, four_corners, in_file


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(in_file(four_corners((96, 64)), "JPEG", exif=exif_with(6)).getvalue())
    (tmp_path / "photo.heic").write_bytes(in_file(four_corners((90, 60)), "HEIF").getvalue())
    (tmp_path / "letter.jpg").write_bytes(b"Dear all, the photo is attached.")
    return tmp_path


def run(*arguments):
    out = StringIO()
    call_command("clean_picture", *map(str, arguments), stdout=out)
    return out.getvalue().splitlines()


def test_it_answers_one_object_a_line(folder):
    files = [folder / name for name in ("photo.jpg", "letter.jpg", "missing.jpg")]
    first, second, third = map(json.loads, run(*files, "--json"))
    assert first == {
        "file": str(files[0]),
        "action": "accept",
        "reason": None,
        "published": None,
        "width": 64,
        "height": 96,
    }
    assert "not a picture that we can read" in second.pop("reason")
    assert second == {
        "file": str(files[1]),
        "action": "refuse",
        "published": None,
        "width": None,
        "height": None,
    }
    assert third["action"] == "refuse"
    assert third["reason"].startswith("This file cannot be read (No such file or directory).")


def test_it_writes_what_would_be_published_and_overwrites_nothing(folder):
    out = folder / "new" / "out"
    lines = run(folder / "photo.jpg", folder / "photo.heic", folder / "letter.jpg", "--out", out, "--json")
    published = [json.loads(line)["published"] for line in lines]
    assert published == [str(out / "photo.jpg"), str(out / "photo-2.jpg"), None]
    assert [Image.open(path).size for path in published[:2]] == [(64, 96), (90, 60)]
    assert TELLTALE not in (out / "photo.jpg").read_bytes()
    before = (out / "photo.jpg").read_bytes()
    (line,) = run(folder / "photo.heic", "--out", out, "--json")
    assert json.loads(line)["published"] == str(out / "photo-3.jpg")
    assert (out / "photo.jpg").read_bytes() == before


def test_without_json_it_speaks(folder):
    lines = run(folder / "photo.jpg", folder / "letter.jpg", folder, "--out", folder / "out")
    assert lines[0] == f"{folder}/photo.jpg: taken, 64 by 96 pixels, written to {folder}/out/photo.jpg."
    assert lines[1].startswith(f"{folder}/letter.jpg: This file is not a picture that we can read")
    assert lines[2].startswith(f"{folder}: This file cannot be read (Is a directory).")
    assert run(folder / "photo.jpg") == [f"{folder}/photo.jpg: taken, 64 by 96 pixels."]


def test_a_name_that_is_no_text_is_told_all_the_same(folder):
    odd = folder / "na\udcefve.jpg"
    odd.write_bytes((folder / "photo.jpg").read_bytes())
    (line,) = run(odd, "--out", folder / "out")
    assert line.startswith(f"{folder}/na?ve.jpg: taken")
    (line,) = run(odd, "--json")
    assert json.loads(line)["file"] == str(odd)


def test_an_out_that_is_a_file_stops_it_with_a_sentence(folder):
    with pytest.raises(CommandError, match="cannot be made a folder"):
        run(folder / "photo.jpg", "--out", folder / "letter.jpg")
