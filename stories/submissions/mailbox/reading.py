"""A raw mail, read: the whole, of what the modules beside this one find."""

import logging
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from email.utils import getaddresses

from django.utils.translation import gettext as _

from stories.submissions.mailbox import headers as lines_on_top
from stories.submissions.mailbox.authenticating import is_authenticated, says_forged
from stories.submissions.mailbox.body import Body, read_body, with_attached_texts
from stories.submissions.mailbox.charsets import is_garbled
from stories.submissions.mailbox.doubts import doubts_about
from stories.submissions.mailbox.enclosures import Place, Places, names_of, sort_enclosures
from stories.submissions.mailbox.folding import Folded, Setting, fold, words_in
from stories.submissions.mailbox.guessing import Asked, guess_series
from stories.submissions.mailbox.letter import File, Fold, Outcome, Photo, Reading, Reason
from stories.submissions.mailbox.lines import as_text
from stories.submissions.mailbox.marks import bare_subject
from stories.submissions.mailbox.parts import Mail, Part, take_apart
from stories.submissions.mailbox.reports import report_in
from stories.submissions.mailbox.robots import Verdict, judge_robot, may_be_answered
from stories.submissions.mailbox.wrapping import Woven, weave

__all__ = ["Asked", "File", "Fold", "Outcome", "Photo", "Reading", "Reason", "read"]

#: A mail that was attached is the story where it has so many words, and so many times the mail's own.
PASSED_WORDS, PASSED_SHARE = 40, 2
#: Beside a long notice a word or two are no story.
NOTICE_SHARE = 20

_NO_TITLE = re.compile(
    r"[\w .()-]*\.(?:jpe?g|png|heic|gif|pdf|docx?)|\(?(?:no subject|kein betreff|sans objet|sin asunto"
    r"|\(none\))\)?|\W*",
    re.I,
)
_TO = ("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-forwarded-to", "resent-to")
#: Folds that are others' words.
_NOT_OWN = ("quote", "forward", "hidden")
_ENCRYPTED = re.compile(r"-----BEGIN PGP MESSAGE-----")

logger = logging.getLogger(__name__)


def read(
    raw: bytes,
    *,
    asked: Sequence[Asked] = (),
    is_ours: Callable[[str], bool] = lambda message_id: False,
    our_address: str = "",
    trusted_servers: Collection[str] = (),
) -> Reading:
    """``raw`` into words and pictures. Never raises, whatever the bytes.

    ``is_ours`` says whether a Message-ID, with its angle brackets, is of a mail that we sent;
    ``trusted_servers`` are the names by which our own mail server signs Authentication-Results.
    """
    try:
        return _Reader(take_apart(raw), asked, is_ours, our_address, trusted_servers).reading()
    except Exception:  # a mail that this code has a fault over is for a person, and never lost
        logger.exception("A mail could not be read")
        because = _("This mail could not be read here. Open the original by hand.")
        return Reading(Outcome.HELD, Reason.UNREADABLE, because=(because,), notes=(because,))


@dataclass(frozen=True)
class _Text:
    """What a mail or an attached mail says."""

    part: Part
    body: Body
    folded: Folded
    woven: Woven


