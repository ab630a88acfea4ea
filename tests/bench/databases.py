"""Databases that last as long as a measurement."""

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

DEFAULT_POSTGRESQL = "postgres://postgres@127.0.0.1:5432/postgres"


@dataclass(frozen=True)
class Database:
    """An empty database: its address, how many clocks run on it, and a connection beside Django's."""

    name: str
    version: str
    url: str
    clocks: int
    connect: Callable[[], sqlite3.Connection | psycopg.Connection]

    @property
    def title(self) -> str:
        """Name and version, as printed."""
        return f"{self.name} {self.version}"


class Refused(Exception):  # noqa: N818 - named for what happened
    """No such database can be had here; says why."""


@contextmanager
def sqlite(folder: Path) -> Iterator[Database]:
    """A file in ``folder``, with one clock."""
    path = folder / "bench.sqlite3"
    yield Database(
        "SQLite",
        sqlite3.sqlite_version,
        f"sqlite:///{path}",
        clocks=1,
        connect=lambda: sqlite3.connect(path, isolation_level=None, timeout=20),
    )


@contextmanager
def postgresql(folder: Path) -> Iterator[Database]:
    """A database made beside the one that TEST_DATABASE_URL names, with two clocks; dropped afterwards.

    Raises Refused where no server answers or none may be made.
    """
    beside = os.environ.get("TEST_DATABASE_URL") or DEFAULT_POSTGRESQL
    name = f"milepost_bench_{os.getpid()}_{secrets.token_hex(2)}"
    url = urlsplit(beside)._replace(path=f"/{name}").geturl()
    try:
        server = psycopg.connect(beside, autocommit=True, connect_timeout=5)
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except psycopg.Error as error:
        raise Refused(str(error).strip().splitlines()[0]) from error
    version = str(server.info.parameter_status("server_version")).split()[0]
    try:
        yield Database("PostgreSQL", version, url, 2, lambda: psycopg.connect(url, autocommit=True))
    finally:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        server.close()


DATABASES = {"sqlite": sqlite, "postgresql": postgresql}
