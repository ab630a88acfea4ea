"""What pages tell machines: JSON-LD and Open Graph, of what is out and of nothing else."""

import json
import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation import moment
from foundation.renditions import make_renditions
from home.describing import describe
from stories.responses.templatetags.responses import talk_under
from stories.schedule.models import Slot
from stories.schedule.planning import place
from stories.schedule.promising import promise
from stories.schedule.templatetags.schedule import place_in_week
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import DraftFactory, PlainPageFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory
from tests.working import work

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"')


def graph(client, address):
    (block,) = BLOCK.findall(client.get(address).content.decode())
    document = json.loads(block)
    assert document["@context"] == "https://schema.org"
    return document["@graph"]


def meta(client, address):
    return {name: unescape(value) for name, value in META.findall(client.get(address).content.decode())}


def everything(value, name=""):
    """Every (name, text) anywhere in JSON-LD."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from everything(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from everything(inner, name)
    else:
        yield name, value


@pytest.fixture
def week(series):
    return WeekFactory(parent=series, first_day=moment.today() - timedelta(days=2), cover=PictureFactory())


@pytest.fixture
def story(series, week):
    told = DraftFactory(
        parent=series, printed_name="Nora Whitlock", cover=PictureFactory(width_px=1600, height_px=1200)
    )
    consent(told.told_by, told.story_key, door=Consent.Door.FORM, site=True, social=True)
    Slot.objects.filter(week=week, day=2).update(story=told)
    told.latest_revision.publish()
    work()
    told.refresh_from_db()
    return told


@pytest.fixture
def to_come(series, week, story):
    secret = DraftFactory(parent=series, printed_name="Zenobia Quill", cover=PictureFactory())
    slot = week.slots.get(day=7)
    place(secret, slot)
    promise(secret, slot.at)
    return secret


def test_a_story_is_an_article_of_its_teller(client, story, series, settings):
    article = graph(client, story.url)[0]

    assert article["@type"] == "Article"
    assert article["headline"] == story.title
    assert article["author"] == {"@type": "Person", "name": "Nora Whitlock"}
    assert article["mainEntityOfPage"] == f"{settings.SITE_URL}{story.url}"
    assert article["inLanguage"] == "en"
    assert article["description"] == story.lead
    assert article["datePublished"] == moment.local(story.first_published_at).isoformat(timespec="seconds")
    assert [one["width"] for one in article["image"]] == [1200, 1200]


def test_a_story_stands_in_its_week_and_the_week_in_its_series(client, story, week, series, settings):
    article = graph(client, story.url)[0]

    assert article["position"] == 2
    assert article["isPartOf"]["@type"] == "CreativeWorkSeries"
    assert article["isPartOf"]["url"] == f"{settings.SITE_URL}{week.url}"
    assert article["isPartOf"]["isPartOf"]["url"] == f"{settings.SITE_URL}{series.url}"


def test_a_story_without_a_week_stands_in_its_series(client, series, settings):
    article = graph(client, StoryFactory(parent=series).url)[0]

    assert article["isPartOf"]["url"] == f"{settings.SITE_URL}{series.url}"
    assert "position" not in article


def test_a_story_in_another_language_says_so(client, series):
    assert graph(client, StoryFactory(parent=series, spoken_language="es").url)[0]["inLanguage"] == "es"


def test_a_week_has_the_stories_that_are_out_in_order(client, story, to_come, week, series, settings):
    later = DraftFactory(parent=series, printed_name="Aaron Early")
    Slot.objects.filter(week=week, day=3).update(story=later)
    later.latest_revision.publish()

    thing = graph(client, week.url)[0]

    assert thing["@type"] == "CreativeWorkSeries"
    assert [(one["position"], one["url"]) for one in thing["hasPart"]] == [
        (2, f"{settings.SITE_URL}{story.url}"),
        (3, f"{settings.SITE_URL}{later.url}"),
    ]


def test_the_front_page_is_a_site_that_can_be_searched(client, home, settings):
    (site,) = graph(client, "/")

    assert (site["@type"], site["name"], site["url"]) == ("WebSite", home.title, f"{settings.SITE_URL}/")
    template = site["potentialAction"]["target"]["urlTemplate"]
    found = template.replace("{search_term_string}", "mile").removeprefix(settings.SITE_URL)
    assert client.get(found).status_code == 200


def test_every_page_names_whole_addresses_moments_with_their_zone_and_nothing_private(
    client, home, series, story, to_come, week
):
    plain = PlainPageFactory(parent=home)
    for address in ("/", series.url, week.url, story.url, plain.url):
        for name, text in everything(graph(client, address)):
            if name in ("url", "@id", "item", "mainEntityOfPage"):
                assert str(text).startswith("http"), (address, name, text)
            if name.startswith("date"):
                assert datetime.fromisoformat(text).tzinfo, (address, name, text)
            for secret in ("Zenobia", "zenobia", story.told_by.address, str(story.story_key), "IMG_0001"):
                assert secret not in str(text)


def test_the_way_down_leads_to_pages_that_answer(client, home, series, story, week, settings):
    for page in (series, week, story):
        steps = graph(client, page.url)[-1]
        assert steps["@type"] == "BreadcrumbList"
        assert [one["position"] for one in steps["itemListElement"]] == list(
            range(1, len(steps["itemListElement"]) + 1)
        )
        for one in steps["itemListElement"]:
            assert client.get(one["item"].removeprefix(settings.SITE_URL)).status_code == 200


def test_words_cannot_end_the_block(client, series):
    story = StoryFactory(parent=series, printed_name="Bobby </script><script>alert(1)</script> & <!--")

    assert graph(client, story.url)[0]["author"]["name"] == story.printed_name
    assert b"<script>alert" not in client.get(story.url).content


def test_a_link_to_a_story_shows_its_card(client, story, home, settings):
    said = meta(client, story.url)

    assert said["og:type"] == "article"
    assert said["og:title"] == story.title
    assert said["og:url"] == f"{settings.SITE_URL}{story.url}"
    assert said["og:site_name"] == home.title
    assert said["og:locale"] == "en_US"
    assert said["og:image"] == f"{settings.SITE_URL}{story.share_card.file.url}"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert "Nora Whitlock" in said["og:image:alt"]
    assert said["twitter:card"] == "summary_large_image"
    assert datetime.fromisoformat(said["article:published_time"]).tzinfo
    assert client.get(said["og:image"].removeprefix(settings.SITE_URL)).status_code == 200


def test_a_link_to_a_week_and_to_the_front_page_shows_its_cover(client, week, settings):
    make_renditions(week.cover, ["share"])

    for address in (week.url, "/"):
        assert meta(client, address)["og:image"].startswith(f"{settings.SITE_URL}/media/")


def test_a_cover_that_shows_a_child_stands_beside_no_link(client, week):
    make_renditions(week.cover, ["share"])
    type(week.cover).objects.update(shows_child=True)

    assert "og:image" not in meta(client, week.url)
    assert "image" not in graph(client, week.url)[0]


def test_a_page_without_an_image_has_a_small_card(client, series):
    said = meta(client, series.url)

    assert "og:image" not in said and "twitter:card" not in said
    assert said["og:type"] == "website"


def test_the_second_page_of_a_series_is_no_other_address_than_its_canonical(client, series):
    for _number in range(30):
        StoryFactory(parent=series)

    page = client.get(f"{series.url}?page=2").content.decode()

    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', page)[1]
    assert dict(META.findall(page))["og:url"] == canonical


def test_a_draft_tells_machines_nothing(client, editor, series):
    client.force_login(editor)

    seen = client.get(f"/admin/pages/{DraftFactory(parent=series).pk}/view_draft/").content.decode()

    assert not BLOCK.findall(seen)
    assert "og:title" not in seen


def test_beside_what_a_story_page_fetches_anyway_it_costs_one_query(client, story, home, week):
    client.get(story.url)
    place_in_week(story), story.get_parent().specific, story.cover, talk_under(story)
    with CaptureQueriesContext(connection) as seen:
        assert describe(story, home, week).image

    assert len([one for one in seen if "wagtailcore_site" not in one["sql"]]) == 1
