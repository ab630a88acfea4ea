"""The style page shows every component, needs nothing of the site, and is for those who work on it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import get_page_models

from foundation import moment
from home.style_page.groups import all_groups
from home.style_page.views import BROKEN, TONES
from stories.pages.blocks.body import StoryBody
from tests.factories.users import UserFactory, log_in

pytestmark = pytest.mark.django_db

COMPONENTS = Path(settings.BASE_DIR) / "site" / "templates" / "components"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def shown(desk, query=""):
    return desk.get(reverse("style_page") + query).content.decode()


def files():
    """The template of every specimen."""
    return [one.file for group in all_groups("lamp") for one in group.specimens]


def ids_in(html):
    return re.findall(r'\sid="([^"]+)"', html)


#: For machines alone, or for nobody: there is nothing to look at.
UNSEEN = {"components/for_machines.html", "components/guard.html"}


def test_every_component_is_shown():
    assert {f"components/{path.name}" for path in COMPONENTS.glob("*.html")} - {*files()} - UNSEEN == set()


def test_every_block_of_a_story_is_shown():
    blocks = {f"stories/blocks/{name}.html" for name in StoryBody().child_blocks} - {"stories/blocks/picture.html"}

    assert blocks - {*files()} == set()


def test_every_file_it_names_is_there():
    for file in files():
        assert get_template(file)


def test_a_passer_by_is_sent_to_the_login(client):
    for address in (reverse("style_page"), reverse("style_broken", args=["broken"])):
        assert client.get(address).url == f"{reverse('wagtailadmin_login')}?next={address}"


def test_a_user_without_the_admin_is_kept_out(client):
    client.force_login(UserFactory())

    assert client.get(reverse("style_page")).status_code == 302


def test_it_is_found_under_help(desk):
    assert reverse("style_page") in desk.get(reverse("wagtailadmin_home")).content.decode()


def test_an_empty_site_has_it_too_and_nothing_is_asked_of_it(desk):
    ContentType.objects.get_for_models(*get_page_models())
    with CaptureQueriesContext(connection) as asked:
        html = shown(desk)

    assert "Lamplight Milers" in html
    ours = re.compile(r'(FROM|INTO|UPDATE) "(stories|schedule|tellers|home|foundation_picture|wagtail(core|images))')
    assert [query["sql"] for query in asked if ours.search(query["sql"])] == []


def test_no_id_comes_twice(desk):
    ids = ids_in(shown(desk))

    assert sorted(one for one in {*ids} if ids.count(one) > 1) == []


def test_what_names_another_element_names_one_that_is_there(desk):
    html = shown(desk)
    named = re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"', html)

    assert {one for names in named for one in names.split()} - {*ids_in(html)} == set()


@pytest.mark.parametrize("tone", TONES.values)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tone_and_scheme_are_plain_links(desk, tone, scheme):
    html = shown(desk, f"?tone={tone}&scheme={scheme}")

    assert f'data-tone="{tone}" data-scheme="{scheme}">' in html
    assert f'href="?tone={tone}"' in html  # as the device says, in the same tone


@pytest.mark.parametrize("query", ["", "?tone=pink&scheme=sepia", "?tone=&scheme=", "?tone=%00", "?page=99"])
def test_a_tone_we_do_not_have_is_lamp_and_a_scheme_the_devices(desk, query):
    assert re.search(r'<html lang="\w+" data-tone="lamp">', shown(desk, query))


def test_it_stands_on_the_readers_sheets_and_under_the_readers_policy(desk):
    answer = desk.get(reverse("style_page"))
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', answer.content.decode())

    assert [sheet for sheet in sheets if "wagtailadmin" in sheet] == []
    assert any("css/" in sheet for sheet in sheets)
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=", answer.content.decode()) == []


@pytest.mark.parametrize("hour", [0, 5, 12, 23])
def test_it_is_the_same_at_any_hour(desk, hour):
    with moment.as_on(moment.now().replace(hour=hour, minute=59)):
        assert shown(desk).count('class="specimen"') == len(files())


@pytest.mark.parametrize("which", BROKEN)
def test_pages_for_when_there_is_none_can_be_looked_at(desk, which):
    answer = desk.get(reverse("style_broken", args=[which]))

    assert answer.status_code == 200
    assert "opening__title" in answer.content.decode()


def test_another_page_for_when_there_is_none_there_is_not(desk):
    assert desk.get(reverse("style_broken", args=["nonsense"])).status_code == 404


@pytest.mark.browser
@pytest.mark.looks
def test_it_needs_no_sideways_scroll_on_a_phone(live_server, page, editor):
    log_in(page, live_server, editor)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + reverse("style_page"))

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.browser
def test_its_pictures_are_there(live_server, page, editor):
    log_in(page, live_server, editor)
    page.goto(live_server.url + reverse("style_page"))
    page.evaluate(
        "Promise.all([...document.images].map(one => { one.loading = 'eager'; return one.decode().catch(() => 0); }))"
    )

    assert page.evaluate("[...document.images].filter(one => !one.naturalWidth).length") == 0
    assert page.evaluate("document.images.length") > 10
