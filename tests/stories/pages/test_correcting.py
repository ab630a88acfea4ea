"""A story that is out and whose words change says so; nothing else about it does."""

from datetime import UTC, datetime

import pytest

from foundation import moment
from stories.pages.models import StoryPage
from stories.pages.renaming import rename
from tests.factories.pages import DraftFactory, StoryFactory

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 12, 3, 15, 0, tzinfo=UTC)


def words(text):
    return [("text", f"<p>{text}</p>")]


def publish(story, **fields):
    for name, value in fields.items():
        setattr(story, name, value)
    with moment.as_on(LATER):
        story.save_revision().publish()
    return StoryPage.objects.get(pk=story.pk)


def shown(client, story):
    return client.get(story.url).content.decode()


def test_words_mended_after_it_went_live_are_told_with_their_day(series, client):
    story = publish(StoryFactory(parent=series), body=words("I went down Cooper Lane in my coat."))

    assert story.corrected_at == LATER
    assert "Corrected on" in shown(client, story)
    assert "Thursday 3 December 2026" in shown(client, story)


def test_a_story_as_it_went_live_says_nothing(series, client):
    assert "Corrected on" not in shown(client, StoryFactory(parent=series))


def test_what_was_mended_before_it_went_live_is_no_correction(series):
    draft = DraftFactory(parent=series)
    draft.body = words("Another beginning.")
    draft.save_revision()

    assert publish(draft, body=words("Yet another.")).corrected_at is None


@pytest.mark.parametrize(
    "fields", [{"place": "The towpath"}, {"teaser": "Somebody with a coat."}, {"seo_title": "A mile"}]
)
def test_no_other_change_is_told(series, fields):
    assert publish(StoryFactory(parent=series), **fields).corrected_at is None


def test_a_name_changed_for_privacy_draws_no_eye(series):
    story = StoryFactory(parent=series, printed_name="Lisa Anderson")

    rename(story, "L.")

    assert StoryPage.objects.get(pk=story.pk).corrected_at is None


def test_a_draft_of_new_words_waits_and_an_older_version_keeps_the_day(series, client):
    story = publish(StoryFactory(parent=series), body=words("Mended."))
    story.body = words("Not yet out.")
    story.save_revision()
    assert StoryPage.objects.get(pk=story.pk).corrected_at == LATER

    story.get_latest_revision().publish()

    assert StoryPage.objects.get(pk=story.pk).corrected_at > story.first_published_at
    assert "Corrected on" in shown(client, story)


def test_a_copy_was_never_corrected(series):
    story = publish(StoryFactory(parent=series), body=words("Mended."))

    assert story.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False).corrected_at is None
