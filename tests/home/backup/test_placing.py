"""A file gets its name once it is whole, and not where it has no business to be."""

import os
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from foundation.refusing import Refused
from home.backup.placing import placed


def write(target, content=b"today's", *, overwrite=False):
    with placed(target, overwrite=overwrite) as (file, _partial):
        file.write(content)


def beside(target):
    return sorted(path.name for path in target.parent.iterdir())


def test_it_has_its_name_only_in_the_end_and_nobody_else_may_read_it(target):
    with placed(target, overwrite=False) as (file, partial):
        file.write(b"today's")
        assert not target.exists()
        assert stat.S_IMODE(partial.stat().st_mode) == 0o600

    assert target.read_bytes() == b"today's"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert beside(target) == [target.name]


def test_a_file_that_is_there_is_left_as_it_is_unless_told_otherwise(target):
    target.write_bytes(b"yesterday's")

    with pytest.raises(CommandError, match=r"There is a file .*, and it stays\. Name another, or add --overwrite\."):
        call_command("backup", str(target))
    assert target.read_bytes() == b"yesterday's"

    write(target, overwrite=True)
    assert target.read_bytes() == b"today's"


def test_a_file_that_came_meanwhile_is_left_as_it_is(target):
    with pytest.raises(Refused, match="and it stays"), placed(target, overwrite=False) as (file, _partial):
        file.write(b"today's")
        target.write_bytes(b"somebody else's")

    assert target.read_bytes() == b"somebody else's"
    assert beside(target) == [target.name]


@pytest.mark.parametrize("root", ["MEDIA_ROOT", "PRIVATE_ROOT", "STATIC_ROOT"])
def test_it_never_lies_where_readers_fetch_files_nor_in_what_it_keeps(settings, root):
    inside = Path(getattr(settings, root)) / "milepost.zip"

    with pytest.raises(CommandError, match=f"lies in {root}"):
        call_command("backup", str(inside))
    assert not inside.exists()


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=f"There is no folder {tmp_path}/nowhere. Make it, or name another."):
        call_command("backup", str(tmp_path / "nowhere" / "milepost.zip"))


@pytest.mark.parametrize("place", ["/dev/full", "/tmp"])  # noqa: S108 - a folder there is everywhere
def test_a_folder_or_a_device_is_no_file(place):
    with pytest.raises(CommandError, match="is a folder or a device: name a file"):
        call_command("backup", place, overwrite=True)
    assert Path(place).exists()


def test_a_full_disk_leaves_nothing_and_what_was_there_stays(target, full_after):
    target.write_bytes(b"yesterday's")

    with full_after(8_000), pytest.raises(Refused, match=r"could not be written to .*: File too large\. Nothing of it"):
        write(target, b"today's" * 10_000, overwrite=True)

    assert beside(target) == [target.name]
    assert target.read_bytes() == b"yesterday's"


def test_what_a_killed_one_left_is_written_over(target):
    left = target.with_name(f".{target.name}.part")
    left.write_bytes(b"half of one" * 1_000)
    left.chmod(0o644)

    write(target)

    assert target.read_bytes() == b"today's"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert beside(target) == [target.name]


def test_two_at_once_into_one_file_do_not_mix(target):
    with placed(target, overwrite=True) as (file, _partial):
        with pytest.raises(Refused, match=r"Another backup is being written to the same file\. Wait for it\."):
            write(target, b"the other's", overwrite=True)
        file.write(b"today's")

    assert target.read_bytes() == b"today's"


def test_a_link_that_somebody_laid_there_is_not_followed(target, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"not to be touched")
    os.symlink(elsewhere, target.with_name(f".{target.name}.part"))

    with pytest.raises(Refused, match="could not be written"):
        write(target)

    assert elsewhere.read_bytes() == b"not to be touched"
