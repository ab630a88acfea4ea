"""Files are taken through their storage, wherever it keeps them."""

import pytest
from django.core.files.base import ContentFile

from foundation.models import Picture
from foundation.refusing import Refused
from home.backup import files
from tests.factories.storage import Elsewhere


@pytest.fixture
def bucket():
    """A storage that is no folder."""
    made = Elsewhere()
    made.listdir = made.kept.listdir
    made.save("a/b.bin", ContentFile(b"one"))
    made.save("top.bin", ContentFile(b"two"))
    return made


def test_files_may_lie_in_a_bucket(bucket):
    assert list(files.names_in(bucket)) == ["top.bin", "a/b.bin"]
    assert b"".join(files.chunks(bucket, "a/b.bin")) == b"one"


def test_a_file_is_kept_under_its_very_name(bucket):
    files.put(bucket, "a/ü b.bin", ContentFile(b"three"))

    assert files.held(bucket, "a/ü b.bin").size == 5


def test_a_file_of_somebody_else_stays(bucket):
    with pytest.raises(Refused, match=r"There is a file a/b\.bin already"):
        files.put(bucket, "a/b.bin", ContentFile(b"three"))

    assert b"".join(files.chunks(bucket, "a/b.bin")) == b"one"
    assert list(files.names_in(bucket)) == ["top.bin", "a/b.bin"]


def test_what_a_storage_stumbles_over_is_said_with_the_name_of_the_file(bucket):
    bucket._open = lambda name, mode: 1 / 0
    bucket._save = lambda name, content: 1 / 0

    with pytest.raises(Refused, match=r"The file top\.bin cannot be read: ZeroDivisionError\."):
        list(files.chunks(bucket, "top.bin"))
    with pytest.raises(Refused, match=r"The file new\.bin cannot be written: ZeroDivisionError\."):
        files.put(bucket, "new.bin", ContentFile(b"three"))


def test_a_rendition_lies_with_the_public_files_also_after_the_storages_were_made_anew(settings):
    settings.STORAGES = {**settings.STORAGES}

    assert [where for _, where in files.named_by(Picture.get_rendition_model())] == [files.PUBLIC]
    assert [where for _, where in files.named_by(Picture)] == [files.PRIVATE]
