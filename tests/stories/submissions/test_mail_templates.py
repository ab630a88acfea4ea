"""Answers to start from: the first ones, and how editors keep them."""

import re
from html import unescape
from importlib import import_module

import pytest
from django.apps import apps

from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from stories.submissions.models import MailTemplate, SentMail
from tests.factories.submissions import by_mail, sent_in
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

Kind = SentMail.Kind
LIST = "/admin/answers-to-start-from/"
TYPED = {"kind": "declined", "name": "Too long", "words": "Hello from {series}, {first name}.", "position": "4"}


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def first():
    """The ones that a new site begins with; a test that empties all tables has taken them away."""
    MailTemplate.objects.all().delete()
    import_module("stories.submissions.migrations.0002_first_mail_templates").begin(apps, None)
    return list(MailTemplate.objects.all())


def words(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


# ── The first ones ──────────────────────────────────────────────────────────────────


def test_every_mail_in_which_an_editor_writes_has_something_to_start_from(first):
    assert {one.kind for one in first} == {kind.value for kind in MailTemplate.KINDS}
    assert [one.name for one in MailTemplate.objects.for_kind(Kind.DECLINED)] == [
        "Told before",
        "Not this time, perhaps another",
        "Not what this question asks",
    ]


def test_they_are_short_greet_nobody_and_hold_nothing_that_is_not_put_in(first):
    for one in first:
        assert 40 <= len(one.words.split()) <= 90, one
        assert not re.match(r"(Dear|Hello|Hi)\b", one.words), one
        one.full_clean()


def test_they_read_well_with_a_series_and_without(first, series):
    for submission in (sent_in(series=series), by_mail()):
        for one in first:
            filled = one.filled_in(submission)
            assert "{" not in filled
            assert "  " not in filled


# ── What is put in ──────────────────────────────────────────────────────────────────


def test_the_first_name_and_the_series_are_put_in(series):
    template = MailTemplate(words="For {first name}, from {series}.")

    assert template.filled_in(sent_in(series=series)) == f"For Grace, from {series.title}."
    assert template.filled_in(by_mail()) == "For Grace, from this series."


def test_a_name_that_looks_like_a_placeholder_stays_a_name(series):
    template = MailTemplate(words="For {first name}.")

    assert template.filled_in(by_mail(sender_name="{series} Moss", series=series)) == "For {series}."


# ── The list and its pages ──────────────────────────────────────────────────────────


def test_they_are_listed_kind_by_kind_in_their_order(desk):
    MailTemplate.objects.all().delete()
    for kind, name, position in [("declined", "Second", 2), ("declined", "First", 1), ("accepted", "Yes", 9)]:
        MailTemplate.objects.create(kind=kind, name=name, words="Words.", position=position)

    html = desk.get(LIST).content.decode()

    listed = [
        " ".join(unescape(name).split())
        for name in re.findall(r'(?s)<div class="title-wrapper">.*?<a [^>]*>(.*?)</a>', html)
    ]
    assert listed == ["Yes", "First", "Second"]


def test_one_is_added_changed_and_deleted(desk):
    desk.post(f"{LIST}new/", TYPED)
    template = MailTemplate.objects.get(name="Too long")
    desk.post(f"{LIST}edit/{template.pk}/", {**TYPED, "name": "Much too long"})
    template.refresh_from_db()
    assert (template.name, template.position) == ("Much too long", 4)

    desk.post(f"{LIST}delete/{template.pk}/")

    assert not MailTemplate.objects.filter(pk=template.pk).exists()


def test_what_nothing_is_put_in_for_is_refused_by_name_and_what_was_typed_is_kept(desk):
    typed = {**TYPED, "words": "Dear {name}, {first name}, {Serie} and {name}."}

    answer = desk.post(f"{LIST}new/", typed)

    assert not MailTemplate.objects.filter(name="Too long").exists()
    assert "Nothing is put in for {name}, {Serie}. Use {first name} or {series}" in words(answer)
    assert typed["words"] in unescape(answer.content.decode())


@pytest.mark.parametrize("position", ["-1", "x", "", "9" * 25])
def test_an_order_that_is_none_is_refused_and_never_breaks_the_page(desk, position):
    answer = desk.post(f"{LIST}new/", {**TYPED, "position": position})

    assert answer.status_code == 200
    assert not MailTemplate.objects.filter(name="Too long").exists()


@pytest.mark.parametrize(("group", "may"), [(OWNER, True), (EDITOR, True), (MODERATOR, False), (RESIDENT, False)])
def test_who_may_keep_them(client, group, may):
    client.force_login(member_of(group))

    assert (client.get(LIST).status_code == 200) is may
    client.post(f"{LIST}new/", TYPED)
    assert MailTemplate.objects.filter(name="Too long").exists() is may
