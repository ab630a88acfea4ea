"""Which Milepost made a backup, and whether it fits the one that is here: both must have the same tables."""

import subprocess
import tomllib
from typing import NoReturn

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from foundation.masking import masked
from foundation.refusing import Refused


def milepost() -> str:
    """The version, as pyproject.toml has it."""
    return tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]


def commit() -> str:
    """Which commit of the code is checked out; empty where git does not know."""
    command = ["git", "-C", str(settings.BASE_DIR), "rev-parse", "--short=12", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout.strip()  # noqa: S603 - fixed words
    except (OSError, subprocess.SubprocessError):
        return ""


def migrations() -> list[str]:
    """Every migration that this database has had, as app.name; Refused where it lacks one, or does not answer."""
    try:
        executor = MigrationExecutor(connection)
        graph = executor.loader.graph
        missing = executor.migration_plan(graph.leaf_nodes())
    except DatabaseError as error:
        first = masked(str(error)).strip().splitlines()[0]
        raise Refused(_("The database does not answer: %s Look at DATABASE_URL.") % first) from error
    if missing:
        raise Refused(_("The database has no tables yet, or old ones. First: .venv/bin/python manage.py migrate"))
    # What an app left behind that is installed no more is in no graph, and has no table here.
    return sorted(f"{app}.{name}" for app, name in executor.loader.applied_migrations if (app, name) in graph.nodes)


def refuse_other(made_by: str, theirs: list[str]) -> None:
    """Raise Refused, and say what to do, where a backup with the migrations ``theirs`` does not fit this database.

    ``made_by`` names the Milepost that made it.
    """
    ours = migrations()
    newer, older = sorted(set(theirs) - set(ours)), sorted(set(ours) - set(theirs))
    if newer and older:
        _refuse(_("another Milepost"), made_by, newer[0], _("Check out that version here, and begin with `migrate`."))
    if newer:
        what_to_do = _("Bring this machine to that version first, by `git checkout` and `make upgrade`.")
        _refuse(_("a newer Milepost than the one here"), made_by, newer[0], what_to_do)
    if older:
        what_to_do = _(
            "Check out that version here, with a new and empty database: migrate, restore, then upgrade to this one."
        )
        _refuse(_("an older Milepost than the one here"), made_by, older[0], what_to_do)


def _refuse(whose: str, made_by: str, migration: str, what_to_do: str) -> NoReturn:
    words = _(
        "This backup was made by %(whose)s (%(which)s): they differ in %(migration)s. %(do)s Nothing was changed."
    )
    raise Refused(words % {"whose": whose, "which": made_by, "migration": migration, "do": what_to_do})
