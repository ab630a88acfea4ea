"""The talk under a story stays whole, whatever becomes of the story; a copy begins without one."""

import pytest
from wagtail.actions.copy_page import CopyPageAction

from stories.pages.models import StoryPage
from stories.pages.renaming import rename
from stories.responses.answering import answer_as_teller
from stories.responses.models import Conversation, Response
from stories.responses.threads import threads_under, told_in
from stories.submissions.accepting import accept
from stories.submissions.taking_back import bring_back, take_back
from tests.factories.pages import StoryFactory
from tests.factories.responses import published, response
from tests.factories.submissions import sent_in

pytestmark = pytest.mark.django_db

WORDS = "I ran behind the plough.\n\nNobody saw."


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


def talk(story):
    """A response, the teller's answer, and one that waits."""
    root = published(story)
    answer_as_teller(story, "Please don’t mend it.", parent=root)
    response(story)
    Conversation.objects.create(story=story, teller_hears=True)


def test_a_copy_has_no_responses_and_the_story_keeps_its_own(story, editor):
    talk(story)

    copying = CopyPageAction(story, update_attrs={"slug": "a-copy"}, user=editor, keep_live=False)
    copy = copying.execute(skip_permission_checks=True)

    copy = StoryPage.objects.get(pk=copy.pk)
    assert (copy.responses.count(), story.responses.count()) == (0, 3)
    assert not Conversation.objects.filter(story=copy).exists()


def test_under_a_new_name_the_talk_is_whole_and_the_old_name_is_gone_from_it(story):
    talk(story)

    rename(story, "N. W.")

    assert story.responses.count() == 3
    assert [one.name for one in Response.objects.filter(is_teller=True)] == ["N. W."]
    assert not Response.objects.filter(name__contains="Whitlock").exists()


def test_another_storys_teller_keeps_their_name(story, series):
    other = StoryFactory(parent=series, printed_name="Tom Aldous")
    answer_as_teller(other, "Thank you.")

    rename(story, "N. W.")

    assert Response.objects.get().name == "Tom Aldous"


def test_a_story_that_its_teller_takes_back_hides_its_talk_and_brought_back_shows_it(series, client):
    letter = sent_in(series=series, is_confirmed=True, text=WORDS)
    story = accept(letter)
    story.get_latest_revision().publish()
    story = StoryPage.objects.get(pk=story.pk)
    talk(story)
    assert "wrong since the clocks went back" in client.get(story.url).content.decode()

    take_back(letter)
    assert client.get(story.url).status_code == 410
    for address in ("respond/", "responses/feed/"):
        assert "wrong since the clocks went back" not in client.get(f"{story.url}{address}").content.decode()

    letter.refresh_from_db()
    bring_back(letter)
    story = StoryPage.objects.get(pk=story.pk)
    assert told_in(threads_under(story)) == 2
    assert story.responses.count() == 3
    assert "wrong since the clocks went back" in client.get(story.url).content.decode()
