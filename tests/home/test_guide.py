"""The guide for editors: every chapter opens, every link leads somewhere, every button it names is there."""

import html
import re
from pathlib import Path

import pytest
import wagtail
from django.conf import settings
from django.urls import reverse

from home.groups import MODERATOR, RESIDENT
from home.guide import CHAPTERS
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "home" / "templates" / "home" / "guide"

ADDRESSES = [reverse("guide"), *(one.link for one in CHAPTERS)]


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def words_of(response):
    """What stands between the tags of the guide itself."""
    return response.content.decode().partition('class="mp-guide"')[2].partition("</main>")[0]


def sources():
    """Everything in which a button's label may stand: ours but the guide, and Wagtail's."""
    for folder in ("home", "stories", "search", "site/foundation"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".py", ".html") and TEMPLATES not in path.parents and path.name != "guide.py":
                yield path.read_text()
    for path in (Path(wagtail.__file__).parent / "admin").rglob("*"):
        if path.suffix in (".py", ".html"):
            yield path.read_text()
    for path in (Path(wagtail.__file__).parent / "images").rglob("*.py"):
        yield path.read_text()


def labels():
    """What the chapters print as a button or a field."""
    for path in TEMPLATES.glob("*.html"):
        for found in re.findall(r"<b>(.*?)</b>", path.read_text(), re.S):
            yield " ".join(html.unescape(found).split())


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_of_the_guide_opens_for_an_editor(desk, series, address):
    answer = desk.get(address)
    links = re.findall(r'href="([^"#]+)', words_of(answer))

    assert answer.status_code == 200
    assert links
    assert {link: desk.get(link).status_code for link in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize("group", [MODERATOR, RESIDENT])
def test_the_guide_opens_for_everybody_in_the_admin(client, group):
    client.force_login(member_of(group))

    assert {client.get(address).status_code for address in ADDRESSES} == {200}


def test_it_is_for_nobody_else(client):
    assert client.get(reverse("guide")).status_code == 302


def test_a_chapter_that_is_none_is_not_found(desk):
    assert desk.get(reverse("guide_chapter", args=["nonsense"])).status_code == 404


def test_every_chapter_is_a_file_and_every_file_a_chapter():
    files = {path.name for path in TEMPLATES.glob("*.html")} - {"contents.html", "chapter.html"}

    assert files == {Path(one.template).name for one in CHAPTERS}


def test_every_button_the_guide_names_is_there():
    everything = "\n".join(sources()).lower()
    named = {label: label.lower() in everything for label in labels()}

    assert [label for label, is_there in named.items() if not is_there] == []
    assert len(named) > 20


def test_no_editor_reads_a_word_we_do_not_use(desk):
    for address in ADDRESSES:
        words = re.sub(r"<[^>]+>", " ", words_of(desk.get(address))).lower()
        assert [word for word in ("unpublish", "revision", "workflow", "object", "cancel") if word in words] == []


def test_help_begins_with_the_guide_and_leads_nowhere_else(desk):
    props = desk.get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("guide") in props
    assert "guide.wagtail.org" not in props
    assert "docs.wagtail.org" not in props
