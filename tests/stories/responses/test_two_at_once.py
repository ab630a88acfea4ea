"""Two at one response in the same moment: one act wins, the other is told so; nothing is doubled, nothing lost."""

import pytest
from django_tasks_db.models import DBTaskResult

from foundation import moment
from foundation.refusing import Refused
from home.models import HomePage
from stories.responses.answering import respond
from stories.responses.closing import ask_to_close, set_closing
from stories.responses.models import Conversation, Responder, Response, ResponseMail
from stories.responses.moderating import mark_as_spam, not_spam, publish, remove, undo
from stories.responses.writers_acts import confirm, delete, edit
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import confirmed, published, response, written
from tests.factories.users import editor
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)

State = Response.State
#: As often as the suite can afford.
ROUNDS = 5
NEW = "The lamp on Tanner’s Row has been wrong since Easter."


@pytest.fixture
def story():
    return StoryFactory(parent=SeriesFactory(parent=HomePage.objects.get()), first_published_at=moment.now())


@pytest.fixture
def jo():
    return editor(first_name="Jo")


@pytest.fixture
def kim():
    return editor(first_name="Kim")


def again(one):
    return Response.objects.get(pk=one.pk)


def refusals(outcomes):
    """The sentences of those who came second; whatever else went wrong is raised."""
    for one in outcomes:
        if isinstance(one, BaseException) and not isinstance(one, Refused):
            raise one
    return [str(one) for one in outcomes if isinstance(one, Refused)]


# ── Written ─────────────────────────────────────────────────────────────────────────


def test_two_clicks_are_one_response_and_one_mail(story):
    for number in range(ROUNDS):
        same = written(story, address=f"reader-{number}@example.org", text=f"Number {number}.")

        outcomes = race(*[lambda same=same: respond(same)] * 4)

        assert refusals(outcomes) == []
        assert len({one.pk for one in outcomes}) == 1
    assert Response.objects.count() == Responder.objects.count() == ResponseMail.objects.count() == ROUNDS
    assert DBTaskResult.objects.filter(task_path__endswith="send_mail").count() == ROUNDS


def test_four_first_responses_from_one_new_address_are_four_of_one_person(story):
    for number in range(ROUNDS):
        address = f"reader-{number}@example.org"
        four = [written(story, address=address, text=f"Number {number}, the {word}.") for word in "abcd"]

        outcomes = race(*(lambda one=one: respond(one) for one in four))

        assert refusals(outcomes) == []
        assert Response.objects.of_address(address).count() == 4
    assert Responder.objects.count() == ROUNDS


def test_answers_to_one_response_at_once_are_all_kept(story):
    root = published(story)
    names = [f"Reader {number}" for number in range(6)]
    many = [written(story, parent=root, name=name, address=f"{name[7:]}@example.org") for name in names]

    assert refusals(race(*(lambda one=one: respond(one) for one in many))) == []
    assert sorted(root.answers.values_list("name", flat=True)) == names


# ── Decided ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(publish, publish, id="both-publish"),
        pytest.param(publish, remove, id="publish-and-remove"),
        pytest.param(remove, mark_as_spam, id="remove-and-spam"),
        pytest.param(not_spam, mark_as_spam, id="no-spam-and-spam"),
    ],
)
def test_of_two_editors_one_decides_and_the_other_is_told_who_did(story, jo, kim, one, other):
    for _round in range(ROUNDS):
        read = response(story)

        outcomes = race(lambda read=read: one(read, user=jo, seen=0), lambda read=read: other(read, user=kim, seen=0))

        [told] = refusals(outcomes)
        decided = again(read)
        assert decided.decisions == 1
        assert decided.decided_by == (kim if isinstance(outcomes[0], Refused) else jo)
        assert decided.decided_by.first_name in told
        assert decided.get_state_display() in told


def test_two_undo_at_once_undo_one_step(story, jo, kim):
    for _round in range(ROUNDS):
        one = remove(published(story), user=jo)

        outcomes = race(lambda one=one: undo(one, user=jo), lambda one=one: undo(one, user=kim))

        assert refusals(outcomes) == ["There is nothing to undo: nobody has decided about it."]
        assert again(one).is_published


def test_what_its_writer_deletes_while_an_editor_publishes_it_is_deleted(story, jo):
    for _round in range(ROUNDS):
        one = response(story)

        outcomes = race(lambda one=one: publish(one, user=jo, seen=0), lambda one=one: delete(one))

        assert not isinstance(outcomes[1], Exception), outcomes[1]
        assert set(refusals(outcomes)) <= {"Idris has deleted this response. Nothing was changed."}
        assert again(one).is_deleted


def test_an_editor_never_publishes_words_that_they_have_not_read(story, jo):
    for _round in range(ROUNDS):
        one = response(story)
        read = one.text

        outcomes = race(
            lambda one=one: publish(one, user=jo, seen=0), lambda one=one: edit(one, name="Idris Fenn", text=NEW)
        )

        refusals(outcomes)
        one = again(one)
        # Either the editor came first, and the new words wait; or the writer did, and the editor reads once more.
        assert (one.text, one.state) == (NEW, State.WAITING), read
        Response.objects.all().delete()


def test_a_writer_who_confirms_while_an_editor_publishes_is_published_once(story, jo):
    for _round in range(ROUNDS):
        one = response(story)

        outcomes = race(lambda one=one: confirm(one), lambda one=one: publish(one, user=jo, seen=0))

        assert refusals(outcomes) == []
        one = again(one)
        assert one.is_published
        assert one.proved_at
        Response.objects.all().delete()


def test_a_trusted_writer_who_confirms_twice_at_once_is_published_once(story):
    confirmed()
    published(story)
    published(story)
    for _round in range(ROUNDS):
        one = response(story)

        assert refusals(race(*[lambda one=one: confirm(one)] * 3)) == []
        assert again(one).is_published


def test_a_teller_asks_while_an_editor_closes_and_no_question_is_left(story, jo):
    for _round in range(ROUNDS):
        Conversation.objects.all().delete()

        refusals(
            race(
                lambda: set_closing(story, Conversation.Closing.CLOSED, user=jo),
                lambda: ask_to_close(story),
            )
        )

        assert Conversation.objects.get().closing == Conversation.Closing.CLOSED
        assert not Conversation.objects.asked_to_close().exists()
