"""The lists under Stories: what editors see at a glance, and where a new page begins."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation import moment
from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from stories.pages.models import SeriesIndexPage, Topic
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.planning import place
from stories.schedule.promising import promise
from tests.factories.pages import DraftFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def told(response):
    return " ".join(response.content.decode().split())


def test_every_story_says_where_it_stands(desk, series):
    week = WeekFactory(parent=series)
    slot = Slot.objects.filter(week=week).first()
    place(DraftFactory(parent=series, printed_name="Dana Kim"), slot)
    promise(DraftFactory(parent=series, printed_name="Joan Whitcombe"), moment.now() + timedelta(days=1))
    StoryFactory(parent=series, printed_name="Amir Haddad")

    html = told(desk.get(reverse("stories:index")))

    for words in ("Dana Kim", "Not yet scheduled.", "Joan Whitcombe", "Goes live ", "Amir Haddad", "Live since "):
        assert words in html


@pytest.mark.parametrize(
    ("stands", "name"),
    [
        ("without a day", "Ruth Okafor"),
        ("planned", "Dana Kim"),
        ("scheduled", "Joan Whitcombe"),
        ("live", "Amir Haddad"),
        ("waiting", "Tomás Rivera"),
    ],
)
@pytest.mark.parametrize("words", ["", "Lane"])
def test_stories_are_found_by_where_they_stand_and_by_name(desk, series, editor, stands, name, words):
    resident = member_of(RESIDENT)
    names = ["Ruth Okafor", "Dana Kim", "Joan Whitcombe", "Tomás Rivera"]
    stories = {one: DraftFactory(parent=series, printed_name=f"{one} Lane") for one in names}
    StoryFactory(parent=series, printed_name="Amir Haddad Lane")
    week = WeekFactory(parent=series)
    free, other = Slot.objects.filter(week=week)[:2]
    place(stories["Dana Kim"], free)
    promise(stories["Joan Whitcombe"], moment.now() + timedelta(days=1))
    place(stories["Tomás Rivera"], other)
    promise(stories["Tomás Rivera"], other.at)
    stories["Tomás Rivera"].get_workflow().start(stories["Tomás Rivera"], resident)

    html = told(desk.get(reverse("stories:index_results"), {"stands": stands, "q": words}))

    others = {*names, "Amir Haddad"} - {name} - ({"Tomás Rivera"} if stands == "scheduled" else set())
    assert name in html
    assert [one for one in others if one in html] == []


def test_the_states_of_many_stories_cost_as_much_as_those_of_few(desk, series):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(reverse("stories:index")).status_code == 200
        return len(queries)

    DraftFactory(parent=series)
    asked()
    few = asked()
    week = WeekFactory(parent=series)
    for slot in Slot.objects.filter(week=week):
        place(DraftFactory(parent=series), slot)

    # Not the states: the menu of each story that is not out asks twice whether its teller took it back.
    assert asked() - few <= 2 * 7


def test_a_week_says_how_many_of_its_slots_hold_stories_and_when_it_runs(desk, series):
    week = WeekFactory(parent=series, first_day=moment.today() + timedelta(days=1))
    place(DraftFactory(parent=series), Slot.objects.filter(week=week).first())
    WeekFactory(parent=series, first_day=moment.today() - timedelta(days=30))
    ThemedWeekPage.objects.filter(pk=WeekFactory(parent=series, live=False).pk).update(first_day=None)

    html = told(desk.get(reverse("weeks:index")))

    for words in ("1 of 7 slots", "Begins tomorrow", "0 of 7 slots", "Over", "No first day yet", "New week"):
        assert words in html


def test_a_week_is_found_by_its_series(desk, home, series):
    other = SeriesFactory(parent=home, title="First Day Back")
    WeekFactory(parent=series, title="Before the Street Is Up")
    WeekFactory(parent=other, title="Back at the Gate")

    html = told(desk.get(reverse("weeks:index_results"), {"series": other.pk}))

    assert "Back at the Gate" in html
    assert "Before the Street" not in html


@pytest.mark.parametrize("listing", ["stories", "weeks", "series"])
@pytest.mark.parametrize("query", ["?stands=nonsense", "?series=x", "?ordering=--", '?q="', "?p=900"])
def test_nonsense_in_the_address_is_no_500(desk, series, listing, query):
    assert desk.get(reverse(f"{listing}:index") + query).status_code in (200, 404)


@pytest.mark.parametrize(("listing", "model"), [("stories", "storypage"), ("weeks", "themedweekpage")])
def test_a_new_page_goes_under_the_one_series_there_is(desk, series, listing, model):
    app = "stories" if listing == "stories" else "schedule"

    answer = desk.get(reverse(f"{listing}:choose_parent"))

    assert answer["Location"] == reverse("wagtailadmin_pages:add", args=[app, model, series.pk])
    assert desk.get(answer["Location"]).status_code == 200


def test_with_several_series_it_is_asked_which(desk, home, series):
    SeriesFactory(parent=home, title="First Day Back")

    assert "Which series is it for?" in told(desk.get(reverse("stories:choose_parent")))


@pytest.mark.parametrize("listing", ["stories", "weeks"])
def test_without_any_series_it_is_said_what_comes_first(desk, listing):
    assert not SeriesIndexPage.objects.exists()

    html = told(desk.get(reverse(f"{listing}:choose_parent"), follow=True))

    assert "There is no series yet." in html
    assert reverse("series:choose_parent") in html


def test_a_new_series_goes_under_the_front_page(desk, home):
    answer = desk.get(reverse("series:choose_parent"))

    assert answer["Location"] == reverse("wagtailadmin_pages:add", args=["stories", "seriesindexpage", home.pk])


# ── The menu ────────────────────────────────────────────────────────────────────────


def menu_of(client, group):
    client.force_login(member_of(group))
    return client.get(reverse("wagtailadmin_home")).content.decode().partition('id="wagtail-sidebar-props"')[2]


@pytest.mark.parametrize("group", [OWNER, EDITOR, RESIDENT])
def test_those_who_write_find_stories_in_the_menu(client, group):
    menu = menu_of(client, group)

    for listing in ("weeks", "stories", "series"):
        assert reverse(f"{listing}:index") in menu


def test_a_moderator_sees_no_menu_of_stories(client):
    menu = menu_of(client, MODERATOR)

    assert reverse("stories:index") not in menu
    assert client.get(reverse("stories:index")).status_code == 302


def test_topics_stand_under_stories_and_the_menu_snippets_is_gone(client):
    menu = menu_of(client, EDITOR)

    assert reverse(Topic.snippet_viewset.get_url_name("list")) in menu
    assert reverse("wagtailsnippets:index") + '"' not in menu


@pytest.mark.parametrize(
    "address", ["/admin/pages/?q=%s", "/admin/images/?q=%s", "/admin/snippets/stories/topic/?q=%s"]
)
@pytest.mark.parametrize("typed", ['"', "a%00b", "“Lane”", "%F0%9F%98%80"])
def test_a_search_in_the_admin_takes_whatever_is_typed(desk, series, address, typed):
    assert desk.get(address % typed, follow=True).status_code == 200
