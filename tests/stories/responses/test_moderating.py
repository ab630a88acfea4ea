"""What editors decide about responses, what they are told where they cannot, and how each decision is taken back."""

import re

import pytest
from wagtail.models import ModelLogEntry

from foundation.refusing import Refused
from stories.responses import forgetting
from stories.responses.models import Report, Responder, Response, ResponseMail
from stories.responses.moderating import always_hold, mark_as_spam, not_spam, publish, remove, settle, undo
from stories.responses.writers_acts import delete, edit
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

State = Response.State
LINKS = "See https://a.example https://b.example https://c.example https://d.example"
GONE = "It is gone: its time was over, or its story was deleted. Nothing was changed."


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def jo():
    return editor(first_name="Jo", last_name="Marsh")


def again(one):
    return Response.objects.get(pk=one.pk)


def reported(one, why="It names my street."):
    return Report.objects.create(response=one, why=why)


@pytest.mark.parametrize(
    ("act", "state"),
    [
        pytest.param(publish, State.PUBLISHED, id="publish"),
        pytest.param(remove, State.REMOVED, id="remove"),
        pytest.param(mark_as_spam, State.SPAM, id="spam"),
        pytest.param(not_spam, State.PUBLISHED, id="not-spam"),
    ],
)
def test_a_decision_is_kept_with_who_made_it_and_undone_whole(story, jo, act, state):
    one = response(story)

    act(one, user=jo, seen=0)
    decided = again(one)
    assert (decided.state, decided.decided_by, decided.decisions) == (state, jo, 1)
    assert decided.decided_at

    undo(decided, user=jo, seen=1)
    undone = again(one)
    assert (undone.state, undone.decided_at, undone.decided_by, undone.decisions) == (State.WAITING, None, None, 2)
    assert undone.held_because == one.held_because


@pytest.mark.parametrize("act", [publish, remove, mark_as_spam, not_spam, undo])
def test_whoever_decides_about_what_is_no_more_is_told_so(story, act):
    one = response(story)
    Response.objects.all().delete()

    with pytest.raises(Refused, match=GONE):
        act(one)


def test_a_row_that_was_emptied_is_as_good_as_gone(story):
    one = published(story)
    published(story, parent=one, name="Gwen", address="gwen@example.org")
    forgetting.forget_response(again(one))

    with pytest.raises(Refused, match=GONE):
        publish(one)


@pytest.mark.parametrize("act", [publish, remove, mark_as_spam, not_spam, undo])
def test_what_its_writer_took_back_stays_back(story, act):
    one = response(story)
    delete(one)

    with pytest.raises(Refused, match=re.escape("Idris has deleted this response. Nothing was changed.")):
        act(one)


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        pytest.param(publish, remove, "Idris’s response stands as “Published” now.", id="published"),
        pytest.param(mark_as_spam, publish, "Idris’s response stands as “Spam” now.", id="spam"),
    ],
)
def test_the_second_of_two_editors_is_told_who_was_quicker(story, jo, first, then, said):
    one = response(story)
    first(one, user=jo, seen=0)

    with pytest.raises(Refused, match=f"Jo Marsh was quicker: {said}"):
        then(one, user=editor(first_name="Kim"), seen=0)


def test_where_nobody_is_known_to_have_decided_somebody_was_quicker(story):
    one = response(story)
    publish(one, seen=0)

    with pytest.raises(Refused, match="Somebody else was quicker"):
        remove(one, seen=0)


def test_words_that_changed_since_they_were_read_are_read_once_more(story, jo):
    one = response(story)
    edit(one, name="Idris Fenn", text="Quite another thing.")

    with pytest.raises(Refused, match=re.escape("Idris has changed the words meanwhile. Nothing was decided")):
        publish(one, user=jo, seen=0)
    assert publish(one, user=jo, seen=again(one).decisions).is_published


