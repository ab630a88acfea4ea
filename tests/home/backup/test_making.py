"""A backup is whole and of one moment, or there is none; nobody is held up while it is made."""

import json
import socket
import stat
import threading
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connections

from home.backup import archive, files
from home.backup.making import make
from stories.pages.models import Topic
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db(transaction=True)


def rows_of(path, table):
    with zipfile.ZipFile(path) as opened:
        return [json.loads(line) for line in opened.open(f"tables/{table}.jsonl")]


def beside(target):
    return sorted(path.name for path in target.parent.iterdir())


def test_it_holds_every_row_and_every_file_and_nobody_else_may_read_it(filled, target, capsys):
    call_command("backup", str(target), verbosity=2)

    said = capsys.readouterr().out.replace("\r", "\n")
    assert "  writing tables, 1 of " in said
    assert "Read again, every hash is right." in said
    assert "grace" not in said.lower()

    manifest = archive.prove(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert beside(target) == [target.name]
    assert manifest.tables["stories_storypage"].rows == 1
    assert "Zoë “Mile” Ødegård 🏃" in rows_of(target, "stories_storypage")[0]
    for name, storage in files.both().items():
        assert set(manifest.files[name]) == set(files.names_in(storage)) != set()
    assert manifest.missing_count == 0

    call_command("backup", str(target), overwrite=True)
    assert capsys.readouterr() == ("", "")  # nobody watches, and all is well


def test_somebody_may_write_meanwhile_and_what_they_write_is_in_the_next_backup(target, tmp_path):
    stumbled = []

    def write():
        try:
            Topic.objects.create(name="Meanwhile", slug="meanwhile")
        except Exception as error:
            stumbled.append(error)
        finally:
            connections.close_all()

    def say(words, done=0, count=0):
        if (words, done) == ("writing tables", 1):
            writer = threading.Thread(target=write)
            writer.start()
            writer.join(30)
            stumbled.extend(["it waits"] if writer.is_alive() else [])

    make(target, say=say)

    Topic.objects.create(name="After", slug="after")
    assert stumbled == []
    assert Topic.objects.filter(slug="meanwhile").exists()
    assert rows_of(target, "stories_topic") == []
    make(tmp_path / "next.zip")
    assert [row[1] for row in rows_of(tmp_path / "next.zip", "stories_topic")] == ["Meanwhile", "After"]


def test_a_file_that_is_gone_and_that_a_row_names_is_told(target, capsys):
    name = PictureFactory().file.name
    storages["default"].delete(name)

    call_command("backup", str(target))

    assert capsys.readouterr().err.splitlines() == [
        "Mind: the database names 1 files that are missing, so the backup lacks them:",
        f"  private: {name}",
    ]
    assert archive.prove(target).missing == {"private": [name], "public": []}


def test_a_file_that_is_deleted_before_its_turn_is_left_out(target):
    PictureFactory()
    stray = storages["default"].save("zz/last.bin", ContentFile(b"nobody names me"))

    def say(words, done=0, count=0):
        if (words, done) == ("writing private files", 1):
            storages["default"].delete(stray)

    made = make(target, say=say)

    assert stray not in made.manifest.files["private"]
    assert made.manifest.missing_count == 0
    archive.prove(target)


def test_a_disk_that_is_full_in_the_middle_of_it_leaves_nothing(target, full_after):
    with full_after(8_000), pytest.raises(CommandError, match=r"could not be written to .*: File too large\. Nothing"):
        call_command("backup", str(target))

    assert beside(target) == []


def test_a_file_that_cannot_be_read_ends_it_by_name(target):
    with socket.socket(socket.AF_UNIX) as odd:  # the one thing in a folder that not even root can read
        odd.bind(storages["default"].path("odd"))

        with pytest.raises(CommandError, match=r"The file odd cannot be read: No such device or address\."):
            call_command("backup", str(target))
    assert beside(target) == []
