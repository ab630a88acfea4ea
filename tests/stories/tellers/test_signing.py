"""Private links: what a token says, and when it says nothing any more."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation import moment
from stories.tellers.signing import Bad, Expired, Link, read, sign


def test_a_token_says_its_subject_and_the_version_of_its_links():
    assert read("preview", sign("preview", 12, 3)) == Link(subject=12, version=3)


def test_a_token_is_the_same_each_time_so_that_an_address_can_be_shown_again():
    until = moment.now() + timedelta(days=1)

    assert sign("preview", 12, until=until) == sign("preview", 12, until=until)


def test_a_token_opens_nothing_of_another_purpose():
    with pytest.raises(Bad):
        read("withdraw", sign("preview", 12))


def test_a_token_expires_at_its_minute_and_not_before():
    until = moment.now().replace(microsecond=0) + timedelta(days=1)
    token = sign("preview", 12, until=until)

    with moment.as_on(until - timedelta(seconds=1)):
        assert read("preview", token).subject == 12
    with moment.as_on(until), pytest.raises(Expired):
        read("preview", token)


def test_a_token_without_an_end_never_expires():
    with moment.as_on(moment.now() + timedelta(days=36_500)):
        assert read("withdraw", sign("withdraw", 12)).subject == 12


def test_an_expired_token_that_was_changed_is_bad_and_not_expired():
    token = sign("preview", 12, until=moment.now() - timedelta(days=1))

    with pytest.raises(Bad):
        read("preview", f"{token}x")


def test_a_secret_key_that_was_replaced_still_opens_what_it_signed(settings):
    token = sign("preview", 12)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"

    assert read("preview", token).subject == 12


@given(st.text())
def test_whatever_else_is_typed_is_bad(typed):
    with pytest.raises(Bad):
        read("preview", typed)


@given(st.integers(min_value=0, max_value=60), st.characters())
def test_a_token_with_one_letter_changed_is_bad(place, letter):
    token = sign("preview", 12)
    place %= len(token)
    changed = token[:place] + letter + token[place + 1 :]

    if changed != token:
        with pytest.raises(Bad):
            read("preview", changed)


def test_a_token_fits_an_address_as_it_is():
    assert set(sign("preview", 12, until=moment.now())) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
    )
