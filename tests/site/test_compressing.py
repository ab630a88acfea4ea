"""Words are sent compressed to whoever takes it; pictures as they are, and never twice."""

import gzip

import pytest

from tests.factories.pages import StoryFactory

pytestmark = pytest.mark.django_db
TAKES_GZIP = {"HTTP_ACCEPT_ENCODING": "gzip, br"}


@pytest.mark.parametrize("path", ["/", "/feed/", "/feed.json", "/sitemap.xml"])
def test_words_are_compressed_where_they_are_taken(path, client, series):
    StoryFactory(parent=series)
    plain, small = client.get(path), client.get(path, **TAKES_GZIP)

    assert "Content-Encoding" not in plain
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert "Accept-Encoding" in small["Vary"]


def test_a_picture_is_sent_as_it_is(client, settings):
    path = settings.MEDIA_ROOT / "images" / "sent.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff\xd8" + b"\x00" * 1000)

    answer = client.get("/media/images/sent.jpg", **TAKES_GZIP)

    assert "Content-Encoding" not in answer
    assert answer["Content-Length"] == "1002"
