"""Tell one SECRET_KEY from another without saying either."""

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac


def fingerprint(key: str | None = None) -> str:
    """What tells ``key`` from others and does not lead back to it; the site's own where none is given."""
    return salted_hmac("milepost.backup", "which key", secret=key, algorithm="sha256").hexdigest()[:32]


def opens(other: str) -> bool:
    """Whether links signed with the key of that fingerprint open here."""
    known = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(fingerprint(key), other) for key in known)
