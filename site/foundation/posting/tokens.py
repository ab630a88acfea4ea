"""Fresh tokens: who has one has touched the form in a browser, or was shown it once more.

A token is signed and holds when and how it was given. It is tied to no network, since a phone changes
its own between the first word and the last.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

from foundation import moment

#: A form left open overnight is sent in the morning without a detour.
FRESH_FOR = timedelta(hours=24)
#: Given by script at the first touch; given with a form that was shown once more, to be read and not typed.
TOUCHED, AGAIN = "t", "a"


@dataclass(frozen=True)
class Token:
    """What a token says: when it was given, and whether the form was filled in before that."""

    given_at: datetime
    is_again: bool

    @property
    def age(self) -> timedelta:
        """How long ago it was given."""
        return moment.now() - self.given_at


def give(purpose: str, *, again: bool = False) -> str:
    """A fresh token for forms of one ``purpose``."""
    given_at = int(moment.now().timestamp() * 1000)
    return _signer(purpose).sign_object([given_at, AGAIN if again else TOUCHED])


def read(purpose: str, written: str) -> Token | None:
    """What ``written`` says; None where it is none of ours, was for another purpose, or is stale."""
    try:
        given_at, how = _signer(purpose).unsign_object(written)
        token = Token(datetime.fromtimestamp(given_at / 1000, tz=UTC), how == AGAIN)
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        return None
    # A clock of two machines may differ by a little.
    return token if timedelta(seconds=-5) < token.age < FRESH_FOR else None


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(sep=".", salt=f"milepost.posting.{purpose}")
