"""What a mail server or provider reports, in a form for programs, of a mail that somebody sent.

RFC 3464 and, for addresses beyond ASCII, RFC 6533: a mail did not arrive. RFC 5965: it was called spam. A report in
words alone says nothing here, and so does one without the head of the mail that it is about: nobody could prove by it
that they had that mail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stories.submissions.mailbox import headers as lines
from stories.submissions.mailbox.charsets import decode
from stories.submissions.mailbox.headers import Headers
from stories.submissions.mailbox.parts import Part

_STATUS = ("message/delivery-status", "message/global-delivery-status")
_FEEDBACK = ("message/feedback-report",)
#: The third part: the mail, or its head alone.
_RETURNED = (
    "message/rfc822",
    "message/global",
    "message/news",
    "text/rfc822-headers",
    "message/rfc822-headers",
    "message/global-headers",
)
#: Of the types of feedback (RFC 5965 §7.3) those by which a person complains.
_COMPLAINTS = ("abuse", "fraud")
#: No honest report on a mail to one person, and no head of one, has more bytes; what stands behind them is not read.
MOST = 64 * 1024
#: RFC 3461 §4 and RFC 6533 §3: signs of an address, written as numbers. RFC 3464 wants the first undone; not all do.
_XTEXT = re.compile(rb"\+([0-9A-F]{2})")
_EMBEDDED = re.compile(r"\\x\{([0-9A-F]{2,6})\}", re.I)


@dataclass(frozen=True)
class Failed:
    """One recipient whom a mail did not reach."""

    #: Whom the server could not reach, each way in which the field can be read.
    addresses: tuple[str, ...]
    #: To whom it had been sent, where the server says it: an alias or a forward may stand between.
    sent_to: tuple[str, ...]
    #: The code (RFC 3463) and the server's own words, which may hold an address.
    said: str


@dataclass(frozen=True)
class Bounce:
    """A mail that did not reach some of its recipients; of those who only have to wait nothing is said."""

    #: Of the mail that is reported on, with its angle brackets.
    message_id: str
    failed: tuple[Failed, ...]


@dataclass(frozen=True)
class Complaint:
    """A mail that somebody who had it called spam."""

    message_id: str
    #: Who had it, as the provider says; many leave it out, or make it unreadable (RFC 6590).
    recipients: tuple[str, ...]


def report_in(mail: Part) -> Bounce | Complaint | None:
    """The report that ``mail`` is, and not one that is in a mail attached to it; None where it is none to follow."""
    for part in mail.own():
        for beside in part.parts:
            if beside.content_type in _STATUS + _FEEDBACK:
                return _read(beside, _message_id(part.parts))
    return None


def _read(status: Part, message_id: str) -> Bounce | Complaint | None:
    if not message_id:
        return None
    blocks = list(_blocks(status.content()[:MOST]))
    if status.content_type in _FEEDBACK:
        return _complaint(message_id, blocks)
    failed = tuple(_failed(block) for block in blocks if block.text("action").lower().startswith("failed"))
    return Bounce(message_id, failed) if failed else None


def _complaint(message_id, blocks):
    kind = next((block.text("feedback-type").lower() for block in blocks if "feedback-type" in block), "")
    if kind not in _COMPLAINTS:
        return None
    said = [value for block in blocks for value in block.texts("original-rcpt-to")]
    return Complaint(message_id, tuple(address for value in said for address in _addresses(value)))


def _failed(block: Headers) -> Failed:
    return Failed(
        addresses=_addresses(block.text("final-recipient")),
        sent_to=_addresses(block.text("original-recipient")),
        said=f"{block.text('status')} {block.text('diagnostic-code')}",
    )


def _message_id(parts: list[Part]) -> str:
    """The Message-ID of the mail that came back; empty where nothing did."""
    returned = next((part for part in parts if part.content_type in _RETURNED), None)
    if returned is None:
        return ""
    if returned.parts:
        return lines.message_id(returned.parts[0].headers.raw("message-id"))
    content = returned.content()[:MOST]
    head, _end = lines.split(content, 0, len(content))
    return lines.message_id(head.raw("message-id"))


def _blocks(data: bytes) -> Iterator[Headers]:
    """The groups of fields, parted by blank lines: one about the mail, then one for each recipient."""
    at = 0
    while at < len(data):
        block, after = lines.split(data, at, len(data))
        if after == at:
            # A line that is no field: it would stand in the way for ever.
            after = data.find(b"\n", at) + 1 or len(data)
        at = after
        yield block


def _addresses(value: str) -> tuple[str, ...]:
    """`rfc822; gwen@example.org`, each way in which it can be read; the type is left out by some."""
    kind, semicolon, rest = value.partition(";")
    text = _EMBEDDED.sub(_sign, (rest if semicolon else kind).strip())
    undone = decode(_XTEXT.sub(lambda found: bytes.fromhex(found[1].decode()), text.encode()))
    found = (lines.person(one)[1] for one in (text, undone))
    return tuple(dict.fromkeys(address for address in found if address))


def _sign(found: re.Match) -> str:
    number = int(found[1], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else found[0]
