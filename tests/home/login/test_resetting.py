"""A new password by mail: the same answer for everybody, a mail for whoever has a login."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from foundation import moment
from home.groups import EDITOR
from home.login import guard
from tests.factories.users import member_of
from tests.working import work

pytestmark = pytest.mark.django_db

OLD, NEW = "a-long-way-round", "an-even-longer-way"
HERE, ELSEWHERE = "203.0.113.5", "198.51.100.9"


@pytest.fixture
def lisa():
    user = member_of(EDITOR)
    user.username, user.email, user.last_login = "lisa", "lisa@example.org", moment.now()
    user.set_password(OLD)
    user.save()
    DBTaskResult.objects.all().delete()  # the mail that tells of this password
    return user


@pytest.fixture
def ask(client):
    def ask_for(address, network=HERE):
        return client.post(reverse("wagtailadmin_password_reset"), {"email": address}, REMOTE_ADDR=network)

    return ask_for


def link_in(message):
    return re.search(r"https?://\S+/confirm/\S+", message.body)[0]


def follow(client, message):
    """Open the link as a browser does; returns the form's address."""
    path = re.sub(r"^https?://[^/]+", "", link_in(message))
    redirected = client.get(path)
    assert redirected.status_code == 302, redirected.content.decode()
    return redirected.url


def test_the_worker_mails_a_link_with_which_a_new_password_is_chosen(client, ask, lisa):
    ask("lisa@example.org")
    assert mail.outbox == []
    work()

    (message,) = mail.outbox
    assert message.to == ["lisa@example.org"]
    assert message.subject == "A new password for your login"
    assert "“lisa”" in message.body
    assert "The link works once, and for 24 hours." in message.body
    form = follow(client, message)
    assert client.get(form).status_code == 200
    client.post(form, {"new_password1": NEW, "new_password2": NEW})
    lisa.refresh_from_db()
    assert lisa.check_password(NEW)


@pytest.mark.parametrize("address", ["lisa@example.org", "LISA@example.org", "nobody@example.org"])
def test_known_and_unknown_addresses_get_the_same_answer_by_the_same_work(
    ask, client, lisa, address, django_assert_num_queries
):
    client.get(reverse("wagtailadmin_password_reset"))
    with django_assert_num_queries(2):  # whose it is; a row for the worker
        response = ask(address)

    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_password_reset_done"))
    assert "If somebody works here with this address" in client.get(response.url).content.decode()
    assert DBTaskResult.objects.count() == 1
    work()
    assert len(mail.outbox) == (0 if "nobody" in address else 1)


def test_the_workers_row_holds_no_address_and_no_token(ask, lisa):
    ask("lisa@example.org")
    ask("nobody@example.org")
    work()

    token = link_in(mail.outbox[0]).rstrip("/").rpartition("/")[2]
    kept = "".join(f"{vars(row)}" for row in DBTaskResult.objects.all())
    assert "example.org" not in kept
    assert token not in kept


def test_the_fourth_mail_in_an_hour_does_not_go_and_the_answer_is_the_same(ask, lisa):
    answers = [ask("lisa@example.org", f"192.0.2.{number}") for number in range(5)]
    work()

    assert {(answer.status_code, answer.url) for answer in answers} == {
        (302, reverse("wagtailadmin_password_reset_done"))
    }
    assert len(mail.outbox) == 3
    with moment.as_on(moment.now() + timedelta(hours=1, seconds=1)):
        ask("lisa@example.org")
    work()
    assert len(mail.outbox) == 4


def test_however_the_address_is_written_it_is_one(ask, lisa):
    for written in ("lisa@example.org", "LISA@example.org", "Lisa@Example.org", " lisa@example.org "):
        ask(written)
    work()

    assert len(mail.outbox) == 3


def test_the_twenty_first_request_from_one_network_is_told_to_wait(ask):
    codes = [ask(f"name{number}@example.org").status_code for number in range(21)]

    assert codes == [302] * 20 + [429]
    waiting = ask("lisa@example.org")
    assert 3500 < int(waiting.headers["Retry-After"]) <= 3600
    assert "Nothing was lost." in waiting.content.decode()
    assert ask("lisa@example.org", ELSEWHERE).status_code == 302


def test_what_is_no_address_is_handed_back_with_what_was_typed(ask):
    response = ask("lisa at example")

    assert response.status_code == 422
    assert "lisa at example" in response.content.decode()


