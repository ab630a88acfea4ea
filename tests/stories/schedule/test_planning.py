"""Slots of a week; place, swap, take out."""

import datetime
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text

from foundation import moment
from foundation.refusing import Refused
from stories.pages.models import StoryPage
from stories.schedule.ahead import week_ahead
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.planning import lay_out, place, refusal, swap, take_out
from stories.schedule.promising import promise, promised_revision
from tests.factories.pages import DraftFactory, SeriesFactory, StoryFactory, WeekFactory

pytestmark = pytest.mark.django_db
SIX, EIGHTEEN = datetime.time(6), datetime.time(18)


@pytest.fixture
def week(series):
    return WeekFactory(parent=series, days=3)


def slots_of(week):
    return list(Slot.objects.filter(week=week).order_by("day", "time"))


def change(week, **fields):
    """Change the week as its editor does: a new revision, published."""
    draft = ThemedWeekPage.objects.get(pk=week.pk)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    week.refresh_from_db()


def test_a_week_has_a_slot_for_each_day_and_hour(week):
    assert [(slot.day, slot.time) for slot in slots_of(week)] == [(1, SIX), (2, SIX), (3, SIX)]

    change(week, days=2, hours="18:00, 06:00")

    assert [(slot.day, slot.time) for slot in slots_of(week)] == [(1, SIX), (1, EIGHTEEN), (2, SIX), (2, EIGHTEEN)]


def test_a_slot_is_wall_clock_time_in_the_sites_zone(week):
    first = slots_of(week)[0]

    assert moment.local(first.at).time() == SIX
    assert moment.local(first.at).date() == week.first_day


@pytest.mark.parametrize("first_day", [datetime.date(2026, 10, 31), datetime.date(2027, 3, 13)])
def test_six_oclock_stays_six_oclock_over_a_change_of_clocks(series, first_day):
    week = WeekFactory(parent=series, days=3, first_day=first_day)

    assert [moment.local(slot.at).time() for slot in slots_of(week)] == [SIX, SIX, SIX]
    assert len({slot.at.hour for slot in slots_of(week)}) == 2


def test_laying_a_week_out_again_changes_nothing(week, series):
    story = DraftFactory(parent=series)
    place(story, slots_of(week)[1])
    before = [(slot.day, slot.time, slot.at, slot.story_id) for slot in slots_of(week)]

    lay_out(week)

    assert [(slot.day, slot.time, slot.at, slot.story_id) for slot in slots_of(week)] == before


def test_planned_stories_move_with_the_week(week, series):
    story = DraftFactory(parent=series)
    place(story, slots_of(week)[1])
    first_day = week.first_day + timedelta(days=7)

    change(week, first_day=first_day, hours="07:30")

    slot = Slot.objects.get(story=story)
    assert (slot.day, slot.time) == (2, datetime.time(7, 30))
    assert moment.local(slot.at).date() == first_day + timedelta(days=1)
    assert Slot.objects.filter(week=week).count() == 3


@pytest.mark.parametrize("hours", ["05:00, 06:00", "18:00, 19:00", "07:00, 17:00", "06:00"])
def test_hours_may_change_places_without_losing_a_story(series, hours):
    week = WeekFactory(parent=series, days=1, hours="06:00, 18:00")
    early, late = DraftFactory(parent=series), DraftFactory(parent=series)
    place(early, slots_of(week)[0])
    place(late, slots_of(week)[1])

    change(week, hours=hours)

    held = [slot.story_id for slot in slots_of(week) if slot.story_id]
    assert held == [early.pk, late.pk]


@pytest.mark.parametrize("fields", [{"first_day": datetime.date(2031, 1, 1)}, {"hours": "07:00"}, {"days": 1}])
def test_where_a_promise_would_move_the_week_refuses(week, series, fields):
    story = DraftFactory(parent=series, printed_name="Nora Whitlock")
    slot = place(story, slots_of(week)[1])
    promise(story, slot.at)
    wanted = {"first_day": week.first_day, "days": week.days, "hours": week.hours, **fields}

    assert "Nora Whitlock" in refusal(week, **wanted)
    with pytest.raises(Refused, match="nothing was changed"):
        change(week, **fields)

    assert Slot.objects.get(story=story).at == slot.at
    assert ThemedWeekPage.objects.get(pk=week.pk).first_day == week.first_day


def test_asking_whether_a_week_may_move_changes_nothing(week, series):
    place(DraftFactory(parent=series), slots_of(week)[0])
    before = list(Slot.objects.values_list())

    assert refusal(week, first_day=week.first_day + timedelta(days=1), days=5, hours="09:00") == ""
    assert list(Slot.objects.values_list()) == before


