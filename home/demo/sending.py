"""Send the demo's letters in, each when it came, through the doors that readers use."""

import io
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image

from foundation import moment
from foundation.models import User
from home.demo.answered import ANSWERED, KIND_NO
from home.demo.letters import AWAY, LETTERS, DemoLetter, DemoPhoto
from home.demo.picturing import QUALITY, draw_bytes
from home.demo.pool import Spread
from home.saying import Say
from stories.pages.models import SeriesIndexPage
from stories.submissions import writing
from stories.submissions.accepting import accept
from stories.submissions.deciding import decline, keep_for_later, shortlist
from stories.submissions.doubting import no_story
from stories.submissions.looking import look_at_photo
from stories.submissions.models import SentMail, Submission
from stories.submissions.proving import confirm
from stories.submissions.receiving import Sent, SentFile, receive
from stories.submissions.taking import take
from stories.tellers.consenting import WORDING

#: How long the worker took over an answer, and a sender over pressing its button.
ANSWERED_IN, CONFIRMED_IN = timedelta(seconds=40), timedelta(minutes=25)
#: Hallin Bridge lies where only the sea is; degrees, minutes, seconds.
LATITUDE, LONGITUDE = (53.0, 48.0, 12.0), (5.0, 1.0, 30.0)
GPS = 0x8825

Drawn = dict[DemoPhoto, bytes]
#: How long the editor slept over a story before deciding.
SLEPT_OVER = timedelta(hours=21)
State = Submission.State


def draw_photos(chance: int, spread: Spread, say: Say) -> Drawn:
    """Every photo of the letters as a camera's file."""
    photos = [photo for letter in (*ANSWERED, *LETTERS) for photo in letter.photos]
    say("drawing what was sent in", 0, len(photos))
    drawn: Drawn = {}
    for photo, written in zip(
        photos, spread(draw_bytes, [(one.scene, one.palette, chance, one.size) for one in photos]), strict=True
    ):
        drawn[photo] = _with_place(written) if photo.has_place else written
        say("drawing what was sent in", len(drawn), len(photos))
    return drawn


def send_letters(series: SeriesIndexPage, drawn: Drawn) -> list[Submission]:
    """Let every letter arrive at its hour, be answered and, where its sender does so, confirmed.

    Nothing of this is sent now: those mails went out when the letters came.
    """
    sent_in = [_arrive(letter, series, drawn) for letter in (*ANSWERED, *LETTERS)]
    with moment.as_on(moment.now() - timedelta(hours=26)):
        take(_away())
    return sent_in


def _arrive(letter: DemoLetter, series: SeriesIndexPage, drawn: Drawn) -> Submission:
    came = moment.now() - timedelta(hours=letter.hours)
    with moment.as_on(came):
        submission = _by_mail(letter, drawn, came) if letter.subject else _by_form(letter, series, drawn)
        for photo in submission.enclosures.photos():
            look_at_photo.call(photo.pk)
    _are_sent(submission, came)
    if letter.confirms:
        with moment.as_on(came + CONFIRMED_IN):
            submission = confirm(submission)
        _are_sent(submission, came + CONFIRMED_IN)
    if not letter.is_story:
        with moment.as_on(came + timedelta(hours=2)):
            submission = no_story(submission, _editor())
    if letter.becomes:
        with moment.as_on(came + SLEPT_OVER):
            _decide(submission, letter.becomes, series)
        _are_sent(submission, came + SLEPT_OVER + writing.DELAY)
    return submission


def _decide(submission: Submission, becomes: str, series: SeriesIndexPage) -> None:
    """As an editor did, who was told nothing of it by anybody else."""
    if becomes == State.ACCEPTED:
        accept(submission, user=_editor(), series=series)
    elif becomes == State.DECLINED:
        decline(submission, words=KIND_NO, user=_editor())
    elif becomes == State.SHORTLISTED:
        shortlist(submission, user=_editor())
    else:
        keep_for_later(submission, user=_editor())


def _editor() -> User | None:
    return User.objects.filter(username="editor").first()


def _are_sent(submission: Submission, asked: datetime) -> None:
    """The worker finds the mail sent, and sends none."""
    waiting = SentMail.objects.filter(submission=submission, sent_at=None)
    waiting.update(sent_at=min(asked + ANSWERED_IN, moment.now()))


