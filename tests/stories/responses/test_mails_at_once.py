"""Two at one mail in the same moment: it leaves once or is called back, and of each answer everybody hears once."""

import time

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from foundation import moment
from home.models import HomePage
from stories.responses.hearing import spare, spare_teller, tell_again, tell_teller
from stories.responses.hourly import hour_passed
from stories.responses.mailing import send_mail
from stories.responses.models import DeskMail, Notice, Response, ResponseMail
from stories.responses.moderating import publish, remove, undo
from stories.responses.rolling_up import tell_of_answers
from stories.responses.telling_editors import tell_editors
from stories.responses.writers_acts import delete
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import confirmed, published, response
from tests.factories.users import editor
from tests.racing import race
from tests.working import work

pytestmark = pytest.mark.django_db(transaction=True)

Kind = ResponseMail.Kind
ROUNDS = 5
GWEN = {"address": "gwen@example.org", "name": "Gwen Pardoe"}
SEVEN, EIGHT, NINE = "2031-09-10T07", "2031-09-10T08", "2031-09-10T09"


@pytest.fixture
def story():
    series = SeriesFactory(parent=HomePage.objects.get())
    return StoryFactory(parent=series, told_by__address="nora@example.org", first_published_at=moment.now())


@pytest.fixture
def asked(story):
    """A response whose writer hears of answers."""
    return Response.objects.get(pk=published(story, known=confirmed(), wants_answers=True).pk)


@pytest.fixture
def slow_server(monkeypatch):
    """A mail server that takes its time over each mail."""
    send = EmailBackend.send_messages
    monkeypatch.setattr(EmailBackend, "send_messages", lambda self, mails: (time.sleep(0.2), send(self, mails))[1])


def at_once(*acts):
    """What each act of ours ended with: between any two statements of one others may come."""
    return race(*acts, pauses=0.02)


def making_and_sending(hour, begins):
    """What a worker does at the hour, a little later than another."""

    def act():
        time.sleep(begins)
        tell_of_answers.call(hour)
        for pk in ResponseMail.objects.on_their_way().values_list("pk", flat=True):
            send_mail.call(pk)

    return act


def nothing_waits():
    work()
    mail.outbox.clear()


def raised(outcomes):
    return [one for one in outcomes if isinstance(one, BaseException)]


def sent_of(kind):
    return ResponseMail.objects.filter(kind=kind).exclude(sent_at=None)


def bodies_to(address):
    return [one.body for one in mail.outbox if one.to == [address]]


# ── One mail ────────────────────────────────────────────────────────────────────────


def test_of_many_workers_at_one_mail_one_sends_it(story, slow_server):
    def worker(pk, begins):
        return lambda: (time.sleep(begins), send_mail.call(pk))

    for number in range(ROUNDS):
        response(story, address=f"reader-{number}@example.org")
        pk = ResponseMail.objects.latest("pk").pk

        assert raised(at_once(*(worker(pk, begins) for begins in (0, 0, 0.05, 0.1)))) == []
    assert len(mail.outbox) == ROUNDS
    work()
    assert len(mail.outbox) == ROUNDS


def test_why_something_was_removed_leaves_or_is_called_back(story):
    one = response(story, known=confirmed())
    nothing_waits()
    for _round in range(ROUNDS):
        remove(one, why="Not here, please.")
        row = ResponseMail.objects.filter(kind=Kind.REMOVED).latest("pk")
        mail.outbox.clear()

        assert raised(at_once(lambda row=row: send_mail.call(row.pk), lambda: undo(one))) == []

        row.refresh_from_db()
        assert (row.sent_at is None) == (row.unsent_because == ResponseMail.OVERTAKEN)
        assert len(mail.outbox) == (row.sent_at is not None)
        nothing_waits()


def test_a_copy_of_what_its_writer_takes_back_leaves_or_never_will(story):
    for number in range(ROUNDS):
        one = response(story, known=confirmed(), text=f"Number {number}.")
        row = one.mails.get()
        mail.outbox.clear()

        assert raised(at_once(lambda row=row: send_mail.call(row.pk), lambda one=one: delete(one))) == []

        row.refresh_from_db()
        assert row.sent_at or row.unsent_because
        assert len(mail.outbox) == (row.sent_at is not None)
        work()
        assert len(mail.outbox) == (row.sent_at is not None)


# ── The mail of the hour ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("hours", [(SEVEN,) * 3, (SEVEN, EIGHT, NINE)], ids=["the same hour", "three hours"])
def test_of_two_workers_at_the_hour_each_answer_is_told_once(story, asked, hours):
    tell_teller(story)
    for number in range(ROUNDS):
        for word in "ab":
            published(story, parent=asked, text=f"Answer {number}{word}.", **GWEN)
        nothing_waits()

        assert (
            raised(at_once(*(making_and_sending(f"{hour}-{number}", 0.1 * turn) for turn, hour in enumerate(hours))))
            == []
        )
        work()

        for address in ("idris@example.org", "nora@example.org"):
            [body] = bodies_to(address)
            assert [f"Answer {number}{word}." in body for word in "ab"] == [True, True]


