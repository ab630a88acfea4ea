"""Private links: signed addresses that open one thing for one purpose, without an account.

A link carries purpose, subject and the subject's link version: raising the version makes every earlier
link void. What it opens is shown by a GET, which changes nothing, since scanners follow links in mails.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing

from foundation import moment


class Bad(Exception):  # noqa: N818 - an answer, not an error
    """The token is none of ours, was cut short, or was signed for another purpose."""


class Expired(Exception):  # noqa: N818 - an answer, not an error
    """The token was ours, and its time is over."""


@dataclass(frozen=True)
class Link:
    """What a token says: the primary key of its subject, and the version that has to be the subject's still."""

    subject: int
    version: int


def _signer(purpose: str) -> signing.Signer:
    # A full stop, since a colon ends an address in some mail programs. The salt keeps purposes apart.
    return signing.Signer(sep=".", salt=f"milepost.private-link.{purpose}")


def sign(purpose: str, subject: int, version: int = 1, *, until: datetime | None = None) -> str:
    """The token of a link; the same each time, so that an address can be shown again.

    ``version`` stays 1 where the subject is a row for one link alone, which is revoked by itself.
    ``until`` is when it expires; without, it never does.
    """
    return _signer(purpose).sign_object([subject, version, int(until.timestamp()) if until else None])


def read(purpose: str, token: str) -> Link:
    """What ``token`` says. Raises Bad or Expired."""
    link, until = _unsigned(purpose, token)
    if until is not None and moment.now() >= datetime.fromtimestamp(until, tz=UTC):
        raise Expired
    return link


def read_expired(purpose: str, token: str) -> Link:
    """What ``token`` says, whether its time is over or not: good for the offer of a new link alone. Raises Bad."""
    return _unsigned(purpose, token)[0]


def _unsigned(purpose: str, token: str) -> tuple[Link, int | None]:
    try:
        subject, version, until = _signer(purpose).unsign_object(token)
    except (signing.BadSignature, ValueError) as error:
        raise Bad from error
    return Link(subject, version), until
