"""From a reader-in-residence's draft to an editor's approval: asked, sent back, approved, and told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import GroupApprovalTask, Workflow
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from foundation import moment
from home.groups import EDITOR, OWNER, RESIDENT, make_groups
from stories.pages.models import StoryPage
from stories.schedule.models import Slot
from stories.schedule.planning import place
from stories.schedule.promising import promised_revision
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import DraftFactory, WeekFactory
from tests.factories.tellers import TellerFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

WORDS = "I had the keys to the swimming baths."


@pytest.fixture
def resident(db):
    user = member_of(RESIDENT)
    user.first_name, user.email = "Noor", "noor@example.org"
    user.save()
    return user


@pytest.fixture
def editor(editor):
    editor.first_name, editor.email = "Jo", "jo@example.org"
    editor.save()
    return editor


@pytest.fixture
def story(series, resident, client):
    """A resident's draft that waits for an editor, with consent."""
    story = DraftFactory(parent=series, printed_name="Errol Tasker", owner=resident)
    client.force_login(resident)
    client.post(editor_of(story), typed(story, "action-submit"))
    assert StoryPage.objects.get().workflow_in_progress
    return story


def editor_of(story):
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def typed(story, *buttons, **fields):
    return nested_form_data(
        {
            "printed_name": story.printed_name,
            "place": "",
            "title": story.title,
            "slug": story.slug,
            "body": streamfield([("text", rich_text(f"<p>{WORDS}</p>"))]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
            **dict.fromkeys(buttons, "1"),
            **fields,
        }
    )


def act(client, story, action, comment=""):
    """What Wagtail's dialog posts."""
    state = StoryPage.objects.get(pk=story.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, action, state.pk])
    return client.post(url, {"comment": comment}, follow=True)


def html_of(response):
    return " ".join(response.content.decode().split())


def deliver():
    """Let the worker do every mail that waits; returns them by whom they are for."""
    mail.outbox.clear()
    for job in DBTaskResult.objects.ready().filter(task_path__startswith="home.approval"):
        job.task.call(*job.args_kwargs["args"])
        job.delete()
    return {letter.to[0]: letter for letter in mail.outbox}


# ── Names ───────────────────────────────────────────────────────────────────────────


def test_workflow_and_task_have_plain_names(db):
    for named in (Workflow, GroupApprovalTask):
        named.objects.update(name="Moderators approval")

    make_groups()

    assert Workflow.objects.get().name == "An editor reads it first"
    task = GroupApprovalTask.objects.get()
    assert task.name == "Read and approve"
    assert set(task.groups.values_list("name", flat=True)) >= {OWNER, EDITOR}


def test_a_name_of_ones_own_is_kept(db):
    Workflow.objects.update(name="Jo reads it")

    make_groups()

    assert Workflow.objects.get().name == "Jo reads it"


# ── The resident ────────────────────────────────────────────────────────────────────


def test_a_resident_finds_a_button_that_asks_an_editor(client, series, resident):
    story = DraftFactory(parent=series, owner=resident)
    client.force_login(resident)

    html = html_of(client.get(editor_of(story)))

    assert "Ask an editor to approve it" in html
    assert "Moderators" not in html
    assert 'name="action-publish"' not in html


def test_a_resident_may_ask_for_a_new_story_at_once(client, series, resident):
    client.force_login(resident)
    address = reverse("wagtailadmin_pages:add", args=["stories", "storypage", series.pk])
    assert "Ask an editor to approve it" in html_of(client.get(address))

    client.post(address, typed(StoryPage(printed_name="Priya Raman"), "action-submit"), follow=True)

    story = StoryPage.objects.get()
    assert story.workflow_in_progress
    assert not story.live


def test_what_waits_is_locked_for_its_writer_and_not_for_the_editor(client, story, resident, editor):
    client.force_login(resident)
    html = html_of(client.get(editor_of(story)))
    assert "Page locked" in html
    assert "Take the request back" in html
    client.post(editor_of(story), typed(story, place="Elsewhere"))
    assert StoryPage.objects.get().get_latest_revision_as_object().place == ""

    client.force_login(editor)
    assert "Page locked" not in html_of(client.get(editor_of(story)))


def test_a_resident_may_take_the_request_back(client, story):
    client.post(editor_of(story), typed(story, "action-cancel-workflow"))

    assert not StoryPage.objects.get().workflow_in_progress


def test_a_resident_sees_a_promise_and_cannot_make_one(client, series, resident):
    story = DraftFactory(parent=series, owner=resident)
    client.force_login(resident)
    address = reverse("promise_story", args=[story.pk])

    assert "somebody with the right to publish schedules it" in html_of(client.get(address))
    assert client.post(address, {"at": "2031-01-01T06:00"}).status_code == 302
    assert promised_revision(story) is None


def test_what_an_approval_did_is_said(client, story, editor):
    client.force_login(editor)
    data = typed(story, "action-workflow-action", **{"workflow-action-name": "approve"})

    html = html_of(client.post(editor_of(story), data, follow=True))

    assert "Approved: Errol Tasker. Live since " in html


# ── The editor ──────────────────────────────────────────────────────────────────────


def test_an_approval_publishes_what_has_no_day(client, story, editor):
    client.force_login(editor)
    assert "Approve: goes live now" in html_of(client.get(editor_of(story)))

    act(client, story, "approve")

    assert StoryPage.objects.get().live


