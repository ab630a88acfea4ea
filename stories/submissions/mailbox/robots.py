"""Mails that no person wrote: known by the standards, and where programs keep none, by several signs that agree.

RFC 3834 (automatic answers), 3464 (delivery reports), 8098 (receipts), 2919 (lists). Never a subject alone.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stories.submissions.mailbox.absences import is_absence, is_told, says_absence, tells_absence
from stories.submissions.mailbox.headers import Headers
from stories.submissions.mailbox.letter import Outcome, Reason
from stories.submissions.mailbox.parts import Part
from stories.submissions.mailbox.robot_speech import (
    BOUNCE_SUBJECT,
    BOUNCE_TEXT,
    READ_SUBJECT,
)

_MAILER = re.compile(
    r"^(?:mailer-daemon|mail-daemon|post_?master|mailerdaemon|mailadmin|bounces?"
    r"|microsoftexchange[0-9a-f]+)(?:[+=-].*)?$",
    re.I,
)
_DAEMON = re.compile(r"^(?:mailer-?daemon|mail-daemon)(?:[+=-].*)?$", re.I)
_NO_REPLY = re.compile(
    r"(?:^|[._+-])(?:do-?not-?reply|no-?reply|noreply|donotreply|no_reply|do_not_reply|nicht-?antworten"
    r"|ne-?pas-?repondre|no-?responder|auto-?reply|bounces?|mailer-daemon)",
    re.I,
)
_TNEF_REPORT = re.compile(
    rb"REPORT\.IPM|IPM\.Microsoft Mail\.Read Receipt|R\0E\0P\0O\0R\0T\0\.\0I\0P\0M|IPNRN|IPNNRN|\.NDR\b",
    re.I,
)
_TNEF_MEETING = re.compile(rb"IPM\.(?:Schedule\.Meeting|Microsoft Schedule\.Mtg)", re.I)
_CALENDAR_METHOD = re.compile(
    r"^METHOD\s*:\s*(REQUEST|REPLY|CANCEL|COUNTER|DECLINECOUNTER|ADD|REFRESH)\b",
    re.I | re.MULTILINE,
)
_LISTS = (
    "list-id",
    "list-post",
    "x-beenthere",
    "x-mailman-version",
    "mailing-list",
    "x-mailing-list",
    "x-google-group-id",
    "x-listmember",
    "x-list-id",
)

#: Below a subject that says that somebody is away, fewer words need not say it again, in whatever language.
FEW_WORDS = 30
#: A receipt in plain text names the mail by two or three of its headers, and says little else.
MOST_OF_A_RECEIPT = 60
_NAMES_A_MAIL = re.compile(r"^[ \t]+\w{1,20}\s?: \S", re.MULTILINE)


@dataclass(frozen=True)
class Verdict:
    """What a mail is that no person wrote, or that looks so."""

    outcome: Outcome
    reason: Reason
    because: str


def judge_robot(
    mail: Part, text: str, subject: str, address: str, our_address: str = "", *, own: str = ""
) -> Verdict | None:
    """The verdict on a mail by a program, or None where a person may have written it.

    ``text`` is all of its text, ``own`` what stands there beside quotes.
    """
    headers = mail.headers
    parts = list(mail.own())
    return (
        _report(parts)
        or _calendar(parts)
        or _bounce(headers, text, subject, address)
        or _receipt(parts, headers, subject, text)
        or _automatic(headers, text, subject, own)
        or _list(headers, our_address)
        or _doubtful(headers, text, subject, address)
    )


def may_be_answered(headers: Headers, address: str, our_address: str) -> bool:
    """Whether an answer would reach a person: RFC 3834 asks for more than a verdict on the text."""
    local = address.rpartition("@")[0]
    return not (
        "@" not in address
        or address.casefold() == our_address.casefold()
        or _NO_REPLY.search(local)
        or _MAILER.match(local)
        or _has_null_sender(headers)
        or any(name in headers for name in ("list-id", "list-unsubscribe", "list-post", "x-loop", "feedback-id"))
        or _first(headers, "precedence") in ("bulk", "junk", "list", "auto_reply")
        or _first(headers, "auto-submitted") not in ("", "no")
    )


# ── One kind after another ──────────────────────────────────────────────────────────


def _report(parts):
    classes = parts[0].headers.text("content-class").lower()
    if classes.endswith(("content-classes:dsn", "content-classes:mdn")):
        reason = Reason.BOUNCE if classes.endswith("dsn") else Reason.RECEIPT
        return Verdict(Outcome.IGNORED, reason, _("Exchange reports here on a mail."))
    for part in parts:
        kind = part.parameters.get("report-type", "").lower() if part.content_type == "multipart/report" else ""
        if (
            part.content_type in ("message/delivery-status", "message/global-delivery-status")
            or kind == "delivery-status"
        ):
            return Verdict(
                Outcome.IGNORED, Reason.BOUNCE, _("A mail server reports here on the delivery of a mail (RFC 3464).")
            )
        if part.content_type == "message/disposition-notification" or kind == "disposition-notification":
            return Verdict(
                Outcome.IGNORED, Reason.RECEIPT, _("It is a receipt that a mail was shown or deleted (RFC 8098).")
            )
        if part.content_type == "message/feedback-report" or kind == "feedback-report":
            return Verdict(Outcome.HELD, Reason.BOUNCE, _("A mail provider passes on a complaint about a mail."))
    return None


def _calendar(parts):
    winmail = [part for part in parts if "ms-tnef" in part.content_type and part.end - part.start < 200_000]
    if "calendarmessage" in parts[0].headers.text("content-class").lower() or any(
        _TNEF_MEETING.search(part.content()) for part in winmail
    ):
        return Verdict(Outcome.IGNORED, Reason.CALENDAR, _("It is an invitation of a calendar, or the answer to one."))
    for place, part in enumerate(parts):
        if part.content_type not in ("text/calendar", "application/ics", "text/x-vcalendar"):
            continue
        method = part.parameters.get("method", "").upper()
        if (
            place == 0
            or method not in ("", "PUBLISH")
            or (part.end - part.start < 1_000_000 and _CALENDAR_METHOD.search(part.text()))
        ):
            return Verdict(
                Outcome.IGNORED, Reason.CALENDAR, _("It is an invitation of a calendar, or the answer to one.")
            )
    return None


def _bounce(headers, text, subject, address):
    local = address.rpartition("@")[0]
    is_mailer = bool(_MAILER.match(local))
    signs = (
        is_mailer,
        _has_null_sender(headers),
        bool(BOUNCE_SUBJECT.search(subject)),
        bool(BOUNCE_TEXT.search(text[:20_000])),
        "x-failed-recipients" in headers or "x-ms-exchange-message-is-ndr" in headers,
    )
    if _DAEMON.match(local):
        return Verdict(Outcome.IGNORED, Reason.BOUNCE, _("A mail server sent it, and no person."))
    if sum(signs) < 2 or not (is_mailer or signs[2] or signs[3] or signs[4]):
        return None
    if signs[1] and signs[3] and not (is_mailer or signs[2] or signs[4]):
        return None
    return Verdict(Outcome.IGNORED, Reason.BOUNCE, _("A mail server says that it could not deliver a mail."))


def _receipt(parts, headers, subject, text):
    winmail = [part for part in parts if "ms-tnef" in part.content_type]
    if any(part.end - part.start < 200_000 and _TNEF_REPORT.search(part.content()) for part in winmail):
        return Verdict(Outcome.IGNORED, Reason.RECEIPT, _("Outlook reports here that a mail was read or delivered."))
    says_read = READ_SUBJECT.match(subject)
    if says_read and (
        _has_null_sender(headers) or "x-ms-exchange-inbox-rules-loop" in headers or (winmail and not text.strip())
    ):
        return Verdict(Outcome.IGNORED, Reason.RECEIPT, _("By its subject and its sender it is a receipt for a mail."))
    names_a_mail = len(_NAMES_A_MAIL.findall(text[:2_000])) > 1 and len(text.split()) <= MOST_OF_A_RECEIPT
    if says_read and names_a_mail and "in-reply-to" in headers:
        return Verdict(Outcome.IGNORED, Reason.RECEIPT, _("By its subject and its text it is a receipt for a mail."))
    return None


def _automatic(headers, text, subject, own):
    submitted = _first(headers, "auto-submitted")
    if submitted and submitted != "no":
        return Verdict(
            Outcome.IGNORED,
            Reason.AUTO_REPLY,
            _("It says itself that a program sent it (Auto-Submitted: %(value)s, RFC 3834).") % {"value": submitted},
        )
    says_away, tells_away = says_absence(subject), tells_absence(text)
    agrees = is_absence(subject, own or text)
    # Whatever its subject says and its program adds: nobody who is away tells stories.
    told = is_told(own)
    marks = _marks_of_autoresponders(headers)
    others = [
        _has_null_sender(headers),
        _first(headers, "precedence") in ("bulk", "junk"),
        "x-auto-response-suppress" in headers,
    ]
    is_sure = (
        (marks and (says_away or tells_away))
        or (says_away and any(others) and (tells_away or len(own.split()) < FEW_WORDS))
        or (tells_away and sum(others) > 1)
        or (agrees and any(others))
    )
    if "auto_reply" in marks or (is_sure and not told):
        return Verdict(
            Outcome.IGNORED,
            Reason.AUTO_REPLY,
            _("It is an automatic answer: its subject and its headers agree on that."),
        )
    may_be = says_away and (tells_away or any(others))
    if marks or agrees or (may_be and not told) or (may_be and tells_away and any(others)):
        return Verdict(
            Outcome.HELD, Reason.AUTO_REPLY, _("It reads like an automatic answer, though its headers don't say so.")
        )
    return None


def _marks_of_autoresponders(headers):
    """Headers that vacation programs set and nobody else does."""
    marks = {
        name
        for name in (
            "x-autoreply",
            "x-autorespond",
            "x-autoresponder",
            "x-autoreply-from",
            "x-autogenerated",
            "x-vacation",
            "x-mail-autoreply",
            "x-away",
            "x-ooo",
            "x-apple-action",
            "x-boxtrapper",
        )
        if name in headers
    }
    if headers.text("x-autoreply").lower() in ("no", "false"):
        marks.discard("x-autoreply")
    if _first(headers, "precedence") == "auto_reply":
        marks.add("auto_reply")
    if "autoresponder" in headers.text("x-post-messageclass").lower() or "delivered-to-autoresponder" in headers:
        marks.add("x-post-messageclass")
    if re.search(r"vacation|autorespond|auto-?reply|out ?of ?office", headers.text("x-mailer"), re.I):
        marks.add("x-mailer")
    return marks


def _list(headers, our_address):
    names = [name for name in _LISTS if name in headers]
    precedence = _first(headers, "precedence") == "list"
    if not names and not precedence:
        return None
    if our_address and _is_ours(headers, our_address):
        return None
    return Verdict(Outcome.IGNORED, Reason.LIST, _("It came by a mailing list and was not written to us (RFC 2919)."))


def _is_ours(headers, our_address):
    """Whether the list is a group that stands in front of our own mailbox."""
    ours = our_address.casefold()
    group = f"{re.split('[+@]', ours)[0]}.{ours.rpartition('@')[2]}"
    said = " ".join(headers.text(name) for name in ("list-id", "list-post", "x-beenthere", "mailing-list")).casefold()
    return ours in said or group in said


def _doubtful(headers, text, subject, address):
    if _has_null_sender(headers):
        return Verdict(Outcome.HELD, Reason.AUTO_REPLY, _("It has no return address, as mails by programs have none."))
    if _NO_REPLY.search(address.rpartition("@")[0]):
        return Verdict(
            Outcome.HELD, Reason.AUTO_REPLY, _("It comes from an address that takes no answers, so a program wrote it.")
        )
    if BOUNCE_SUBJECT.search(subject) and BOUNCE_TEXT.search(text[:20_000]):
        return Verdict(Outcome.HELD, Reason.BOUNCE, _("It reads like a report that a mail could not be delivered."))
    return None


def _has_null_sender(headers):
    """RFC 5321: a mail that must never be answered has "<>" there. Absent is another thing."""
    return (
        "return-path" in headers
        and headers.raw("return-path").strip() in (b"<>", b"< >", b"<MAILER-DAEMON>", b"MAILER-DAEMON")
    ) or (headers.text("return-path").lower().startswith("<mailer-daemon@"))


def _first(headers, name):
    """The value of a header up to its first parameter, in small letters."""
    return re.split(r"[;\s(]", headers.text(name).lower().strip(), maxsplit=1)[0]