def test_placing_plans_and_promises_nothing(week, series):
    story = DraftFactory(parent=series)

    slot = place(story, slots_of(week)[0])

    assert StoryPage.objects.get(pk=story.pk).slot == slot
    assert promised_revision(story) is None


def test_placing_elsewhere_leaves_the_old_slot_empty_and_moves_the_promise(week, series):
    story = DraftFactory(parent=series)
    first, second, _third = slots_of(week)
    place(story, first)
    promise(story, first.at)

    place(story, second)

    assert [slot.story_id for slot in slots_of(week)] == [None, story.pk, None]
    assert promised_revision(story).approved_go_live_at == second.at


def test_a_slot_that_holds_a_story_takes_no_other(week, series):
    slot = slots_of(week)[0]
    place(DraftFactory(parent=series, printed_name="Tom Aldous"), slot)

    with pytest.raises(Refused, match="already holds Tom Aldous"):
        place(DraftFactory(parent=series), slot)

    assert Slot.objects.get(pk=slot.pk).story.printed_name == "Tom Aldous"


def test_a_slot_that_has_passed_takes_no_story(series):
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=2), days=1)

    with pytest.raises(Refused, match="has passed"):
        place(DraftFactory(parent=series), slots_of(week)[0])


def test_a_live_story_stays_where_it_is(week, series):
    story = StoryFactory(parent=series, printed_name="Tom Aldous")

    with pytest.raises(Refused, match="Tom Aldous is already live"):
        place(story, slots_of(week)[0])


def test_a_story_of_another_series_is_refused(week, home):
    stranger = DraftFactory(parent=SeriesFactory(parent=home))

    with pytest.raises(Refused, match="another series"):
        place(stranger, slots_of(week)[0])


def test_two_stories_swap_with_their_promises(week, series):
    promised, planned = DraftFactory(parent=series), DraftFactory(parent=series)
    first, second, _third = slots_of(week)
    place(promised, first)
    place(planned, second)
    promise(promised, first.at)

    swap(first, second)

    assert [slot.story_id for slot in slots_of(week)] == [planned.pk, promised.pk, None]
    assert promised_revision(promised).approved_go_live_at == second.at
    assert promised_revision(planned) is None


def test_swapping_with_an_empty_slot_moves(week, series):
    story = DraftFactory(parent=series)
    first, _second, third = slots_of(week)
    place(story, first)

    swap(third, first)

    assert [slot.story_id for slot in slots_of(week)] == [None, None, story.pk]


def test_taking_out_takes_the_promise_back(week, series):
    story = DraftFactory(parent=series)
    slot = place(story, slots_of(week)[0])
    promise(story, slot.at)

    take_out(story)

    assert not Slot.objects.filter(story=story).exists()
    assert promised_revision(story) is None
    assert StoryPage.objects.get(pk=story.pk).go_live_at is None


def test_gaps_are_empty_slots_to_come(week, series, rf):
    place(DraftFactory(parent=series), slots_of(week)[0])

    assert [cell.slot.day for cell in week_ahead(rf.get("/")).gaps] == [2, 3]


def test_the_weeks_editor_says_beside_the_field_why_it_may_not_move(client, editor, week, series):
    story = DraftFactory(parent=series, printed_name="Nora Whitlock")
    slot = place(story, slots_of(week)[1])
    promise(story, slot.at)
    client.force_login(editor)

    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[week.pk]),
        nested_form_data(
            {
                "title": week.title,
                "slug": week.slug,
                "intro": rich_text("<p>Words that must not be lost.</p>"),
                "sign_off": rich_text(""),
                "call_override": rich_text(""),
                "tone": week.tone,
                "first_day": "2031-01-01",
                "days": week.days,
                "hours": week.hours,
                "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
                "action-publish": "1",
            }
        ),
    )

    form = answer.context["form"]
    assert "Nora Whitlock goes live" in form.errors["first_day"][0]
    assert "Words that must not be lost." in answer.content.decode()
    assert Slot.objects.get(story=story).at == slot.at


@pytest.mark.parametrize("hours", ["6 o’clock", "25:00", ",", "06:00,,18:00"])
def test_hours_that_cannot_be_read_are_an_error_in_words(hours):
    week = ThemedWeekPage(title="A week", first_day=datetime.date(2031, 1, 1), hours=hours)

    with pytest.raises(ValidationError, match="is no time of day"):
        week.clean_fields(exclude=["path", "depth", "slug", "content_type", "url_path", "draft_title", "locale"])
