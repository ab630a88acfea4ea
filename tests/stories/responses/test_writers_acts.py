"""A writer proves that a response is theirs, changes it for a quarter of an hour, and takes it back any time."""

from datetime import timedelta

import pytest

from foundation import moment
from foundation.refusing import Refused
from stories.responses.models import Responder, Response
from stories.responses.models.response import EDIT_FOR
from stories.responses.moderating import mark_as_spam, publish, remove, undo
from stories.responses.writers_acts import confirm, delete, edit
from stories.tellers.signing import Bad
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response

pytestmark = pytest.mark.django_db

State = Response.State
LINKS = "See [url=https://a.example] https://b.example https://c.example https://d.example"
DOUBTFUL = "Cheap pills without a prescription, message me on WhatsApp."
OVER = "The time for changes is over, so it stands as it was. Your new words are below."
NEW = "The lamp on Tanner’s Row has been wrong since Easter."


@pytest.fixture
def story(series):
    return StoryFactory(parent=series)


def again(one):
    return Response.objects.get(pk=one.pk)


def trusted(story):
    """Idris, whose device is known and two of whose responses are published."""
    idris = confirmed()
    published(story)
    published(story)
    return idris


# ── Confirm ─────────────────────────────────────────────────────────────────────────


def test_the_first_confirmation_proves_the_address_and_the_response(story):
    one = confirm(response(story))

    assert one.proved_at == Responder.objects.get().confirmed_at
    assert one.held_because == ["No response from this address is published yet."]


def test_confirmed_twice_it_is_confirmed_once(story):
    one = confirm(response(story))
    later = moment.now() + timedelta(hours=1)
    with moment.as_on(later):
        confirm(one)

    assert again(one).proved_at == one.proved_at
    assert Responder.objects.get().confirmed_at == one.proved_at


@pytest.mark.parametrize(("act", "state"), [(remove, State.REMOVED), (mark_as_spam, State.SPAM)])
def test_a_confirmation_puts_nothing_up_that_an_editor_took_down(story, act, state):
    trusted(story)
    one = response(story)
    act(one)

    assert confirm(one).state == state


def test_a_confirmation_of_what_was_taken_back_changes_nothing(story):
    one = delete(response(story))

    assert confirm(one).proved_at is None
    assert not Responder.objects.get().is_confirmed


@pytest.mark.parametrize("act", [confirm, delete, lambda one: edit(one, name="Idris", text=NEW)])
def test_a_link_to_what_is_gone_opens_nothing(story, act):
    one = response(story)
    Response.objects.all().delete()

    with pytest.raises(Bad):
        act(one)


# ── Edit ────────────────────────────────────────────────────────────────────────────


def test_words_can_be_changed_for_a_quarter_of_an_hour_and_no_longer(story):
    one = response(story)

    with moment.as_on(one.written_at + EDIT_FOR - timedelta(seconds=1)):
        assert edit(one, name="I. Fenn", text=NEW).text == NEW
    with moment.as_on(one.written_at + EDIT_FOR), pytest.raises(Refused, match=OVER):
        edit(one, name="I. Fenn", text="Later.")
    assert (again(one).name, again(one).text) == ("I. Fenn", NEW)


def test_the_same_words_are_no_change(story):
    one = response(story)

    assert edit(one, name=one.name, text=f"{one.text}\r\n").edited_at is None


def test_what_an_editor_called_spam_can_be_changed_like_anything_that_waits_and_stays_in_the_tray(story):
    """Or its writer would learn from the page of the response what became of it."""
    one = mark_as_spam(response(story))

    changed = edit(one, name="Idris Fenn", text="Quite another thing.")

    assert (changed.text, changed.state) == ("Quite another thing.", State.SPAM)


@pytest.mark.parametrize("act", [remove, delete])
def test_what_was_taken_down_is_changed_no_more(story, act):
    one = response(story)
    act(one)

    with pytest.raises(Refused, match=OVER):
        edit(one, name="Idris", text=NEW)


def test_a_trusted_writer_changes_what_is_published_and_it_stays_up(story):
    one = response(story, known=trusted(story))
    assert one.is_published

    changed = edit(one, name="Idris Fenn", text=NEW)
    assert (changed.is_published, changed.text, changed.published_at) == (True, NEW, one.published_at)


def test_a_published_one_that_becomes_doubtful_waits_and_is_told_to_editors_again(story):
    one = response(story, known=trusted(story))
    Response.objects.filter(pk=one.pk).update(told_editors_at=moment.now())

    doubtful = edit(one, name="Idris Fenn", text=DOUBTFUL)

    assert (doubtful.state, doubtful.looks_like_spam, doubtful.told_editors_at) == (State.WAITING, True, None)
    assert "It offers medicines or cures." in doubtful.held_because


def test_new_words_of_a_stranger_whose_old_ones_an_editor_published_are_read_first(story):
    one = publish(response(story))

    changed = edit(one, name="Idris Fenn", text=NEW)

    assert (changed.state, changed.decided_by) == (State.WAITING, None)
    with pytest.raises(Refused, match="There is nothing to undo"):
        undo(changed)


def test_a_published_one_that_becomes_spam_lies_in_the_tray_with_a_clock(story):
    caught = edit(response(story, known=trusted(story)), name="Idris Fenn", text=LINKS)

    assert caught.state == State.SPAM
    assert caught.kept_until


def test_a_change_for_the_better_frees_what_only_its_words_held(story):
    idris = trusted(story)
    one = response(story, known=idris, text=DOUBTFUL)
    assert one.state == State.WAITING

    assert edit(one, name="Idris Fenn", text=NEW).is_published


# ── Delete ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("act", [None, publish, remove, mark_as_spam])
def test_a_writer_takes_back_whatever_became_of_it_any_time(story, act):
    one = response(story)
    if act:
        act(one)
    with moment.as_on(moment.now() + timedelta(days=20)):
        assert delete(one).is_deleted
        assert delete(one).decided_at == again(one).decided_at


def test_what_was_deleted_can_be_written_again(story):
    words = "It was the second lamp."
    first = delete(response(story, text=words))

    second = response(story, text=words)
    assert second != first
    assert second.state == State.WAITING


def test_what_an_editor_removed_cannot_be_sent_again_in_the_same_words(story):
    words = "It was the second lamp."
    one = remove(response(story, text=words))

    assert response(story, text=words) == one
    assert again(one).state == State.REMOVED
