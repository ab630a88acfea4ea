"""The pictures' form: taken by its bytes at every door of the admin, refused with a sentence beside the field."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form, get_image_multi_form
from wagtail.models import Collection, UploadedFile

from foundation.cleaning import CleanFile
from foundation.forms import PictureField, PictureForm
from foundation.models import Picture, User
from tests.site.foundation.picture_files import TELLTALE, exif_with, four_corners, in_file

ADD, BULK = reverse("wagtailimages:add"), reverse("wagtailimages:add_multiple")
CHOOSER = reverse("wagtailimages_chooser:create")


def upload(data=None, name="Anna-Schmidt.jpg"):
    if data is None:
        data = in_file(four_corners((96, 64)), "JPEG", exif=exif_with(6)).getvalue()
    return SimpleUploadedFile(name, data, "image/jpeg")


def heic():
    return in_file(four_corners((96, 64)), "HEIF", exif=exif_with(6)).getvalue()


def cut_short():
    return in_file(Image.effect_noise((200, 200), 80), "JPEG").getvalue()[:5000]


def bomb():
    return b"GIF87a\xff\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02D\x01\x00;"


BAD = {
    "cut short": (cut_short, "damaged or was cut short"),
    "bomb": (bomb, "more than the 80 million pixels"),
    "text": (lambda: b"Dear all, the photo is attached.", "not a picture that we can read"),
    "empty": (lambda: b"", "is empty"),
    "SVG": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
    "too large": (lambda: bytes(30 * 1024 * 1024 + 1), "larger than the 30"),
}
every_bad = pytest.mark.parametrize(("make", "sentence"), BAD.values(), ids=BAD)


def words(**changed):
    return {
        "title": "Start",
        "caption": "Before the fog",
        "credit": "Ann Oboe",
        "description": "",
        "tags": "",
    } | changed


def bulk(client, file):
    return json.loads(client.post(BULK, {"files[]": file, "title": "Start"}).content)


@pytest.fixture
def editor(client, db):
    client.force_login(User.objects.create_superuser("owner", "owner@example.org", "pass"))
    return client


@pytest.fixture
def picture(db):
    return Picture.objects.create(title="Start", file=upload())


def assert_is_clean(picture):
    with picture.file.open() as file:
        data = file.read()
    assert TELLTALE not in data
    assert Image.open(BytesIO(data)).size == (picture.width, picture.height) == (64, 96)
    assert picture.file.name.startswith("pictures/")
    assert picture.file_size == len(data)


# ── The form ────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_every_form_of_pictures_is_ours():
    form = get_image_form(Picture)()
    assert isinstance(form, PictureForm)
    assert isinstance(form.fields["file"], PictureField)
    assert list(form.fields)[:2] == ["title", "file"]
    # What the bulk upload asks of the field, and what the browser offers to choose from.
    assert form.fields["file"].max_upload_size == 30 * 1024 * 1024
    assert "image/heic" in str(form["file"])
    assert 'data-w-sync-target-value="#id_title"' in str(form["file"])


@pytest.mark.django_db
def test_a_form_that_leaves_the_file_out_stays_without():
    assert "file" not in get_image_multi_form(Picture)().fields
    assert "file" not in get_image_form(Picture, fields=["title"])().fields


@pytest.mark.django_db
def test_the_field_hands_on_a_clean_file_named_after_its_bytes():
    root = Collection.get_first_root_node().pk
    form = get_image_form(Picture)(words(collection=root), {"file": upload(heic(), "IMG_1.HEIC.jpg")})
    assert form.is_valid(), form.errors
    assert isinstance(form.cleaned_data["file"], CleanFile)
    assert form.cleaned_data["file"].name == "picture.jpg"


@pytest.mark.django_db
def test_a_picture_is_required_and_may_be_kept(picture):
    assert get_image_form(Picture)(words(), {}).errors["file"] == ["This field is required."]
    collection = picture.collection_id
    form = get_image_form(Picture)(words(title="Finish", collection=collection), {}, instance=picture)
    assert form.is_valid(), form.errors
    name = picture.file.name
    assert form.save().file.name == name


# ── Add ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("data", "name"), [(None, "a.jpg"), (heic(), "photo.jpg"), (None, "a.heic"), (None, "a")])
def test_add_takes_a_picture_by_its_bytes(editor, data, name):
    response = editor.post(ADD, words(file=upload(data, name)))
    assert response.status_code == 302
    assert_is_clean(Picture.objects.get(title="Start", caption="Before the fog", credit="Ann Oboe"))


@every_bad
def test_add_refuses_with_a_sentence_and_keeps_the_words(editor, make, sentence):
    response = editor.post(ADD, words(file=upload(make())))
    assert response.status_code == 200
    (error,) = response.context["form"].errors["file"]
    assert sentence in error
    assert error in response.text
    assert 'value="Ann Oboe"' in response.text
    assert not Picture.objects.exists()


# ── Edit ────────────────────────────────────────────────────────────────────────────


def edit(client, picture, **changed):
    return client.post(reverse("wagtailimages:edit", args=[picture.pk]), words(**changed))


def test_edit_replaces_the_file_and_its_renditions(editor, picture):
    rendition = picture.get_rendition("width-32")
    before = picture.file.name
    data = in_file(four_corners((90, 60)), "PNG", exif=exif_with(1)).getvalue()
    assert edit(editor, picture, file=upload(data)).status_code == 302
    picture.refresh_from_db()
    assert (picture.width, picture.height) == (90, 60)
    assert picture.file.name != before
    assert not default_storage.exists(before)
    assert not picture.renditions.filter(pk=rendition.pk).exists()
    with picture.file.open() as file:
        assert TELLTALE not in file.read()


@every_bad
def test_edit_refuses_and_leaves_the_picture_as_it_was(editor, picture, make, sentence):
    before = picture.file.name, picture.file_hash
    response = edit(editor, picture, file=upload(make()), credit="Somebody else")
    assert response.status_code == 200
    assert sentence in response.context["form"].errors["file"][0]
    assert 'value="Somebody else"' in response.text
    picture.refresh_from_db()
    assert (picture.file.name, picture.file_hash, picture.credit) == (*before, "")


def test_edit_shows_the_old_file_while_another_field_is_wrong(editor, picture):
    data = in_file(four_corners((90, 60)), "PNG").getvalue()
    response = edit(editor, picture, file=upload(data), title="")
    assert response.status_code == 200
    assert "title" in response.context["form"].errors
    assert response.context["form"].instance.file.name == picture.file.name
    assert {(r.width, r.height) for r in picture.renditions.all()} == {(64, 96)}


# ── Bulk upload ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("data", [None, heic()])
def test_bulk_upload_takes_a_picture_by_its_bytes(editor, data):
    answer = bulk(editor, upload(data))
    assert answer["success"]
    assert_is_clean(Picture.objects.get(pk=answer["image_id"]))
    second_step = {f"image-{answer['image_id']}-{name}": value for name, value in words(title="Finish").items()}
    response = editor.post(reverse("wagtailimages:edit_multiple", args=[answer["image_id"]]), second_step)
    assert json.loads(response.content)["success"]
    assert_is_clean(Picture.objects.get(title="Finish"))


@every_bad
def test_bulk_upload_refuses_with_a_sentence(editor, make, sentence):
    answer = bulk(editor, upload(make()))
    assert not answer["success"]
    assert sentence in answer["error_message"]
    assert not Picture.objects.exists()
    assert not UploadedFile.objects.exists()


def test_bulk_upload_with_a_wrong_title_is_cleaned_once_it_is_mended(editor, django_capture_on_commit_callbacks):
    answer = json.loads(editor.post(BULK, {"files[]": upload(), "title": ""}).content)
    number = answer["uploaded_file_id"]
    assert not Picture.objects.exists()
    url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number])
    mended = {f"uploaded-image-{number}-{name}": value for name, value in words().items()}
    with django_capture_on_commit_callbacks(execute=True):
        answer = json.loads(editor.post(url, mended).content)
    assert answer["success"]
    assert_is_clean(Picture.objects.get(pk=answer["image_id"]))
    raw = [path.name for path in Path(default_storage.location).rglob("*Anna-Schmidt*")]
    assert raw == []


# ── Chooser ─────────────────────────────────────────────────────────────────────────


def choose(client, file):
    fields = {f"image-chooser-upload-{name}": value for name, value in words(file=file).items()}
    return json.loads(client.post(CHOOSER, fields).content)


@pytest.mark.parametrize("data", [None, heic()])
def test_the_chooser_takes_a_picture_by_its_bytes(editor, data):
    answer = choose(editor, upload(data))
    assert answer["step"] == "chosen"
    assert_is_clean(Picture.objects.get(pk=answer["result"]["id"]))


@every_bad
def test_the_chooser_refuses_with_a_sentence_and_keeps_the_words(editor, make, sentence):
    answer = choose(editor, upload(make()))
    assert answer["step"] == "reshow_creation_form"
    assert sentence in answer["htmlFragment"]
    assert 'value="Ann Oboe"' in answer["htmlFragment"]
    assert not Picture.objects.exists()
