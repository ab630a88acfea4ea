"""What waits, this week and the first steps: in this order, in words, and only for those who can act."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation import moment
from foundation.heartbeats import beat
from foundation.models import Heartbeat
from home.groups import EDITOR, MODERATOR, RESIDENT
from stories.schedule import failing
from stories.schedule.models import ClockFailure, Slot
from stories.schedule.planning import place
from stories.schedule.promising import promise
from tests.factories.pages import DraftFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    beat("clock", "one")
    beat("worker", "one")
    return client


@pytest.fixture
def week(series):
    """A week that begins tomorrow."""
    return WeekFactory(parent=series, first_day=moment.today() + timedelta(days=1))


def slots_of(week):
    return list(Slot.objects.filter(week=week).order_by("day"))


def panel(desk, name):
    """The words of one panel."""
    html = " ".join(desk.get(reverse("wagtailadmin_home")).content.decode().split())
    return html.partition(f'id="{name}-section"')[2].partition("</section>")[0]


def waits(desk):
    return panel(desk, "what-waits")


# ── What waits ──────────────────────────────────────────────────────────────────────


def test_where_nothing_waits_the_next_story_is_named(desk, series):
    promise(DraftFactory(parent=series, printed_name="Joan Whitcombe"), moment.now() + timedelta(days=1))

    assert "Nothing waits. Next: Joan Whitcombe goes live " in waits(desk)


def test_a_story_that_did_not_go_live_comes_first_with_its_cause(desk, series, week):
    story = DraftFactory(parent=series, printed_name="Lisa Anderson")
    place(DraftFactory(parent=series), slots_of(week)[0])
    failing.note(
        ClockFailure.Kind.PUBLISH,
        1,
        ValidationError({"slug": "taken"}),
        due=moment.now(),
        page=story.page_ptr,
        slug="lisa-anderson",
    )

    html = waits(desk)

    assert "story did not go live" in html
    assert "Lisa Anderson: the web address “lisa-anderson” is taken." in html
    assert html.index("did not go live") < html.index("not yet scheduled")
    assert reverse("promise_story", args=[story.pk]) in html


def test_a_stopped_clock_waits_for_everybody(client, desk):
    Heartbeat.objects.filter(process="clock").update(last_look=moment.now() - timedelta(minutes=14))
    client.force_login(member_of(MODERATOR))

    html = waits(client)

    assert "The clock has stopped" in html
    assert reverse("clock_stopped") in html


def test_what_is_planned_and_not_scheduled_says_when_the_first_is(desk, series, week):
    for slot in slots_of(week)[:3]:
        place(DraftFactory(parent=series), slot)
    promise(slots_of(week)[0].story, slots_of(week)[0].at)

    html = waits(desk)

    second = slots_of(week)[1]
    assert '<span class="mp-wait__number">2</span>' in html
    assert "stories planned, not yet scheduled" in html
    assert f"the first is {moment.local(second.at):%a}" in html
    assert f"{reverse('stories:index')}?stands=planned" in html


def test_a_day_that_passed_without_its_story_waits(desk, series):
    week = WeekFactory(parent=series, first_day=moment.today() + timedelta(days=1))
    place(DraftFactory(parent=series, printed_name="Dana Kim"), slots_of(week)[0])
    with moment.as_on(slots_of(week)[1].at):
        html = waits(desk)

    assert "day has passed without its story" in html
    assert "Dana Kim was planned for" in html


def test_a_planned_story_that_is_not_ready_says_what_it_lacks(desk, series, week):
    place(DraftFactory(parent=series, printed_name="Tomás Rivera", consented=False), slots_of(week)[0])

    html = waits(desk)

    assert "planned story is not ready" in html
    assert "Tomás Rivera: Consent does not cover the site." in html
    assert "Planned, not ready" in panel(desk, "this-week")


def test_gaps_ahead_are_named_by_their_days(desk, series, week):
    for slot in slots_of(week)[:6]:
        place(DraftFactory(parent=series), slot)

    html = waits(desk)

    assert "gap ahead" in html
    assert f"{slots_of(week)[6].date:%a}" in html
    assert f"{reverse('slots:index')}?week={week.pk}&amp;holds=nothing" in html
    assert reverse("slots:edit", args=[slots_of(week)[6].pk]) in panel(desk, "this-week")


def test_a_story_handed_on_waits_for_the_editor_and_comes_back_to_its_writer(client, desk, series, editor):
    resident = member_of(RESIDENT)
    story = DraftFactory(parent=series, printed_name="Noor Haddad", owner=resident)
    workflow = story.get_workflow().start(story, resident)
    client.force_login(resident)
    assert "story of yours waits for an editor" in waits(client)

    client.force_login(editor)
    html = waits(desk)
    assert "story waits for approval" in html
    assert "Noor Haddad" in html
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in html

    workflow.current_task_state.reject(user=editor, comment="Which street was it?")
    assert "waits for approval" not in waits(desk)
    assert "in a workflow" not in desk.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(resident)
    assert "Noor Haddad: “Which street was it?”" in waits(client)


def test_who_may_not_publish_is_not_told_of_what_they_cannot_do(client, desk, series, week):
    place(DraftFactory(parent=series), slots_of(week)[0])

    for group in (RESIDENT, MODERATOR):
        client.force_login(member_of(group))
        assert "Nothing waits." in waits(client)


# ── This week ───────────────────────────────────────────────────────────────────────


def test_the_week_that_runs_shows_each_day_in_few_words(desk, home):
    series = SeriesFactory(parent=home, title="My Most Important Mile")
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=1))
    slots = slots_of(week)
    with moment.as_on(slots[0].at - timedelta(days=1)):
        place(StoryFactory(parent=series, printed_name="Amir Haddad", live=False), slots[0])
        place(DraftFactory(parent=series, printed_name="Joan Whitcombe"), slots[3])
    slots[0].refresh_from_db()
    slots[0].story.latest_revision.publish()
    slots[3].refresh_from_db()
    promise(slots[3].story, slots[3].at)

    html = panel(desk, "this-week")

    assert "This week: My Most Important Mile" in html
    assert "Amir Haddad" in html
    assert "Live</span>" in html
    assert "Goes live 06:00 (New York)" in html
    assert html.count("Today</strong>") == 1
    assert "gaps ahead (" in html
    assert "Times are New York time." in html
    assert reverse("wagtailadmin_pages:edit", args=[week.pk]) in html


def test_between_weeks_the_next_one_is_shown(desk, series):
    WeekFactory(parent=series, title="Long over", first_day=moment.today() - timedelta(days=20))
    week = WeekFactory(parent=series, first_day=moment.today() + timedelta(days=5))

    html = panel(desk, "this-week")

    assert f"The next week: {series.title}" in html
    assert reverse("wagtailadmin_pages:edit", args=[week.pk]) in html


def test_without_a_week_one_can_be_made(desk, series):
    html = panel(desk, "this-week")

    assert "No week is planned." in html
    assert reverse("weeks:choose_parent") in html


def test_two_stories_a_day_are_told_apart_by_their_hours(desk, series):
    WeekFactory(parent=series, first_day=moment.today() + timedelta(days=1), days=2, hours="06:00, 18:00")

    html = panel(desk, "this-week")

    assert ", 06:00" in html
    assert ", 18:00" in html


def test_the_dashboard_asks_as_often_for_many_stories_as_for_few(desk, series, week):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(reverse("wagtailadmin_home")).status_code == 200
        return len(queries)

    slots = slots_of(week)
    place(DraftFactory(parent=series), slots[0])
    promise(Slot.objects.get(pk=slots[0].pk).story, slots[0].at)
    asked()
    few = asked()
    for slot in slots[1:]:
        place(DraftFactory(parent=series), slot)
        promise(Slot.objects.get(pk=slot.pk).story, slot.at)
    StoryFactory.create_batch(5, parent=series)

    assert asked() <= few


def test_a_resident_is_led_to_stories_of_their_own_alone(client, desk, series, week):
    resident = member_of(RESIDENT)
    own, other = DraftFactory(parent=series, owner=resident), DraftFactory(parent=series)
    for story, slot in zip((own, other), slots_of(week), strict=False):
        place(story, slot)
    client.force_login(resident)

    html = panel(client, "this-week")

    assert reverse("wagtailadmin_pages:edit", args=[own.pk]) in html
    assert reverse("wagtailadmin_pages:edit", args=[other.pk]) not in html
    assert reverse("slots:edit", args=[slots_of(week)[2].pk]) not in html


# ── The first steps ─────────────────────────────────────────────────────────────────


def test_a_new_site_shows_the_first_steps_and_ticks_them_off(desk, home):
    html = panel(desk, "first-week")
    assert "6 steps are left" in html
    assert reverse("series:choose_parent") in html
    assert reverse("guide") in html

    series = SeriesFactory(parent=home)
    story = DraftFactory(parent=series)
    html = panel(desk, "first-week")
    assert "3 steps are left" in html
    assert html.count("Done:") == 3
    assert reverse("promise_story", args=[story.pk]) in html


def test_the_first_steps_go_once_a_story_is_live(desk, series):
    StoryFactory(parent=series)

    assert panel(desk, "first-week") == ""


def test_a_moderator_gets_neither_week_nor_first_steps(client, desk):
    client.force_login(member_of(MODERATOR))

    assert panel(client, "first-week") == ""
    assert panel(client, "this-week") == ""
    assert "The clock is running" in panel(client, "behind-the-scenes")


def test_what_waits_comes_before_this_week_and_both_before_the_lights(client, desk):
    client.force_login(member_of(EDITOR))
    html = client.get(reverse("wagtailadmin_home")).content.decode()

    places = [html.index(f'id="{name}-section"') for name in ("what-waits", "this-week", "behind-the-scenes")]
    assert places == sorted(places)
