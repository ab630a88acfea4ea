"""Pictures and mails lie in folders or in buckets; what is private has no address in either."""

import json
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils.module_loading import import_string

from config import env, files
from config.files import Bucket

PLACE = "Set it to a folder, or to a bucket such as s3://milepost-media/2026?endpoint=https://s3.example.org."
APART = "Originals would lie among what everybody may fetch: set it to a place apart from MEDIA_ROOT."


def storage_of(said):
    return import_string(said["BACKEND"])(**said["OPTIONS"])


def refusal(read):
    with pytest.raises(env.BadValue) as ended:
        read()
    return ended.value.code


# ── What a value says ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "bucket"),
    [
        ("s3://milepost-media", Bucket("milepost-media")),
        ("s3://milepost-media/", Bucket("milepost-media")),
        ("s3://milepost.media/cooper/2026/", Bucket("milepost.media", "cooper/2026")),
        ("s3://media?region=eu-central-1", Bucket("media", region="eu-central-1")),
        (
            "s3://media/cooper?endpoint=https://s3.example.org:9000&region=fsn1",
            Bucket("media", "cooper", "https://s3.example.org:9000", "fsn1"),
        ),
    ],
)
def test_a_bucket_is_read(value, bucket, monkeypatch, tmp_path):
    monkeypatch.setenv("MEDIA_ROOT", value)

    assert files.place("MEDIA_ROOT", tmp_path) == bucket
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("s3://", "s3://"),
        ("s3:/media", "s3:/media"),
        ("s3://Media", "s3://Media"),
        ("S3://media", None),
        ("s3://me", "s3://me"),
        ("s3://media/../private", "s3://media/../private"),
        ("s3://media?endpoint=s3.example.org", "s3://media?…"),
        ("s3://media?region=eu central", "s3://media?…"),
        ("s3://media?colour=red", "s3://media?…"),
        ("s3://media#top", "s3://media#top"),
        ("s3://AKIA:hunter2@media", "s3://…@media"),
        ("s3://media?secret=hunter2", "s3://media?…"),
    ],
)
def test_what_is_no_bucket_is_refused_and_no_key_is_printed(value, shown, monkeypatch, tmp_path):
    monkeypatch.setenv("PRIVATE_ROOT", value)
    if shown is None:
        assert files.place("PRIVATE_ROOT", tmp_path) == Bucket("media")
        return

    assert refusal(lambda: files.place("PRIVATE_ROOT", tmp_path)) == (
        f"PRIVATE_ROOT is “{shown}”. {PLACE} Nothing was started."
    )


@pytest.mark.parametrize(
    ("public", "private"),
    [
        ("s3://media", "s3://media"),
        ("s3://media", "s3://media/private"),
        ("s3://media/public", "s3://media"),
        ("s3://media/a?endpoint=https://s3.example.org", "s3://media/a/b?endpoint=https://s3.example.org"),
        ("{tmp}/files", "{tmp}/files"),
        ("{tmp}/files", "{tmp}/files/private"),
        ("{tmp}/files/public", "{tmp}/files"),
    ],
)
def test_originals_never_lie_among_what_everybody_may_fetch(public, private, monkeypatch, tmp_path):
    monkeypatch.setenv("MEDIA_ROOT", public.format(tmp=tmp_path))
    monkeypatch.setenv("PRIVATE_ROOT", private.format(tmp=tmp_path))
    media = files.place("MEDIA_ROOT", tmp_path / "media")

    said = refusal(lambda: files.private_place("PRIVATE_ROOT", tmp_path / "private", media))

    assert said.startswith("PRIVATE_ROOT is “")
    assert APART in said


@pytest.mark.parametrize(
    ("public", "private"),
    [
        ("s3://media", "s3://private"),
        ("s3://both/media", "s3://both/private"),
        ("s3://both/media", "s3://both/media-private"),
        ("s3://media", "s3://media/private?endpoint=https://s3.example.org"),
        ("s3://media", "{tmp}/private"),
        ("{tmp}/media", "s3://private"),
        ("{tmp}/files", "{tmp}/files-private"),
    ],
)
def test_places_apart_are_taken(public, private, monkeypatch, tmp_path):
    monkeypatch.setenv("MEDIA_ROOT", public.format(tmp=tmp_path))
    monkeypatch.setenv("PRIVATE_ROOT", private.format(tmp=tmp_path))
    media = files.place("MEDIA_ROOT", tmp_path / "media")

    assert isinstance(files.private_place("PRIVATE_ROOT", tmp_path / "private", media), (Bucket, Path))


