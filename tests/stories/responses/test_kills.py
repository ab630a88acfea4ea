"""Killed at any point between the full hour and the mails it brings: each hears of each answer, and once.

A kill is a real SIGKILL of a real process (tests.dying); mails go to a real server. After it the clock lets the hour
pass again, and the worker takes up what was left.
"""

import os
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import transaction

from foundation import moment
from foundation.heartbeats import beat
from foundation.models import Heartbeat
from home.models import HomePage
from stories.responses.hearing import spare, tell_teller
from stories.responses.hourly import hour_passed
from stories.responses.models import Notice, Response, ResponseMail
from stories.responses.reporting import report
from tests.dying import begin, in_child, spread
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import confirmed, published
from tests.factories.users import UserFactory
from tests.killing import later, sending
from tests.working import work

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5
IDRIS, NORA, JO = "idris@example.org", "nora@example.org", "jo@desk.example"
GWEN = {"address": "gwen@example.org", "name": "Gwen Pardoe"}


class Talk:
    """A story under which somebody answers and reports each hour; knows who has to hear of what."""

    def __init__(self, office):
        self.office, self.number = office, 0
        series = SeriesFactory(parent=HomePage.objects.get())
        self.story = StoryFactory(parent=series, told_by__address=NORA, first_published_at=moment.now())
        self.root = published(self.story, known=confirmed(IDRIS), wants_answers=True)
        tell_teller(self.story)
        jo = UserFactory(email=JO)
        jo.user_permissions.add(*Permission.objects.filter(codename__in=["change_response", "access_admin"]))
        work()

    def goes_on(self):
        """One more answer, and one more report; what else is to be sent is sent."""
        self.number += 1
        published(self.story, parent=self.root, text=f"Answer {self.number}.", **GWEN)
        report(self.root, f"Report {self.number}.", network=f"place {self.number}")
        work()

    def hour(self):
        """The clock lets the hour pass, and the worker does what follows."""
        at = datetime(2031, 9, 10, tzinfo=UTC) + timedelta(hours=self.number)

        def act():
            with transaction.atomic():
                hour_passed(at - timedelta(hours=1), at)
            beat(Heartbeat.Process.WORKER, f"worker-{os.getpid()}")
            sending()

        return act

    def amiss(self):
        """What was told to nobody, or by two mails, in words; empty where all is as it should be."""
        found = []
        for address, what in ((IDRIS, "Answer"), (NORA, "Answer"), (JO, "Report")):
            for number in range(1, self.number + 1):
                told_by = [
                    mail["Message-ID"]
                    for mail in self.office.mails
                    if mail["To"] == address and f"{what} {number}." in _text(mail)
                ]
                if len({*told_by}) != 1 or len(told_by) > 2:
                    found.append(f"{address} was told {what} {number} by {told_by}")
        if Notice.objects.untold().exists() or ResponseMail.objects.on_their_way().exists():
            found.append("something still waits")
        return found


def _text(mail):
    [plain] = [part for part in mail.walk() if part.get_content_type() == "text/plain"]
    return plain.get_payload(decode=True).decode()


def test_an_hour_that_is_killed_loses_nothing_and_tells_nothing_by_two_mails(office):
    talk = Talk(office)
    talk.goes_on()
    ended, passed = in_child(talk.hour())
    assert (ended, talk.amiss()) == (0, [])

    for point in spread(passed, ROUNDS):
        talk.goes_on()
        act = talk.hour()
        in_child(act, die_at=point)
        assert in_child(later(act, minutes=3))[0] == 0

        assert talk.amiss() == [], f"killed at point {point} of {passed}"


def test_two_workers_of_which_one_is_killed_tell_everything_once(office):
    talk = Talk(office)
    talk.goes_on()
    passed = in_child(talk.hour())[1]

    for point in spread(passed, ROUNDS):
        talk.goes_on()
        act = talk.hour()
        children = [begin(act, die_at=point), begin(act)]
        for child in children:
            child.wait()
        assert in_child(later(act, minutes=3))[0] == 0

        assert talk.amiss() == [], f"killed at point {point} of {passed}"


def test_who_stops_the_mails_after_a_kill_hears_no_more(office):
    talk = Talk(office)
    talk.goes_on()
    passed = in_child(talk.hour())[1]
    for point in spread(passed, ROUNDS):
        talk.goes_on()
        act = talk.hour()
        in_child(act, die_at=point)
        told = len([mail for mail in office.mails if mail["To"] == IDRIS])
        spare(Response.objects.get(pk=talk.root.pk).responder)
        assert in_child(later(act, minutes=3))[0] == 0

        assert len([mail for mail in office.mails if mail["To"] == IDRIS]) == told
        confirmed(IDRIS, spared_at=None)
        assert in_child(later(talk.hour(), hours=1))[0] == 0
        assert len([mail for mail in office.mails if mail["To"] == IDRIS]) == told