def _by_form(letter: DemoLetter, series: SeriesIndexPage, drawn: Drawn) -> Submission:
    photos = [
        SentFile(
            ContentFile(drawn[photo], name=photo.filename), photo.filename, "image/jpeg", photo.caption, photo.after
        )
        for photo in letter.photos
    ]
    return receive(
        Sent(
            door=Submission.Door.FORM,
            text="\n\n".join(letter.paragraphs),
            series=series,
            sender_name=letter.name,
            sender_address=letter.address,
            printed_name=letter.printed_name,
            title=letter.title,
            photos=photos,
            ticked=letter.ticked,
            wording=WORDING,
            held_because=letter.held_because,
            may_answer=not letter.held_because,
        )
    ).submission


# ── Mails ───────────────────────────────────────────────────────────────────────────


def _by_mail(letter: DemoLetter, drawn: Drawn, came: datetime) -> Submission:
    taken = take(_mail(letter, drawn, came).as_bytes())
    return Submission.objects.get(mails=taken.mail)


def _mail(letter: DemoLetter, drawn: Drawn, came: datetime) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = formataddr((letter.name, letter.address))
    mail["To"] = settings.STORIES_ADDRESS
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(moment.local(came))
    mail["Message-ID"] = f"<{random.Random(letter.address).getrandbits(64):x}@example.org>"
    lines = _lines(letter, came)
    for photo in letter.photos:
        # Between two paragraphs, as mail programs of phones put it; a blank line stands after each of them.
        above = len(lines) if photo.after is None else photo.after * 2
        _write(mail, lines[:above])
        mail.add_attachment(drawn[photo], "image", "jpeg", filename=photo.filename, disposition=_shown(photo))
        lines = lines[above:]
    _write(mail, lines)
    if letter.document:
        mail.add_attachment(
            b"PK\x03\x04" + letter.document.encode() * 200,
            "application",
            "vnd.openxmlformats-officedocument.wordprocessingml.document",
            filename=letter.document,
        )
    return mail


def _write(mail: EmailMessage, lines: Sequence[str]) -> None:
    """Add ``lines`` after all that is there."""
    if not mail.is_multipart() and not mail.get_payload():
        mail.set_content("\n".join(lines))
    elif lines:
        part = EmailMessage()
        part.set_content("\n".join(lines))
        mail.attach(part)


def _shown(photo: DemoPhoto) -> str:
    return "attachment" if photo.after is None else "inline"


def _lines(letter: DemoLetter, came: datetime) -> Sequence[str]:
    told = [line for paragraph in letter.paragraphs for line in (paragraph, "")]
    if not letter.told_by:
        return [*told, *letter.ends]
    cover = [line for paragraph in letter.cover for line in (paragraph, "")]
    name, address = letter.told_by
    written = moment.local(came - timedelta(days=4))
    forwarded = [
        "---------- Forwarded message ---------",
        f"From: {name} <{address}>",
        f"Date: {written:%a, %d %b %Y at %H:%M}",
        "Subject: what I told you on Sunday",
        f"To: {letter.name} <{letter.address}>",
        "",
        "",
    ]
    return [*cover, *forwarded, *told, *letter.ends]


def _away() -> bytes:
    """What a mail program sends by itself (RFC 3834)."""
    mail = EmailMessage()
    mail["From"] = formataddr(("Town Library", "library@example.org"))
    mail["To"] = settings.STORIES_ADDRESS
    mail["Subject"] = "Out of office: The Hallin Ten"
    mail["Date"] = format_datetime(moment.local(moment.now()))
    mail["Message-ID"] = "<away-1@example.org>"
    mail["Auto-Submitted"] = "auto-replied"
    mail.set_content(AWAY)
    return mail.as_bytes()


def _with_place(drawn: bytes) -> bytes:
    """The picture with a place in its metadata, as phones write it (Exif 2.32 §4.6.6)."""
    written = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as image:
        exif = image.getexif()
        exif.get_ifd(GPS).update({1: "N", 2: LATITUDE, 3: "W", 4: LONGITUDE})
        image.save(written, "JPEG", quality=QUALITY, exif=exif)
    return written.getvalue()
