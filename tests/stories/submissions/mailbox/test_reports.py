"""What servers and providers report of a mail that was sent is read by the standards, and nothing is guessed."""

import base64

import pytest

from stories.submissions.mailbox.parts import take_apart
from stories.submissions.mailbox.reading import Outcome, Reason, read
from stories.submissions.mailbox.reports import Bounce, Complaint, report_in
from tests.factories.raw_mails import mail, multipart, part
from tests.factories.reports import (
    COMPLAINTS,
    PROGRAMS,
    complaint,
    exim,
    fields,
    head,
    hotmail,
    postfix,
    report,
    status,
    yahoo,
)

OURS = "<1795797234.4711.f00d@lamplight.example>"
GWEN = "gwen@example.org"
RETURNED = part(head(OURS), "text/rfc822-headers")


def reported(raw):
    return report_in(take_apart(raw).top)


def of(block, returned=RETURNED, **said):
    return reported(report(status(block, **said), returned))


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_mail_that_did_not_arrive_is_reported_with_whom_it_did_not_reach(program):
    found = reported(PROGRAMS[program](OURS))

    assert isinstance(found, Bounce)
    assert found.message_id == OURS
    (one,) = found.failed
    assert one.addresses == (GWEN,)
    assert "5.1.1" in one.said


def test_the_servers_own_words_are_read_where_its_code_says_nothing():
    (one,) = reported(exim(OURS)).failed
    assert one.said.startswith("5.0.0 smtp; 550 5.1.1")


@pytest.mark.parametrize("kind", COMPLAINTS)
def test_a_complaint_names_the_mail(kind):
    found = reported(COMPLAINTS[kind](OURS))

    assert isinstance(found, Complaint)
    assert found.message_id == OURS


def test_a_complaint_names_the_recipient_where_the_provider_does():
    assert reported(yahoo(OURS)).recipients == (GWEN,)
    assert reported(complaint(OURS, f"<{GWEN}>", "<ida@example.org>")).recipients == (GWEN, "ida@example.org")
    assert reported(hotmail(OURS)).recipients == ()
    assert reported(complaint(OURS, "redacted")).recipients == ()


@pytest.mark.parametrize("kind", ["not-spam", "virus", "auth-failure", "other", ""])
def test_feedback_by_which_nobody_complains_is_passed_over(kind):
    assert reported(complaint(OURS, GWEN, kind=kind)) is None


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_a_mail_that_may_still_arrive_or_has_is_not_reported_as_failed(action):
    assert of(fields(action=action)) is None


def test_of_several_recipients_only_those_who_failed_are_named():
    blocks = [fields("ida@example.org"), fields("lou@example.org", action="delayed", status="4.4.1"), fields(GWEN)]
    found = reported(report(status(*blocks), RETURNED))

    assert [one.addresses for one in found.failed] == [("ida@example.org",), (GWEN,)]


def test_to_whom_it_was_sent_is_told_from_whom_the_server_could_not_reach():
    (one,) = of(fields("gwen.jones@inside.example", sent_to=GWEN)).failed
    assert (one.addresses, one.sent_to) == (("gwen.jones@inside.example",), (GWEN,))


ADDRESSES = {
    "in angle brackets": (f"Final-Recipient: rfc822; <{GWEN}>", GWEN),
    "close behind its type": (f"Final-Recipient: RFC822;{GWEN}", GWEN),
    "without a type": (f"Final-Recipient: {GWEN}", GWEN),
    "with a name behind it": (f"Final-Recipient: rfc822; {GWEN} (Gwen)", GWEN),
    "in xtext": ("Final-Recipient: rfc822; gwen+2Bmile@example.org", "gwen+mile@example.org"),
    "with a plus that is its own": ("Final-Recipient: rfc822; gwen+2B@example.org", "gwen+2B@example.org"),
    "in UTF-8": ("Final-Recipient: utf-8; gwén@example.org", "gwén@example.org"),
    "in signs written as numbers": (r"Final-Recipient: utf-8; gw\x{E9}n@example.org", "gwén@example.org"),
}


