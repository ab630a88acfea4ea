"""Mails that no person wrote are known by the standards, kept, and never answered."""

import pytest

from stories.submissions.mailbox.reading import Outcome, read
from tests.factories.raw_mails import STORY, attached, mail, multipart, part
from tests.stories.submissions.mailbox import absent

CALENDAR = "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{}\nBEGIN:VEVENT\nSUMMARY:Run\nEND:VEVENT\nEND:VCALENDAR\n"
REPORT = part(
    "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed", "message/delivery-status"
)
RECEIPT = part(
    "Final-Recipient: rfc822; a@b.example\nDisposition: manual-action; displayed", "message/disposition-notification"
)
AWAY = "I am out of the office until Monday and will answer when I return."

ROBOTS = {
    "RFC 3834": ("auto-reply", mail(text=AWAY, Auto_Submitted="auto-replied")),
    "RFC 3834, with a parameter": (
        "auto-reply",
        mail(text=AWAY, Auto_Submitted="auto-replied; owner-email=x@y.example"),
    ),
    "generated": ("auto-reply", mail(text=STORY, Auto_Submitted="auto-generated")),
    "RFC 3464": ("bounce", mail(multipart("report", part("Sorry."), REPORT, report_type="delivery-status"))),
    "a report inside": (
        "bounce",
        mail(multipart("mixed", multipart("report", part("Sorry."), REPORT), part("scanned"))),
    ),
    "RFC 8098": ("receipt", mail(multipart("report", part("It was displayed."), RECEIPT))),
    "RFC 2919": ("list", mail(List_Id="Runners <runners.lists.example>")),
    "Precedence: list": ("list", mail(Precedence="list")),
    "an invitation": (
        "calendar",
        mail(multipart("alternative", part("Come!"), part(CALENDAR.format("REQUEST"), "text/calendar"))),
    ),
    "an answer to one": ("calendar", mail(part(CALENDAR.format("REPLY"), "text/calendar; method=REPLY"))),
    "a cancelled one": (
        "calendar",
        mail(
            multipart(
                "mixed", part("Cancelled"), attached(CALENDAR.format("CANCEL").encode(), "x.ics", "application/ics")
            )
        ),
    ),
    "the mailer, whatever it says": ("bounce", mail(text="See the log.", From="MAILER-DAEMON@mx.example")),
    "Exchange's class of mails": (
        "calendar",
        mail(text="When: Tuesday", Content_class="urn:content-classes:calendarmessage"),
    ),
    "a meeting, by Outlook": (
        "calendar",
        mail(part(b"\x78\x9f\x3e\x22 IPM.Schedule.Meeting.Request", "application/ms-tnef; name=winmail.dat")),
    ),
    "post_master": ("bounce", mail(text="Unknown", From="post_master@mx.example", Subject="Undeliverable Message")),
    "from the mailer": (
        "bounce",
        mail(
            text="some text",
            From="MAILER-DAEMON@mx.example (Mail Delivery System)",
            Subject="Undelivered Mail Returned to Sender",
            Return_Path="<>",
        ),
    ),
    "qmail": (
        "bounce",
        mail(
            text="Hi. This is the qmail-send program at mx.example.\nI wasn't able to deliver your message.",
            From="MAILER-DAEMON@mx.example",
            Subject="failure notice",
        ),
    ),
    "exim": (
        "bounce",
        mail(
            text="A message that you sent could not be delivered to all of its recipients. This is a permanent error.",
            From="Mail Delivery System <Mailer-Daemon@mx.example>",
            Subject="Mail delivery failed: returning message to sender",
            X_Failed_Recipients="a@b.example",
        ),
    ),
    "bounce in German": (
        "bounce",
        mail(
            text="Ihre Nachricht konnte nicht zugestellt werden: 550 5.1.1 user unknown",
            From="postmaster@mx.example",
            Subject="Unzustellbar: Your mile",
        ),
    ),
    "bounce in French": (
        "bounce",
        mail(
            text="Adresse introuvable", From="postmaster@mx.example", Subject="Non remis : Your mile", Return_Path="<>"
        ),
    ),
    "away, null sender": ("auto-reply", mail(text=AWAY, Subject="Out of Office: Your mile", Return_Path="<>")),
    "away, Exchange": (
        "auto-reply",
        mail(text=AWAY, Subject="Automatic reply: Your mile", X_Auto_Response_Suppress="All"),
    ),
    "away, German": (
        "auto-reply",
        mail(
            text="Ich bin derzeit nicht im Büro.",
            Subject="Automatische Antwort: Your mile",
            X_Auto_Response_Suppress="All",
        ),
    ),
    "away, French": (
        "auto-reply",
        mail(
            text="Je suis absente du bureau.", Subject="Réponse automatique : Your mile", X_Auto_Response_Suppress="All"
        ),
    ),
    "away, Spanish": (
        "auto-reply",
        mail(text="Estoy de vacaciones.", Subject="Respuesta automática: Your mile", Precedence="bulk"),
    ),
    "away, Polish": (
        "auto-reply",
        mail(text="Jestem na urlopie.", Subject="Odpowiedź automatyczna: Your mile", Return_Path="<>"),
    ),
    "away, Russian": ("auto-reply", mail(text="Я в отпуске.", Subject="Автоответ: Your mile", Return_Path="<>")),
    "away, Japanese": (
        "auto-reply",
        mail(text="不在にしております。", Subject="自動返信: Your mile", Return_Path="<>"),
    ),
    "Precedence: auto_reply": ("auto-reply", mail(text=AWAY, Precedence="auto_reply")),
    "X-Autoreply": ("auto-reply", mail(text=AWAY, X_Autoreply="yes")),
    "X-Autorespond": ("auto-reply", mail(text=AWAY, Subject="Re: mile", X_Autorespond="mile")),
    "read, by Outlook": (
        "receipt",
        mail(
            part(b"\x78\x9f\x3e\x22 REPORT.IPM.Note.IPNRN", "application/ms-tnef; name=winmail.dat"),
            Subject="Read: Your mile",
        ),
    ),
    "read, null sender": (
        "receipt",
        mail(text="Your message was read on Monday", Subject="Gelesen: Your mile", Return_Path="<>"),
    ),
}