def test_what_is_published_while_the_mails_are_made_is_told_by_one_of_them(story, asked):
    for number in range(ROUNDS):
        first = response(story, parent=asked, text=f"First {number}.", **GWEN)
        second = response(story, parent=asked, text=f"Second {number}.", **GWEN)
        publish(first) if not first.is_published else None
        nothing_waits()

        outcomes = at_once(
            lambda number=number: tell_of_answers.call(f"{SEVEN}-{number}"), lambda second=second: publish(second)
        )
        tell_of_answers.call(f"{EIGHT}-{number}")
        work()

        assert raised(outcomes) == []
        told = "".join(bodies_to("idris@example.org"))
        assert (told.count(f"First {number}."), told.count(f"Second {number}.")) == (1, 1)


def test_who_stops_the_mails_while_theirs_is_made_gets_none_and_nothing_is_kept(story, asked):
    for number in range(ROUNDS):
        for word in "abc":
            published(story, parent=asked, text=f"Answer {number}{word}.", **GWEN)
        nothing_waits()

        assert raised(at_once(lambda: tell_of_answers.call(SEVEN), lambda: spare(asked.responder))) == []
        work()
        assert bodies_to("idris@example.org") == []

        tell_again(asked.responder)
        tell_of_answers.call(f"{EIGHT}-{number}")
        work()
        assert bodies_to("idris@example.org") == []
        ResponseMail.objects.filter(kind=Kind.ANSWERS).delete()


@pytest.mark.parametrize("who", ["reader", "teller"])
def test_who_stops_the_mails_while_theirs_leaves_gets_it_or_not_and_nothing_after_it(story, asked, who):
    address = "idris@example.org" if who == "reader" else "nora@example.org"
    stop = (lambda: spare(asked.responder)) if who == "reader" else lambda: spare_teller(story)
    begin = (lambda: tell_again(asked.responder)) if who == "reader" else lambda: tell_teller(story)
    kind = Kind.ANSWERS if who == "reader" else Kind.TELLER
    for number in range(ROUNDS):
        begin()
        published(story, parent=asked, text=f"Answer {number}.", **GWEN)
        nothing_waits()
        tell_of_answers.call(f"{SEVEN}-{number}")
        row = ResponseMail.objects.get(kind=kind, sent_at=None, unsent_because="")

        assert raised(at_once(lambda row=row: send_mail.call(row.pk), stop)) == []
        row.refresh_from_db()
        assert row.sent_at or row.unsent_because
        assert len(bodies_to(address)) == (row.sent_at is not None)

        begin()
        mail.outbox.clear()
        tell_of_answers.call(f"{EIGHT}-{number}")
        work()
        assert bodies_to(address) == []


def test_an_answer_that_is_removed_and_put_up_again_while_the_mail_leaves_is_told_once(story, asked):
    for number in range(ROUNDS):
        one = published(story, parent=asked, text=f"Answer {number}.", **GWEN)
        nothing_waits()
        tell_of_answers.call(f"{SEVEN}-{number}")
        row = ResponseMail.objects.get(kind=Kind.ANSWERS, sent_at=None, unsent_because="")

        assert raised(at_once(lambda row=row: send_mail.call(row.pk), lambda one=one: undo(remove(one)))) == []
        tell_of_answers.call(f"{EIGHT}-{number}")
        work()

        assert "".join(bodies_to("idris@example.org")).count(f"Answer {number}.") == 1
    assert not Notice.objects.untold().exists()


# ── Editors ─────────────────────────────────────────────────────────────────────────


def test_of_two_workers_editors_hear_once_also_where_something_comes_meanwhile(story):
    jo = editor(email="jo@desk.example")
    for number in range(ROUNDS):
        Response.objects.all().delete()
        DeskMail.objects.all().delete()
        response(story, text=f"Waits {number}.")
        coming = [
            remove(response(story, text=f"Comes {number}{word}.", address=f"{word}@example.org")) for word in "abcd"
        ]
        nothing_waits()

        outcomes = at_once(*[tell_editors.call] * 3, *(lambda one=one: undo(one) for one in coming))
        work()

        assert raised(outcomes) == []
        [body] = bodies_to(jo.email)
        assert body.count(f"Waits {number}.") == 1


def test_an_hour_that_several_clocks_let_pass_is_told_once(story, asked):
    jo = editor(email="jo@desk.example")
    published(story, parent=asked, **GWEN)
    response(story, text="Waits.", address="tom@example.org")
    nothing_waits()

    assert raised(at_once(*[lambda: hour_passed(moment.now(), moment.now())] * 3)) == []
    work()

    assert (len(bodies_to("idris@example.org")), len(bodies_to(jo.email))) == (1, 1)
