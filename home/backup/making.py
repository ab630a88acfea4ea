"""Make a backup: the rows of one moment, then every file, then all of it read again."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import django
import wagtail
from django.db import connection
from django.utils.translation import gettext as _

from foundation import moment
from home.backup import archive, counters, files, rows, tables, version
from home.backup.files import Held
from home.backup.keys import fingerprint
from home.backup.manifest import FORMAT, Manifest, Table, file_member, table_member
from home.backup.placing import placed, refuse_place
from home.backup.snapshot import snapshot
from home.saying import Say, nothing


@dataclass(frozen=True)
class Made:
    """A backup that was made and proven: what it says of itself, and its size in bytes."""

    manifest: Manifest
    size: int


def make(target: Path, *, overwrite: bool = False, say: Say = nothing) -> Made:
    """Write all of the site to ``target``, which appears only once it is whole and every hash in it is right.

    Rows come first, so that each file they name is there when files are read. Raises Refused, and leaves nothing,
    where it cannot be written or something of the site cannot be read.
    """
    target = target.resolve()
    refuse_place(target, overwrite=overwrite)
    manifest = _begun()
    with placed(target, overwrite=overwrite) as (file, partial):
        with archive.begun(file) as writing:
            with snapshot():
                named = _write_tables(writing, manifest, say)
            _write_files(writing, manifest, say)
            _look_for_missing(manifest, named)
            writing.say_what_it_holds(manifest)
        file.flush()
        archive.prove(partial, say)
        size = file.tell()
    return Made(manifest, size)


def _begun() -> Manifest:
    return Manifest(
        format=FORMAT,
        milepost=version.milepost(),
        commit=version.commit(),
        django=django.get_version(),
        wagtail=wagtail.__version__,
        made_at=moment.now().isoformat(),
        database=connection.vendor,
        key=fingerprint(),
        migrations=version.migrations(),
    )


def _write_tables(writing: archive.Writing, manifest: Manifest, say: Say) -> dict[str, set[str]]:
    """Write every table; returns which files of which storage its rows name."""
    named: dict[str, set[str]] = {storage: set() for storage in manifest.files}
    models = tables.kept()
    for done, model in enumerate(models, 1):
        count = 0

        def lines(model=model) -> Iterator[bytes]:
            nonlocal count
            of_files = files.named_by(model)
            for row in rows.of(model):
                count += 1
                for column, storage in of_files:
                    named[storage].add(row[column] or "")
                yield rows.line(row)

        name = model._meta.db_table
        held = writing.add(table_member(name), lines(), deflated=True)
        columns = tables.column_names(model)
        manifest.tables[name] = Table(columns, count, held, counters.last(model))
        say(_("writing tables"), done, len(models))
    return named


def _write_files(writing: archive.Writing, manifest: Manifest, say: Say) -> None:
    """Write every file that is still there when its turn comes."""
    for storage_name, storage in files.both().items():
        names = list(files.names_in(storage))
        words = _("writing private files") if storage_name == files.PRIVATE else _("writing public files")
        for done, name in enumerate(names, 1):
            held = _write_file(writing, file_member(storage_name, name), files.chunks(storage, name))
            if held:
                manifest.files[storage_name][name] = held
            say(words, done, len(names))


def _write_file(writing: archive.Writing, member: str, chunks: Iterator[bytes]) -> Held | None:
    # Asked for its first bytes before anything is written: a file may be deleted at any moment.
    try:
        first = next(chunks, b"")
    except FileNotFoundError:
        return None
    return writing.add(member, chain([first], chunks))


def _look_for_missing(manifest: Manifest, named: dict[str, set[str]]) -> None:
    for storage, names in named.items():
        manifest.missing[storage] = sorted(names - {""} - manifest.files[storage].keys())
