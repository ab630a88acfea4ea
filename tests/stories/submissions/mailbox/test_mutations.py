"""Whatever befalls a mail on its way, it is read: held at worst, and never an error.

MAIL_EXAMPLES=10000 tries that many.
"""

import logging
import os
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.submissions.mailbox.reading import Outcome, Reading, read
from tests.factories.pictures import jpeg
from tests.factories.raw_mails import STORY, attached, inline, mail, multipart, part
from tests.growing import grows_with_length

EXAMPLES = int(os.environ.get("MAIL_EXAMPLES", "150"))
SAMPLES = Path(__file__).parents[5] / "shared" / "samples" / "emails"

COMPOSED = [
    mail(),
    mail(text=STORY, html=f"<div>{STORY}</div><blockquote type=cite>On 1 Jan 2026 a@b.example wrote: x</blockquote>"),
    mail(
        text=f"See below.\n\n---------- Forwarded message ---------\nFrom: Ida <ida@example.net>\nDate: Sun\n\n{STORY}"
    ),
    mail(
        text=f"{STORY}\n\nOn Tue, Nov 10, 2026 Lamplight <s@l.example> wrote:\n> Do.\n\n-- \nLisa\n\nSent from a phone"
    ),
    mail(multipart("mixed", part(STORY), attached(jpeg(90, 70), "brücke.jpg"), attached(b"x", "a.docx"))),
    mail(
        multipart(
            "related",
            multipart("alternative", part(STORY), part('<p>One</p><img src="cid:a@x"><p>Two</p>', "text/html")),
            inline(jpeg(90, 70), "a@x"),
        )
    ),
    mail(multipart("mixed", part(""), "Content-Type: message/rfc822\n\n" + mail(From="Ida <i@x.example>").decode())),
    mail(part(STORY.encode(), "text/plain; charset=utf-16")),
    mail(part("Gr=C3=BC=C3=9Fe =\naus =\nK=C3=B6ln", Content_Transfer_Encoding="quoted-printable")),
    mail(Subject="=?utf-8?Q?Mein_=C3?= =?utf-8?Q?=9Cbungslauf?=", Authentication_Results="mx; dkim=pass header.d=x"),
]


@cache
def mails():
    """Composed ones, and the samples where they are at hand."""
    found = [path.read_bytes() for path in sorted(SAMPLES.glob("d*")) if path.stat().st_size < 60_000]
    return COMPOSED + found


@st.composite
def mutated(draw):
    """A mail, hurt in up to five ways."""
    raw = draw(st.sampled_from(mails()))
    for _ in range(draw(st.integers(0, 5))):
        raw = draw(st.sampled_from(WAYS))(draw, raw)
    return raw


def flip_a_byte(draw, raw):
    at = draw(st.integers(0, max(0, len(raw) - 1)))
    return raw[:at] + draw(st.binary(min_size=1, max_size=3)) + raw[at + 1 :]


def cut_it(draw, raw):
    return raw[: draw(st.integers(0, len(raw)))]


def leave_some_out(draw, raw):
    at = draw(st.integers(0, len(raw)))
    return raw[:at] + raw[at + draw(st.integers(0, 500)) :]


def swap_lines(draw, raw):
    lines = raw.split(b"\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def double_some(draw, raw):
    at = draw(st.integers(0, len(raw)))
    length = draw(st.integers(0, 2000))
    return raw[:at] + raw[at : at + length] * 2 + raw[at + length :]


def put_in_a_line(draw, raw):
    lines = raw.split(b"\n")
    lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(LINES)))
    return b"\n".join(lines)


def change_its_ends(draw, raw):
    return raw.replace(b"\r\n", draw(st.sampled_from([b"\n", b"\r", b"\n\n", b"\0\n"])))


def assert_keepable(reading):
    """No database takes a NUL or half a sign, in whatever field."""
    written = text_of(asdict(reading))
    assert "\0" not in written
    written.encode()


