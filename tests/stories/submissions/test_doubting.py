"""Whether something is a story: said by an editor, both ways and back; and what else they put right."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from wagtail.log_actions import registry

from foundation import moment
from foundation.refusing import Refused
from stories.submissions.assigning import assign
from stories.submissions.doubting import it_is_a_story, no_story
from stories.submissions.history import history_of
from stories.submissions.models import SentMail, Submission
from stories.submissions.proving import confirm
from stories.submissions.taking_back import take_back
from stories.submissions.unfolding import fold, unfold
from stories.tellers.models import Consent, Teller
from tests.factories.pages import SeriesFactory
from tests.factories.submissions import by_mail, held, photo, sent_in
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

State, Kind = Submission.State, SentMail.Kind


@pytest.fixture
def jo(db):
    return UserFactory(username="jo", first_name="Jo", last_name="Ferris")


def again(submission):
    return Submission.objects.get(pk=submission.pk)


def mails_about(submission):
    return list(submission.sent_mails.values_list("kind", flat=True))


def said_of(submission):
    return [event.words for event in history_of(again(submission))]


# ── It is a story ───────────────────────────────────────────────────────────────────


def test_what_was_held_waits_to_be_read_and_its_sender_is_answered_now(jo):
    doubtful = held(sender_address="grace@example.org")
    assert mails_about(doubtful) == []

    it_is_a_story(doubtful, jo)

    assert again(doubtful).state == State.WAITING
    assert mails_about(doubtful) == [Kind.CONFIRM]


def test_a_sender_whose_address_is_proved_is_told_that_it_arrived_and_becomes_the_teller(jo):
    doubtful = held(sender_address="grace@example.org", is_confirmed=True)
    assert not Teller.objects.exists()

    it_is_a_story(doubtful, jo)

    assert mails_about(doubtful) == [Kind.ARRIVED]
    assert again(doubtful).teller == Teller.objects.get(address="grace@example.org")
    assert Consent.objects.latest_for(doubtful.story_key).site


def test_where_there_is_no_address_nobody_is_written_to(jo):
    doubtful = held(sender_address="")

    it_is_a_story(doubtful, jo)

    assert again(doubtful).state == State.WAITING
    assert mails_about(doubtful) == []


def test_whoever_was_answered_before_is_not_answered_again(jo):
    waiting = sent_in()
    no_story(waiting, jo)

    it_is_a_story(waiting, jo)

    assert mails_about(waiting) == [Kind.CONFIRM]


def test_why_it_was_held_stays_written_down(jo):
    doubtful = held("Two links, and little else.")

    it_is_a_story(doubtful, jo)

    assert again(doubtful).held_because == ["Two links, and little else."]


# ── Not a story ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("make", [held, sent_in])
def test_what_is_no_story_is_kept_for_thirty_days_and_nobody_hears_of_it(jo, make):
    submission = make()
    before = mails_about(submission)

    no_story(submission, jo)

    kept = again(submission)
    assert kept.state == State.NO_STORY
    assert kept.kept_until - moment.now() > timedelta(days=29, hours=23)
    assert mails_about(submission) == before


def test_it_can_be_called_back(jo):
    submission = held()
    no_story(submission, jo)

    it_is_a_story(submission, jo)

    kept = again(submission)
    assert (kept.state, kept.set_aside_at, kept.kept_until) == (State.WAITING, None, None)


def test_a_later_confirmation_does_not_bring_it_back(jo):
    submission = sent_in()
    no_story(submission, jo)

    confirm(submission)

    assert again(submission).state == State.NO_STORY
    assert not Teller.objects.exists()


# ── Two at once ─────────────────────────────────────────────────────────────────────


def test_a_second_editor_reads_who_was_quicker_and_changes_nothing(jo):
    doubtful = held()
    stale = again(doubtful)
    it_is_a_story(doubtful, jo)

    with pytest.raises(Refused, match=r"Jo Ferris decided this while you were looking\. It waits to be read\."):
        it_is_a_story(stale, UserFactory())

    assert again(doubtful).state == State.WAITING
    assert registry.get_logs_for_instance(doubtful).count() == 1


def test_what_its_teller_took_back_meanwhile_is_left_alone(jo):
    submission = sent_in()
    take_back(submission)

    with pytest.raises(Refused, match="Its teller took it back"):
        no_story(submission, jo)
    with pytest.raises(Refused):
        it_is_a_story(submission, jo)

    assert again(submission).state == State.TAKEN_BACK


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_told_and_nobody_is_answered_twice():
    doubtful, start, outcomes = held(), threading.Barrier(2), []

    def decide():
        try:
            start.wait()
            it_is_a_story(again(doubtful))
            outcomes.append("done")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    editors = [threading.Thread(target=decide) for _editor in range(2)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()

    assert sorted(outcomes) == ["done", "refused"]
    assert len(mails_about(doubtful)) == 1
    assert registry.get_logs_for_instance(doubtful).count() == 1


# ── For which series ────────────────────────────────────────────────────────────────


def test_another_series_is_chosen_and_written_down_once(jo, home):
    mile, waited = SeriesFactory(parent=home, title="My Mile"), SeriesFactory(parent=home, title="Who Waited")
    submission = by_mail(series=mile)

    assign(submission, waited, jo)
    assign(submission, waited, jo)

    assert again(submission).series == waited
    assert said_of(submission).count("For Who Waited") == 1


def test_it_may_be_for_none_yet(jo, series):
    submission = by_mail(series=series)

    assign(submission, None, jo)

    assert again(submission).series is None
    assert "For no series yet" in said_of(submission)


# ── What was set aside of a mail ────────────────────────────────────────────────────


@pytest.fixture
def letter():
    """A mail whose last lines were taken for a signature, and whose first for a cover note; a photo stands within."""
    return by_mail(
        text="First.\n\nSecond.",
        photos=[photo(after=1)],
        folded=[
            {"kind": "signature", "text": "Third, and the end.\n\nGrace"},
            {"kind": "cover note", "text": "My aunt wrote this."},
        ],
    )


def test_a_part_that_belongs_to_the_story_is_put_back_at_its_end(letter, jo):
    unfold(letter, 0, jo)

    assert again(letter).paragraphs == ["First.", "Second.", "Third, and the end.", "Grace"]
    assert "Put back what had been set aside" in said_of(letter)


def test_a_note_from_above_is_put_back_above_and_photos_keep_their_place(letter, jo):
    unfold(letter, 1, jo)

    kept = again(letter)
    assert kept.paragraphs == ["My aunt wrote this.", "First.", "Second."]
    assert kept.photos[0].after == 2


@pytest.mark.parametrize("part", [0, 1])
def test_it_is_set_aside_again_and_all_is_as_it_was(letter, jo, part):
    before = again(letter)
    unfold(letter, part, jo)

    fold(letter, part, jo)

    kept = again(letter)
    assert (kept.text, kept.folded, kept.photos[0].after) == (before.text, before.folded, 1)


def test_twice_is_refused_and_nothing_stands_twice(letter, jo):
    unfold(letter, 0, jo)

    with pytest.raises(Refused, match="belongs to the story by now"):
        unfold(letter, 0, jo)
    fold(letter, 0, jo)
    with pytest.raises(Refused, match="set aside by now"):
        fold(letter, 0, jo)

    assert again(letter).paragraphs == ["First.", "Second."]


@pytest.mark.parametrize("part", [-1, 2, 10**9])
def test_a_part_that_is_not_there_is_refused(letter, jo, part):
    for act in (unfold, fold):
        with pytest.raises(Refused, match="no such part"):
            act(letter, part, jo)


# ── What is written down ────────────────────────────────────────────────────────────


def test_the_history_says_what_happened_the_latest_first(jo):
    submission = sent_in(days_ago=2)
    with moment.as_on(moment.now() - timedelta(days=1)):
        confirm(submission)
    no_story(submission, jo)

    words = said_of(submission)

    assert words[0] == "Set aside as no story"
    assert words.index("The address was confirmed") < words.index("The form was sent")
    assert any("Please confirm your address" in one for one in words)
    assert history_of(again(submission))[0].who == "Jo Ferris"


def test_what_is_written_down_of_an_act_names_nobody_who_could_be_forgotten(jo):
    submission = held(sender_name="Grace Abiodun", sender_address="grace@example.org")

    no_story(submission, jo)

    entry = registry.get_logs_for_instance(submission).get()
    assert "Grace" not in f"{entry.label} {entry.data}"
    assert "grace@example.org" not in f"{entry.label} {entry.data}"
