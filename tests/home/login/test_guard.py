"""Who guesses passwords is locked out for a while; editors elsewhere are not."""

import logging
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.urls import reverse

from foundation import moment
from foundation.models import Alert
from home.groups import EDITOR
from home.login import guard
from tests.factories.users import member_of
from tests.working import work

pytestmark = pytest.mark.django_db

RIGHT = "a-long-way-round"
HERE, ELSEWHERE = "203.0.113.5", "198.51.100.9"


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password is hashed: that is what takes time."""

    algorithm = "counting"
    hashed = 0

    def encode(self, password, salt):
        CountingHasher.hashed += 1
        return super().encode(password, salt)


@pytest.fixture
def lisa():
    user = member_of(EDITOR)
    user.username, user.email = "lisa", "lisa@example.org"
    user.set_password(RIGHT)
    user.save()
    return user


@pytest.fixture
def sign_in(client):
    def type_in(name, password, address=HERE):
        typed = {"username": name, "password": password, "next": "/admin/"}
        return client.post(reverse("wagtailadmin_login"), typed, REMOTE_ADDR=address)

    return type_in


def guess(sign_in, times, name="lisa", address=HERE):
    return [sign_in(name, f"wrong {number}", address).status_code for number in range(times)]


def is_let_in(response):
    return response.status_code == 302 and response.url == "/admin/"


def test_the_right_password_lets_in(sign_in, lisa):
    assert is_let_in(sign_in("lisa", RIGHT))


def test_the_tenth_wrong_password_locks_out_for_a_quarter_of_an_hour(sign_in, lisa):
    assert guess(sign_in, 9) == [200] * 9

    response = sign_in("lisa", "wrong 10")

    assert response.status_code == 429
    assert 890 <= int(response.headers["Retry-After"]) <= 900
    html = response.content.decode()
    assert "Too many wrong passwords" in html
    assert "Nothing was lost." in html
    assert "Please wait 15 minutes." in html
    assert reverse("wagtailadmin_password_reset") in html


def test_then_not_even_the_right_one_lets_in_until_the_time_is_over(sign_in, lisa):
    guess(sign_in, 10)

    assert sign_in("lisa", RIGHT).status_code == 429
    with moment.as_on(moment.now() + timedelta(minutes=14)):
        waiting = sign_in("lisa", RIGHT)
    assert waiting.status_code == 429
    assert "Please wait 1 minute." in waiting.content.decode()
    with moment.as_on(moment.now() + timedelta(minutes=15, seconds=1)):
        assert is_let_in(sign_in("lisa", RIGHT))


def test_a_stranger_elsewhere_does_not_lock_the_editor_out(sign_in, lisa):
    guess(sign_in, 60, address=ELSEWHERE)

    assert is_let_in(sign_in("lisa", RIGHT))


def test_the_right_password_ends_the_row(sign_in, lisa):
    guess(sign_in, 9)
    assert is_let_in(sign_in("lisa", RIGHT))

    assert guess(sign_in, 9) == [200] * 9


def test_one_network_that_tries_many_names_is_locked_out_for_all(sign_in, lisa, client):
    codes = [sign_in(f"name {number}", "wrong").status_code for number in range(50)]

    assert codes == [200] * 49 + [429]
    locked = sign_in("lisa", RIGHT)
    assert locked.status_code == 429
    assert "from where you are" in locked.content.decode()
    assert is_let_in(sign_in("lisa", RIGHT, ELSEWHERE))


def test_names_that_are_known_and_unknown_are_answered_alike(sign_in, lisa):
    for name in ("lisa", "nobody"):
        assert guess(sign_in, 11, name) == [200] * 9 + [429] * 2


def test_and_take_as_long(sign_in, lisa, settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    lisa.set_password(RIGHT)
    lisa.save()
    hashed = {}
    for name in ("lisa", "nobody"):
        CountingHasher.hashed = 0
        sign_in(name, "wrong")
        hashed[name] = CountingHasher.hashed

    assert hashed == {"lisa": 1, "nobody": 1}


def test_nothing_of_who_tried_is_logged(sign_in, lisa, caplog):
    with caplog.at_level(logging.DEBUG):
        guess(sign_in, 12)

    assert "lisa" not in caplog.text
    assert HERE not in caplog.text


def test_a_hundred_in_an_hour_are_told_once_without_name_or_address(sign_in):
    for stranger in range(11):
        guess(sign_in, 10, name=f"name {stranger}", address=f"192.0.2.{stranger}")
    work()

    (told,) = mail.outbox
    assert told.to == ["desk@example.org"]
    assert "Somebody tries passwords: 100 wrong ones in an hour." in told.body
    assert "192.0.2" not in told.body
    assert "name 1" not in told.body

    guard.calm(moment.now(), moment.now())
    assert not Alert.objects.exists()


def test_ninety_nine_are_not(sign_in):
    for stranger in range(11):
        guess(sign_in, 9, name=f"name {stranger}", address=f"192.0.2.{stranger}")

    assert not Alert.objects.exists()


def test_the_page_is_never_kept(sign_in):
    guess(sign_in, 9)

    assert "no-store" in sign_in("lisa", "wrong").headers["Cache-Control"]
