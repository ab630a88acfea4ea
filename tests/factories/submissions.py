"""What readers send, for tests: through `receive`, as every door does."""

import itertools
from datetime import timedelta

from django.core.files.base import ContentFile

from foundation import moment
from stories.submissions.looking import look_at_photo
from stories.submissions.models import Enclosure, ReceivedMail, Submission
from stories.submissions.receiving import Sent, SentFile, receive
from stories.tellers.consenting import WORDING
from tests.factories.pictures import jpeg

Door = Submission.Door

#: So that no two of them are the same story.
_numbers = itertools.count(1)
WORDS = "The ford was over its stones that morning, and the dog would not have it."
RAW_MAIL = b"From: Grace Abiodun <grace@example.org>\r\nSubject: My mile\r\n\r\nThe ford was over its stones.\r\n"


def sent_in(*, days_ago=0, looked_at=True, **fields):
    """A submission that was received; ``fields`` are those of Sent, and a form's from Grace Abiodun unless named.

    ``days_ago``: when it came. ``looked_at``: whether the worker has cleaned its photos.
    """
    number = next(_numbers)
    given = {"door": Door.FORM, "sender_name": "Grace Abiodun", "sender_address": f"grace-{number}@example.org"}
    if fields.get("door", Door.FORM) == Door.FORM:
        given |= {"printed_name": "Grace A.", "ticked": ("site", "edits"), "wording": WORDING}
    given |= {"text": f"{WORDS}\n\nIt was the {number}. of the month, and I went through.", **fields}
    with moment.as_on(moment.now() - timedelta(days=days_ago)):
        submission = receive(Sent(**given)).submission
    if looked_at:
        look_at(submission)
    return submission


def by_mail(**fields):
    """The same by mail: nothing is ticked in a mail."""
    return sent_in(door=Door.MAIL, **fields)


def held(*because, **fields):
    """A submission in the doubtful tray; nobody was answered."""
    reasons = because or ("Two links, and little else.",)
    return sent_in(held_because=reasons, may_answer=False, **fields)


def photo(colour="teal", **fields):
    """A photo as it is sent; its bytes depend on the colour."""
    named = {"filename": "IMG_0001.jpg", "content_type": "image/jpeg", **fields}
    return SentFile(ContentFile(jpeg(colour=colour), name="IMG_0001.jpg"), **named)


def file(content=b"words in a word processor", filename="my mile.docx", why="document"):
    """A file that is no photo, as it is sent."""
    return SentFile(ContentFile(content, name=filename), filename=filename, why=why)


def look_at(submission):
    """Have every photo of ``submission`` looked at, as the worker does; returns it fresh."""
    for one in submission.enclosures.photos().filter(state=Enclosure.State.WAITING):
        look_at_photo.call(one.pk)
    return Submission.objects.get(pk=submission.pk)


def mail_received(raw=RAW_MAIL, **fields):
    """A row of the register of mail received, with its bytes."""
    number = next(_numbers)
    given = {
        "digest": f"{number:064x}",
        "size": len(raw),
        "read_at": moment.now(),
        "message_id": f"<{number}@example.org>",
        "from_name": "Grace Abiodun",
        "from_address": "grace@example.org",
        "subject": "My mile",
        "outcome": ReceivedMail.Outcome.SUBMISSION,
    }
    mail = ReceivedMail(**{**given, **fields})
    mail.raw.save("", ContentFile(raw), save=False)
    mail.save()
    return mail
