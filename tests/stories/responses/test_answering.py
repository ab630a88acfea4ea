"""A response is taken in whole and once, and waits only for a reason that is said."""

import pytest

from stories.responses.answering import answer_as_teller, respond
from stories.responses.models import Response, ResponseMail, ResponseRules
from stories.responses.moderating import always_hold, not_spam
from stories.responses.writers_acts import confirm
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response, written

pytestmark = pytest.mark.django_db

State = Response.State


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


def test_the_first_response_from_an_address_waits_and_says_why(story):
    one = response(story)

    assert (one.state, one.held_because) == (State.WAITING, ["First response from this address."])


def test_pressed_twice_it_is_one_response_and_one_mail(story):
    same = written(story)

    assert respond(same) == respond(same)
    assert Response.objects.count() == ResponseMail.objects.count() == 1


def test_after_two_published_ones_a_known_device_passes_at_once(story):
    idris = confirmed()
    published(story)
    published(story)

    assert response(story, known=idris).state == State.PUBLISHED


def test_a_stranger_who_types_a_trusted_address_waits_until_the_mails_button_is_pressed(story):
    confirmed()
    published(story)
    published(story)

    one = response(story)

    assert one.state == State.WAITING
    assert "a device that we do not know" in one.held_because[0]
    assert confirm(one).state == State.PUBLISHED


def test_somebody_who_is_always_held_waits_whatever_was_published(story):
    idris = confirmed()
    published(story)
    published(story)
    always_hold(idris)
    idris.refresh_from_db()

    assert response(story, known=idris).state == State.WAITING


def test_under_a_childs_story_everybody_waits_the_teller_too(series):
    of_a_child = StoryFactory(parent=series, shows_child=True)
    idris = confirmed()
    published(of_a_child)
    published(of_a_child)
    said = "The story shows a child: every response is read first."

    assert response(of_a_child, known=idris).held_because == [said]
    assert answer_as_teller(of_a_child, "Thank you all.").held_because == [said]


def test_the_teller_is_published_with_the_badge(story):
    one = answer_as_teller(story, "Idris, please don’t.", parent=published(story))

    assert (one.state, one.is_teller, one.name) == (State.PUBLISHED, True, "Nora Whitlock")


def test_an_answer_to_an_answer_stands_under_the_same_response(story):
    first = published(story)
    second = published(story, parent=first)

    assert published(story, parent=second).parent == first


def test_what_an_editor_called_no_spam_counts_for_its_sender(story):
    caught = response(story, text="See https://a.example https://b.example https://c.example https://d.example")
    assert caught.state == State.SPAM
    not_spam(caught)

    assert "was spam" not in " ".join(response(story).held_because)


def test_nobody_passes_where_the_rules_say_that_all_is_read_first(story):
    rules = ResponseRules.load()
    rules.approvals = 0
    rules.save()

    assert response(story, known=confirmed()).held_because == ["Every response is read first."]


def test_a_confirmed_address_of_which_nothing_is_published_waits_and_says_so(story):
    confirmed()

    assert response(story).held_because == ["No response from this address is published yet."]


@pytest.mark.parametrize(
    ("name", "first"),
    [("Idris Fenn", "Idris"), ("Shep, Hallin Lock", "Shep"), ("Anju", "Anju")],
    ids=["two names", "name and place", "one name"],
)
def test_an_editor_speaks_of_whoever_wrote_it_by_the_first_name(name, first):
    assert Response(name=name).first_name == first
