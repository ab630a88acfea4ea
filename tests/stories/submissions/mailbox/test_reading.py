"""The whole: what a mail is read as, and that nothing of it is lost."""

import os
import re
from collections import Counter
from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.submissions.mailbox.reading import Outcome, Reading, read
from tests.factories.pictures import jpeg
from tests.factories.raw_mails import STORY, attached, mail, multipart, part


def words(*texts):
    return Counter(re.findall(r"[^\W_]+", " ".join(texts)))


def test_a_letter_with_a_photo_is_a_submission():
    photo = jpeg(300, 200)

    reading = read(mail(photos=[(photo, "bridge.jpg")]))

    assert (reading.outcome, reading.reason, reading.because) == (Outcome.SUBMISSION, None, ())
    assert reading.story == STORY
    assert (reading.from_name, reading.from_email) == ("Lisa Anderson", "lisa@example.org")
    assert (reading.teller_name, reading.teller_email) == ("Lisa Anderson", "lisa@example.org")
    assert (reading.subject, reading.title) == ("My mile", "My mile")
    assert reading.sent_at == datetime(2026, 11, 10, 8, 15, tzinfo=UTC)
    assert reading.message_id == "<1@example.org>"
    assert [one.content for one in reading.photos] == [photo]
    assert (reading.folds, reading.files, reading.notes, reading.folded) == ((), (), (), "")
    assert reading.may_answer
    assert not reading.is_forward
    assert not reading.is_authenticated


@pytest.mark.parametrize("text", ["Hello world", "Hi", "Hello", "고맙습니다.", "すみません。", "我跑了。"])
def test_a_word_is_a_story(text):
    assert read(mail(text=text)).outcome is Outcome.SUBMISSION


@pytest.mark.parametrize("text", ["", "\n\n \n", "…", "-- \nLisa Anderson", "*****"])
def test_no_word_is_none_and_held(text):
    reading = read(mail(text=text))

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "no words")
    assert reading.because == ("There are no words in it.",)


def test_nobody_to_credit_is_held():
    reading = read(mail(From=None))

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "no sender")
    assert reading.story == STORY


@pytest.mark.parametrize(
    "body",
    [
        part(b"\x30\x80\x06\x09", "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"),
        part("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n=fRFW\n-----END PGP MESSAGE-----"),
        multipart("encrypted", part("Version: 1", "application/pgp-encrypted"), part(b"x", "application/octet-stream")),
    ],
    ids=["S/MIME", "PGP in the text", "PGP/MIME"],
)
def test_what_is_encrypted_is_held_and_says_so(body):
    reading = read(mail(body))

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "unreadable")
    assert "encrypted" in reading.because[0]


def test_a_text_signed_by_pgp_is_read_without_its_armour():
    text = (
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{STORY}\n- -- my sister\n-----BEGIN PGP "
        f"SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----"
    )

    reading = read(mail(text=text))

    assert reading.story == f"{STORY}\n-- my sister"
    assert "iQEz" in reading.folded


def test_an_answer_to_one_of_ours_is_a_reply_whatever_it_says():
    ours = {"<ask@lamplight.example>"}

    assert read(mail(References="<x@y> <ask@lamplight.example>"), is_ours=ours.__contains__).outcome is Outcome.REPLY
    assert (
        read(mail(text="Yes", In_Reply_To="<ask@lamplight.example>"), is_ours=ours.__contains__).outcome
        is Outcome.REPLY
    )
    assert (
        read(mail(text="", In_Reply_To="<ask@lamplight.example>"), is_ours=ours.__contains__).outcome is Outcome.REPLY
    )
    assert read(mail(In_Reply_To="<other@lamplight.example>"), is_ours=ours.__contains__).outcome is Outcome.SUBMISSION


def test_a_robots_answer_to_one_of_ours_is_ignored():
    raw = mail(In_Reply_To="<ask@lamplight.example>", Auto_Submitted="auto-replied")

    assert read(raw, is_ours=lambda _message_id: True).outcome is Outcome.IGNORED


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"\0",
        b"\xff" * 100,
        b"From",
        b":",
        b"\r",
        b"From: ",
        b"Content-Type: multipart/mixed",
        b"x" * 100_000,
    ],
)
def test_any_bytes_are_read(raw):
    reading = read(raw)

    assert isinstance(reading, Reading)
    assert reading.outcome in (Outcome.HELD, Outcome.SUBMISSION)


def test_a_fault_of_our_own_holds_the_mail_and_is_logged(monkeypatch, caplog):
    def fail(_raw):
        raise ZeroDivisionError

    monkeypatch.setattr("stories.submissions.mailbox.reading.take_apart", fail)

    reading = read(mail())

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "unreadable")
    assert "could not be read" in caplog.text
    assert "lisa@example.org" not in caplog.text


