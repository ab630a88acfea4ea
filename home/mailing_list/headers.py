"""The headers by which a mail program knows a letter of a list, and offers to leave it."""

from foundation.mail import stopped_by
from home.mailing_list import links
from home.mailing_list.models import Subscriber


def list_headers(subscriber: Subscriber) -> dict[str, str]:
    """Headers of a letter to ``subscriber``: one click leaves (RFC 8058)."""
    return stopped_by(links.to_leave(subscriber))