@pytest.mark.parametrize(("reason", "raw"), ROBOTS.values(), ids=ROBOTS)
def test_a_robots_mail_is_kept_with_its_reason_and_never_answered(reason, raw):
    reading = read(raw)

    assert (reading.outcome, reading.reason) == (Outcome.IGNORED, reason)
    assert len(reading.because) == 1
    assert not reading.may_answer


def test_nothing_is_ignored_for_its_subject_or_its_words_alone():
    for raw in (
        mail(text=AWAY, Subject="Automatic reply: Your mile"),
        mail(text=AWAY),
        mail(Subject="Out of office, into the rain"),
        mail(Subject="Undelivered Mail Returned to Sender"),
        mail(Subject="Read: my mile"),
        mail(X_Auto_Response_Suppress="All"),
        mail(Return_Path="<>"),
        mail(Precedence="bulk"),
        mail(From="No Reply <no-reply@shop.example>"),
        mail(List_Unsubscribe="<https://shop.example/leave>"),
    ):
        assert read(raw).outcome is not Outcome.IGNORED


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "no"},
        {"X_Auto_Response_Suppress": "DR, OOF, AutoReply"},
        {"Subject": "Out of office, into the rain"},
        {"Subject": "Delivery of a parcel, at a run"},
        {"Return_Path": "<lisa@example.org>"},
        {"Subject": "Read: my mile"},
        {"Precedence": "normal"},
        {"X_Autoreply": "no"},
    ],
)
def test_a_persons_mail_is_a_story_whatever_its_program_adds(headers):
    assert read(mail(**headers)).outcome is Outcome.SUBMISSION


def test_a_story_with_a_date_for_the_calendar_attached_is_a_story():
    body = multipart("mixed", part(STORY), attached(CALENDAR.format("PUBLISH").encode(), "race.ics", "text/calendar"))

    reading = read(mail(body))

    assert reading.outcome is Outcome.SUBMISSION
    assert [file.why for file in reading.files] == ["calendar"]


def test_what_reads_like_a_robot_is_held_with_the_reason():
    reading = read(mail(text=AWAY, Subject="Automatic reply: Your mile"))

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "auto-reply")
    assert reading.because == ("It reads like an automatic answer, though its headers don't say so.",)


@pytest.mark.parametrize(
    "headers",
    [
        {"From": "No Reply <no-reply@shop.example>"},
        {"From": "mailer-daemon@mx.example"},
        {"Return_Path": "<>"},
        {"Auto_Submitted": "auto-generated"},
        {"List_Id": "<runners.lists.example>"},
        {"List_Unsubscribe": "<https://shop.example/leave>"},
        {"Precedence": "bulk"},
        {"From": "stories@lamplight.example"},
        {"From": None},
        {"From": "nobody"},
    ],
)
def test_nobody_is_answered_who_may_be_no_person(headers):
    assert not read(mail(**headers), our_address="stories@lamplight.example").may_answer


def test_a_person_is_answered():
    assert read(mail()).may_answer


