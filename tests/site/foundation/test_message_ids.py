"""A mail's Message-ID proves that somebody has seen the mail."""

import random
from email.utils import make_msgid

from foundation.mail import new_message_id


def ids_of(make, monkeypatch):
    """Two ids made in the same second, when numbers fall alike."""
    monkeypatch.setattr("time.time", lambda: 1795797234.0)
    found = set()
    for _time in range(2):
        random.seed(7)
        found.add(make())
    return found


def test_nobody_guesses_an_id(monkeypatch):
    assert len(ids_of(make_msgid, monkeypatch)) == 1, "this asks nothing any more"
    assert len(ids_of(new_message_id, monkeypatch)) == 2


def test_an_id_names_the_host_of_the_site_without_its_port(settings):
    settings.SITE_URL = "https://stories.example.org:8443"
    one = new_message_id()

    assert one.startswith("<")
    assert one.endswith("@stories.example.org>")
