"""A report on a mail is told to the parts above, once, and what they say of it is kept with the mail."""

from contextlib import contextmanager

import pytest

from stories.submissions import signals
from stories.submissions.models import ReceivedMail, Submission
from stories.submissions.taking import take
from tests.factories.raw_mails import mail
from tests.factories.reports import postfix, yahoo

pytestmark = pytest.mark.django_db

OURS = "<f00d@lamplight.example>"
Outcome, Reason = ReceivedMail.Outcome, ReceivedMail.Reason


@contextmanager
def a_part_above(signal, follows):
    def follow(sender, report, **kwargs):
        return follows(report)

    signal.connect(follow)
    try:
        yield
    finally:
        signal.disconnect(follow)


@pytest.mark.parametrize(("signal", "raw"), [(signals.bounced, postfix(OURS)), (signals.complained, yahoo(OURS))])
def test_what_a_part_above_did_stands_beside_the_mail_which_is_set_aside(signal, raw):
    with a_part_above(signal, lambda report: f"It was followed: {report.message_id == OURS}."):
        taken = take(raw).mail

    assert (taken.outcome, taken.reason) == (Outcome.IGNORED, Reason.BOUNCE)
    assert taken.because[-1] == "It was followed: True."
    assert len(taken.because) == 2
    assert not Submission.objects.exists()


def test_a_complaint_that_nobody_knows_is_held_for_a_person():
    with a_part_above(signals.complained, lambda report: None):
        taken = take(yahoo(OURS)).mail

    assert taken.outcome == Outcome.HELD
    assert taken.submission


def test_a_report_is_told_once_however_often_its_mail_is_brought():
    told = []
    with a_part_above(signals.bounced, told.append):
        take(postfix(OURS))
        take(postfix(OURS))
        # By another way it has other headers, and is the same.
        assert take(b"X-Via: a forward\r\n" + postfix(OURS)).mail.outcome == Outcome.DUPLICATE

    assert len(told) == 1


def test_a_story_is_no_report():
    told = []
    with a_part_above(signals.bounced, told.append), a_part_above(signals.complained, told.append):
        assert take(mail()).mail.outcome == Outcome.SUBMISSION

    assert not told


def test_a_fault_over_a_report_holds_the_mail_for_a_person():
    def stumble(report):
        raise ValueError("a fault of this test")

    with a_part_above(signals.bounced, stumble):
        taken = take(postfix(OURS)).mail

    assert (taken.outcome, taken.reason) == (Outcome.HELD, Reason.UNREADABLE)
    assert taken.raw
