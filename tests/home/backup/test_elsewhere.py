"""A backup goes from one machine and one database to another, and back, and is the same."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from home.backup import archive
from home.backup.making import make
from stories.pages.models import StoryPage

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[3]


class Box:
    """A machine with SQLite and folders of its own, on which an operator types commands."""

    def __init__(self, folder):
        self.database = folder / "milepost.sqlite3"
        self.values = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "config.settings.base",
            "MILEPOST_ENV": os.devnull,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "CACHE_URL": f"filecache://{folder / 'cache'}",
            "EMAIL_URL": f"filemail://{folder / 'outbox'}",
            "MEDIA_ROOT": str(folder / "media"),
            "PRIVATE_ROOT": str(folder / "private"),
            "SECRET_KEY": settings.SECRET_KEY,
            "SITE_URL": settings.SITE_URL,
            "DEMO": "0",
        }

    def migrate(self):
        """Tables as `migrate` makes them: on SQLite they are here already."""
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(connection.settings_dict["NAME"])) as ours:
                ours.execute("VACUUM INTO ?", [str(self.database)])
        else:
            self.run("migrate", "-v", "0")

    def run(self, *words):
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.values, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        return done.stdout


def held(path):
    manifest = archive.prove(path)
    return {name: (table.rows, table.held) for name, table in manifest.tables.items()}, manifest.files


def test_a_site_moves_to_another_machine_and_back(kept, tmp_path):
    box = Box(tmp_path)
    box.migrate()

    printed = box.run("restore", str(kept))
    assert box.run("backup", str(tmp_path / "theirs.zip")) == ""

    assert "the same" in printed
    assert "SECRET_KEY" not in printed
    assert held(tmp_path / "theirs.zip") == held(kept)

    call_command("restore", str(tmp_path / "theirs.zip"), verbosity=0)
    make(tmp_path / "again.zip")
    assert held(tmp_path / "again.zip") == held(kept)
    assert StoryPage.objects.get().printed_name == "Zoë “Mile” Ødegård 🏃"
