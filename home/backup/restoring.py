"""Restore a backup into an empty site, which then proves that it holds the same."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foundation.masking import masked
from foundation.refusing import Refused
from home.backup import archive, counters, emptiness, files, rows, tables, version
from home.backup.archive import Reading
from home.backup.files import Hashing
from home.backup.keys import opens
from home.backup.manifest import Manifest, file_member
from home.saying import Say, nothing
from home.site_address import point_site_at


@dataclass(frozen=True)
class Restored:
    """A site that holds again what a backup held, read again and compared.

    ``rows`` and ``files`` (by storage): how many were counted here. ``waiting``: jobs in the queue.
    ``opens_links``: whether private links that were sent still open here. ``is_indexed``: whether the search
    finds what was restored.
    """

    manifest: Manifest
    rows: int
    files: dict[str, int]
    waiting: int
    opens_links: bool
    is_indexed: bool


def restore(path: Path, say: Say = nothing) -> Restored:
    """Restore the backup at ``path``, all of it or nothing.

    Raises Refused for a file that is damaged or another version's, for a site that is not empty, and where what
    was restored is not what the backup holds; nothing has changed then.
    """
    manifest = archive.prove(path, say)
    version.refuse_other(manifest.made_by, manifest.migrations)
    _refuse_other_tables(manifest)
    emptiness.refuse_content()
    with archive.opened(path) as reading, _files_or_none(reading, say):
        files_here = _prove_files(manifest, say)
        with transaction.atomic(durable=True):
            _write_tables(reading, say)
            rows_here = _prove_tables(manifest, say)
            _forget_what_was_known()
            point_site_at(settings.SITE_URL)
    waiting = DBTaskResult.objects.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).count()
    return Restored(manifest, rows_here, files_here, waiting, opens(manifest.key), _follow(say))


def _refuse_other_tables(manifest: Manifest) -> None:
    """The same migrations make the same tables, if nobody meddled."""
    ours = {model._meta.db_table: tables.column_names(model) for model in tables.kept()}
    theirs = {name: table.columns for name, table in manifest.tables.items()}
    differing = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    if differing:
        words = _(
            "The backup has other tables (%s) than this site, though both are of one version. Nothing was changed."
        )
        raise Refused(words % ", ".join(differing[: emptiness.NAMED]))


# ── Files ───────────────────────────────────────────────────────────────────────────


@contextmanager
def _files_or_none(reading: Reading, say: Say) -> Iterator[None]:
    """Put every file in its place, and take them away again should anything fail in this block."""
    storages, written = files.both(), []
    try:
        for storage_name, names in reading.manifest.files.items():
            words = _("restoring private files") if storage_name == files.PRIVATE else _("restoring public files")
            for done, name in enumerate(names, 1):
                with reading.open(file_member(storage_name, name)) as content:
                    files.put(storages[storage_name], name, content)
                written.append((storages[storage_name], name))
                say(words, done, len(names))
        yield
    except BaseException:
        for storage, name in written:
            with suppress(Exception):
                storage.delete(name)
        raise


def _prove_files(manifest: Manifest, say: Say) -> dict[str, int]:
    """Compare every file that lies here with the manifest; returns how many there are, or raises Refused."""
    counted = {}
    for storage_name, storage in files.both().items():
        must = manifest.files[storage_name]
        there = set(files.names_in(storage))
        counted[storage_name] = len(there)
        differing = sorted(there ^ must.keys())
        for done, (name, held) in enumerate(must.items(), 1):
            if name in there and files.held(storage, name) != held:
                differing.append(name)
            say(_("reading files again"), done, len(must))
        if differing:
            words = _("The file %(name)s is not here as the backup holds it (%(count)d are not). Nothing was kept.")
            raise Refused(words % {"name": differing[0], "count": len(differing)})
    return counted


# ── Tables ──────────────────────────────────────────────────────────────────────────


def _write_tables(reading: Reading, say: Say) -> None:
    """Every row as it was, in place of what the migrations made; which row names which is looked at in the end."""
    models = tables.kept()
    _clear()
    for done, model in enumerate(models, 1):
        name = model._meta.db_table
        rows.insert(model, reading.lines(name))
        counters.go_on_from(model, reading.manifest.tables[name].last)
        say(_("restoring tables"), done, len(models))
    try:
        connection.check_constraints()
    except DatabaseError as error:
        words = _("A row of the backup names another that is not there: %s. Nothing was kept.")
        raise Refused(words % masked(str(error)).strip().splitlines()[0]) from error


def _clear() -> None:
    """Take away what `migrate` and `make_groups` made: it is in the backup as well, perhaps under other numbers."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in (*tables.left_out(), *tables.kept()):
            name = model._meta.db_table
            # The other half of SQLite's search index is a virtual table, which follows by triggers.
            if name in there and model._meta.label != "wagtailsearch.SQLiteFTSIndexEntry":
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608 - our models' tables


def _prove_tables(manifest: Manifest, say: Say) -> int:
    """Compare every row that is here with the manifest; returns how many there are, or raises Refused."""
    models, counted = tables.kept(), 0
    for done, model in enumerate(models, 1):
        name, hashing, count = model._meta.db_table, Hashing(), 0
        for row in rows.of(model):
            hashing.add(rows.line(row))
            count += 1
        must, counted = manifest.tables[name], counted + count
        if (count, hashing.held) != (must.rows, must.held):
            words = _("The table %(table)s is not here as the backup holds it: %(here)d rows here, %(there)d there. ")
            nothing_kept = _("Nothing was kept.")
            raise Refused(words % {"table": name, "here": count, "there": must.rows} + nothing_kept)
        say(_("reading tables again"), done, len(models))
    return counted


# ── What follows ────────────────────────────────────────────────────────────────────


def _forget_what_was_known() -> None:
    """Numbers of content types and roots of sites may be others now."""
    ContentType.objects.clear_cache()
    for alias in settings.CACHES:
        caches[alias].clear()


def _follow(say: Say) -> bool:
    """Make the search index anew, and let the database learn how large its tables are; says whether it could."""
    say(_("making the search index"))
    try:
        call_command("update_index", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    except Exception:
        return False
    return True