def text_of(value):
    """All text in ``value``, however deep."""
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return value if isinstance(value, str) else ""
    return "\n".join(text_of(one) for one in value)


LINES = [
    b"",
    b"--=_mixed_2_1",
    b'Content-Type: multipart/mixed; boundary="',
    b"Content-Type: message/rfc822",
    b"Content-Transfer-Encoding: base64",
    b"Content-Type: text/html; charset=utf-7",
    b"Subject: =?utf-8?B?//8=?=",
    b"Subject: =?utf-7?Q?Half_+2AA-?=",
    b"Content-Disposition: attachment; filename*=utf-7''half%00+2AA-.docx",
    b"Message-ID: <\0half@example.org>",
    b"&#0;&#xd800;+2AA-",
    b"From: <>",
    b"> > >",
    b"-----Original Message-----",
    b"begin 644 a",
    b"<blockquote><!--",
    b"&#99999999999999999999;",
    b"\xff\xfe\x00",
]
WAYS = [flip_a_byte, cut_it, leave_some_out, swap_lines, double_some, put_in_a_line, change_its_ends]


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(raw=mutated())
def test_a_mail_that_was_hurt_is_read(caplog, raw):
    caplog.clear()

    reading = read(raw, our_address="stories@lamplight.example", trusted_servers=["mx"])

    assert isinstance(reading, Reading)
    assert reading.outcome in Outcome
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert_keepable(reading)


def test_halves_of_signs_and_nuls_are_nowhere_in_what_is_read():
    half = "We ran +2AA- home \0 and back &#xd800;&#0;, +3AA- and nobody asked."
    name = "utf-7''half%00+2AA-.docx"
    body = multipart(
        "mixed",
        part(
            f"{half}\n\nOn Tue, Nov 10, 2026 at 8:15 AM L <l@x.example> wrote:\n> {half}", "text/plain; charset=utf-7"
        ),
        part(half, "text/html; charset=utf-7"),
        part(b"PK", "application/zip", Content_Disposition=f"attachment; filename*={name}"),
        part(jpeg(90, 70), "image/jpeg", Content_Disposition=f"attachment; filename*={name}"),
        part(half, "text/plain; charset=unicode_escape"),
    )
    subject = "=?utf-7?Q?Half_+2AA-_=00?="

    reading = read(mail(body, Subject=subject, From=f"{subject} <lisa@example.org>", Reply_To=f"{subject} <l\0@x.org>"))

    assert_keepable(reading)
    assert "home" in reading.story


#: What made reading take time by the square of its length, or seconds for what nobody wrote: a line, how often it
#: comes, and the type of the mail.
ENDLESS = {
    "lines that flow on": ("ab \n", 80_000, "text/plain; charset=utf-8; format=flowed"),
    "quoted lines that flow on": ("> ab \n", 60_000, "text/plain; charset=utf-8; format=flowed"),
    "bare ends of lines": ("\r\r\n", 120_000, "text/plain; charset=utf-8"),
    "lines like headers": (f"To: {'a@b.example, ' * 5}\n", 2_400, "text/plain; charset=utf-8"),
    "rules": ("_" * 79 + "\n", 3_200, "text/plain; charset=utf-8"),
    "one long paragraph": ("we ran on and " * 5 + "\n", 8_000, "text/plain; charset=utf-8"),
}


@pytest.mark.parametrize(("line", "times", "mime"), ENDLESS.values(), ids=ENDLESS)
def test_no_text_takes_longer_than_its_length_asks(line, times, mime):
    grows_with_length(lambda length: partial(read, mail(part("x" + line * length, mime))), times)


@pytest.mark.parametrize("size", [0, 1, 7, 1000])
def test_every_beginning_of_a_mail_is_read(caplog, size):
    for raw in COMPOSED:
        read(raw[:size])

    assert caplog.records == []
