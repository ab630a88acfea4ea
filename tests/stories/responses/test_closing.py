"""A story is answered for as long as the rules say, an editor says, or its teller wishes."""

import re
from datetime import timedelta

import pytest
from wagtail.models import PageLogEntry

from foundation import moment
from foundation.refusing import Refused
from stories.responses.answering import respond
from stories.responses.closing import ask_to_close, let_it_stay_open, openness_of, set_closing
from stories.responses.models import Conversation, Response, ResponseRules
from tests.factories.pages import StoryFactory
from tests.factories.responses import written
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

Closing = Conversation.Closing


def live(series, **fields):
    return StoryFactory(parent=series, first_published_at=moment.now(), **fields)


@pytest.fixture
def story(series):
    return live(series)


@pytest.mark.parametrize(("shows_child", "days"), [(False, 60), (True, 14)], ids=["a-story", "of-a-child"])
def test_responses_close_by_themselves_and_earlier_where_a_child_is_shown(series, shows_child, days):
    story = live(series, shows_child=shows_child)
    closes_at = story.first_published_at + timedelta(days=days)

    assert openness_of(story).closes_at == closes_at
    with moment.as_on(closes_at - timedelta(seconds=1)):
        assert openness_of(story).is_open
    with moment.as_on(closes_at):
        assert not openness_of(story).is_open


def test_the_days_are_the_editors_to_set(story):
    rules = ResponseRules.load()
    rules.days_open = 3
    rules.save()

    assert openness_of(story).closes_at == story.first_published_at + timedelta(days=3)


def test_a_story_that_is_down_is_not_answered(story):
    story.unpublish()
    story.refresh_from_db()

    assert not openness_of(story).is_open


def test_an_editor_closes_keeps_open_and_lets_the_rules_say_again(story):
    jo = editor(first_name="Jo")
    set_closing(story, Closing.CLOSED, user=jo)
    assert not openness_of(story).is_open

    kept = set_closing(story, Closing.OPEN, user=jo)
    assert (kept.set_by, bool(kept.set_at)) == (jo, True)
    with moment.as_on(moment.now() + timedelta(days=900)):
        assert openness_of(story).is_open

    set_closing(story, Closing.BY_RULE, user=jo)
    assert openness_of(story).closes_at
    logged = PageLogEntry.objects.filter(page=story, action__startswith="responses.").order_by("pk")
    assert [entry.action for entry in logged] == ["responses.close", "responses.keep_open", "responses.by_rule"]


def test_whoever_answers_a_closed_story_is_told_and_nothing_is_kept(story):
    set_closing(story, Closing.CLOSED)

    with pytest.raises(Refused, match=re.escape("Responses to this story have been closed.")):
        respond(written(story))
    assert not Response.objects.exists()


def test_a_teller_asks_once_and_may_take_it_back(story):
    first = ask_to_close(story).asked_to_close_at
    with moment.as_on(moment.now() + timedelta(hours=1)):
        assert ask_to_close(story).asked_to_close_at == first
    assert list(Conversation.objects.asked_to_close()) == [story.conversation]
    assert openness_of(story).is_open

    let_it_stay_open(story)
    assert not Conversation.objects.asked_to_close().exists()


@pytest.mark.parametrize("closing", [Closing.CLOSED, Closing.OPEN])
def test_an_editors_word_answers_the_teller(story, closing):
    ask_to_close(story)
    set_closing(story, closing)

    assert Conversation.objects.get().asked_to_close_at is None


def test_what_is_closed_need_not_be_asked_for(story):
    set_closing(story, Closing.CLOSED)

    with pytest.raises(Refused, match=re.escape("Responses to this story are closed already. Nothing was changed.")):
        ask_to_close(story)
