"""The headers by which a mail program knows a letter of a list, and offers to leave it."""

from urllib.parse import urlsplit

from django.conf import settings

from foundation.mail import stopped_by
from home.mailing_list import links
from home.mailing_list.models import Subscriber


def list_headers(subscriber: Subscriber) -> dict[str, str]:
    """Headers of a letter to ``subscriber``.

    One click leaves (RFC 8058). The list is named by our own host (RFC 2919), so that readers can sort its letters.
    It says that a program sent it, and whoever is away answers nothing (RFC 3834 §2, §5). No address to leave by mail
    is given: what comes to ours are stories.
    """
    return {
        "List-Id": f"<letters.{urlsplit(settings.SITE_URL).hostname}>",
        "Auto-Submitted": "auto-generated",
        **stopped_by(links.to_leave(subscriber)),
    }
