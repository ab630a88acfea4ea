"""Take a raw mail: keep it first, byte for byte, then read it and make of it what it is.

Two steps, each committed by itself. After the first the mail cannot be lost: whoever brought it may
let go of it. A process that dies over the second leaves a row without an outcome, which the worker takes
up again; a mail that ends its reader three times is set aside for a person.
"""

import contextlib
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django_tasks import task

from foundation import moment
from foundation.plain_text import plain
from foundation.refusing import Refused
from foundation.throttle import Throttle
from stories.pages.models import SeriesIndexPage
from stories.submissions import looking
from stories.submissions.keeping import kept_or_undone
from stories.submissions.mailbox.reading import Asked, Fold, Outcome, Reading, Reason, read
from stories.submissions.mailbox.reports import Bounce
from stories.submissions.models import ReceivedMail, SentMail, Submission
from stories.submissions.models.received_mail import MOST_TRIES
from stories.submissions.news import note_heard
from stories.submissions.receiving import Sent, SentFile, add_enclosures, receive
from stories.submissions.signals import bounced, complained

logger = logging.getLogger(__name__)

#: A full disk, a database that is away: the same mail may well be taken a little later.
TRY_AGAIN = (OperationalError, InterfaceError, OSError)
#: When the worker looks whether a mail that was kept has been read, too.
LOOK_AGAIN_AFTER = timedelta(minutes=2)
#: More stories than that from one address in an hour are a person's to look at.
FROM_AN_ADDRESS = Throttle("stories by mail from an address", most=10, period=timedelta(hours=1))
#: What is held for these reasons is not answered before an editor says that it is a story.
UNANSWERED = {Reason.SPAM, Reason.NEWSLETTER, Reason.LIST, Reason.RECEIPT, Reason.UNREADABLE, Reason.NO_SENDER}


@dataclass(frozen=True)
class Taken:
    """A mail that is kept, and what it was read as; `came_before` where the same bytes had been taken."""

    mail: ReceivedMail
    reading: Reading | None = None
    came_before: bool = False


def take(raw: bytes) -> Taken:
    """Keep the mail ``raw`` and read it; once, however often it is brought.

    Raises whatever storage and database raise while it is not kept yet, and then keeps nothing. What
    goes wrong after that is made good by the worker.
    """
    mail = _keep(raw)
    reading = None if mail.outcome else make_of(mail, raw)
    return Taken(mail, reading, came_before=reading is None)


def read_raw(raw: bytes) -> Reading:
    """What ``raw`` would be read as now; changes nothing."""
    return read(
        raw,
        asked=_asked(),
        is_ours=lambda message_id: SentMail.objects.filter(message_id=message_id).exists(),
        our_address=settings.STORIES_ADDRESS,
        trusted_servers=settings.TRUSTED_MAIL_SERVERS,
    )


def is_known(raw: bytes) -> bool:
    """Whether the very same bytes were taken before."""
    return ReceivedMail.objects.filter(digest=hashlib.sha256(raw).hexdigest()).exists()


def make_of(mail: ReceivedMail, raw: bytes | None = None) -> Reading | None:
    """Read a kept mail and make a submission of it, or note why not; None where somebody else has just done it."""
    reading = _read_carefully(mail, raw)
    if reading is None:
        return None
    try:
        return reading if _make(mail, reading) else None
    except TRY_AGAIN:
        # The mail is not to blame: it is read again as if for the first time.
        with contextlib.suppress(Exception):
            ReceivedMail.objects.filter(pk=mail.pk, tries__gt=0).update(tries=F("tries") - 1)
        raise
    except Exception:
        logger.exception("Nothing could be made of a mail; it is held, whole")
        reading = unreadable()
        return reading if _make(mail, reading) else None


def _make(mail: ReceivedMail, reading: Reading) -> bool:
    """All that follows from the reading, or nothing of it; False where somebody else has just done it."""
    with kept_or_undone(), transaction.atomic():
        locked = ReceivedMail.objects.select_for_update().get(pk=mail.pk)
        is_new = not locked.outcome
        if is_new:
            _note(locked, reading)
            _follow(locked, reading)
            locked.read_at = moment.now()
            locked.save()
    _copy(locked, mail)
    return is_new


