"""A backup that is not whole is told from one that is, whatever befell it, and nothing is done with it."""

import dataclasses
import json
import random
import zipfile

import pytest
from django.core.management import CommandError, call_command

from foundation.refusing import Refused
from home.backup import archive
from home.backup.keys import fingerprint, opens
from home.backup.manifest import NAME, Manifest, Table, file_member, table_member

PICTURE = "pictures/ford.jpg"
LINES = [b'[1,"Ann"]\n', b'[2,"Zo\xc3\xab"]\n']


@pytest.fixture
def whole(tmp_path):
    """A small backup, made by hand."""
    path = tmp_path / "milepost.zip"
    manifest = Manifest(1, "0.1.0", "f5fb6a1", "5.2", "8.0.1", "2026-11-26T05:00:00+00:00", "sqlite", "key", [])
    photo = random.Random(7).randbytes(5000)  # noqa: S311
    with path.open("wb") as file, archive.begun(file) as writing:
        held = writing.add(table_member("tellers_teller"), LINES, deflated=True)
        manifest.tables["tellers_teller"] = Table(["id", "name"], 2, held, 7)
        manifest.files["private"][PICTURE] = writing.add(file_member("private", PICTURE), [photo[:99], photo[99:]])
        writing.say_what_it_holds(manifest)
    return path


def rewritten(path, change):
    """The file with other members, each sound in itself: ``change`` is given name → bytes."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as new:
        for name, content in members.items():
            new.writestr(name, content)


def said_otherwise(change):
    """A change of what the manifest says."""

    def rewrite(members):
        said = json.loads(members[NAME])
        change(said)
        members[NAME] = json.dumps(said).encode()

    return lambda path: rewritten(path, rewrite)


def cut(path, size):
    path.write_bytes(path.read_bytes()[:size])


def flipped(path, position):
    content = bytearray(path.read_bytes())
    content[position] ^= 0xFF
    path.write_bytes(content)


def inside(path, words):
    """Where the bytes of a member begin."""
    return path.read_bytes().index(words) + len(words) + 100


BEFALLEN = {
    "cut in half": lambda path: cut(path, path.stat().st_size // 2),
    "its last byte gone": lambda path: cut(path, path.stat().st_size - 1),
    "empty": lambda path: cut(path, 0),
    "words": lambda path: path.write_text("Dear Ann, the backup is attached."),
    "another archive": lambda path: rewritten(path, lambda members: members.pop(NAME)),
    "another manifest": lambda path: rewritten(path, lambda members: members.update({NAME: b"[]"})),
    "no JSON": lambda path: rewritten(path, lambda members: members.update({NAME: b"{"})),
    "a byte of a photo": lambda path: flipped(path, inside(path, PICTURE.encode())),
    "a row gone": lambda path: rewritten(path, lambda members: members.update({table_member("tellers_teller"): b""})),
    "a table gone": lambda path: rewritten(path, lambda members: members.pop(table_member("tellers_teller"))),
    "a file too many": lambda path: rewritten(path, lambda members: members.update({"files/public/x": b"<script>"})),
    "another hash": said_otherwise(lambda said: said["files"]["private"][PICTURE].update(sha256="0" * 64)),
    "a name that leads outside": said_otherwise(
        lambda said: said["files"]["public"].update({"../../etc/cron.d/x": {"size": 1, "sha256": ""}})
    ),
    "an absolute name": said_otherwise(
        lambda said: said["files"]["public"].update({"/etc/passwd": {"size": 1, "sha256": ""}})
    ),
    "nothing said of its tables": said_otherwise(lambda said: said.pop("tables")),
}


def test_one_that_is_whole_is_proven_and_says_what_it_holds(whole, capsys):
    call_command("restore", str(whole), check=True)

    assert capsys.readouterr().out.splitlines() == [
        "The backup is whole: Milepost 0.1.0, f5fb6a1, 2026-11-26.",
        "",
        "                       in the file",
        "  rows of 1 tables               2",
        "  private files                  1",
        "  public files                   0",
    ]


def test_what_it_says_of_itself_is_read_as_it_was_written(whole):
    manifest = archive.prove(whole)

    assert Manifest.from_json(manifest.to_json()) == manifest
    with archive.opened(whole) as reading:
        assert list(reading.lines("tellers_teller")) == LINES


@pytest.mark.parametrize("what", BEFALLEN)
def test_one_that_is_not_whole_is_refused_in_plain_words(whole, what):
    BEFALLEN[what](whole)

    with pytest.raises(CommandError, match=r"damaged.*Nothing was changed\. Take another"):
        call_command("restore", str(whole))


def test_a_byte_that_changed_is_told_wherever_it_is_or_changes_nothing_that_is_read(whole):
    def read(path):
        with zipfile.ZipFile(path) as opened:
            return {name: opened.read(name) for name in opened.namelist()}

    content, before = whole.read_bytes(), read(whole)
    for position in random.Random(7).sample(range(len(content)), 200):  # noqa: S311
        whole.write_bytes(content)
        flipped(whole, position)
        try:
            archive.prove(whole)
        except Refused:
            continue
        assert read(whole) == before, f"byte {position}"


def test_one_of_a_newer_kind_is_no_damaged_one(whole):
    said_otherwise(lambda said: said.update(format=2, milepost="3.0"))(whole)

    with pytest.raises(CommandError, match=r"made by a newer Milepost \(3\.0\)"):
        call_command("restore", str(whole), check=True)


def test_what_was_missing_already_is_said_again(whole, capsys):
    said_otherwise(lambda said: said["missing"]["private"].append("pictures/lost.jpg"))(whole)

    call_command("restore", str(whole), check=True)

    assert "1 files that rows name were missing already when the backup was made" in capsys.readouterr().out


def test_one_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=f"{tmp_path}/none.zip cannot be opened: No such file or directory"):
        call_command("restore", str(tmp_path / "none.zip"))


def test_every_field_of_the_manifest_is_kept(whole):
    with zipfile.ZipFile(whole) as opened:
        assert json.loads(opened.read(NAME)).keys() == {field.name for field in dataclasses.fields(Manifest)}


def test_a_key_is_told_from_another_and_not_said(settings):
    old, settings.SECRET_KEY = "an old key that somebody may have seen " * 2, "a new key that nobody has seen " * 2
    before = fingerprint(old)
    assert opens(fingerprint())
    assert not opens(before)

    settings.SECRET_KEY_FALLBACKS = [old]

    assert opens(before)
    assert old not in before