def test_who_may_not_sign_in_gets_no_mail(ask, lisa):
    lisa.is_active = False
    lisa.save()
    ask("lisa@example.org")
    work()

    assert mail.outbox == []


def test_the_link_works_for_a_day(client, ask, lisa, monkeypatch):
    from django.contrib.auth.tokens import default_token_generator

    ask("lisa@example.org")
    work()
    began = timezone.localtime().replace(tzinfo=None)
    path = re.sub(r"^https?://[^/]+", "", link_in(mail.outbox[0]))

    monkeypatch.setattr(default_token_generator, "_now", lambda: began + timedelta(hours=23))
    assert client.get(path).status_code == 302
    client.cookies.clear()
    monkeypatch.setattr(default_token_generator, "_now", lambda: began + timedelta(hours=24, seconds=5))
    late = client.get(path)
    assert "This link no longer works" in late.content.decode()
    assert "A link works once, and for 24 hours." in late.content.decode()


def test_the_link_works_once(client, ask, lisa):
    ask("lisa@example.org")
    work()
    form = follow(client, mail.outbox[0])
    client.post(form, {"new_password1": NEW, "new_password2": NEW})

    again = client.get(re.sub(r"^https?://[^/]+", "", link_in(mail.outbox[0])))
    assert "This link no longer works" in again.content.decode()


@pytest.mark.parametrize("path", ["confirm/x/y/", "confirm/MQ/set-password/", "confirm/%F0%9F%92%A9/-/"])
def test_a_link_that_is_none_is_no_error(client, path):
    response = client.get(f"/admin/password_reset/{path}")

    assert response.status_code == 200
    assert "This link no longer works" in response.content.decode()


def test_the_token_is_told_to_no_other_site(client, ask, lisa):
    ask("lisa@example.org")
    work()
    path = re.sub(r"^https?://[^/]+", "", link_in(mail.outbox[0]))
    token = path.rstrip("/").rpartition("/")[2]

    redirected = client.get(path)
    form = client.get(redirected.url)

    assert token not in redirected.url
    assert token not in form.content.decode()
    assert {redirected.headers["Referrer-Policy"], form.headers["Referrer-Policy"]} == {"same-origin"}
    assert "no-store" in form.headers["Cache-Control"]


def test_who_was_locked_out_may_sign_in_with_the_new_password_at_once(client, ask, lisa):
    login = reverse("wagtailadmin_login")

    def sign_in(password):
        return client.post(login, {"username": "lisa", "password": password}, REMOTE_ADDR=HERE).status_code

    assert [sign_in("wrong") for _time in range(guard.FOR_A_NAME.most)][-1] == 429
    ask("lisa@example.org")
    work()
    client.post(follow(client, mail.outbox[0]), {"new_password1": NEW, "new_password2": NEW}, REMOTE_ADDR=HERE)

    assert sign_in(NEW) == 302


def test_a_weak_password_is_handed_back_with_the_reason(client, ask, lisa):
    ask("lisa@example.org")
    work()
    form = follow(client, mail.outbox[0])

    response = client.post(form, {"new_password1": "lisa", "new_password2": "lisa"})

    assert response.status_code == 422
    lisa.refresh_from_db()
    assert lisa.check_password(OLD)


def test_each_change_of_a_password_is_told_to_its_user(lisa):
    lisa.set_password(NEW)
    lisa.save()
    work()

    (message,) = mail.outbox
    assert message.to == ["lisa@example.org"]
    assert message.subject == "Your password was changed"
    assert reverse("wagtailadmin_password_reset") in message.body


def test_other_changes_and_first_passwords_are_not(lisa):
    lisa.first_name = "Lisa"
    lisa.save()
    new = member_of(EDITOR)
    new.email = "new@example.org"
    new.set_password(NEW)
    new.save()
    work()

    assert mail.outbox == []


def test_the_mails_are_read_without_a_defect(ask, lisa):
    lisa.username = "lisa-ärger"
    lisa.set_password(NEW)
    lisa.save()
    ask("lisa@example.org")
    work()

    assert len(mail.outbox) == 2
    for message in mail.outbox:
        read = message_from_bytes(message.message().as_bytes(linesep="\r\n"), policy=policy.SMTP)
        assert [part.defects for part in read.walk()] == [[]] * 3
        assert [part.get_content_type() for part in read.walk()] == [
            "multipart/alternative",
            "text/plain",
            "text/html",
        ]
        assert "lisa-ärger" in read.get_body(("plain",)).get_content()
        assert read["Auto-Submitted"] == "auto-generated"
