"""Beside the story's editor: its day and promise, and what is missing."""

import pytest
from django.urls import reverse

from foundation.templatetags.moments import promised as written
from home.groups import RESIDENT
from stories.schedule.models import Slot
from stories.schedule.planning import place
from stories.schedule.promising import promise, promised_revision
from tests.factories.pages import DraftFactory, WeekFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def slot(series):
    return Slot.objects.filter(week=WeekFactory(parent=series, days=2)).order_by("day").first()


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def panel_of(client, story):
    page = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    return page.partition('data-side-panel="readiness"')[2].partition("data-side-panel=")[0]


def test_a_planned_story_offers_its_day(desk, series, slot):
    story = DraftFactory(parent=series)
    place(story, slot)

    panel = panel_of(desk, story)

    assert f"Planned for {written(slot.at)}. Not yet scheduled." in panel
    assert f"Schedule: goes live {written(slot.at)}" in panel
    assert "disabled" not in panel
    assert reverse("slots:edit", args=[slot.pk]) in panel


def test_its_button_schedules(desk, series, slot):
    story = DraftFactory(parent=series)
    place(story, slot)

    desk.post(reverse("promise_story", args=[story.pk]), {"act": "as planned"})

    assert promised_revision(story).approved_go_live_at == slot.at
    assert f"Goes live {written(slot.at)}" in panel_of(desk, story)


def test_what_is_missing_is_counted_and_keeps_the_button_shut(desk, series, slot):
    story = DraftFactory(parent=series, consented=False)
    place(story, slot)

    panel = panel_of(desk, story)

    assert "disabled" in panel
    assert "Consent does not cover the site." in panel
    assert 'data-mp-readiness-count-missing-value="1"' in panel


def test_newer_changes_are_told(desk, series, slot):
    story = DraftFactory(parent=series)
    place(story, slot)
    promise(story, slot.at)
    story.refresh_from_db()
    story.place = "Cooper Street"
    story.save_revision()

    assert "You have newer changes, which wait." in panel_of(desk, story)


def test_a_new_story_has_the_panel_for_its_first_autosave_to_fill(desk, series):
    page = desk.get(reverse("wagtailadmin_pages:add", args=["stories", "storypage", series.pk])).content.decode()

    assert 'data-side-panel="readiness"' in page
    assert "Once it is saved, its day and what is still missing stand here." in page


def test_who_may_not_publish_reads_and_has_no_button(client, series, slot):
    resident = member_of(RESIDENT)
    story = DraftFactory(parent=series, owner=resident)
    place(story, slot)
    client.force_login(resident)

    panel = panel_of(client, story)

    assert "Planned for" in panel
    assert "Schedule: goes live" not in panel
    assert "Open its slot" not in panel
