"""How long a row is kept."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from foundation.retention import Retention

BEGAN = datetime(2026, 3, 1, 9, tzinfo=UTC)
MONTH = timedelta(days=30)


def test_a_row_is_kept_for_its_period_from_the_moment_that_it_names():
    assert Retention("decided_at", MONTH).until(SimpleNamespace(decided_at=BEGAN)) == BEGAN + MONTH


def test_one_whose_time_has_not_begun_has_no_end():
    assert Retention("decided_at", MONTH).until(SimpleNamespace(decided_at=None)) is None
    silent = SimpleNamespace(decided_at=None, last_heard=BEGAN)
    assert Retention("decided_at", MONTH, heard="last_heard").until(silent) is None


def test_what_was_heard_later_begins_it_anew_and_what_was_heard_before_does_not():
    kept = Retention("decided_at", MONTH, heard="last_heard")
    for heard, begins in ((None, BEGAN), (BEGAN - MONTH, BEGAN), (BEGAN + MONTH, BEGAN + MONTH)):
        assert kept.until(SimpleNamespace(decided_at=BEGAN, last_heard=heard)) == begins + MONTH