TEXTS = {
    "a letter": STORY,
    "an answer": (
        f"{STORY}\n\nLisa\n\nSent from my iPhone\n\nOn Tue, Nov 10, 2026 at 8:15 AM Lamplight <s@l.example> "
        f"wrote:\n\n> Tell us.\n>\n> In 300 words.\n"
    ),
    "an answer below": (
        f"On Tue, Nov 10, 2026 Lamplight <s@l.example> wrote:\n> Tell us.\n\n{STORY}\n\n-- \nLisa\n+44 20 7946 0000"
    ),
    "between the lines": (
        f"On Tue, Nov 10, 2026 Lamplight <s@l.example> wrote:\n> One\n\n{STORY}\n\n> Two\n\nYes.\n\n> Three"
    ),
    "Outlook": (
        f"{STORY}\n\n-----Original Message-----\nFrom: Lamplight <s@l.example>\nSent: Tuesday\nTo: Lisa\n"
        f"Subject: Your mile\n\nTell us.\n\n-- \nThe editors"
    ),
    "a forward": (
        f"See below.\n\n-- \nOle\n\n---------- Forwarded message ---------\nFrom: Ida <ida@example.net>\nDate: "
        f"Sun, Nov 8, 2026\nSubject: My mile\nTo: Lisa <lisa@example.org>\n\n{STORY}\n\nSent from my iPad\n\nOn "
        f"Sat, Nov 7, 2026 at 9:00 PM Lisa <l@example.org> wrote:\n> Do!"
    ),
    "two forwards": (
        f"---------- Forwarded message ---------\nFrom: Ole <ole@example.dk>\nDate: Sun\nSubject: Fwd\n\nLook.\n"
        f"\n---------- Forwarded message ---------\nFrom: Ida <ida@example.net>\nDate: Sun\nSubject: My mile\n\n"
        f"{STORY}"
    ),
    "notices": (
        f"{STORY}\n\nThis email is confidential and intended solely for the person to whom it is addressed.\n\n"
        f"Please consider the environment.\n\nGet Outlook for iOS"
    ),
    "PGP": (
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{STORY}\n-----BEGIN PGP SIGNATURE-----\nVersion: "
        f"1\n\nabc\n-----END PGP SIGNATURE-----"
    ),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("subject", ["My mile", "Re: your mile", "Fwd: her mile"])
def test_every_word_of_a_text_is_in_the_story_or_in_a_fold(text, subject):
    reading = read(mail(text=text, Subject=subject))

    assert words(reading.story, reading.folded) == words(text)
    assert words(STORY.split("\n\n")[1]) <= words(reading.story)


LINES = st.sampled_from(
    [
        "",
        "",
        "We ran to the pier and back.",
        "and nobody asked",
        "On Tue, Nov 10, 2026 at 8:15 AM Lamplight <s@l.example> wrote:",
        "On Thursday my son wrote:",
        "> Tell us in 300 words.",
        "> > Who waited?",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "________________________________",
        "From: Ida Brandt <ida@example.net>",
        "Sent: Sunday, November 8, 2026 9:00 PM",
        "To: Lisa <lisa@example.org>",
        "Subject: My mile",
        "> From: Ida Brandt <ida@example.net>",
        "> Date: Sunday",
        "> Subject: My mile",
        "-- ",
        "Lisa Anderson",
        "Kind regards,",
        "Tel: +44 20 7946 0000",
        "www.lamplight.example",
        "Sent from my iPhone",
        "This email is confidential and intended solely for the person to whom it is addressed, and nobody else.",
        "----- End forwarded message -----",
        "-----BEGIN PGP SIGNED MESSAGE-----",
        "-----BEGIN PGP SIGNATURE-----",
        "-----END PGP SIGNATURE-----",
    ]
)


@settings(max_examples=int(os.environ.get("MAIL_EXAMPLES", "200")), deadline=None)
@given(
    lines=st.lists(LINES, max_size=25),
    subject=st.sampled_from(["My mile", "Re: your mile", "Fwd: her mile"]),
    is_ours=st.booleans(),
)
def test_no_mixture_of_lines_loses_a_word(lines, subject, is_ours):
    text = "\n".join(lines)
    raw = mail(text=text, Subject=subject, In_Reply_To="<ask@lamplight.example>" if is_ours else None)

    reading = read(raw, is_ours=lambda _message_id: is_ours, our_address="stories@lamplight.example")

    assert words(reading.story, reading.folded) == words(text)


WRAPPERS = st.sampled_from(
    [
        "<p>{}</p>",
        "<div>{}</div>",
        "{}<br>",
        "<li>{}",
        "<table><tr><td>{}</td><td>{}</td></tr></table>",
        '<p class="MsoNormal">{}<o:p></o:p></p>',
        '<blockquote type="cite">{}</blockquote>',
        '<div class="gmail_quote">{}',
        "</div>",
        '<div class="gmail_signature">{}</div>',
        '<div style="display:none">{}</div>',
        "<pre>{}\n{}</pre>",
        "<b>{}",
    ]
)


@settings(max_examples=int(os.environ.get("MAIL_EXAMPLES", "200")), deadline=None)
@given(
    pieces=st.lists(st.tuples(LINES, WRAPPERS), max_size=20),
    subject=st.sampled_from(["My mile", "Re: your mile", "Fwd: her mile"]),
)
def test_no_mixture_of_html_loses_a_word(pieces, subject):
    said = [wrapper.replace("{}", f" {escape(line)} ") for line, wrapper in pieces]

    reading = read(mail(text=None, html="\n".join(said), Subject=subject))

    assert words(reading.story, reading.folded) == words(
        *(line for line, wrapper in pieces for _ in wrapper.split("{}")[1:])
    )


def test_every_file_is_a_photo_or_a_file():
    sent = [jpeg(300, 200), jpeg(20, 20), b"\xff\xd8\xffbroken", b"%PDF-1.4", b"film"]
    body = multipart("mixed", part(STORY), *(attached(one, f"{n}.jpg") for n, one in enumerate(sent)))

    reading = read(mail(body))

    assert sorted(one.content for one in (*reading.photos, *reading.files)) == sorted(sent)
