"""/.well-known/security.txt: where to tell of a hole (RFC 9116)."""

import re
from datetime import datetime, timedelta

import pytest

from foundation import moment

ADDRESS = "/.well-known/security.txt"

pytestmark = pytest.mark.django_db


@pytest.fixture
def fields(client, settings):
    settings.SECURITY_CONTACT = ["mailto:security@example.org", "https://example.org/security"]
    settings.SITE_URL = "https://stories.example.org"

    def read():
        response = client.get(ADDRESS)
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
        return [tuple(line.split(": ", 1)) for line in response.content.decode().splitlines()]

    return read


def test_it_says_whom_to_write_and_where_it_stands(fields):
    assert fields()[:2] == [("Contact", "mailto:security@example.org"), ("Contact", "https://example.org/security")]
    assert ("Preferred-Languages", "en") in fields()
    assert ("Canonical", "https://stories.example.org/.well-known/security.txt") in fields()


def test_it_expires_in_less_than_a_year_and_says_the_same_all_day(fields):
    (expires,) = [value for name, value in fields() if name == "Expires"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", expires)
    left = datetime.fromisoformat(expires) - moment.now()
    assert timedelta(days=360) < left < timedelta(days=365)

    noon = moment.at(moment.today(), datetime.min.time().replace(hour=12))
    said = []
    for hours in (0, 11):
        with moment.as_on(noon + timedelta(hours=hours)):
            said.append(fields())
    assert said[0] == said[1]


def test_without_a_contact_there_is_none(client):
    assert client.get(ADDRESS).status_code == 404
