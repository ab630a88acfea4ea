"""Hand one mail over to the mail server, or the provider, and understand what it says."""

import smtplib
from collections.abc import Collection
from enum import Enum
from typing import Any

from anymail.backends.base import AnymailBaseBackend
from anymail.exceptions import (
    AnymailAPIError,
    AnymailError,
    AnymailInvalidAddress,
    AnymailRecipientsRefused,
    AnymailUnsupportedFeature,
)
from anymail.message import AnymailMessage
from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from foundation.mail import Written
from home.mailing_list.gone import says_gone
from home.mailing_list.headers import list_headers
from home.mailing_list.models import Delivery, Subscriber


class Answer(Enum):
    """What became of a mail."""

    TAKEN = "taken"
    #: There is no such mailbox, and will be none.
    NO_SUCH_ADDRESS = "no such address"
    #: Not now: the mailbox is full, the server busy, or it does not know us yet.
    LATER = "later"
    #: It did not leave, and it is not about this mail: nothing more is taken for the moment.
    NOTHING_NOW = "nothing now"
    #: The connection broke off, and whether it left nobody knows.
    UNKNOWN = "unknown"


#: Where a provider refuses all mails, and not this one: our key, or too many at once (RFC 9110, RFC 6585).
ABOUT_ALL = (401, 403, 408, 429)
#: By these it is said of an address, before any server is asked, that no mail can go there.
NO_ADDRESS = (smtplib.SMTPNotSupportedError, AnymailInvalidAddress, UnicodeError)
#: By this a server ends the connection, at whatever step (RFC 5321 §3.8).
CLOSING = 421
#: Options that some providers do not know and then refuse a mail for. Without the first two none of those would watch
#: anybody; without the last a report is matched by its recipient alone.
OPTIONAL: dict[str, Any] = {"track_opens": False, "track_clicks": False, "metadata": {}}


def known_options(connection) -> set[str]:
    """Those of OPTIONAL that a mail handed over by ``connection`` may carry; SMTP passes over all of them."""
    if not isinstance(connection, AnymailBaseBackend):
        return set(OPTIONAL)
    return {name for name, value in OPTIONAL.items() if _takes(connection, **{name: value or {"delivery": "1"}})}


def _takes(connection, **options) -> bool:
    message = AnymailMessage("-", "-", to=["nobody@example.org"], **options)
    try:
        connection.build_message_payload(message, connection.send_defaults)
    except AnymailUnsupportedFeature:
        return False
    return True


def message_for(
    delivery: Delivery, subscriber: Subscriber, words: Written, options: Collection[str] = frozenset(OPTIONAL)
) -> EmailMultiAlternatives:
    """The mail that ``delivery`` brings: plain text first, and nothing of ours in it that tells whether it was opened.

    ``options`` are those of OPTIONAL that it may carry.
    """
    # For providers that would rewrite its links else; and for what they report by webhook.
    carried = {**OPTIONAL, "metadata": {"delivery": str(delivery.pk)}}
    message = AnymailMessage(
        words.subject,
        words.text,
        to=[subscriber.address],
        reply_to=[settings.STORIES_ADDRESS],
        headers={"Message-ID": delivery.message_id, **list_headers(subscriber)},
        **{name: value for name, value in carried.items() if name in options},
    )
    message.attach_alternative(words.html, "text/html")
    return message


def hand_over(message: EmailMultiAlternatives, connection) -> Answer:
    """Send ``message`` by an open ``connection``; raises OSError or AnymailError where that takes none after it.

    What became of this one then says `answer_in`. What is about this one mail is an answer, or one address that no
    server understands would hold up everybody after it.
    """
    message.connection = connection
    try:
        message.send()
    except (OSError, AnymailError, UnicodeError) as error:
        if not is_about_one(error):
            raise
        answer = answer_in(error)
        return Answer.LATER if answer is Answer.UNKNOWN else answer
    return Answer.TAKEN


def is_about_one(error: Exception) -> bool:
    """Whether what a server or provider said is about this mail or its address, and others are still taken."""
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        return _said(error)[0] != CLOSING
    if isinstance(error, AnymailAPIError):
        status = error.status_code
        return status is not None and status < 500 and status not in ABOUT_ALL
    return isinstance(error, (AnymailRecipientsRefused, *NO_ADDRESS))


def answer_in(error: Exception) -> Answer:
    """What became of the mail over which a server said ``error``."""
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPHeloError):
        # Said before it was known to whom it goes.
        return Answer.NOTHING_NOW
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        # One that closes a connection may be about the one to whom it goes as well: others come first.
        return _answered(*_said(error))
    if isinstance(error, AnymailRecipientsRefused):
        return Answer.NO_SUCH_ADDRESS
    if isinstance(error, AnymailAPIError) and error.status_code in ABOUT_ALL:
        return Answer.NOTHING_NOW
    return Answer.UNKNOWN


def _said(refused: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> tuple[int, bytes | str]:
    if isinstance(refused, smtplib.SMTPDataError):
        return refused.smtp_code, refused.smtp_error
    return next(iter(refused.recipients.values()))


def _answered(code: int, words: bytes | str) -> Answer:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    return Answer.NO_SUCH_ADDRESS if code >= 500 and says_gone(said) else Answer.LATER
