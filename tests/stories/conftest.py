"""Time that goes by."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.working import work


@pytest.fixture
def wait(monkeypatch):
    """Let time go by for the whole process, and the worker do what is due then."""
    now, passed = timezone.now, timedelta()

    def go_by(**time):
        nonlocal passed
        passed += timedelta(**time)
        monkeypatch.setattr(timezone, "now", lambda: now() + passed)
        work()

    return go_by
