"""The editors' page for a promise."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from foundation import moment
from home.groups import EDITOR, MODERATOR, RESIDENT
from stories.pages.models import StoryPage
from stories.schedule import clock
from stories.schedule.models import ClockFailure, Slot
from stories.schedule.planning import place
from stories.schedule.promising import promise, promised_revision
from tests.factories.pages import DraftFactory, StoryFactory, WeekFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(series):
    return DraftFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def page_of(story):
    return reverse("promise_story", args=[story.pk])


def written(when):
    return moment.local(when).strftime("%Y-%m-%d %H:%M")


def in_days(days):
    return (moment.now() + timedelta(days=days)).replace(second=0, microsecond=0)


def test_a_planned_story_is_promised_for_its_day_with_one_button(desk, story, series):
    week = WeekFactory(parent=series, days=2)
    slot = place(story, Slot.objects.filter(week=week).first())
    assert "Planned for" in desk.get(page_of(story)).content.decode()

    answer = desk.post(page_of(story), {"act": "as planned"}, follow=True)

    assert promised_revision(story).approved_go_live_at == slot.at
    assert "Nora Whitlock goes live" in answer.content.decode()
    assert "06:00 (New York)" in answer.content.decode()


def test_a_moment_is_read_in_the_sites_zone(desk, story):
    at = in_days(3)

    desk.post(page_of(story), {"act": "at", "at": written(at)})
    assert promised_revision(story).approved_go_live_at == at

    desk.post(page_of(story), {"act": "at", "at": written(at + timedelta(days=1))})
    assert promised_revision(story).approved_go_live_at == at + timedelta(days=1)


def test_a_promise_is_taken_back(desk, story):
    promise(story, in_days(1))

    answer = desk.post(page_of(story), {"act": "take back"}, follow=True)

    assert promised_revision(story) is None
    assert "It stays a draft." in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"act": "at", "at": ""}, "Choose a day and an hour."),
        ({"act": "at", "at": "soon"}, "Enter a valid date/time."),
        ({"act": "at", "at": "2001-01-01 06:00"}, "has passed"),
        ({"act": "as planned"}, "no day any more"),
        ({"act": "this version"}, "not scheduled any more"),
        ({"act": "nonsense"}, "Choose a day and an hour."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_promised(desk, story, typed, sentence):
    answer = desk.post(page_of(story), typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert promised_revision(story) is None


def test_what_is_missing_is_listed_with_its_mend(desk, series):
    story = DraftFactory(parent=series, consented=False)

    html = desk.get(page_of(story)).content.decode()

    assert "One thing is missing first" in html
    assert "Consent does not cover the site." in html
    assert 'value="at"' not in html


def test_a_failed_promise_is_mended_by_changing_the_address(desk, story, series, monkeypatch):
    due = in_days(1)
    promise(story, due)
    Page.objects.filter(pk=story.pk).update(slug="away")
    StoryFactory(parent=series, printed_name="Somebody Else", slug="nora-whitlock")
    monkeypatch.setattr(timezone, "now", lambda: due)
    clock.look()
    desk.force_login(member_of(EDITOR))
    assert "the web address “nora-whitlock” is taken" in desk.get(page_of(story)).content.decode()

    draft = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.slug = "nora-w"
    draft.save_revision()
    assert "Let this version go live now" in desk.get(page_of(story)).content.decode()
    desk.post(page_of(story), {"act": "this version"})
    monkeypatch.setattr(timezone, "now", lambda: due + timedelta(seconds=1))
    clock.look()

    story.refresh_from_db()
    assert (story.live, story.slug) == (True, "nora-w")
    assert not ClockFailure.objects.exists()


def test_a_resident_sees_the_page_of_an_own_story_and_cannot_act(client, series):
    resident = member_of(RESIDENT)
    story = DraftFactory(parent=series, owner=resident)
    client.force_login(resident)

    assert "somebody with the right to publish" in client.get(page_of(story)).content.decode()
    client.post(page_of(story), {"act": "at", "at": written(in_days(1))})

    assert promised_revision(story) is None


def test_a_moderator_has_no_business_there(client, story):
    client.force_login(member_of(MODERATOR))

    answer = client.get(page_of(story))

    assert answer.status_code == 302
    assert "Nora" not in answer.content.decode()


def test_a_stranger_is_asked_to_log_in(client, story):
    assert client.get(page_of(story)).status_code == 302


def test_the_editor_is_told_of_the_promise_and_of_newer_changes(desk, story):
    promise(story, in_days(1))
    editor = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert "What you change from now on waits" in desk.get(editor).content.decode()

    StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object().save_revision()

    html = desk.get(editor).content.decode()
    assert "you have newer changes." in html
    assert "Promise this version instead" in html
