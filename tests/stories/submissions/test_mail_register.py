"""The register of mail received: every mail, what was made of it and why."""

import csv
import io
import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from stories.submissions.models import ReceivedMail, Submission
from stories.submissions.taking import take
from tests.factories.submissions import by_mail, mail_received
from tests.factories.users import UserFactory, member_of

pytestmark = pytest.mark.django_db

REGISTER = "/admin/mail-received/"
Outcome, Reason = ReceivedMail.Outcome, ReceivedMail.Reason

AWAY = b"""From: Town Library <library@example.org>
To: stories@example.org
Subject: Away
Message-ID: <away@example.org>
Auto-Submitted: auto-replied
Content-Type: text/plain; charset=utf-8

The library is closed until Monday. But I ran a mile to lock it up, past the ford and the three lamps of
Tanner's Row, and I should like to tell you about that one day. It was raining as it only rains here.
"""


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def desk_without_addresses(client, editor):
    editor.groups.get().permissions.remove(Permission.objects.get(codename="view_teller"))
    client.force_login(editor)
    return client


def words(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def page_of(mail):
    return f"{REGISTER}inspect/{mail.pk}/"


def exported(answer):
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))


def test_it_says_of_every_mail_what_came_of_it_and_why(desk):
    story = by_mail(sender_name="Yusuf Kaya")
    mail_received(subject="a mile with bread", submission=story)
    mail_received(subject="Away", outcome=Outcome.IGNORED, reason=Reason.AUTO_REPLY, from_name="Town Library")
    mail_received(subject="", outcome="", read_at=None)

    answer = desk.get(REGISTER)
    page = words(answer)

    for said in (
        "a mile with bread",
        "A story",
        "Set aside: no story, no answer",
        "an automatic answer",
        "(no subject)",
        "Not read yet",
        "(New York)",
        "grace@example.org",
    ):
        assert said in page
    assert reverse("sent_in:edit", args=[story.pk]) in answer.content.decode()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("outcome__exact=ignored", {"Robot"}),
        ("outcome__exact=submission", {"Person"}),
        ("reason__exact=auto-reply", {"Robot"}),
        ("q=pers", {"Person"}),
        ("q=robot@example.org", {"Robot"}),
        ("q=subject+of+robot", {"Robot"}),
        ("q=%00", {"Person", "Robot"}),
        ("outcome__exact=x", set()),
        ("submission__text__startswith=x", {"Person", "Robot"}),
    ],
)
def test_it_is_filtered_and_searched(desk, question, found):
    mail_received(from_name="Person", subject="Subject of Person")
    mail_received(
        from_name="Robot",
        from_address="robot@example.org",
        subject="Subject of Robot",
        outcome=Outcome.IGNORED,
        reason=Reason.AUTO_REPLY,
    )

    page = words(desk.get(f"{REGISTER}?{question}"))

    assert {name for name in ("Person", "Robot") if f"Subject of {name}" in page} == found


def test_one_mail_says_why_in_sentences_and_can_be_downloaded(desk):
    mail = mail_received(outcome=Outcome.HELD, reason=Reason.NO_WORDS, because=["It has no words of its own."])

    answer = desk.get(page_of(mail))

    assert "It has no words of its own." in words(answer)
    assert reverse("sent_in:raw_mail", args=[mail.pk]) in answer.content.decode()


def test_it_costs_the_same_for_any_number(desk, django_assert_max_num_queries):
    mail_received(submission=by_mail())
    desk.get(REGISTER)
    with django_assert_max_num_queries(100) as few:
        desk.get(REGISTER)
    for _number in range(3):
        mail_received(submission=by_mail())

    with django_assert_max_num_queries(len(few)):
        desk.get(REGISTER)


# ── A story after all ───────────────────────────────────────────────────────────────


def test_a_mail_that_was_set_aside_becomes_a_story_and_nobody_is_written_to(desk):
    mail = take(AWAY).mail
    assert (mail.outcome, mail.submission) == (Outcome.IGNORED, None)
    assert "It is a story after all" in words(desk.get(page_of(mail)))

    answer = desk.post(page_of(mail), follow=True)

    story = Submission.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("sent_in:edit", args=[story.pk])
    assert "It waits to be read now. Nobody was written to." in words(answer)
    assert "Said that it is a story" in words(answer)
    assert (story.state, story.sent_mails.count()) == (Submission.State.WAITING, 0)


def test_twice_makes_one(desk):
    mail = take(AWAY).mail

    desk.post(page_of(mail))
    desk.post(page_of(mail))

    assert Submission.objects.count() == 1


def test_of_what_is_a_story_already_there_is_no_such_button(desk):
    assert "It is a story after all" not in words(desk.get(page_of(mail_received(submission=by_mail()))))


def test_a_story_that_was_forgotten_does_not_come_back_by_its_mail(desk):
    forgotten = mail_received(outcome=Outcome.SUBMISSION, submission=None)

    desk.post(page_of(forgotten))

    assert "It is a story after all" not in words(desk.get(page_of(forgotten)))
    assert not Submission.objects.exists()


def test_of_a_mail_whose_bytes_are_gone_nothing_can_be_made_and_that_is_said(desk):
    mail = take(AWAY).mail
    mail.raw.storage.delete(mail.raw.name)

    answer = desk.post(page_of(mail), follow=True)

    assert "The mail itself is gone from the storage" in words(answer)
    assert not Submission.objects.exists()


def test_who_may_add_no_story_makes_none_of_it(client, editor):
    editor.groups.get().permissions.remove(Permission.objects.get(codename="add_submission"))
    client.force_login(editor)
    mail = take(AWAY).mail

    assert "It is a story after all" not in words(client.get(page_of(mail)))
    client.post(page_of(mail))
    assert not Submission.objects.exists()


# ── Exports, and who may ────────────────────────────────────────────────────────────


def test_an_export_says_the_same_and_begins_no_formula(desk):
    mail_received(from_name="=HYPERLINK(1)", subject="+1")

    (row,) = exported(desk.get(f"{REGISTER}?export=csv"))

    assert row["Sender"] == "'=HYPERLINK(1)"
    assert row["Subject"] == "'+1"
    assert row["E-mail address"] == "grace@example.org"


def test_who_may_not_see_addresses_sees_exports_and_finds_none(desk_without_addresses):
    mail = mail_received(
        from_name="grace@example.org",
        subject="From grace@example.org",
        because=["grace@example.org wrote before."],
        submission=by_mail(sender_name="grace@example.org", sender_address="grace@example.org"),
    )

    for answer in (desk_without_addresses.get(REGISTER), desk_without_addresses.get(page_of(mail))):
        assert "grace@" not in answer.content.decode()
        assert "/raw/" not in answer.content.decode()
    assert "grace@" not in str(exported(desk_without_addresses.get(f"{REGISTER}?export=csv")))


@pytest.mark.parametrize(("group", "status"), [(OWNER, 200), (EDITOR, 200), (RESIDENT, 302), (MODERATOR, 302)])
def test_who_may_read_it(client, group, status):
    mail = mail_received()
    client.force_login(member_of(group))

    assert client.get(REGISTER).status_code == status
    assert client.get(page_of(mail)).status_code == status


def test_nobody_adds_changes_or_deletes_a_mail_there(client):
    mail = mail_received()
    client.force_login(UserFactory(is_superuser=True))

    for name in ("create/", f"edit/{mail.pk}/", f"delete/{mail.pk}/", "inspect/x/"):
        assert client.get(f"{REGISTER}{name}").status_code == 404
