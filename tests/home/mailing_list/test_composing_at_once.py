"""Whoever comes at the same moment: one letter, and its words are one editor's."""

import pytest

from foundation.refusing import Refused
from home.mailing_list import by_itself, composing, editing, sending
from home.mailing_list.models import Letter
from home.mailing_list.models.subscriber import Frequency
from home.models import HomePage
from tests.factories.mailing_list import allow_letter, letter, subscriber
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_workers_and_an_editor_make_one_letter_of_a_story():
    subscriber(frequency=Frequency.EACH)
    story = allow_letter(StoryFactory(parent=SeriesFactory(parent=HomePage.objects.get())))
    outcomes = race(
        lambda: by_itself.compose_letters.func(story.pk),
        lambda: by_itself.compose_letters.func(story.pk),
        lambda: composing.of_story(story).pk,
        pauses=0.02,
    )

    assert [one for one in outcomes if isinstance(one, Exception)] == []
    assert Letter.objects.count() == 1


def test_of_two_who_send_it_one_is_told_that_it_left():
    one = letter()
    outcomes = race(lambda: sending.send_now(one), lambda: sending.send_now(one), pauses=0.02)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Letter", "Refused"]


def test_of_two_who_save_one_is_shown_the_others_words():
    one = letter()
    was = editing.seen(one)
    outcomes = race(
        lambda: editing.change(one, was=was, subject="Hers"),
        lambda: editing.change(one, was=was, subject="His"),
        pauses=0.02,
    )

    assert [isinstance(outcome, Refused) for outcome in outcomes].count(True) == 1
    assert Letter.objects.get().subject in ("Hers", "His")
