"""A scanner opens every link of every mail before its reader does, and changes nothing by it."""

import re
from html import unescape

import pytest
from django.apps import apps
from django.core import mail

from foundation import moment
from home.mailing_list import sending, subscribing
from home.mailing_list.mailing import Kind
from home.mailing_list.models import Letter, ListMail, WelcomeCode
from home.mailing_list.models.subscriber import Frequency
from tests.factories.mailing_list import allow_letter, asked, letter, pool, subscriber
from tests.factories.pages import StoryFactory, WeekFactory
from tests.working import work

pytestmark = pytest.mark.django_db

LINK = re.compile(r"https?://[^\s<>\"')]+")


def rows():
    """All that is known of the mailing list."""
    models = apps.get_app_config("mailing_list").get_models(include_auto_created=True)
    return {model.__name__: list(model.objects.order_by("pk").values_list()) for model in models}


def links(messages, site):
    """Every address of ours in mails, in their words, their HTML and their headers, as a path."""
    found = set()
    for message in messages:
        told = [
            message.body,
            *(part for part, _kind in message.alternatives),
            *map(str, message.extra_headers.values()),
        ]
        for words in told:
            found |= {unescape(link).rstrip(".,;>") for link in LINK.findall(words)}
    return sorted(link.removeprefix(site) for link in found if link.startswith(f"{site}/"))


@pytest.fixture
def mails(series):
    """One of every kind that the list sends: each of `ListMail`, and a letter of each kind."""
    pool(["A1"])
    subscriber("code@example.org", frequency=Frequency.EACH)
    subscriber("waits@example.org", frequency=Frequency.EACH)
    subscribing.ask("code@example.org", frequency=Frequency.WEEK)
    asked("asked@example.org")
    story = allow_letter(StoryFactory(parent=series))
    sending.send_now(letter(kind=Letter.Kind.STORY, story=story, series=series))
    sending.send_now(letter(kind=Letter.Kind.CALL, series=series))
    subscriber("weekly@example.org", frequency=Frequency.WEEK)
    week = WeekFactory(parent=series, first_day=moment.today())
    # As it stands when the story has been told.
    week.slots.filter(day=1).update(story=story)
    sending.send_now(letter(kind=Letter.Kind.WEEK, week=week, series=series))
    work()
    return list(mail.outbox)


def test_it_finds_a_mail_of_every_kind(mails):
    assert set(ListMail.objects.exclude(sent_at=None).values_list("kind", flat=True)) == set(Kind)
    assert set(Letter.objects.filter(state=Letter.State.SENT).values_list("kind", flat=True)) == set(Letter.Kind)
    assert WelcomeCode.objects.free().count() == 0


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_every_link_of_every_mail_changes_nothing(mails, client, settings, method):
    found, before = links(mails, settings.SITE_URL), rows()
    answers = {link: getattr(client, method)(link).status_code for link in found}

    assert rows() == before
    assert {link for link, status in answers.items() if status >= 400} == set()
    for part in ("/subscribe/confirm/", "/subscribe/leave/", "/subscribe/yours/"):
        assert any(link.startswith(part) for link in found), part