@task(backend="db", queue_name="mail")
def read_kept_mail(pk: int) -> None:
    """Read a mail that was kept and, by some mishap, not read."""
    mail = ReceivedMail.objects.unread().filter(pk=pk).first()
    if mail:
        make_of(mail)


@transaction.atomic
def make_a_story_after_all(mail: ReceivedMail) -> Submission:
    """Make a submission of a mail that was set aside: an editor found that a person wrote it.

    It waits to be read; nobody is answered by that. The same submission comes of a second call. Raises Refused
    where the mail is forgotten by now.
    """
    mail = ReceivedMail.objects.select_for_update().get(pk=mail.pk)
    if mail.submission is None:
        if mail.is_forgotten:
            raise Refused(_("What this mail said was forgotten, since its time was over. Nothing can be made of it."))
        with mail.raw.open() as file:
            reading = read_raw(file.read())
        mail.submission = receive(_sent(reading, held=(), may_answer=False)).submission
        mail.outcome = ReceivedMail.Outcome.SUBMISSION
        mail.save(update_fields=["submission", "outcome"])
    return mail.submission


# ── Keep ────────────────────────────────────────────────────────────────────────────


def _keep(raw: bytes) -> ReceivedMail:
    digest = hashlib.sha256(raw).hexdigest()
    if known := ReceivedMail.objects.filter(digest=digest).first():
        return known
    mail = ReceivedMail(digest=digest, size=len(raw))
    try:
        with kept_or_undone() as keep, transaction.atomic():
            keep(mail.raw, ContentFile(raw), "")
            mail.save()
            read_kept_mail.using(run_after=moment.now() + LOOK_AGAIN_AFTER).enqueue(mail.pk)
    except IntegrityError:
        # Another process brought the same mail at the same moment.
        return ReceivedMail.objects.get(digest=digest)
    return mail


# ── Read ────────────────────────────────────────────────────────────────────────────


def _read_carefully(mail: ReceivedMail, raw: bytes | None) -> Reading | None:
    """The reading of ``mail``; counted beforehand, so that one which ends the process is known by its count."""
    if not ReceivedMail.objects.unread().filter(pk=mail.pk).update(tries=F("tries") + 1):
        mail.refresh_from_db()
        return None
    mail.refresh_from_db(fields=["tries"])
    if mail.tries > MOST_TRIES:
        return unreadable()
    if raw is None:
        with mail.raw.open() as file:
            raw = file.read()
    try:
        return read_raw(raw)
    except TRY_AGAIN:
        with contextlib.suppress(Exception):
            ReceivedMail.objects.filter(pk=mail.pk).update(tries=F("tries") - 1)
        raise
    except Exception:
        logger.exception("A mail could not be read; it is held, whole")
        return unreadable()


def unreadable() -> Reading:
    """What is said of a mail that could not be read."""
    return Reading(
        outcome=Outcome.HELD,
        reason=Reason.UNREADABLE,
        because=(_("This mail could not be read here. It is kept as it came: open it in a mail program."),),
    )


def _asked() -> list[Asked]:
    return [
        Asked(series.slug, series.title, series.question, series.opens_at, series.closes_at)
        for series in SeriesIndexPage.objects.live().order_by("path")
    ]


# ── Make something of it ────────────────────────────────────────────────────────────


def _note(mail: ReceivedMail, reading: Reading) -> None:
    mail.message_id = plain(reading.message_id)[:255]
    mail.from_name, mail.from_address = plain(reading.from_name)[:200], plain(reading.from_email)[:320]
    mail.subject = plain(reading.subject)[:998]
    mail.outcome, mail.reason = reading.outcome.value, (reading.reason.value if reading.reason else "")
    mail.because = [plain(sentence) for sentence in reading.because]
    mail.fingerprint = _fingerprint(reading)