@pytest.mark.parametrize(
    ("act", "label"),
    [
        pytest.param(publish, "Published", id="publish"),
        pytest.param(remove, "Removed", id="remove"),
        pytest.param(mark_as_spam, "Spam", id="spam"),
    ],
)
def test_the_same_decision_twice_is_refused_and_changes_nothing(story, act, label):
    one = act(response(story))

    with pytest.raises(Refused, match=f"It stands as “{label}” already. Nothing was changed."):
        act(one)
    assert again(one).decisions == 1


def test_there_is_nothing_to_undo_where_nobody_decided(story):
    with pytest.raises(Refused, match=re.escape("There is nothing to undo: nobody has decided about it.")):
        undo(response(story))


def test_one_undo_is_one_step(story):
    one = undo(remove(publish(response(story))))

    assert one.state == State.PUBLISHED
    with pytest.raises(Refused, match="There is nothing to undo"):
        undo(one)


def test_what_was_caught_by_itself_and_put_up_goes_back_into_the_tray_with_a_clock(story):
    caught = response(story, text=LINKS)
    assert caught.state == State.SPAM

    undone = undo(publish(caught))

    assert undone.state == State.SPAM
    assert undone.kept_until is not None


# ── What follows ────────────────────────────────────────────────────────────────────


def test_no_spam_is_remembered_for_the_sender_until_it_is_undone(story):
    one = not_spam(response(story, text=LINKS))
    assert Responder.objects.get().vouched_at == one.decided_at

    undo(one)
    assert Responder.objects.get().vouched_at is None


def test_undoing_a_second_no_spam_leaves_the_first(story):
    not_spam(response(story, text=LINKS))
    first = Responder.objects.get().vouched_at
    undo(not_spam(mark_as_spam(response(story))))

    assert Responder.objects.get().vouched_at == first


@pytest.mark.parametrize("act", [remove, mark_as_spam, settle])
def test_a_decision_settles_reports_and_undo_opens_them_again(story, jo, act):
    one = published(story)
    old = reported(one, "An old one.")
    settle(one)
    new = reported(one)

    act(one, user=jo)
    new.refresh_from_db()
    assert (new.settled_by, bool(new.settled_at)) == (jo, True)

    undo(one)
    assert list(Report.objects.open()) == [new]
    old.refresh_from_db()
    assert old.settled_at


def test_only_what_was_reported_can_be_left_as_it_is(story):
    with pytest.raises(Refused, match=re.escape("No report of it is open any more. Nothing was changed.")):
        settle(published(story))


def test_a_reason_is_kept_for_the_writer_and_unsaid_by_undo(story):
    one = remove(published(story, known=confirmed()), why=" It names a child. ")
    assert one.why_removed == "It names a child."

    assert undo(one).why_removed == ""


def test_without_a_reason_no_mail_says_that_it_was_removed(story):
    remove(published(story, known=confirmed()))

    assert not ResponseMail.objects.filter(kind=ResponseMail.Kind.REMOVED).exists()


def test_spam_that_somebody_sent_under_a_confirmed_address_is_not_held_against_its_owner(story):
    confirmed()
    mark_as_spam(response(story))

    assert "was spam" not in " ".join(response(story).held_because)


def test_spam_counts_against_the_device_that_sent_it(story):
    idris = confirmed()
    mark_as_spam(response(story, known=idris))

    assert "An earlier response from this address was spam." in response(story, known=idris).held_because


def test_to_be_always_held_can_be_taken_back(story):
    idris = confirmed()
    published(story)
    published(story)
    always_hold(idris)
    always_hold(idris, hold=False)
    idris.refresh_from_db()

    assert response(story, known=idris).is_published


def test_the_log_of_acts_says_who_did_what_and_never_who_wrote(story, jo):
    one = response(story)
    publish(one, user=jo)
    remove(one, user=jo)
    undo(one, user=jo)
    always_hold(one.responder, user=jo)

    entries = ModelLogEntry.objects.filter(user=jo).order_by("pk")
    assert [entry.action.partition(".")[2] for entry in entries] == ["publish", "remove", "undo", "hold"]
    assert not any("Idris" in entry.label or "@" in entry.label for entry in entries)
