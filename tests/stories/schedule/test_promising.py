"""Promise, move, take back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from foundation import moment
from foundation.refusing import Refused
from home.groups import RESIDENT
from stories.pages.models import StoryPage
from stories.schedule import clock, promising
from stories.schedule.promising import move, promise, promised_revision, take_back
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.pictures import PictureFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(series):
    return DraftFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def tomorrow():
    return (moment.now() + timedelta(days=1)).replace(microsecond=0)


def edit(story, **changes):
    """Save a draft as an editor does."""
    draft = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision()


def reach(when, monkeypatch):
    """Let the clock of the whole process show ``when``."""
    from django.utils import timezone

    monkeypatch.setattr(timezone, "now", lambda: when)


def test_a_promise_is_an_approved_revision_and_the_story_is_not_out(story, tomorrow):
    revision = promise(story, tomorrow)

    story.refresh_from_db()
    assert revision.approved_go_live_at == tomorrow
    assert story.go_live_at == tomorrow
    assert story.live is False
    assert list(clock.next_promise()) == [tomorrow]


def test_promising_without_consent_is_refused_and_promises_nothing(series, tomorrow):
    story = DraftFactory(parent=series, consented=False)

    with pytest.raises(Refused, match="Consent does not cover the site"):
        promise(story, tomorrow)

    assert promised_revision(story) is None


def test_promising_with_an_undescribed_photo_is_refused(series, tomorrow):
    story = DraftFactory(parent=series, cover=PictureFactory(description=""))

    with pytest.raises(Refused, match="Photo 1 has no description"):
        promise(story, tomorrow)


def test_a_story_without_a_photo_may_be_promised(story, tomorrow):
    assert promise(story, tomorrow)


def test_promising_for_the_past_is_refused(story):
    with pytest.raises(Refused, match="has passed"):
        promise(story, moment.now() - timedelta(seconds=1))


def test_promising_a_live_story_is_refused(series, tomorrow):
    story = StoryFactory(parent=series, printed_name="Tom Aldous")

    with pytest.raises(Refused, match="Tom Aldous is already live"):
        promise(story, tomorrow)


def test_an_edit_after_promising_leaves_the_promise_standing(story, tomorrow, monkeypatch):
    promise(story, tomorrow)
    edit(story, place="Tanner’s Row")

    reach(tomorrow, monkeypatch)
    clock.look()

    story.refresh_from_db()
    assert story.live is True
    assert story.place == ""
    assert story.has_unpublished_changes is True
    assert story.get_latest_revision_as_object().place == "Tanner’s Row"


def test_moving_a_promise_buries_no_newer_draft_and_keeps_what_was_promised(story, tomorrow, monkeypatch):
    promised = promise(story, tomorrow)
    newer = edit(story, place="Tanner’s Row")
    later = tomorrow + timedelta(days=1)

    move(story, later)

    story.refresh_from_db()
    assert story.latest_revision == newer
    assert promised_revision(story) == promised
    assert promised_revision(story).approved_go_live_at == later
    assert story.go_live_at == later
    assert story.get_latest_revision_as_object().go_live_at == later

    reach(tomorrow, monkeypatch)
    assert clock.look().published == 0
    reach(later, monkeypatch)
    assert clock.look().published == 1
    assert StoryPage.objects.get(pk=story.pk).place == ""


def test_promising_again_promises_the_newer_version_instead(story, tomorrow):
    promise(story, tomorrow)
    newer = edit(story, place="Tanner’s Row")
    assert promising.newer_changes(story)

    promise(story, tomorrow)

    assert promised_revision(story) == newer
    assert not promising.newer_changes(story)
    assert story.revisions.filter(approved_go_live_at__isnull=False).count() == 1


def test_taking_back_leaves_a_draft_that_never_goes_out(story, tomorrow, monkeypatch):
    promise(story, tomorrow)

    assert take_back(story) is True

    story.refresh_from_db()
    assert story.go_live_at is None
    assert story.get_latest_revision_as_object().go_live_at is None
    reach(tomorrow + timedelta(days=1), monkeypatch)
    clock.look()
    assert Page.objects.get(pk=story.pk).live is False


def test_taking_back_what_was_never_promised_changes_nothing(story):
    assert take_back(story) is False


def test_moving_what_was_never_promised_is_refused(story, tomorrow):
    with pytest.raises(Refused, match="nothing to move"):
        move(story, tomorrow)


def test_a_promised_story_can_be_edited_but_other_locks_hold(story, tomorrow, editor):
    promise(story, tomorrow)
    story.refresh_from_db()
    assert story.get_lock() is None

    story.locked, story.locked_by = True, editor
    assert story.get_lock() is not None


def test_consent_withdrawn_after_promising_keeps_the_story_in(story, tomorrow, monkeypatch):
    promise(story, tomorrow)
    consent(story.told_by, story.story_key, door=Consent.Door.LINK)

    reach(tomorrow, monkeypatch)
    done = clock.look()

    assert (done.published, done.failed) == (0, 1)
    assert Page.objects.get(pk=story.pk).live is False


def test_who_may_not_publish_can_neither_move_a_promise_nor_take_it_back(story, tomorrow):
    resident = member_of(RESIDENT)
    promise(story, tomorrow)

    with pytest.raises(PermissionDenied):
        move(story, tomorrow + timedelta(days=1), user=resident)
    with pytest.raises(PermissionDenied):
        take_back(story, user=resident)

    assert promised_revision(story).approved_go_live_at == tomorrow