def test_an_approval_promises_what_is_planned_for_its_day(client, story, editor, series):
    slot = Slot.objects.filter(week=WeekFactory(parent=series)).first()
    place(story, slot)
    client.force_login(editor)
    assert "Approve: goes live " in html_of(client.get(editor_of(story)))
    assert "06:00 (New York)" in html_of(client.get(editor_of(story)))

    act(client, story, "approve")

    story = StoryPage.objects.get()
    assert not story.live
    assert promised_revision(story).approved_go_live_at == slot.at
    assert not story.workflow_in_progress


def test_an_approval_keeps_a_moment_that_was_given(client, story, editor):
    at = (moment.now() + timedelta(days=3)).replace(microsecond=0)
    story.go_live_at = at
    story.save_revision()
    client.force_login(editor)

    act(client, story, "approve")

    assert promised_revision(StoryPage.objects.get()).approved_go_live_at == at


@pytest.mark.parametrize("door", ["dialog", "dashboard", "button"])
def test_without_consent_the_approval_is_refused_where_it_was_pressed(client, story, editor, door):
    consent(TellerFactory(), story.story_key, door=Consent.Door.LINK, site=False)
    client.force_login(editor)

    if door == "button":
        data = typed(story, "action-workflow-action", **{"workflow-action-name": "approve"}, place="Tanner’s Row")
        answer = client.post(editor_of(story), data, follow=True)
    else:
        answer = act(client, story, "approve")

    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == editor_of(story)
    html = html_of(answer)
    assert "Not approved: the story still waits, and nothing is lost." in html
    assert "Consent does not cover the site." in html
    story = StoryPage.objects.get()
    assert story.workflow_in_progress
    assert not story.live
    if door == "button":
        assert story.get_latest_revision_as_object().place == "Tanner’s Row"


def test_wagtails_dialog_is_led_back_too(client, story, editor):
    consent(TellerFactory(), story.story_key, door=Consent.Door.LINK, site=False)
    client.force_login(editor)
    state = StoryPage.objects.get().current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", state.pk])

    answer = client.post(url, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})

    assert answer.json() == {"step": "success", "redirect": editor_of(story)}
    assert "Not approved" in html_of(client.get(editor_of(story)))


def test_what_is_not_ready_is_refused_like_what_lacks_consent(client, story, editor):
    story.body = []
    story.save_revision()
    client.force_login(editor)

    assert "There are no words yet." in html_of(act(client, story, "approve"))
    assert StoryPage.objects.get().workflow_in_progress


def test_the_comment_of_an_editor_is_read_where_the_story_is_changed(client, story, editor, resident):
    client.force_login(editor)
    act(client, story, "reject", "Which street was it?")

    client.force_login(resident)
    html = html_of(client.get(editor_of(story)))
    assert "Which street was it?" in html
    assert "Ask for approval again" in html
    client.post(editor_of(story), typed(story, "action-submit", place="Cooper Street"))
    story = StoryPage.objects.get()
    assert story.workflow_in_progress
    assert story.get_latest_revision_as_object().place == "Cooper Street"


# ── Mails ───────────────────────────────────────────────────────────────────────────


def test_an_editor_is_told_that_a_story_waits(client, series, resident, editor, settings):
    settings.SITE_URL = "https://mile.example"
    story = DraftFactory(parent=series, printed_name="Errol Tasker", owner=resident)
    story.get_workflow().start(story, resident)

    letters = deliver()

    assert set(letters) == {"jo@example.org"}
    letter = letters["jo@example.org"]
    assert letter.subject == f"Please read: {story.title}"
    assert "Noor has written" in letter.body
    assert f"https://mile.example{editor_of(story)}" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_the_writer_is_told_that_it_came_back_and_why(story, editor, client):
    client.force_login(editor)
    act(client, story, "reject", "Which street was it?")

    letter = deliver()["noor@example.org"]

    assert letter.subject == f"A few changes, please: {story.title}"
    assert "Which street was it?" in letter.body
    assert "Jo has read" in letter.body


def test_the_writer_is_told_that_it_was_approved_and_when_it_goes_live(story, editor, client, series):
    slot = Slot.objects.filter(week=WeekFactory(parent=series)).first()
    place(story, slot)
    client.force_login(editor)
    act(client, story, "approve")

    letter = deliver()["noor@example.org"]

    assert letter.subject == f"Approved: {story.title}"
    assert "It goes live " in letter.body
    assert "06:00 (New York)" in letter.body


def test_a_refused_approval_sends_nothing(client, story, editor):
    consent(TellerFactory(), story.story_key, door=Consent.Door.LINK, site=False)
    client.force_login(editor)
    act(client, story, "approve")

    assert deliver() == {}


def test_what_is_rolled_back_is_told_to_nobody(series, resident, editor):
    story = DraftFactory(parent=series, owner=resident)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        story.get_workflow().start(story, resident)
        raise ZeroDivisionError

    assert deliver() == {}


def test_who_switched_the_mails_off_gets_none(series, resident, editor):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(editor)
    profile.submitted_notifications = False
    profile.save()
    story = DraftFactory(parent=series, owner=resident)
    story.get_workflow().start(story, resident)

    assert deliver() == {}


def test_a_request_that_was_answered_meanwhile_is_no_longer_told(client, series, resident, editor):
    story = DraftFactory(parent=series, owner=resident)
    story.get_workflow().start(story, resident).cancel(user=resident)

    assert deliver() == {}
