"""What a log line must not hold."""

import io
import logging

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from foundation import moment
from stories.tellers.signing import sign


@pytest.fixture
def logged():
    """A logger with the filters of the handler that operation has; returns what it wrote."""
    handler = logging.StreamHandler(io.StringIO())
    for name in settings.LOGGING["handlers"]["stdout"]["filters"]:
        handler.addFilter(import_string(settings.LOGGING["filters"][name]["()"])())
    logger = logging.getLogger("tests.logs")
    logger.addHandler(handler)
    yield lambda *words: (logger.error(*words), handler.stream.getvalue())[1]
    logger.removeHandler(handler)


@pytest.mark.parametrize("until", [None, moment.now()])
def test_a_private_link_that_failed_is_logged_without_its_token(logged, until):
    token = sign("preview", 123456, until=until)

    assert logged("Internal Server Error: %s", f"/preview/{token}/") == "Internal Server Error: /preview/[token]/\n"


@pytest.mark.parametrize("line", ["Internal Server Error: /my-series/lisa-anderson/", "django.request.x 3 of 4"])
def test_other_lines_stay_as_they_are(logged, line):
    assert logged(line) == f"{line}\n"
