"""The database as it is at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read in this block is of one moment; nobody who writes is held up, and nothing can be written."""
    if connection.vendor == "sqlite":
        with _sqlite():
            yield
        return
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


@contextmanager
def _sqlite() -> Iterator[None]:
    """By hand: our transactions take the lock of the one writer when they begin (settings, `with_manners`).

    In WAL mode a reader sees what was there at its first read, and holds up nobody (https://sqlite.org/isolation.html).
    """
    if connection.in_atomic_block:
        raise transaction.TransactionManagementError("A snapshot is no part of another transaction.")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        cursor.execute("BEGIN DEFERRED")
        try:
            cursor.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
            yield
        finally:
            cursor.execute("ROLLBACK")
            cursor.execute("PRAGMA query_only = OFF")
