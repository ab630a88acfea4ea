"""No consent, no promise, whatever door is taken."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from foundation import moment
from stories.pages.models import StoryPage
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import DraftFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(series):
    return DraftFactory(parent=series, consented=False, printed_name="Nora Whitlock")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def typed(**fields):
    """What the story's editor posts."""
    return nested_form_data(
        {
            "printed_name": "Nora Whitlock",
            "place": "Cooper Street",
            "title": "",
            "slug": "nora-whitlock",
            "body": streamfield([("text", rich_text("<p>They looked back.</p>"))]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
            **fields,
        }
    )


def test_publishing_from_code_is_refused(story):
    with pytest.raises(ValidationError, match="Consent does not cover the site"):
        story.get_latest_revision().publish()

    assert StoryPage.objects.get(pk=story.pk).live is False


def test_promising_behind_the_acts_back_is_refused(story):
    story.go_live_at = moment.now() + datetime.timedelta(days=1)

    with pytest.raises(ValidationError):
        story.save_revision().publish()

    assert not story.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_plain_save_as_live_is_refused(story):
    story.live = True

    with pytest.raises(ValidationError):
        story.save()


def test_the_latest_consent_counts(story):
    consent(story.told_by, story.story_key, door=Consent.Door.FORM, site=True)
    assert story.may_be_shown
    consent(story.told_by, story.story_key, door=Consent.Door.LINK, site=False)

    assert not story.may_be_shown


def test_a_consent_is_never_changed(story):
    given = consent(story.told_by, story.story_key, door=Consent.Door.FORM, site=True)
    given.site = False

    with pytest.raises(TypeError, match="never changed"):
        given.save()

    assert Consent.objects.get().site is True


def test_the_editors_publish_button_says_what_is_missing_and_keeps_the_words(story, desk):
    answer = desk.post(
        reverse("wagtailadmin_pages:edit", args=[story.pk]), typed(**{"action-publish": "1"}), follow=True
    )

    assert answer.status_code == 200
    assert "Consent does not cover the site." in answer.content.decode()
    assert "kept as a draft" in answer.content.decode()
    assert Page.objects.get(pk=story.pk).live is False
    assert StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object().place == "Cooper Street"


def test_the_editors_schedule_button_says_it_too(story, desk):
    answer = desk.post(
        reverse("wagtailadmin_pages:edit", args=[story.pk]),
        typed(go_live_at="2031-01-01 06:00", **{"action-publish": "1"}),
        follow=True,
    )

    assert "Consent does not cover the site." in answer.content.decode()
    assert not story.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_new_story_published_at_once_is_kept_as_a_draft(series, desk):
    answer = desk.post(
        reverse("wagtailadmin_pages:add", args=["stories", "storypage", series.pk]),
        typed(slug="", **{"action-publish": "1"}),
        follow=True,
    )

    assert "Consent does not cover the site." in answer.content.decode()
    story = StoryPage.objects.get()
    assert (story.live, story.slug, story.title) == (False, "nora-whitlock", f"{series.title}: Nora Whitlock")


def test_a_new_story_without_consent_is_saved_as_a_draft(series, desk):
    answer = desk.post(
        reverse("wagtailadmin_pages:add", args=["stories", "storypage", series.pk]), typed(slug=""), follow=True
    )

    assert answer.status_code == 200
    assert StoryPage.objects.get().get_latest_revision_as_object().place == "Cooper Street"


def test_bulk_publishing_says_it_and_publishes_nothing(story, desk):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = desk.post(f"{address}?id={story.pk}&next=/admin/", follow=True)

    assert answer.status_code == 200
    assert "Consent does not cover the site" in answer.content.decode()
    assert Page.objects.get(pk=story.pk).live is False


def test_with_consent_the_button_publishes(series, desk):
    story = DraftFactory(parent=series, printed_name="Nora Whitlock")

    desk.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), typed(**{"action-publish": "1"}))

    assert Page.objects.get(pk=story.pk).live is True


def test_a_live_story_whose_consent_is_gone_can_still_be_taken_down(series):
    story = StoryFactory(parent=series)
    consent(story.told_by, story.story_key, door=Consent.Door.LINK)

    story.unpublish()

    assert StoryPage.objects.get(pk=story.pk).live is False