def _follow(mail: ReceivedMail, reading: Reading) -> None:
    first = _same_before(mail)
    if first:
        mail.outcome, mail.submission = ReceivedMail.Outcome.DUPLICATE, first.submission
        return
    if _is_followed(mail, reading) or reading.outcome == Outcome.IGNORED:
        return
    if reading.outcome == Outcome.REPLY and _answer_to_ours(mail, reading):
        return
    held = list(reading.because) if reading.outcome == Outcome.HELD else []
    if reading.from_email and not FROM_AN_ADDRESS.take(reading.from_email.casefold()):
        held.append(_("More than %(most)d stories came from this address within an hour.") % {"most": 10})
        mail.reason = mail.reason or ReceivedMail.Reason.TOO_MANY
    if reading.outcome == Outcome.HELD and not held:
        held = [_("It does not look like a story.")]
    may_answer = reading.may_answer and reading.reason not in UNANSWERED
    received = receive(_sent(reading, held=held, may_answer=may_answer))
    mail.submission = received.submission
    if received.is_new:
        mail.outcome = ReceivedMail.Outcome.HELD if held else ReceivedMail.Outcome.SUBMISSION
    else:
        mail.outcome = ReceivedMail.Outcome.DUPLICATE


def _is_followed(mail: ReceivedMail, reading: Reading) -> bool:
    """Set the mail aside where it reports on one that a part above sent, with a sentence of what that part did."""
    if reading.report is None:
        return False
    signal = bounced if isinstance(reading.report, Bounce) else complained
    said = [sentence for _receiver, sentence in signal.send(ReceivedMail, report=reading.report) if sentence]
    if said:
        mail.outcome, mail.because = ReceivedMail.Outcome.IGNORED, [*mail.because, *said]
    return bool(said)


def _same_before(mail: ReceivedMail) -> ReceivedMail | None:
    """A mail that came before with the same Message-ID and says the same; other ways add other headers."""
    if not mail.message_id:
        return None
    earlier = ReceivedMail.objects.filter(message_id=mail.message_id, fingerprint=mail.fingerprint).exclude(pk=mail.pk)
    return earlier.exclude(outcome="").order_by("pk").first()


def _answer_to_ours(mail: ReceivedMail, reading: Reading) -> bool:
    """Tie an answer to the submission whose mail it answers, with the photos it brings; False where that is gone."""
    answered = (
        SentMail.objects.filter(message_id__in=reading.in_reply_to).select_related("submission").order_by("-pk").first()
    )
    if answered is None:
        return False
    submission = Submission.objects.select_for_update().get(pk=answered.submission_id)
    mail.submission, mail.words = submission, plain(reading.story)
    add_enclosures(submission, photos=_photos(reading), files=_files(reading))
    looking.look_at_photos(submission)
    submission.has_unread_reply = True
    submission.save(update_fields=["has_unread_reply"])
    note_heard(submission)
    return True


def _sent(reading: Reading, *, held: Sequence[str], may_answer: bool) -> Sent:
    series = SeriesIndexPage.objects.live().filter(slug=reading.series).first() if reading.series else None
    return Sent(
        door=Submission.Door.MAIL,
        series=series,
        text=reading.story,
        sender_name=reading.from_name,
        sender_address=reading.from_email,
        teller_name=reading.teller_name,
        teller_address=reading.teller_email,
        printed_name=reading.teller_name,
        title=reading.title,
        photos=_photos(reading),
        files=_files(reading),
        folded=[_folded(fold) for fold in reading.folds],
        notes=reading.notes,
        held_because=held,
        is_confirmed=reading.is_authenticated,
        may_answer=may_answer,
    )


def _folded(fold: Fold) -> dict[str, str]:
    return {"kind": fold.kind, "text": fold.text}


def _photos(reading: Reading) -> list[SentFile]:
    return [
        SentFile(ContentFile(photo.content), filename=photo.filename, after=photo.after) for photo in reading.photos
    ]


def _files(reading: Reading) -> list[SentFile]:
    return [
        SentFile(ContentFile(file.content), filename=file.filename, content_type=file.content_type, why=file.why)
        for file in reading.files
    ]


def _fingerprint(reading: Reading) -> str:
    said = [reading.from_email.casefold(), reading.subject, reading.story, reading.folded]
    contents = [*(photo.content for photo in reading.photos), *(file.content for file in reading.files)]
    files = [hashlib.sha256(content).hexdigest() for content in contents]
    return hashlib.sha256("\0".join([*said, *files]).encode(errors="surrogatepass")).hexdigest()


def _copy(kept: ReceivedMail, onto: ReceivedMail) -> None:
    for field in ReceivedMail._meta.concrete_fields:
        setattr(onto, field.attname, getattr(kept, field.attname))
