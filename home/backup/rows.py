"""Rows as lines of JSON: the same from every database, exact to the microsecond, and rows again out of them.

Values are taken as the database has them and not as the models show them, which may leave out what it no longer
knows (a StreamField its unknown blocks). Django's own serializers cut moments to milliseconds.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, models
from django.utils.translation import gettext as _

from foundation.masking import masked
from foundation.refusing import Refused
from home.backup.tables import column_names, columns

#: Rows that are in memory at a time; a revision may be large.
AT_ONCE = 200
MICROSECOND = timedelta(microseconds=1)
#: From here on JSON writers part ways: 1e+16, or all its digits.
WITH_EXPONENT = 1e16


def canonical(text: str) -> str:
    """JSON in one way of writing: PostgreSQL keeps neither the order of keys nor exponents."""
    return json.dumps(json.loads(text, parse_float=_number), sort_keys=True, separators=(",", ":"))


def _number(digits: str) -> float | int:
    value = float(digits)
    if value == 0:
        return 0.0  # and never -0.0
    return int(value) if value.is_integer() and abs(value) >= WITH_EXPONENT else value


#: A value out of the database → a value of JSON.
WRITTEN: dict[type, Callable[[Any], Any]] = {
    datetime: lambda value: value.astimezone(UTC).isoformat(),
    date: date.isoformat,
    time: time.isoformat,
    timedelta: lambda value: value // MICROSECOND,
    UUID: str,
    Decimal: str,
    bytes: lambda value: b64encode(value).decode(),
    memoryview: lambda value: b64encode(value).decode(),
}
#: What kind of column → a value again; all others are the same in JSON.
READ: dict[str, Callable[[Any], Any]] = {
    "DateTimeField": datetime.fromisoformat,
    "DateField": date.fromisoformat,
    "TimeField": time.fromisoformat,
    "DurationField": lambda value: value * MICROSECOND,
    "UUIDField": UUID,
    "DecimalField": Decimal,
    "BinaryField": b64decode,
}


def of(model: type[models.Model]) -> Iterator[list]:
    """Each row of the model's own table as values of JSON, by its key; Refused where one cannot be read."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, column_names(model)))
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    writers = [_writer(field) for field in columns(model)]
    # Of the server a cursor of its own, so that it hands out rows as they are wanted.
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {table} ORDER BY {key}")  # noqa: S608 - names of our models' columns
        while some := cursor.fetchmany(AT_ONCE):
            for row in some:
                try:
                    yield [write(value) for write, value in zip(writers, row, strict=True)]
                except (ValueError, TypeError, OverflowError) as error:
                    words = _("A row of the table %(table)s holds what cannot be read: %(why)s.")
                    why = masked(str(error).splitlines()[0])
                    raise Refused(words % {"table": model._meta.db_table, "why": why}) from error


def line(row: list) -> bytes:
    """A row as a line of JSON."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def insert(model: type[models.Model], lines: Iterable[bytes]) -> None:
    """Write rows into the model's own table as they stand: no `save()`, no signal, nothing that follows from it.

    Raises Refused where the database does not take one.
    """
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, column_names(model)))
    marks = ", ".join(["%s"] * len(columns(model)))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608 - as above
    readers = [_reader(field) for field in columns(model)]
    lines = iter(lines)
    try:
        with connection.cursor() as cursor:
            while some := list(islice(lines, AT_ONCE)):
                cursor.executemany(sql, [_values(readers, words) for words in some])
    except (DatabaseError, ValueError, TypeError, OverflowError) as error:
        words = _("This database does not take what the backup holds of the table %(table)s: %(why)s.")
        why = masked(str(error)).strip().splitlines()[0]
        raise Refused(words % {"table": model._meta.db_table, "why": why}) from error


def _values(readers: list[Callable], words: bytes) -> list:
    return [read(value) for read, value in zip(readers, json.loads(words), strict=True)]


def _writer(field: models.Field) -> Callable[[Any], Any]:
    column = field.get_col(field.model._meta.db_table)
    kind = column.output_field.get_internal_type()
    converters = connection.ops.get_db_converters(column)
    if kind == "DurationField":
        converters = [*converters, *field.get_db_converters(connection)]

    def write(value):
        if value is None:
            return None
        if kind == "JSONField":
            return canonical(value)
        for converter in converters:
            value = converter(value, column, connection)
        written = WRITTEN.get(type(value))
        return written(value) if written else value

    return write


def _reader(field: models.Field) -> Callable[[Any], Any]:
    kind = field.get_col(field.model._meta.db_table).output_field.get_internal_type()
    read = READ.get(kind)

    def prepare(value):
        if value is None:
            return None
        if kind == "JSONField":
            return connection.ops.adapt_json_value(json.loads(value), None)
        return field.get_db_prep_save(read(value) if read else value, connection)

    return prepare
