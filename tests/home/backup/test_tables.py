"""Every table is in a backup, or says why not."""

import re

import pytest
from django.apps import apps
from django.db import connection

from home.backup import tables

#: What comes the same out of both databases and goes the same into both (home.backup.rows).
KINDS = {
    "AutoField",
    "BigAutoField",
    "BigIntegerField",
    "BooleanField",
    "CharField",
    "DateField",
    "DateTimeField",
    "FileField",
    "IntegerField",
    "JSONField",
    "PositiveBigIntegerField",
    "PositiveIntegerField",
    "PositiveSmallIntegerField",
    "SlugField",
    "TextField",
    "TimeField",
    "UUIDField",
}


def kind(field):
    return field.get_col(field.model._meta.db_table).output_field.get_internal_type()


@pytest.mark.django_db
def test_every_table_of_the_database_is_in_a_backup_or_says_why_not():
    named = {model._meta.db_table for model in (*tables.kept(), *tables.left_out())}
    # SQLite keeps a virtual table in further ones, and what ANALYZE found in one of its own.
    its_own = re.compile(r"sqlite_.*|.*_indexentry_fts_.*")
    there = {name for name in connection.introspection.table_names() if not its_own.fullmatch(name)}

    assert there - named == {"django_migrations"}


def test_what_is_left_out_is_still_there():
    known = {model._meta.label for model in apps.get_models(include_auto_created=True)}

    assert tables.LEFT_OUT.keys() - known <= {"wagtailsearch.SQLiteFTSIndexEntry"}  # SQLite's alone


def test_every_column_is_of_a_kind_that_goes_from_one_database_into_the_other():
    unknown = {
        f"{model._meta.label}.{field.name}: {kind(field)}"
        for model in tables.kept()
        for field in tables.columns(model)
        if kind(field) not in KINDS
    }

    assert unknown == set()


def test_rows_come_in_the_same_order_out_of_both_databases():
    ordered = {kind(model._meta.pk) for model in tables.kept()}

    assert ordered <= {"AutoField", "BigAutoField", "UUIDField"}  # databases sort words each in its own way
