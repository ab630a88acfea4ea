"""What several tests of the mailing list start from."""

import pytest


@pytest.fixture
def by_smtp(settings):
    """Let mails leave by SMTP: to a post office, or without one to a port where nobody is."""

    def to(office=None):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port if office else 1

    return to
