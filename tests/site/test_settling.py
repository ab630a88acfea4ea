"""The server has done what takes long before it is asked for anything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """Run code in a server that has just started, on a database that has no tables yet; what it printed."""
    folder = tmp_path_factory.mktemp("server")
    values = {
        "PATH": os.environ["PATH"],
        "MILEPOST_ENV": os.devnull,
        "DATABASE_URL": f"sqlite:///{folder / 'milepost.sqlite3'}",
        "CACHE_URL": f"filecache://{folder / 'cache'}",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_ROOT": str(folder / "private"),
        "SECRET_KEY": "x" * 50,
    }

    def run(code):
        code = f"import gc, sys; sys.path.insert(0, 'site'); import config.wsgi; {code}"
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=ROOT, env=values, capture_output=True, text=True, timeout=60, check=True)
        return done.stdout.split()

    return run


def test_a_collection_in_the_middle_of_a_request_looks_at_nothing_that_was_there_before(started):
    at_rest, looked_at = map(int, started("print(gc.get_freeze_count(), len(gc.get_objects()))"))

    assert at_rest > 100_000
    assert looked_at < at_rest / 20


def test_the_first_to_come_waits_for_no_address_to_be_imported(started):
    code = "from django.urls import resolve; had = set(sys.modules); resolve('/admin/responses/')"

    assert started(f"{code}; print('read', *(set(sys.modules) - had))") == ["read"]
