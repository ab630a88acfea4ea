"""/api/v2/pages/: what is public and nothing else, whatever is asked."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from foundation import moment
from foundation.renditions import make_renditions
from home.models import HomePage
from stories.pages.models import StoryPage, Topic
from stories.schedule.models import Slot
from stories.schedule.planning import place
from stories.schedule.promising import promise
from tests.factories.pages import DraftFactory, PlainPageFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db

LIST = "/api/v2/pages/"
PAGE_META = {
    *("type", "detail_url", "html_url", "slug", "seo_title", "search_description"),
    *("first_published_at", "last_published_at", "parent"),
}


@pytest.fixture
def told(series):
    """A live story with everything a story may have, in a week."""
    cover = PictureFactory(title="IMG_4711", caption="The towpath", description="A towpath at dawn.", credit="Ann")
    inside = PictureFactory(title="IMG_4712", caption="The bench", description="A bench.")
    for picture in (cover, inside):
        make_renditions(picture, ["photo"])
    story = StoryFactory(
        parent=series,
        printed_name="Tom Aldous",
        place="Cooper Street",
        teaser="Somebody with keys.",
        cover=cover,
        body=[
            ("text", f'<p>Three miles. <a linktype="page" id="{series.pk}">More</a></p>'),
            ("picture", {"picture": inside, "caption": "", "width": ""}),
            ("side_by_side", {"left": inside, "right": cover, "caption": "Then, and now."}),
            ("gallery", {"pictures": [{"picture": inside, "caption": "One"}, {"picture": cover, "caption": ""}]}),
            ("editors_note", {"words": f'<p><a linktype="page" id="{series.pk}">See</a></p>'}),
        ],
    )
    story.topics.set([Topic.objects.create(name="At night", slug="at-night")])
    story.save()
    return story


@pytest.fixture
def week(series, told):
    """A week that told one story yesterday, with one promised for tomorrow."""
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=1), days=4, cover=PictureFactory())
    slots = list(week.slots.order_by("day"))
    Slot.objects.filter(pk=slots[0].pk).update(story=told)
    to_come = DraftFactory(parent=series, printed_name="Zenobia Quill", teaser="A teaser to come.")
    place(to_come, slots[2])
    promise(to_come, slots[2].at)
    return week


def detail(client, page, query=""):
    return client.get(f"{LIST}{page.pk}/{query}").json()


def listed(client, query=""):
    answer = client.get(f"{LIST}{query}")
    assert answer.status_code == 200, answer.content
    return [item["id"] for item in answer.json()["items"]]


# ── What is given ───────────────────────────────────────────────────────────────────


def test_a_story_is_given_as_its_page_shows_it(client, told, week, series):
    given = detail(client, told)

    assert given["meta"]["html_url"] == f"{settings.SITE_URL}{told.url}"
    assert given["meta"]["detail_url"] == f"{settings.SITE_URL}{LIST}{told.pk}/"
    assert given["printed_name"] == "Tom Aldous"
    assert given["topics"] == ["At night"]
    assert given["week"] == {"theme": week.theme, "day": 1, "html_url": week.full_url}
    assert given["cover"].keys() == {"alt", "caption", "credit", "sizes"}
    assert (given["cover"]["alt"], given["cover"]["caption"], given["cover"]["credit"]) == (
        "A towpath at dawn.",
        "The towpath",
        "Ann",
    )
    assert given["cover"]["sizes"].keys() == {"avif", "webp", "jpeg"}
    first = given["cover"]["sizes"]["jpeg"][0]
    assert first.keys() == {"url", "width", "height"}
    assert first["url"].startswith(f"{settings.SITE_URL}/media/")
    text, picture, sides, gallery, note = given["body"]
    assert f'<a href="{settings.SITE_URL}{series.url}">More</a>' in text["value"]
    assert f'<a href="{settings.SITE_URL}{series.url}">See</a>' in note["value"]["words"]
    assert (picture["value"]["alt"], picture["value"]["caption"]) == ("A bench.", "The bench")
    assert sides["value"]["left"]["sizes"] and sides["value"]["caption"] == "Then, and now."
    assert [one["caption"] for one in gallery["value"]] == ["One", "The towpath"]


def test_what_a_picture_is_called_in_the_library_is_never_given(client, told, week):
    answers = [client.get(f"{LIST}{told.pk}/?fields=*"), client.get(f"{LIST}?type=stories.StoryPage&fields=*")]

    for answer in answers:
        assert "IMG_471" not in answer.content.decode()
        assert told.cover.file.name not in answer.content.decode()


def test_a_week_gives_its_stories_that_are_out_and_no_word_of_the_next(client, told, week):
    answer = client.get(f"{LIST}{week.pk}/?fields=*")

    assert [one["printed_name"] for one in answer.json()["stories"]] == ["Tom Aldous"]
    assert answer.json()["stories"][0].keys() == {"id", "title", "printed_name", "day", "html_url", "detail_url"}
    assert "Zenobia" not in answer.content.decode()
    assert "A teaser to come." not in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        (
            "stories.StoryPage",
            {"printed_name", "place", "told_on", "spoken_language", "cover", "topics", "body", "week"},
        ),
        (
            "stories.SeriesIndexPage",
            {"question", "intro", "call", "call_state", "opens_at", "closes_at", "word_target"},
        ),
        ("schedule.ThemedWeekPage", {"theme", "intro", "tone", "first_day", "days", "hours", "cover", "stories"}),
        ("home.HomePage", {"intro", "footer"}),
        ("home.PlainPage", {"body"}),
    ],
)
def test_each_kind_of_page_gives_exactly_this(client, home, told, week, kind, own):
    PlainPageFactory(parent=home)
    [first, *_] = listed(client, f"?type={kind}")

    given = client.get(f"{LIST}{first}/?fields=*").json()

    assert given.keys() == {"id", "meta", "title", *own}
    assert given["meta"].keys() == PAGE_META


@pytest.mark.parametrize(
    "field",
    [
        *("told_by", "story_key", "owner", "teaser", "shows_child", "go_live_at", "expire_at", "draft_title"),
        *("latest_revision", "alias_of", "slot", "went_live", "cover(file)", "told_by(address)", "topics(stories)"),
    ],
)
def test_what_is_nobodys_to_fetch_is_refused(client, told, field):
    for address in (f"{LIST}{told.pk}/", LIST, f"{LIST}?type=stories.StoryPage&"):
        answer = client.get(f"{address}{'' if '?' in address else '?'}fields={field}")

        assert answer.status_code == 400
        assert "message" in answer.json()


@pytest.mark.parametrize("field", ["told_by", "story_key", "owner", "teaser", "topics", "cover", "body", "live"])
def test_nor_can_it_be_filtered_or_ordered_by(client, told, field):
    assert client.get(f"{LIST}?type=stories.StoryPage&{field}=1").status_code == 400
    assert client.get(f"{LIST}?type=stories.StoryPage&order={field}").status_code == 400


# ── What is not out is in no answer ─────────────────────────────────────────────────


def test_a_story_of_tomorrow_is_in_no_answer_and_not_counted(client, told, week, series):
    hidden = StoryPage.objects.get(printed_name="Zenobia Quill")
    asked = (
        "?limit=20",
        "?type=stories.StoryPage&fields=*",
        f"?child_of={series.pk}",
        f"?descendant_of={series.get_parent().pk}",
        "?search=Zenobia",
        "?type=stories.StoryPage&search=Zenobia",
        "?slug=zenobia-quill",
        f"?id={hidden.pk}",
        "?order=random",
    )

    for query in asked:
        answer = client.get(f"{LIST}{query}")
        assert answer.status_code == 200, query
        assert hidden.pk not in [item["id"] for item in answer.json()["items"]], query
        assert "Zenobia Quill" not in answer.content.decode(), query
    assert client.get(f"{LIST}?type=stories.StoryPage").json()["meta"]["total_count"] == 1
    assert client.get(f"{LIST}?search=Zenobia").json()["meta"]["total_count"] == 0
    assert client.get(f"{LIST}{hidden.pk}/").status_code == 404
    assert client.get(f"{LIST}find/?id={hidden.pk}").status_code == 404
    assert client.get(f"{LIST}find/?html_path={hidden.url}").status_code == 404
    assert client.get(f"{LIST}?ancestor_of={hidden.pk}").status_code == 400


def test_neither_a_draft_of_a_live_story_nor_its_words(client, told):
    draft = told.get_latest_revision_as_object()
    draft.place = "Xylophone Street"
    draft.body = [("text", "<p>marmalade</p>")]
    draft.save_revision()

    assert detail(client, told)["place"] == "Cooper Street"
    assert listed(client, "?search=marmalade") == []
    assert listed(client, "?search=Xylophone") == []
    assert listed(client, "?search=Three+miles") == [told.pk]


@pytest.mark.parametrize("above", ["series", "front page"])
def test_nothing_under_a_page_that_is_not_out(client, told, series, above):
    (series if above == "series" else HomePage.objects.get()).unpublish()

    assert told.pk not in listed(client)
    assert listed(client, "?search=miles") == []
    assert client.get(f"{LIST}{told.pk}/").status_code == 404
    assert client.get(f"{LIST}find/?html_path={told.url}").status_code == 404


def test_nothing_that_is_private_also_to_an_editor(client, told, editor):
    PageViewRestriction.objects.create(page=told, restriction_type=PageViewRestriction.LOGIN)
    client.force_login(editor)

    assert told.pk not in listed(client)
    assert client.get(f"{LIST}{told.pk}/").status_code == 404


def test_the_trees_own_root_is_no_page(client, told):
    assert client.get(f"{LIST}1/").status_code == 404
    assert listed(client, f"?ancestor_of={told.pk}") == [told.get_parent().get_parent().pk, told.get_parent().pk]


# ── Ways to ask ─────────────────────────────────────────────────────────────────────


def test_a_page_is_found_by_its_address_and_by_its_number(client, told):
    for query in (f"html_path={told.url}", f"id={told.pk}"):
        answer = client.get(f"{LIST}find/?{query}")

        assert answer.status_code == 302
        assert answer["Location"].startswith(f"{settings.SITE_URL}{LIST}{told.pk}/")


def test_the_newest_comes_first_where_it_is_searched(client, series):
    first, second = StoryFactory(parent=series), StoryFactory(parent=series)

    assert listed(client, "?search=Cooper") == [second.pk, first.pk]
    assert listed(client, "?search=Cooper&order=first_published_at") == [first.pk, second.pk]
    assert listed(client, "?search=Cooper+submarine&search_operator=or&limit=1") == [second.pk]
    assert listed(client, "?search=Cooper+submarine&search_operator=and") == []


def test_the_list_costs_the_same_for_one_story_and_for_three(client, home):
    costs = []
    series = SeriesFactory(parent=home)
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=3), days=4)
    slots = list(week.slots.order_by("day"))
    for more in (1, 2):
        for _number in range(more):
            story = StoryFactory(parent=series, cover=PictureFactory())
            make_renditions(story.cover, ["photo"])
            story.topics.set([Topic.objects.create(name=f"Topic {story.pk}", slug=f"topic-{story.pk}")])
            story.save()
            Slot.objects.filter(pk=slots.pop(0).pk).update(story=story)
        for query in (
            "",
            "?type=stories.StoryPage&fields=*",
            "?search=Cooper",
            "?type=schedule.ThemedWeekPage&fields=*",
        ):
            client.get(f"{LIST}{query}")
            with CaptureQueriesContext(connection) as queries:
                client.get(f"{LIST}{query}")
            costs.append(len(queries))

    assert costs[:4] == costs[4:]


# ── How it answers ──────────────────────────────────────────────────────────────────


def test_it_is_read_only_and_sets_no_cookie(client, told, editor):
    client.force_login(editor)
    for address in (LIST, f"{LIST}{told.pk}/"):
        for method in (client.post, client.put, client.patch, client.delete, client.options):
            answer = method(address)
            assert answer.status_code == 405
            assert "message" in answer.json()
        answer = client.get(address, headers={"accept": "text/html"})
        assert answer["Content-Type"] == "application/json"
        assert "Cookie" not in answer.get("Vary", "")
        assert not answer.cookies
        assert answer["Cache-Control"] == "public, max-age=60"
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert client.head(address).status_code == 200


def test_what_is_missing_is_not_kept_by_a_cache(client):
    assert client.get(f"{LIST}99999/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/api/v2/", "/api/v2/images/", "/api/v2/documents/", "/api/v2/pages/x/"])
def test_there_is_no_other_endpoint(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    assert answer.json() == {"message": "There is no such page, or it is not out."}


ODD = (
    *(
        'search="',
        "search=%00",
        "search=%22%22",
        "search=",
        "search=*",
        "search=a%27b",
        "search=NEAR(",
        "search=%ED%A0%80",
    ),
    *("search=Cooper&search_operator=xor", "search=Cooper&order=-title", "search=Cooper&order=random"),
    *("search=" + "x" * 5000, "search=Cooper&type=stories.StoryPage&order=-told_on"),
    *("order=nonsense", "order=-", "order=,", "order=--title", "order=random,title", "order=random&offset=1"),
    *("limit=9999", "limit=-1", "limit=x", "limit=0", "limit=1e9", "limit=" + "9" * 40, "offset=-1", "offset=x"),
    *(
        "offset=" + "9" * 17,
        "offset=" + "9" * 5000,
        "type=foundation.Picture",
        "type=stories.Topic",
        "type=x",
        "type=,",
    ),
    *("type=wagtailcore.Page", "type=stories.StoryPage,home.HomePage", "type=stories.StoryPage&type=x", "type=a.b.c"),
    *("child_of=abc", "child_of=root", "child_of=-1", "child_of=" + "9" * 18, "child_of=" + "9" * 99, "child_of="),
    *("descendant_of=root", "descendant_of=x", "ancestor_of=x", "ancestor_of=1", "child_of=root&descendant_of=root"),
    *("locale=xx", "translation_of=", "translation_of=1", "site=elsewhere", "site=", "rich_text_format=nonsense"),
    *("id=1e9", "id=" + "9" * 18, "id=" + "9" * 400, "id=-1", "id=", "id=%00", "id=%D9%A3", "id=%C2%B2"),
    *("fields=" + "a(" * 5000, "fields=" + "parent(" * 30 + "id" + ")" * 30, "fields=*,*", "fields=(", "fields=)"),
    *("fields=a)", "fields=-", "fields=-*", "fields=_,title", "fields=*,-title", "fields=title%20x", "fields=%00"),
    *("fields=title(x)", "fields=", "first_published_at=soon", "first_published_at=2026-01-01", "title=%00", "title="),
    *("type=stories.StoryPage&told_on=never", "type=schedule.ThemedWeekPage&days=x", "seo_title=", "slug=" + "a" * 999),
    *("nonsense=1", "format=api", "format=json", "_=123", "%00=1", "a%5B%5D=1"),
)


@pytest.mark.parametrize("query", ODD, ids=lambda query: query[:40])
def test_odd_questions_get_a_plain_answer(client, told, query):
    for address in (LIST, f"{LIST}{told.pk}/", f"{LIST}find/"):
        answer = client.get(f"{address}?{query}")

        assert answer.status_code in (200, 302, 400, 404), address
        if answer.status_code == 302:
            assert address.endswith("find/")
            continue
        assert answer["Content-Type"] == "application/json"
        if answer.status_code != 200:
            assert answer.json().keys() == {"message"}
            assert answer.json()["message"]


@pytest.mark.parametrize(
    "path", ["find/?html_path=%00", "find/?html_path=//", "find/?html_path=" + "a/" * 500, "find/?html_path=feed/"]
)
def test_nor_do_odd_addresses(client, told, path):
    answer = client.get(f"{LIST}{path}")

    assert answer.status_code in (302, 400, 404)


@pytest.mark.parametrize("pk", ["0", "9" * 18, "9" * 30, "9" * 5000, "-1", "%00", "²"])
def test_nor_odd_numbers(client, pk):
    answer = client.get(f"{LIST}{pk}/")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/json"