@pytest.mark.parametrize(
    ("value", "url", "origin"),
    [
        ("", "/media/", ""),
        ("https://pictures.example.org", "https://pictures.example.org/", "https://pictures.example.org"),
        (
            "https://cdn.example.org:8443/cooper/",
            "https://cdn.example.org:8443/cooper/",
            "https://cdn.example.org:8443",
        ),
    ],
)
def test_the_address_of_pictures_and_its_origin(value, url, origin, monkeypatch):
    monkeypatch.setenv("MEDIA_URL", value)

    assert files.media_url("MEDIA_URL", "/media/") == url
    assert files.origin(url) == origin


@pytest.mark.parametrize(
    "value",
    [
        "pictures.example.org",
        "/pictures/",
        "ftp://a.example",
        "https://a.example/?x",
        "https://a.example; script-src *",
    ],
)
def test_what_is_no_address_of_pictures_is_refused(value, monkeypatch):
    monkeypatch.setenv("MEDIA_URL", value)

    assert "Set it to an address such as https://pictures.example.org, or leave it out for our own." in refusal(
        lambda: files.media_url("MEDIA_URL", "/media/")
    )


# ── What is made of it ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("where", [Path("/srv/private"), Bucket("private")])
def test_what_is_private_has_no_address(where):
    with pytest.raises(ValueError, match="private and has no address"):
        storage_of(files.private_storage(where)).url("pictures/a.jpg")


def test_pictures_in_a_bucket_are_kept_for_a_year_and_never_signed_or_overwritten():
    said = files.public_storage(
        Bucket("media", "cooper", "https://s3.example.org", "fsn1"), "https://cdn.example.org/cooper/"
    )
    storage = storage_of(said)

    assert storage.url("images/a b.avif") == "https://cdn.example.org/cooper/images/a%20b.avif"
    assert storage.get_object_parameters("a.avif") == {"CacheControl": "public, max-age=31536000, immutable"}
    assert (storage.file_overwrite, storage.default_acl, storage.querystring_auth) == (False, None, False)
    assert (storage.location, storage.bucket_name, storage.region_name) == ("cooper", "media", "fsn1")
    assert (storage.endpoint_url, storage.addressing_style) == ("https://s3.example.org", "path")


def test_originals_in_a_bucket_are_not_overwritten_nor_given_rights():
    storage = storage_of(files.private_storage(Bucket("private")))

    assert (storage.file_overwrite, storage.default_acl) == (False, None)
    assert storage.get_object_parameters("a.jpg") == {}


@pytest.mark.parametrize("where", [Path("/srv/media"), Bucket("media", "cooper", "https://s3.example.org")])
def test_a_storage_can_be_told_to_the_job_that_deletes_a_file(where):
    for said in (files.public_storage(where, "/media/"), files.private_storage(where)):
        storage = storage_of(said)
        path, args, options = json.loads(json.dumps(storage.deconstruct()))

        assert isinstance(import_string(path)(*args, **options), type(storage))


def test_a_bucket_without_an_address_of_its_own_is_shown_through_ours():
    storage = storage_of(files.public_storage(Bucket("media"), "/media/"))

    assert storage.url("images/a.avif") == "/media/images/a.avif"


# ── Our own address ─────────────────────────────────────────────────────────────────


@pytest.fixture(params=["folder", "elsewhere"])
def public(request, settings, tmp_path):
    """Public files in a folder, and in a storage that knows no paths, as a bucket."""
    where = files.public_storage(tmp_path / "media", "/media/")
    if request.param == "elsewhere":
        where = {"BACKEND": "tests.factories.storage.Elsewhere"}
    settings.STORAGES = {**settings.STORAGES, "public": where}
    return storages["public"]


def test_a_rendition_is_served_and_kept_for_a_year(public, client):
    public.save("images/a.avif", ContentFile(b"bytes"))

    response = client.get("/media/images/a.avif")

    assert b"".join(response.streaming_content) == b"bytes"
    assert response["Content-Type"] == "image/avif"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in response


@pytest.mark.parametrize("path", ["images/none.avif", "images/", "images", "../private/a.jpg", "%2e%2e/private/a.jpg"])
def test_what_is_not_there_is_not_found(path, public, client, db):
    public.save("images/a.avif", ContentFile(b"bytes"))

    assert client.get(f"/media/{path}").status_code in (400, 404)


def test_nothing_is_changed_by_our_own_address(public, client):
    assert client.post("/media/images/a.avif").status_code == 405