@pytest.mark.parametrize("written", ADDRESSES)
def test_an_address_is_read_however_it_is_written(written):
    line, address = ADDRESSES[written]
    (one,) = of(f"{line}\nAction: failed\nStatus: 5.1.1\n").failed
    assert address in one.addresses


@pytest.mark.parametrize("number", ["110000", "D800", "FFFFFF"])
def test_a_number_of_no_sign_is_left_as_it_stands(number):
    (one,) = of(rf"Final-Recipient: utf-8; gw\x{{{number}}}n@example.org" + "\nAction: failed\n").failed
    assert number in one.addresses[0]


RETURNED_AS = {
    "whole": part(head(OURS) + "\nThe letter.", "message/rfc822"),
    "its head": part(head(OURS), "text/rfc822-headers"),
    "its head, encoded": part(head(OURS).encode(), "text/rfc822-headers"),
    "whole, encoded against the standard": part(head(OURS).encode() + b"\nThe letter.", "message/rfc822"),
    "whole, beyond ASCII": part(head(OURS, "gwén@example.org") + "\nThe letter.", "message/global"),
    "its head, beyond ASCII": part(head(OURS, "gwén@example.org"), "message/global-headers"),
}


@pytest.mark.parametrize("form", RETURNED_AS)
def test_the_mail_that_comes_back_is_known_in_each_form(form):
    assert of(fields(), RETURNED_AS[form]).message_id == OURS


def test_a_status_beyond_ascii_and_one_that_is_encoded_are_read():
    assert of(fields("gwén@example.org", kind="utf-8"), content_type="message/global-delivery-status")
    encoded = base64.encodebytes(("Reporting-MTA: dns; x\n\n" + fields()).encode()).decode()
    raw = report(part(encoded, "message/delivery-status", Content_Transfer_Encoding="base64"), RETURNED)
    assert reported(raw).failed[0].addresses == (GWEN,)


NOTHING = {
    "without the mail that it is about": report(status(fields()), None),
    "about a mail without an id": report(status(fields()), part("From: x@example.org\n", "text/rfc822-headers")),
    "in words alone": mail(
        text=f"Hi. This is the qmail-send program.\n\n<{GWEN}>:\nno mailbox by that name. (#5.1.1)\n\n{head(OURS)}",
        From="MAILER-DAEMON@mx.example",
        Subject="failure notice",
    ),
    "attached to somebody's mail": mail(
        multipart("mixed", part("What is this?"), part(postfix(OURS).decode(), "message/rfc822"))
    ),
    "without any field": report(part("\n\n\n", "message/delivery-status"), RETURNED),
    "of lines that are no fields": report(part("what\never\n\n??\nit is\n", "message/delivery-status"), RETURNED),
    "a story": mail(),
}


@pytest.mark.parametrize("kind", NOTHING)
def test_a_mail_that_proves_nothing_reports_nothing(kind):
    assert reported(NOTHING[kind]) is None


def test_a_report_that_passed_through_a_list_is_read():
    inner = multipart("report", part("Sorry."), status(fields()), RETURNED)
    assert reported(mail(multipart("mixed", inner, part("-- \nA footer")))).message_id == OURS


def test_lines_that_are_no_fields_stand_in_the_way_of_no_others():
    found = of("*** sorry ***\n*** sorry ***\n\n" + fields())
    assert found.failed[0].addresses == (GWEN,)


def test_a_report_that_goes_on_and_on_is_read_no_further_than_honest_ones_go():
    junk = "x\n" * 1_000_000
    assert of(junk + fields()) is None
    assert of(fields() + "\n" + junk).failed[0].addresses == (GWEN,)
    assert of(fields(), part(junk + head(OURS), "text/rfc822-headers")) is None


def test_a_mail_is_set_aside_or_held_as_before_and_brings_its_report():
    bounce, spam = read(postfix(OURS)), read(yahoo(OURS))

    assert (bounce.outcome, bounce.reason) == (Outcome.IGNORED, Reason.BOUNCE)
    assert (spam.outcome, spam.reason) == (Outcome.HELD, Reason.BOUNCE)
    assert bounce.report == reported(postfix(OURS))
    assert spam.report == reported(yahoo(OURS))
