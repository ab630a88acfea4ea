"""A mail server for tests of what comes in, and the form that a reader sends."""

import os

import pytest

from tests.dovecot import DOVECOT, Dovecot
from tests.factories.sharing import TYPED, touched


@pytest.fixture(scope="session")
def dovecot():
    """A real IMAP server, for the whole session."""
    if not DOVECOT and not os.environ.get("CI"):
        pytest.skip("Needs an IMAP server: install Debian's package dovecot-imapd.")
    with Dovecot() as server:
        yield server


@pytest.fixture
def post(dovecot):
    """A mailbox of the test's own, empty."""
    return dovecot.user(f"stories-{os.urandom(6).hex()}")


@pytest.fixture
def share(client, series):
    """Post the form: what was typed, with whatever is named otherwise."""

    def post(*, to=series, headers=None, **fields):
        typed = {**TYPED, "fresh": touched(), **fields}
        typed = {name: value for name, value in typed.items() if value is not None}
        return client.post(f"{to.url}share/", typed, headers={"sec-fetch-site": "same-origin", **(headers or {})})

    return post
