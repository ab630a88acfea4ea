"""Values come out of the database and go into it again as they are, to the microsecond."""

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.refusing import Refused
from home.backup import rows

AT = datetime(2026, 11, 26, 17, 54, 54, 123457, UTC)
VALUES = {
    "moment": (models.DateTimeField(null=True), AT),
    "day": (models.DateField(null=True), date(2026, 2, 28)),
    "hour": (models.TimeField(null=True), time(6, 0, 7, 123)),
    "lasted": (models.DurationField(null=True), timedelta(days=-3, microseconds=1)),
    "key": (models.UUIDField(null=True), UUID("00000000-0000-4000-8000-00000000abcd")),
    "price": (models.DecimalField(null=True, max_digits=12, decimal_places=3), Decimal("-12345.670")),
    "share": (models.FloatField(null=True), 0.1 + 0.2),
    "bits": (models.BinaryField(null=True), b"\x00\xff\n\r"),
    "large": (models.BigIntegerField(null=True), -(2**63)),
    "yes": (models.BooleanField(null=True), False),
    "words": (models.TextField(null=True), "Zoë ran 🏃‍♀️ “here”.\r\nTab\t\\ \u2028 end"),
    "said": (models.JSONField(null=True), {"b": [1, 1.5, None, True, "🏃 \\u0041"], "a": {"": "é"}, "0": 1e22}),
}


@pytest.fixture
def everything(transactional_db):
    """A table with a column of each kind."""
    with isolate_apps("home"):
        columns = {name: field.clone() for name, (field, _value) in VALUES.items()}
        meta = type("Meta", (), {"app_label": "home"})
        model = type("Everything", (models.Model,), {"__module__": __name__, "Meta": meta, **columns})
    with connection.schema_editor() as editor:
        editor.create_model(model)
    yield model
    with connection.schema_editor() as editor:
        editor.delete_model(model)


def there_and_back(model):
    lines = [rows.line(row) for row in rows.of(model)]
    model.objects.all().delete()
    rows.insert(model, lines)
    assert [rows.line(row) for row in rows.of(model)] == lines


def test_a_value_of_each_kind_is_the_same_afterwards_and_nothing_stays_nothing(everything):
    must = {name: value for name, (_field, value) in VALUES.items()}
    everything.objects.create(pk=1, **must)
    everything.objects.create(pk=2)
    everything.objects.create(pk=3, said=models.Value(None, models.JSONField()))

    there_and_back(everything)

    found = {name: getattr(everything.objects.get(pk=1), name) for name in VALUES}
    assert {**found, "bits": bytes(found["bits"])} == must
    assert {getattr(everything.objects.get(pk=2), name) for name in VALUES} == {None}
    # A null inside JSON is a value, and no null of the database.
    assert list(everything.objects.filter(said__isnull=True).values_list("pk", flat=True)) == [2]


def test_more_rows_than_are_in_memory_at_a_time_come_in_the_order_of_their_keys(everything):
    everything.objects.bulk_create(everything(large=-number) for number in range(2 * rows.AT_ONCE + 1))

    there_and_back(everything)

    assert [-number for number in everything.objects.order_by("pk").values_list("large", flat=True)] == [
        *range(2 * rows.AT_ONCE + 1)
    ]


def test_what_a_database_does_not_take_is_refused_by_the_name_of_its_table_and_without_its_words(everything):
    everything.objects.create(words="Ann")
    (line,) = [rows.line(row) for row in rows.of(everything)]

    with pytest.raises(Refused) as refused:
        rows.insert(everything, [line])

    assert "home_everything" in str(refused.value)
    assert "Ann" not in str(refused.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_json_means_the_same_in_its_one_way_of_writing(value):
    written = rows.canonical(json.dumps(value))

    assert json.loads(written) == value
    assert rows.canonical(written) == written
    assert rows.canonical(json.dumps(value, indent=2, ensure_ascii=False)) == written
