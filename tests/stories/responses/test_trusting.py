"""Why a response waits: each rule in a sentence, and none where nobody needs to read it first."""

import pytest

from stories.responses.models import ResponseRules
from stories.responses.moderating import always_hold, remove
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(series):
    return StoryFactory(parent=series)


def test_an_address_that_was_published_and_never_confirmed_waits_for_that(story):
    published(story)
    published(story)

    assert response(story).held_because == ["The address is not confirmed."]


def test_it_is_said_how_many_are_still_to_be_read(story):
    idris = confirmed()
    published(story)

    said = "1 response from this address is published; from 2 on later ones pass."
    assert response(story, known=idris).held_because == [said]


def test_what_was_removed_does_not_count(story):
    idris = confirmed()
    published(story)
    remove(published(story))

    assert not response(story, known=idris).is_published


def test_a_device_of_somebody_else_proves_nothing(story):
    confirmed()
    published(story)
    published(story)
    gwen = confirmed("gwen@example.org")

    assert "a device that we do not know" in response(story, known=gwen).held_because[0]


def test_two_ways_of_writing_an_address_are_one_person(story):
    idris = confirmed()
    published(story, address="Idris@Example.org")
    published(story, address=" idris@example.org ")

    assert response(story, known=idris, address="IDRIS@example.org").is_published


def test_whoever_is_always_held_is_told_apart_from_all_other_reasons(story):
    idris = confirmed()
    published(story)
    published(story)
    always_hold(idris)
    idris.refresh_from_db()

    said = "An editor chose to read everything from this address first."
    assert response(story, known=idris).held_because == [said]


def test_a_link_of_somebody_who_is_trusted_passes(story):
    idris = confirmed()
    published(story)
    published(story)

    assert response(story, known=idris, text="The map is at https://stile.example/map").is_published


def test_a_phrase_of_the_editors_holds_whoever_writes_it(story):
    idris = confirmed()
    published(story)
    published(story)
    rules = ResponseRules.load()
    rules.phrases = "tanner’s row\n\nwharf street"
    rules.save()

    one = response(story, known=idris, text="It was on TANNER'S ROW.")
    assert one.held_because == ["It holds “tanner’s row”, which is on the editors’ list."]


def test_what_the_guard_doubted_holds_it_too(story):
    idris = confirmed()
    published(story)
    published(story)

    one = response(story, known=idris, doubts=("It was sent two seconds after the page was opened.",))
    assert one.held_because == ["It was sent two seconds after the page was opened."]