class _Reader:
    """Reads one mail."""

    def __init__(self, mail: Mail, asked, is_ours, our_address, trusted_servers):
        self.mail, self.headers = mail, mail.headers
        self.asked, self.our_address, self.trusted = asked, our_address, trusted_servers
        self.subject = self.headers.text("subject")
        self.name, self.address = lines_on_top.person(self.headers.text("from"))
        self.answers = lines_on_top.ids(self.headers.raw("in-reply-to"), self.headers.raw("references"))
        self.answers_us = any(is_ours(one) for one in self.answers)
        self.title, self.is_reply, self.is_forward = bare_subject(self.subject)

    def reading(self) -> Reading:
        """The whole."""
        text = self._text(self.mail.top)
        told, teller = self._passed_on(text)
        places = _places(told)
        enclosed = sort_enclosures(text.body if told is text else _with_files(text.body, told.body), places)
        everything = as_text(text.body.lines)[:100_000]
        reading = Reading(
            outcome=Outcome.REPLY if self.answers_us else Outcome.SUBMISSION,
            message_id=lines_on_top.message_id(self.headers.raw("message-id")),
            in_reply_to=self.answers,
            from_name=self.name,
            from_email=self.address,
            reply_to=lines_on_top.person(self.headers.text("reply-to"))[1],
            sent_at=lines_on_top.moment(self.headers.text("date")),
            teller_name=teller[0],
            teller_email=teller[1],
            is_forward=told is not text or told.folded.is_forward,
            subject=self.subject,
            title="" if _NO_TITLE.fullmatch(self.title) else self.title,
            story=told.woven.text,
            folds=tuple(self._folds(text, told)),
            photos=tuple(enclosed.photos),
            files=tuple(enclosed.files),
            notes=(*self._faults(), *enclosed.notes),
            is_authenticated=is_authenticated(self.headers, self.address, self.trusted),
            may_answer=may_be_answered(self.headers, self.address, self.our_address),
            report=report_in(self.mail.top),
        )
        reading = replace(reading, series=self._series(reading))
        return self._judged(reading, everything, text)

    # ── Text ────────────────────────────────────────────────────────────────────

    def _text(self, part: Part, setting: Setting | None = None) -> _Text:
        body, setting = read_body(part), setting or self._setting()
        folded = fold(body.lines, setting)
        if not folded.words and (whole := with_attached_texts(body)):
            body, folded = whole, fold(whole.lines, setting)
        return _Text(part, body, folded, weave(folded.story))

    def _setting(self):
        ours = {self.our_address.casefold()}
        received = {address.casefold() for address in self._recipients(("to", "delivered-to"))}
        if not ours & received:
            # It came by another address of ours.
            ours |= received
        ours -= {"", self.address.casefold()}
        is_reply = self.is_reply or bool(self.answers and not self.is_forward)
        return Setting(is_reply, self.is_forward, self.answers_us, frozenset(ours))

    def _recipients(self, names: Sequence[str] = _TO) -> list[str]:
        values = [self.headers.raw(name)[:4_000].decode("latin-1") for name in names]
        try:
            return [address for _, address in getaddresses([value for value in values if value])]
        except Exception:  # as a parser raises over what somebody made up
            return []

    def _passed_on(self, text: _Text) -> tuple[_Text, tuple[str, str]]:
        """The text that is the story, and who tells it: of this mail, or of one that is attached to it."""
        own = text.folded.words
        for part in text.body.messages[:5] if not text.folded.is_forward else ():
            inner = part.parts[0]
            title, is_reply, is_forward = bare_subject(inner.headers.text("subject"))
            passed = self._text(inner, Setting(is_reply=is_reply, is_forward=is_forward))
            words = passed.folded.words
            if words and (not own or (self.is_forward and words >= PASSED_WORDS and words >= PASSED_SHARE * own)):
                sender = lines_on_top.person(inner.headers.text("from"))
                self.title = self.title or title
                return passed, (passed.folded.name, passed.folded.address) if passed.folded.is_forward else sender
        if text.folded.is_forward:
            return text, (text.folded.name, text.folded.address)
        return text, ("" if "@" in self.name else self.name, self.address)

    def _folds(self, text: _Text, told: _Text):
        if told is not text:
            if text.folded.story:
                yield Fold("cover note", as_text(text.folded.story))
            yield from _written(text)
        yield from _written(told)
        for part in text.body.messages:
            if part.parts[0] is not told.part and (written := as_text(read_body(part.parts[0]).lines)):
                yield Fold("forward", written)

    # ── What else is told ───────────────────────────────────────────────────────

    def _series(self, reading):
        return guess_series(
            self.asked,
            recipients=self._recipients(),
            subject=self.subject,
            text=reading.folded[:5_000],
            at=reading.sent_at,
        )

    def _faults(self):
        if "deep" in self.mail.faults:
            yield _("This mail is nested deeper than mail programs nest. What lies deeper is kept as a file.")
        if "many" in self.mail.faults:
            yield _("This mail has more parts than any letter. What comes later is kept as one file.")

    # ── Judgement ───────────────────────────────────────────────────────────────

    def _judged(self, reading: Reading, everything: str, text: _Text) -> Reading:
        verdict = judge_robot(
            self.mail.top, everything, self.subject, self.address, self.our_address, own=reading.story
        )
        if verdict and verdict.outcome is Outcome.IGNORED:
            return self._with_verdict(reading, verdict)
        reasons = list(self._doubts(reading, everything, text))
        if verdict:
            reasons.insert(0, (verdict.reason, [verdict.because]))
        if not reasons:
            return reading
        because = tuple(sentence for _reason, sentences in reasons for sentence in sentences)
        if self.answers_us and all(reason is Reason.NO_WORDS for reason, _sentences in reasons):
            return replace(reading, because=because)
        return replace(reading, outcome=Outcome.HELD, reason=reasons[0][0], because=because)

    def _with_verdict(self, reading, verdict: Verdict):
        return replace(
            reading, outcome=verdict.outcome, reason=verdict.reason, because=(verdict.because,), may_answer=False
        )

    def _doubts(self, reading, everything, text):
        if not self.address:
            yield Reason.NO_SENDER, [_("It doesn't say who sent it.")]
        if _ENCRYPTED.search(everything) or (not text.folded.words and names_of(reading.files, "encrypted")):
            yield (
                Reason.UNREADABLE,
                [_("It is encrypted, and only the key's owner can read it. Ask for it unencrypted.")],
            )
            return
        if is_garbled(reading.story):
            yield Reason.UNREADABLE, [_("Its letters were garbled before it was sent. Ask for it once more.")]
        if not _has_words(reading):
            yield Reason.NO_WORDS, [_without_words(reading)]
        forged = says_forged(self.headers, self.trusted)
        own = "\n\n".join([reading.story, *(one.text for one in reading.folds if one.kind not in _NOT_OWN)])
        doubts = doubts_about(
            self.mail.top, own, self.subject, self.name, self.address, reading.reply_to, is_forged=forged
        )
        if doubts:
            yield doubts
        if self.our_address and self.address.casefold() == self.our_address.casefold():
            yield Reason.AUTO_REPLY, [_("It says that it comes from our own address.")]