def test_a_group_that_stands_in_front_of_our_mailbox_is_no_list():
    grouped = mail(
        List_Id="<stories.lamplight.example>", Precedence="list", List_Post="<mailto:stories@lamplight.example>"
    )

    assert read(grouped, our_address="stories@lamplight.example").outcome is Outcome.SUBMISSION
    assert read(grouped, our_address="stories@elsewhere.example").outcome is Outcome.IGNORED


def test_a_bounce_that_somebody_passes_on_is_not_a_bounce():
    inner = mail(multipart("report", part("Sorry."), REPORT), From="MAILER-DAEMON@mx.example").decode()
    body = multipart("mixed", part(f"{STORY}\n\nIt came back once."), f"Content-Type: message/rfc822\n\n{inner}")

    assert read(mail(body)).outcome is Outcome.SUBMISSION


@pytest.mark.parametrize(("subject", "text"), absent.ANSWERS.values(), ids=absent.ANSWERS)
def test_an_answer_for_somebody_who_is_away_is_neither_a_story_nor_a_reply(subject, text):
    bare = read(mail(text=text, Subject=subject))
    to_us = read(mail(text=text, Subject=subject, In_Reply_To="<1@ours.example>"), is_ours=lambda message_id: True)
    known = read(
        mail(text=text, Subject=subject, In_Reply_To="<1@ours.example>", X_Auto_Response_Suppress="All"),
        is_ours=lambda message_id: True,
    )

    assert (bare.outcome, bare.reason) == (to_us.outcome, to_us.reason) == (Outcome.HELD, "auto-reply")
    assert (known.outcome, known.reason) == (Outcome.IGNORED, "auto-reply")


def test_it_is_known_above_our_own_mail_that_it_quotes():
    text = absent.ANSWERS["English"][1]
    quoted = "\n".join(f"> {line}" for line in [STORY] * 40)
    raw = mail(
        text=f"{text}\n\nOn Tue, Nov 10, 2026 at 8:15 AM Lamplight <stories@lamplight.example> wrote:\n{quoted}",
        Subject="Re: Your mile",
        In_Reply_To="<1@ours.example>",
    )

    assert read(raw, is_ours=lambda message_id: True).outcome is Outcome.HELD


def test_an_old_vacation_program_is_known():
    text = "I am away from my mail until Monday and will read yours then."

    for headers in (
        {"X_Mailer": "vacation 1.2"},
        {"Precedence": "junk", "X_Mailer": "vacation 1.2"},
        {"Precedence": "junk"},
    ):
        raw = mail(text=text, Subject="away from my mail", **headers)
        assert (read(raw).outcome, read(raw).reason) == (Outcome.IGNORED, "auto-reply")


@pytest.mark.parametrize(("subject", "text"), absent.STORIES.values(), ids=absent.STORIES)
def test_a_story_of_leave_and_holidays_is_a_story(subject, text):
    assert read(mail(text=text, Subject=subject)).outcome is Outcome.SUBMISSION


@pytest.mark.parametrize(("subject", "text"), absent.STORIES.values(), ids=absent.STORIES)
def test_a_story_of_holidays_is_never_ignored_for_what_a_program_added(subject, text):
    raw = mail(text=text, Subject=subject, X_Auto_Response_Suppress="DR, OOF, AutoReply")

    assert read(raw).outcome is not Outcome.IGNORED


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Automatická odpověď: Is this your address?", "Děkuji za Váš e-mail. Jsem mimo kancelář."),
        ("自动回复: Is this your address?", "您好，您的邮件我已收到。"),
        ("Răspuns automat: Is this your address?", "Sunt plecat din birou până luni."),
    ],
)
def test_what_a_program_labels_as_its_answer_is_never_a_reply_nor_a_story(subject, text):
    found = read(mail(text=text, Subject=subject, In_Reply_To="<1@ours.example>"), is_ours=lambda message_id: True)

    assert found.outcome not in (Outcome.REPLY, Outcome.SUBMISSION)


def test_a_receipt_in_plain_text_is_no_answer_to_our_mail():
    text = "Ihre Nachricht\n\n   An: Jens Ott\n   Betreff: Is this your address?\n\n wurde am Donnerstag gelesen.\n"
    sent = {"Subject": "Gelesen: Is this your address?", "In_Reply_To": "<1@ours.example>"}

    found = read(mail(text=text, **sent), is_ours=lambda message_id: True)

    assert (found.outcome, found.reason) == (Outcome.IGNORED, "receipt")
    assert read(mail(text=STORY, **sent), is_ours=lambda message_id: True).outcome == Outcome.REPLY
