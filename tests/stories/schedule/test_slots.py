"""Slots in the admin: the list, and the page on which each button is one act."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.groups import EDITOR, MODERATOR, RESIDENT
from stories.schedule.models import Slot
from stories.schedule.planning import place
from stories.schedule.promising import promise, promised_revision
from tests.factories.pages import DraftFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def week(series):
    return WeekFactory(parent=series, days=3, title="Before the Street Is Up")


@pytest.fixture
def slots(week):
    return list(Slot.objects.filter(week=week).order_by("day"))


@pytest.fixture
def nora(series):
    return DraftFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def page_of(slot):
    return reverse("slots:edit", args=[slot.pk])


def said(answer):
    return answer.content.decode()


def holds(slot):
    slot.refresh_from_db()
    return slot.story


# ── The list ────────────────────────────────────────────────────────────────────────


def test_the_list_says_what_each_slot_holds_and_where_it_stands(desk, slots, nora):
    place(nora, slots[0])

    listed = said(desk.get(reverse("slots:index")))

    assert "Nora Whitlock" in listed
    assert f"Planned for {written(slots[0].at)}. Not yet scheduled." in listed
    assert listed.count("<em>Empty</em>") == 2


def test_the_list_is_filtered_by_week(desk, series, slots):
    other = WeekFactory(parent=series, title="Last Light", days=1)

    listed = said(desk.get(reverse("slots:index"), {"week": other.pk}))

    assert listed.count("mp-slot-cell__week") == 1


@pytest.mark.parametrize(("query", "rows"), [("holds=nothing", 2), ("holds=a story", 1), ("when=to come", 3)])
def test_the_list_is_filtered_by_what_a_slot_holds_and_when(desk, slots, nora, query, rows):
    place(nora, slots[0])

    assert said(desk.get(f"{reverse('slots:index')}?{query}")).count("mp-slot-cell__week") == rows


@pytest.mark.parametrize(
    "query", ["week=x", "week=99999999999999999999", "holds=x", "when=%00", "q=%00", 'q="', "p=99"]
)
def test_an_odd_address_never_breaks_the_list(desk, slots, query):
    assert desk.get(f"{reverse('slots:index')}?{query}").status_code in (200, 404)


def test_the_list_is_searched_by_name_and_theme(desk, series, slots, nora):
    place(nora, slots[0])

    assert said(desk.get(reverse("slots:index_results"), {"q": "whit"})).count("mp-slot-cell__week") == 1
    assert said(desk.get(reverse("slots:index_results"), {"q": "street"})).count("mp-slot-cell__week") == 3


def test_more_slots_cost_no_more_queries(desk, series, slots):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            desk.get(reverse("slots:index"))
        return len(seen)

    place(DraftFactory(parent=series), slots[0])
    queries()
    before = queries()
    place(DraftFactory(parent=series), slots[1])
    place(DraftFactory(parent=series), slots[2])

    assert queries() == before


# ── Acts ────────────────────────────────────────────────────────────────────────────


def test_a_story_is_chosen_for_an_empty_slot_and_only_planned(desk, slots, nora):
    answer = desk.post(page_of(slots[0]), {"act": "choose", "story": nora.pk}, follow=True)

    assert holds(slots[0]) == nora
    assert promised_revision(nora) is None
    assert f"Nora Whitlock is planned for {written(slots[0].at)}, not yet scheduled." in said(answer)


def test_schedule_promises_the_story_for_its_slot_and_take_back_keeps_its_day(desk, slots, nora):
    place(nora, slots[0])

    assert f"goes live {written(slots[0].at)}" in said(desk.post(page_of(slots[0]), {"act": "schedule"}, follow=True))
    assert promised_revision(nora).approved_go_live_at == slots[0].at

    desk.post(page_of(slots[0]), {"act": "take back"})
    assert promised_revision(nora) is None
    assert holds(slots[0]) == nora


def test_a_promised_story_moves_with_its_promise(desk, slots, nora):
    place(nora, slots[0])
    promise(nora, slots[0].at)

    answer = desk.post(page_of(slots[0]), {"act": "move", "to": slots[2].pk}, follow=True)

    assert holds(slots[0]) is None
    assert holds(slots[2]) == nora
    assert promised_revision(nora).approved_go_live_at == slots[2].at
    assert f"Moved. Nora Whitlock goes live {written(slots[2].at)}." in said(answer)


def test_moving_onto_a_story_swaps_the_two(desk, series, slots, nora):
    errol = DraftFactory(parent=series, printed_name="Errol Tasker")
    place(nora, slots[0])
    place(errol, slots[1])
    assert "swaps with Errol Tasker" in said(desk.get(page_of(slots[0])))

    desk.post(page_of(slots[0]), {"act": "move", "to": slots[1].pk})

    assert (holds(slots[0]), holds(slots[1])) == (errol, nora)


def test_back_to_the_bench_takes_the_promise_back_too(desk, slots, nora):
    place(nora, slots[0])
    promise(nora, slots[0].at)

    desk.post(page_of(slots[0]), {"act": "take out"})

    assert holds(slots[0]) is None
    assert promised_revision(nora) is None


def test_a_get_changes_nothing(desk, slots, nora):
    place(nora, slots[0])

    desk.get(page_of(slots[0]), {"act": "take out"})

    assert holds(slots[0]) == nora


# ── Refusals ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"act": "choose", "story": ""}, "Choose a story first."),
        ({"act": "choose", "story": "x"}, "not on the bench any more"),
        ({"act": "choose", "story": "99999999999999999999"}, "not on the bench any more"),
        ({"act": "schedule"}, "This slot is empty by now"),
        ({"act": "move", "to": "1"}, "This slot is empty by now"),
        ({"act": "?"}, "use one of the buttons"),
        ({}, "use one of the buttons"),
    ],
)
def test_an_empty_slot_refuses_in_a_sentence(desk, slots, typed, sentence):
    answer = desk.post(page_of(slots[0]), typed)

    assert answer.status_code == 422
    assert sentence in said(answer)


def test_only_what_is_on_the_bench_of_its_series_can_be_chosen(desk, home, series, slots, nora):
    elsewhere = DraftFactory(parent=SeriesFactory(parent=home))
    out = StoryFactory(parent=series)
    placed = DraftFactory(parent=series)
    place(placed, slots[1])

    for story in (elsewhere, out, placed):
        assert desk.post(page_of(slots[0]), {"act": "choose", "story": story.pk}).status_code == 422
    assert holds(slots[0]) is None


def test_a_story_that_lacks_something_is_not_scheduled_and_says_what(desk, series, slots):
    place(DraftFactory(parent=series, consented=False), slots[0])

    answer = desk.post(page_of(slots[0]), {"act": "schedule"})

    assert answer.status_code == 422
    assert "Consent does not cover the site." in said(answer)


def test_a_slot_that_has_passed_takes_no_story(desk, series, nora):
    week = WeekFactory(parent=series, days=1, first_day=moment.today() - timedelta(days=1))
    slot = Slot.objects.get(week=week)
    assert "Nothing went out." in said(desk.get(page_of(slot)))

    assert desk.post(page_of(slot), {"act": "choose", "story": nora.pk}).status_code == 422
    assert holds(slot) is None


def test_a_live_story_stays_where_it_is(desk, slots, nora):
    place(nora, slots[0])
    nora.get_latest_revision().publish()

    for act in ({"act": "take out"}, {"act": "move", "to": slots[1].pk}, {"act": "take back"}):
        assert desk.post(page_of(slots[0]), act).status_code == 422
    assert holds(slots[0]) == nora


@pytest.mark.parametrize("group", [MODERATOR, RESIDENT])
def test_slots_are_for_those_who_plan(client, slots, group):
    client.force_login(member_of(group))

    for address in (reverse("slots:index"), page_of(slots[0])):
        assert client.get(address).status_code == 302
    assert "Slots" not in said(client.get(reverse("wagtailadmin_home")))


def test_the_bench_shows_names_only_to_who_may_edit_them(client, week, nora):
    address = reverse("bench:choose")
    client.force_login(member_of(MODERATOR))
    assert "Nora Whitlock" not in said(client.get(address, {"week": week.pk}))

    client.force_login(member_of(EDITOR))
    assert "Nora Whitlock" in said(client.get(address, {"week": week.pk}))
    assert "Nora Whitlock" not in said(client.get(address))
    assert "Nora Whitlock" not in said(client.get(address, {"week": week.pk, "q": "Errol"}))


def test_a_slot_that_is_not_there_is_a_404(desk):
    assert desk.get(reverse("slots:edit", args=[999])).status_code == 404
