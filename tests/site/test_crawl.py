"""What a passer-by can reach from the front page: no cookie, nothing from elsewhere, no byte of metadata."""

import re
from io import BytesIO
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.core.files.base import File
from PIL import Image

from foundation import moment
from foundation.models import Picture
from stories.schedule.models import Slot
from tests.factories.pages import PlainPageFactory, StoryFactory, WeekFactory
from tests.site.foundation.picture_files import TELLTALE, exif_with, four_corners, in_file
from tests.working import work

pytestmark = pytest.mark.django_db

#: What a page makes a browser load, what it links to, and what machines read out of it.
LOADED = re.compile(r"""(?:\bsrc|<link[^>]*\bhref|\bposter)=["']([^"']+)["']""")
SETS = re.compile(r"""\bsrcset=["']([^"']+)["']""")
LINKED = re.compile(r"""<a\s[^>]*href=["']([^"']+)["']""")
IN_FEEDS = re.compile(r"""https?://[^\s"'<>\\]+""")
IN_STYLES = re.compile(r"""url\(["']?([^"')]+)["']?\)""")
#: How each kind of metadata begins in a file (Exif 2.32, XMP part 3, IPTC-IIM in Photoshop's blocks).
METADATA = [
    b"Exif\0\0",
    b"ns.adobe.com/xap",
    b"<x:xmpmeta",
    b"Photoshop 3.0",
    b"8BIM",
    b"eXIf",
    b"tEXt",
    b"iTXt",
    TELLTALE,
]


class Crawl:
    """Everything on this site that can be reached from its addresses for people and machines."""

    START = ("/", "/feed/", "/feed.json", "/sitemap.xml", "/robots.txt", "/search/?q=coat", "/nothing-here/")

    def __init__(self, client, host):
        self.client, self.host = client, host
        self.answers, self.elsewhere = {}, {}
        waiting = list(self.START)
        while waiting:
            path = waiting.pop()
            if path not in self.answers:
                waiting += self.visit(path)

    def visit(self, path):
        """Ask for ``path``; the paths found there."""
        answer = self.client.get(path)
        answer.body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        self.answers[path] = answer
        kind = answer.get("Content-Type", "").partition(";")[0]
        text = answer.body.decode("utf-8", "replace") if kind.startswith(("text/", "application/")) else ""
        loaded = {*LOADED.findall(text), *(one.split()[0] for many in SETS.findall(text) for one in many.split(","))}
        if kind == "text/css":
            loaded |= {one for one in IN_STYLES.findall(text) if not one.startswith("data:")}
        linked = set(LINKED.findall(text))
        if "json" in kind or "xml" in kind or kind == "text/plain":
            linked |= set(IN_FEEDS.findall(text))
        for address in loaded:
            if self.is_elsewhere(urljoin(f"http://{self.host}{path}", address)):
                self.elsewhere[address] = path
        found = {
            urldefrag(urljoin(f"http://{self.host}{path}", one.replace("&amp;", "&")))[0] for one in loaded | linked
        }
        return [self.path_of(one) for one in found if one.startswith("http") and not self.is_elsewhere(one)]

    def is_elsewhere(self, address):
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and parts.netloc != self.host

    @staticmethod
    def path_of(address):
        parts = urlsplit(address)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @property
    def pictures(self):
        """Path → bytes of every picture."""
        return {
            path: answer.body
            for path, answer in self.answers.items()
            if answer.get("Content-Type", "").startswith("image/") and path.startswith("/media/")
        }


def phone_photo(name):
    """A photo as a phone hands it on: sideways, with place, camera and a comment."""
    return File(in_file(four_corners((640, 480)), "JPEG", exif=exif_with(6), comment=TELLTALE), name=name)


@pytest.fixture
def crawl(client, home, series, settings):
    cover, inside = (
        Picture.objects.create(title="Anna", description="A towpath.", file=phone_photo(f"Anna-Turku-{n}.jpg"))
        for n in range(2)
    )
    story = StoryFactory(
        parent=series,
        cover=cover,
        body=[
            ("text", "<p>I went down Cooper Street in my coat.</p>"),
            ("picture", {"picture": inside, "caption": "The towpath.", "width": ""}),
        ],
    )
    week = WeekFactory(parent=series, first_day=moment.today(), cover=inside)
    Slot.objects.filter(week=week, day=1).update(story=story)
    PlainPageFactory(parent=home)
    work()
    host = urlsplit(settings.SITE_URL).netloc
    client.defaults["HTTP_HOST"] = host
    return Crawl(client, host)


def test_no_public_address_sets_a_cookie_or_loads_anything_from_elsewhere(crawl, series):
    assert crawl.answers["/"].status_code == 200
    assert urlsplit(series.url).path in crawl.answers
    assert crawl.answers["/subscribe/"].status_code == 200

    assert [path for path, answer in crawl.answers.items() if answer.cookies] == []
    assert [path for path, answer in crawl.answers.items() if "cookie" in answer.get("Vary", "").lower()] == []
    assert crawl.elsewhere == {}


def test_no_public_picture_tells_where_by_whom_or_with_what_it_was_taken(crawl):
    assert len(crawl.pictures) >= 6

    assert {path: mark for path, data in crawl.pictures.items() for mark in METADATA if mark in data} == {}
    for data in crawl.pictures.values():
        image = Image.open(BytesIO(data))
        assert not image.getexif()
        assert not {"exif", "xmp", "photoshop", "comment", "parsed_exif"} & image.info.keys()
    assert [path for path in crawl.pictures if "anna" in path.lower() or "turku" in path.lower()] == []
