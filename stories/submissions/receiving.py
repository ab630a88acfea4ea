"""Receive a story: the one function in which form, mail and “typed in by an editor” end."""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.files.base import File
from django.db import IntegrityError, transaction

from foundation import moment
from foundation.models import User
from foundation.plain_text import paragraphs_of, plain
from stories.pages.models import SeriesIndexPage
from stories.submissions import answering, comparing, looking
from stories.submissions.keeping import kept_or_undone
from stories.submissions.models import Enclosure, Submission
from stories.submissions.proving import prove


@dataclass(frozen=True)
class SentFile:
    """A file that came with a story: its bytes, what the sender called it, and where it stood."""

    content: File
    filename: str = ""
    content_type: str = ""
    caption: str = ""
    #: How many paragraphs of the story stand before it; None where it was attached.
    after: int | None = None
    #: For what is no photo: which sort of file it is, such as "document".
    why: str = ""


@dataclass(frozen=True)
class Sent:
    """What somebody sent, whichever door it came through. Past `receive` nobody can tell."""

    door: Submission.Door
    text: str
    series: SeriesIndexPage | None = None
    sender_name: str = ""
    sender_address: str = ""
    #: Whose story it is, where it is not the sender's.
    teller_name: str | None = None
    teller_address: str | None = None
    printed_name: str = ""
    title: str = ""
    photos: Sequence[SentFile] = ()
    files: Sequence[SentFile] = ()
    #: What was set aside of a mail: kind ("quote", "signature" …) and text.
    folded: Sequence[dict[str, str]] = ()
    notes: Sequence[str] = ()
    #: Why it is held in the doubtful tray, in sentences; empty where it waits to be read like any other.
    held_because: Sequence[str] = ()
    #: Boxes that were ticked, by the names of Consent's fields, and the version of the words beside them.
    ticked: Sequence[str] = ()
    wording: str = ""
    #: Whether it is proved that the sender can read mails at that address.
    is_confirmed: bool = False
    #: Whether a mail may be sent to the address: not to robots and lists, nor to what looks like spam.
    may_answer: bool = True
    #: From where, hashed (design §5: kept for 14 days).
    network: str = ""
    typed_by: User | None = None


@dataclass(frozen=True)
class Received:
    """The submission it became; `is_new` is False where the same had come before."""

    submission: Submission
    is_new: bool = field(default=True)


def receive(sent: Sent, *, unfinished: Submission | None = None) -> Received:
    """Keep what was sent, whole and once: all of it or nothing, also when the disk is full.

    ``unfinished`` is the form that was being filled in: its photos are already kept and become the
    submission's. The worker then cleans the photos and answers the sender. Raises whatever storage or
    database raise; then nothing is kept, and it may be tried again.
    """
    with kept_or_undone(), transaction.atomic():
        begun = Submission.objects.select_for_update().get(pk=unfinished.pk) if unfinished else None
        if begun and begun.state != Submission.State.UNFINISHED:
            return Received(begun, is_new=False)
        submission = _filled(begun or Submission(), sent)
        files = _enclosures(sent.photos, sent.files)
        before = list(begun.enclosures.all()) if begun else []
        submission.fingerprint = _fingerprint(
            sent, [*(one.digest for one in before), *(one.digest for one, content in files)]
        )
        try:
            with transaction.atomic():
                submission.save()
        except IntegrityError:
            first = Submission.objects.filter(fingerprint=submission.fingerprint).first()
            if first is None:
                raise
            return Received(first, is_new=False)
        _keep_files(submission, files, first=len(before))
        if submission.is_confirmed and submission.state == Submission.State.WAITING:
            prove(submission)
        looking.look_at_photos(submission)
        comparing.compare_later(submission)
        answering.answer(submission)
    return Received(submission)


def _filled(submission: Submission, sent: Sent) -> Submission:
    now = moment.now()
    for name, most in (("sender_name", 200), ("sender_address", 254), ("printed_name", 120), ("title", 255)):
        setattr(submission, name, plain(getattr(sent, name))[:most].strip())
    submission.teller_name = submission.sender_name if sent.teller_name is None else plain(sent.teller_name)[:200]
    submission.teller_address = (
        submission.sender_address if sent.teller_address is None else plain(sent.teller_address)[:254]
    )
    submission.door, submission.series, submission.typed_by = sent.door, sent.series, sent.typed_by
    submission.text = paragraphs_of(sent.text)
    submission.folded = [{"kind": fold["kind"], "text": plain(fold["text"])} for fold in sent.folded]
    submission.notes = [plain(note) for note in sent.notes]
    submission.held_because = [plain(reason) for reason in sent.held_because]
    submission.state = Submission.State.HELD if sent.held_because else Submission.State.WAITING
    submission.ticked, submission.wording = sorted(sent.ticked), sent.wording
    submission.received_at = now
    submission.confirmed_at = now if sent.is_confirmed else None
    submission.may_answer, submission.network = sent.may_answer, sent.network
    return submission


def add_enclosures(
    submission: Submission, *, photos: Sequence[SentFile] = (), files: Sequence[SentFile] = ()
) -> list[Enclosure]:
    """Keep further files of a submission, after those it has; a file that it has already is left out.

    Part of the caller's transaction; whoever calls it asks `looking` to look at the photos.
    """
    with kept_or_undone():
        before = list(submission.enclosures.all())
        known = {one.digest for one in before}
        new = [file for file in _enclosures(photos, files) if file[0].digest not in known]
        return _keep_files(submission, new, first=len(before))


def _enclosures(photos: Sequence[SentFile], files: Sequence[SentFile]) -> list[tuple[Enclosure, File]]:
    return [
        *((_enclosure(photo, Enclosure.Kind.PHOTO), photo.content) for photo in photos),
        *((_enclosure(file, Enclosure.Kind.FILE), file.content) for file in files),
    ]


def _enclosure(sent: SentFile, kind: Enclosure.Kind) -> Enclosure:
    digest = hashlib.sha256()
    for chunk in sent.content.chunks():
        digest.update(chunk)
    sent.content.seek(0)
    return Enclosure(
        kind=kind,
        after=sent.after,
        filename=plain(sent.filename)[:255],
        content_type=plain(sent.content_type)[:100],
        caption=plain(sent.caption)[:255],
        why=sent.why,
        size=sent.content.size,
        digest=digest.hexdigest(),
    )


def _keep_files(submission: Submission, files: Sequence[tuple[Enclosure, File]], first: int) -> list[Enclosure]:
    with kept_or_undone() as keep:
        for position, (enclosure, content) in enumerate(files, start=first):
            enclosure.submission, enclosure.position = submission, position
            keep(enclosure.original, content, "")
            enclosure.save()
    return [enclosure for enclosure, content in files]


def _fingerprint(sent: Sent, digests: Iterable[str]) -> str:
    """What makes two sendings the same; empty where there is nothing to tell them by.

    A story sent once more with another tick or for another question is another sending.
    """
    words = " ".join(sent.text.split()).casefold()
    digests = sorted(digests)
    if not (words or digests):
        return ""
    said = [sent.sender_address.casefold(), unicodedata.normalize("NFC", words), *digests]
    if sent.door != Submission.Door.MAIL:
        series = str(sent.series.pk) if sent.series else ""
        said += [series, sent.printed_name, sent.title, *sorted(sent.ticked)]
    return hashlib.sha256("\0".join(said).encode(errors="surrogatepass")).hexdigest()
