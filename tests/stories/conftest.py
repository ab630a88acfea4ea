"""Time that goes by, and a server that takes our mails."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.post_office import PostOffice
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


@pytest.fixture
def office(settings):
    """A real SMTP server that takes what we send."""
    with PostOffice() as opened:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", opened.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = ""
        yield opened
