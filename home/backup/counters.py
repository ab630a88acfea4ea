"""Up to which number a table has counted its rows.

It is carried along, and not made anew from the highest number there is: else the number of somebody who was
forgotten would be given again, and with it whatever a private link of theirs still opens.
"""

from django.db import connection, models
from django.db.models import Max, QuerySet


def last(model: type[models.Model]) -> int | None:
    """The highest number that was ever given to a row of ``model``; None where its rows are not counted."""
    field = _counted(model)
    if field is None:
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            found = cursor.fetchone()
            return found[0] if found else 0
        sequence = _sequence(cursor, model, field)
        cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608 - quoted by PostgreSQL itself
        value, is_called = cursor.fetchone()
        return value if is_called else value - 1


def go_on_from(model: type[models.Model], number: int | None) -> None:
    """Give the next row of ``model`` a number above ``number``, and above every row that is there."""
    field = _counted(model)
    if field is None:
        return
    highest = QuerySet(model).aggregate(highest=Max(field.attname))["highest"] or 0
    number = max(number or 0, highest)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            named = [number, model._meta.db_table]
            cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", named)
            if not cursor.rowcount:
                cursor.execute("INSERT INTO sqlite_sequence (seq, name) VALUES (%s, %s)", named)
        else:
            sequence = _sequence(cursor, model, field)
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence, max(number, 1), number > 0])


def _counted(model: type[models.Model]) -> models.AutoField | None:
    return next((field for field in model._meta.local_fields if isinstance(field, models.AutoField)), None)


def _sequence(cursor, model: type[models.Model], field: models.Field) -> str:
    table = connection.ops.quote_name(model._meta.db_table)
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, field.column])
    return cursor.fetchone()[0]
