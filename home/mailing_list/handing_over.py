"""Hand one mail over to the mail server, or the provider, and understand what it says."""

import smtplib
from enum import Enum

from anymail.exceptions import AnymailRecipientsRefused
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


def message_for(delivery: Delivery, subscriber: Subscriber, words: Written) -> EmailMultiAlternatives:
    """The mail that ``delivery`` brings: plain text first, and nothing in it that tells whether it was opened."""
    message = AnymailMessage(
        words.subject,
        words.text,
        to=[subscriber.address],
        reply_to=[settings.STORIES_ADDRESS],
        headers={"Message-ID": delivery.message_id, **list_headers(subscriber)},
        # For providers that would rewrite its links else; and for what they report by webhook.
        track_opens=False,
        track_clicks=False,
        metadata={"delivery": str(delivery.pk)},
    )
    message.attach_alternative(words.html, "text/html")
    return message


def hand_over(message: EmailMultiAlternatives, connection) -> Answer:
    """Send ``message`` by an open ``connection``; raises whatever says that the server itself cannot be reached.

    In that case it is not known whether it was taken.
    """
    message.connection = connection
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        return _answered(*next(iter(refused.recipients.values())))
    except smtplib.SMTPDataError as refused:
        return _answered(refused.smtp_code, refused.smtp_error)
    except AnymailRecipientsRefused:
        return Answer.NO_SUCH_ADDRESS
    return Answer.TAKEN


def _answered(code: int, words: bytes | str) -> Answer:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    return Answer.NO_SUCH_ADDRESS if code >= 500 and says_gone(said) else Answer.LATER
