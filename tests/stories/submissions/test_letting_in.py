"""What was offered elsewhere on the site comes in whole, once, from an address that is proved."""

import pytest

from stories.pages.offering import Offered, offer, own_page
from stories.submissions.history import history_of
from stories.submissions.links import to_own_page
from stories.submissions.models import Submission
from stories.tellers.consenting import WORDING
from stories.tellers.models import Consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(series):
    return Offered(
        series=series,
        name="Idris Fenn",
        address="idris@example.org",
        words="I carried the lamp home.\n\nIt still burns.",
        ticked=("site", "print"),
        wording=WORDING,
        note="It was a response to “The lamp”.",
    )


def test_it_is_a_submission_like_any_other_and_says_where_it_came_from(offered, series):
    key = offer(offered)

    one = Submission.objects.get(story_key=key)
    assert (one.state, one.door, one.series) == (Submission.State.WAITING, Submission.Door.RESPONSE, series)
    assert one.paragraphs == ["I carried the lamp home.", "It still burns."]
    assert one.notes == ["It was a response to “The lamp”."]
    assert one.is_confirmed
    assert not one.is_attested
    assert (one.teller.name, one.teller.address) == ("Idris Fenn", "idris@example.org")


def test_what_was_ticked_is_a_consent_given_through_a_private_link(offered):
    consent = Consent.objects.latest_for(offer(offered))

    assert ({*consent.ticked}, consent.door, consent.wording) == ({"site", "print"}, Consent.Door.LINK, WORDING)


def test_its_history_begins_with_the_response(offered):
    one = Submission.objects.get(story_key=offer(offered))

    assert "Let in by the writer of a response" in [event.words for event in history_of(one)]


def test_the_same_words_are_one_story(offered):
    assert offer(offered) == offer(offered)
    assert Submission.objects.count() == 1


def test_its_teller_has_a_page_for_as_long_as_anything_is_left(offered):
    key = offer(offered)
    assert own_page(key) == to_own_page(Submission.objects.get())

    Submission.objects.all().delete()
    assert own_page(key) == ""
