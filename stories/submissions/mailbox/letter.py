"""What a raw mail is read as: everything that was in it, sorted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from stories.submissions.mailbox.reports import Bounce, Complaint


class Outcome(StrEnum):
    """What should become of a mail."""

    #: A story, ready for the inbox.
    SUBMISSION = "submission"
    #: Kept in the doubtful tray, for a person.
    HELD = "held"
    #: A robot's: no submission and no answer, but kept and listed.
    IGNORED = "ignored"
    #: An answer to one of our own mails.
    REPLY = "reply"


class Reason(StrEnum):
    """Why a mail is held or ignored, in a word; the sentences are `Reading.because`."""

    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    LIST = "list"
    CALENDAR = "calendar"
    RECEIPT = "receipt"
    NEWSLETTER = "newsletter"
    SPAM = "spam"
    NO_WORDS = "no words"
    NO_SENDER = "no sender"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Photo:
    """A picture that was found by its bytes and that decodes."""

    #: As the sender named it, without folders; "" where it had no name.
    filename: str
    content: bytes
    #: "JPEG", "PNG", "HEIC", "WEBP", "AVIF", "GIF", "TIFF", "BMP".
    format: str
    #: Upright, as a reader will see it.
    width: int
    height: int
    had_gps: bool
    #: How many paragraphs of the story stand before it; None: it was attached.
    after: int | None = None


@dataclass(frozen=True)
class File:
    """Any other file that came along, kept whatever it is."""

    filename: str
    content: bytes
    content_type: str
    #: "document", "winmail", "small picture", "unreadable picture", "calendar", "message", "signature",
    #: "encrypted", "other".
    why: str


@dataclass(frozen=True)
class Fold:
    """Words of the mail that are not the story. They are folded away, never deleted."""

    #: "quote", "forward", "signature", "carrier", "disclaimer", "cover note", "list footer", "other version".
    kind: str
    text: str


@dataclass(frozen=True)
class Reading:
    """A mail, read."""

    outcome: Outcome
    reason: Reason | None = None
    #: Sentences for an editor: why it is held or ignored.
    because: tuple[str, ...] = ()
    #: With its angle brackets; "" where the mail has none.
    message_id: str = ""
    #: What it answers: In-Reply-To, then References, each once.
    in_reply_to: tuple[str, ...] = ()
    from_name: str = ""
    from_email: str = ""
    reply_to: str = ""
    #: Aware, or None where the mail doesn't say it or says nonsense.
    sent_at: datetime | None = None
    #: Proposed: the sender, or the first sender of a letter that was passed on.
    teller_name: str = ""
    teller_email: str = ""
    is_forward: bool = False
    subject: str = ""
    #: The subject without "Re:" and "Fwd:"; "" where that is no title.
    title: str = ""
    #: The slug of the series it seems to be for.
    series: str | None = None
    #: Plain text, paragraphs parted by a blank line.
    story: str = ""
    folds: tuple[Fold, ...] = ()
    photos: tuple[Photo, ...] = ()
    files: tuple[File, ...] = ()
    #: Sentences for an editor on what could not be read as it was meant.
    notes: tuple[str, ...] = ()
    #: Our own mail server found that the sender's address is not made up.
    is_authenticated: bool = False
    #: False for robots, lists, and addresses that nobody reads.
    may_answer: bool = False
    #: What a mail server or provider reports by it on a mail that was sent before.
    report: Bounce | Complaint | None = None

    @property
    def folded(self) -> str:
        """All that was folded, in the order of the mail."""
        return "\n\n".join(fold.text for fold in self.folds)
