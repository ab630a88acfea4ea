"""Pictures kept by code: cleaned when saved, under a name by chance."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from PIL import Image

from foundation.cleaning import CleanFile, Refused, clean_picture
from foundation.models import Picture
from foundation.models.picture import FOCAL_POINT
from tests.factories.pictures import jpeg
from tests.site.foundation.picture_files import (
    BLUE,
    RED,
    TELLTALE,
    corners,
    exif_with,
    four_corners,
    in_file,
    is_near,
)

ROOT = Path(__file__).parents[3]


def given(orientation=6, size=(96, 64), name="Anna-Schmidt-Turku.jpeg"):
    return File(in_file(four_corners(size), "JPEG", exif=exif_with(orientation)), name=name)


def stored(picture):
    with default_storage.open(Picture.objects.get(pk=picture.pk).file.name) as file:
        return file.read()


def everything_stored():
    return {path for path in Path(default_storage.location).rglob("*") if path.is_file()}


@pytest.mark.django_db
def test_saving_cleans_and_notes_what_is_kept():
    picture = Picture.objects.create(title="Start", file=given())
    data = stored(picture)
    assert TELLTALE not in data
    assert Image.open(BytesIO(data)).size == (64, 96)
    picture.refresh_from_db()
    assert (picture.width, picture.height, picture.is_upright) == (64, 96, True)
    assert picture.file_size == len(data)
    assert re.fullmatch(r"pictures/[\w-]{24}\.jpg", picture.file.name)
    again = Picture.objects.create(title="Start", file=given())
    assert again.file_hash == picture.file_hash != ""
    assert again.file.name != picture.file.name


@pytest.mark.django_db
def test_a_replaced_file_is_cleaned_and_noted_anew():
    picture = Picture.objects.create(title="Start", file=given())
    before = picture.file.name, picture.file_hash, picture.file_size
    picture.file = given(orientation=1, size=(200, 100))
    picture.save()
    picture.refresh_from_db()
    assert (picture.width, picture.height) == (200, 100)
    assert all(a != b for a, b in zip(before, (picture.file.name, picture.file_hash, picture.file_size), strict=True))
    assert TELLTALE not in stored(picture)


@pytest.mark.django_db
def test_saving_again_leaves_the_file_alone():
    picture = Picture.objects.create(title="Start", file=given())
    before = picture.file.name, stored(picture), everything_stored()
    picture = Picture.objects.get(pk=picture.pk)
    picture.title = "Finish"
    picture.save()
    assert (picture.file.name, stored(picture), everything_stored()) == before


@pytest.mark.django_db
def test_a_file_put_into_the_storage_first_is_cleaned_all_the_same(django_capture_on_commit_callbacks):
    before = everything_stored()
    picture = Picture(title="Start")
    with django_capture_on_commit_callbacks(execute=True):
        picture.file.save("Anna-Schmidt.jpeg", given())
    assert TELLTALE not in stored(picture)
    assert (picture.width, picture.height) == (64, 96)
    assert [path.name for path in everything_stored() - before] == [Path(picture.file.name).name]


@pytest.mark.django_db
@pytest.mark.parametrize("update_fields", [["title"], ["file"], ["file", "title"]])
def test_a_file_is_kept_only_with_its_column(update_fields):
    picture = Picture.objects.create(title="Start", file=given())
    name, files = picture.file.name, everything_stored()
    picture.file = given(orientation=1, size=(200, 100))
    picture.save(update_fields=update_fields)
    kept = Picture.objects.get(pk=picture.pk)
    if "file" in update_fields:
        assert (kept.file.name != name, kept.width, kept.height) == (True, 200, 100)
    else:
        assert (kept.file.name, kept.width, everything_stored()) == (name, 64, files)


@pytest.mark.django_db
def test_a_clean_file_is_kept_byte_for_byte():
    content = clean_picture(given()).content
    picture = Picture.objects.create(title="Start", file=content)
    assert isinstance(content, CleanFile)
    content.seek(0)
    assert stored(picture) == content.read()


@pytest.mark.django_db
def test_what_is_see_through_is_kept_as_png():
    image = Image.new("RGBA", (40, 30), (*RED, 128))
    picture = Picture.objects.create(title="Logo", file=File(in_file(image), name="logo.jpg"))
    assert picture.file.name.endswith(".png")


@pytest.mark.django_db
@pytest.mark.parametrize("make", [lambda data: data[: len(data) // 2], lambda _data: b"Dear all"])
def test_code_is_refused_before_anything_is_kept(make):
    data = make(in_file(four_corners((300, 200)), "JPEG", quality=95).getvalue())
    files = everything_stored()
    with pytest.raises(Refused, match="nothing was kept"):
        Picture.objects.create(title="Start", file=clean_picture(ContentFile(data, name="a.jpg")).content)
    assert (Picture.objects.count(), everything_stored()) == (0, files)


@pytest.mark.django_db
def test_renditions_are_named_by_chance_and_bare():
    picture = Picture.objects.create(title="Start", file=given())
    rendition = picture.get_rendition("width-32|format-jpeg")
    with rendition.file.open() as file:
        data = file.read()
    assert "Anna" not in rendition.file.name
    assert TELLTALE not in data
    shown = corners(Image.open(BytesIO(data)))
    assert is_near(shown[0], BLUE, by=40)


def test_no_code_makes_pictures_past_their_save():
    ours = [path for part in ("site", "home", "stories", "search") for path in (ROOT / part).rglob("*.py")]
    past_save = re.compile(r"(picture|image)(?!rendition)[\w().]*\.bulk_create", re.IGNORECASE)
    assert len(ours) > 10
    assert [path for path in ours if past_save.search(path.read_text())] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "bad", [b"", b"<html>no picture</html>", b"GIF89a\xff\xff\xff\xff\x00\x00\x00", b"\xff\xd8\xff\xe0cut"]
)
def test_code_that_assigns_a_bad_file_is_refused_in_words_and_keeps_nothing(bad):
    picture = Picture(title="bad", file=ContentFile(bad, name="IMG_0001.jpg"))

    with pytest.raises(Refused):
        picture.save()

    assert not Picture.objects.exists()


# ── Focal points ────────────────────────────────────────────────────────────────────


def focal_point(picture):
    picture = Picture.objects.get(pk=picture.pk)
    return tuple(getattr(picture, name) for name in FOCAL_POINT)


AT = {"focal_point_x": 40, "focal_point_y": 60, "focal_point_width": 10, "focal_point_height": 20}


@pytest.mark.django_db
def test_a_focal_point_is_kept_through_cleaning():
    assert focal_point(Picture.objects.create(title="Start", file=given(), **AT)) == (40, 60, 10, 20)


@pytest.mark.django_db
def test_a_focal_point_shrinks_with_a_large_picture():
    large = ContentFile(jpeg(8000, 5000), name="large.jpg")
    at = {"focal_point_x": 4000, "focal_point_y": 2500, "focal_point_width": 800, "focal_point_height": 500}

    picture = Picture.objects.create(title="Start", file=large, **at)

    x, y, width, height = focal_point(picture)
    assert picture.width < 8000
    assert (x, y) == (pytest.approx(picture.width / 2, abs=2), pytest.approx(picture.height / 2, abs=2))
    assert (width, height) == (pytest.approx(picture.width / 10, abs=2), pytest.approx(picture.height / 10, abs=2))


@pytest.mark.django_db
def test_a_better_copy_of_a_picture_keeps_the_focal_point_where_it_was():
    picture = Picture.objects.create(title="Start", file=given(orientation=1, size=(100, 100)), **AT)

    picture.file = given(orientation=1, size=(200, 300))
    picture.save()

    assert focal_point(picture) == (80, 180, 20, 60)


@pytest.mark.django_db
def test_a_focal_point_outside_its_picture_goes():
    picture = Picture.objects.create(title="Start", file=given(), **{**AT, "focal_point_x": 5000})

    assert focal_point(picture) == (None, None, None, None)