def _written(text: _Text):
    for kind, lines in text.folded.folds:
        if written := as_text(lines):
            yield Fold(kind, written)
    for lines in text.body.others:
        if written := as_text(lines):
            yield Fold("other version", written)


def _places(text: _Text) -> Places:
    places = Places()
    for order, (name, after) in enumerate(text.woven.pictures):
        places.add(name, Place(after, order))
    for kind, lines in text.folded.folds:
        for line in lines:
            if line.picture:
                places.add(line.picture, Place(fold=kind if kind in ("quote", "signature") else ""))
    return places


def _with_files(body: Body, passed: Body) -> Body:
    """What came with a mail and with the one inside it that tells the story."""
    files = Body()
    files.take_files(passed)
    files.take_files(body)
    return files


def _has_words(reading: Reading) -> bool:
    words = words_in(reading.story)
    notices = sum(words_in(one.text) for one in reading.folds if one.kind == "disclaimer")
    return words > 2 or (words > 0 and notices < NOTICE_SHARE * words)


def _without_words(reading: Reading) -> str:
    if files := names_of(reading.files, "winmail", "document"):
        return _("It has no words of its own; they may be in %(files)s. Open it by hand.") % {"files": ", ".join(files)}
    if reading.photos:
        return _("A photo came without words. Ask for the story.")
    return _("There are no words in it.")
