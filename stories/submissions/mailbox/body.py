"""Which parts of a mail are its text, in which order, and what came along."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from stories.submissions.mailbox.lines import BLANK, Line, as_text, from_plain
from stories.submissions.mailbox.markup import from_html
from stories.submissions.mailbox.parts import Part, without_uuencoded
from stories.submissions.mailbox.threads import find_thread

#: A text of more signs is no letter; it is kept as a file.
MOST_SIGNS = 2_000_000
_SMIL = "application/smil"

#: HTML, by a program that calls it plain.
_IS_HTML = re.compile(r"\s*(?:<!doctype html|<html[\s>]).*</", re.I | re.DOTALL)
_EXCHANGE_PIECE = re.compile(r"att\d{3,}\.(?:txt|html?)", re.I)
_ENRICHED = re.compile(r"<param>.*?</param>|<(?!<)/?[A-Za-z-]{1,60}>", re.I | re.DOTALL)
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"<?(?:https?:|mailto:|cid:|www\.|//)[^\s>\])]+", re.I)
_NO_HTML = re.compile(r"\bhtml\b.{0,80}|.{0,80}\bhtml\b|(?:e-?mail|mail) (?:client|program|reader)", re.I)


@dataclass(frozen=True)
class Loose:
    """A file that stood inside a text: uuencoded, or in the address of a picture."""

    filename: str
    content: bytes
    #: By what the text calls it.
    picture: str = ""


@dataclass
class Body:
    """The text of a mail, and the parts beside it."""

    lines: list[Line] = field(default_factory=list)
    #: What the other versions of the text say that this one doesn't.
    others: list[list[Line]] = field(default_factory=list)
    #: Parts that are no text, in reading order.
    beside: list[Part] = field(default_factory=list)
    #: Files that stood inside the text itself.
    loose: list[Loose] = field(default_factory=list)
    #: Mails that are attached.
    messages: list[Part] = field(default_factory=list)
    has_words: bool = False
    is_html: bool = False

    def add(self, other: "Body") -> None:
        """Take in what follows."""
        if self.lines and other.lines:
            self.lines.append(BLANK)
        self.lines += other.lines
        self.take_files(other)
        self.has_words = self.has_words or other.has_words
        self.is_html = self.is_html or other.is_html

    def take_files(self, other: "Body") -> None:
        """Take in all but the text."""
        self.others += other.others
        self.beside += other.beside
        self.loose += other.loose
        self.messages += other.messages


def read_body(part: Part) -> Body:
    """The text of ``part`` and what came along."""
    if part.content_type == "multipart/alternative":
        return _alternative([read_body(child) for child in part.parts])
    if part.content_type == "multipart/related":
        return _related(part)
    if part.kind == "multipart":
        return _sequence(part)
    if part.content_type in ("message/rfc822", "message/global", "message/news"):
        return Body(messages=[part])
    if _is_text(part) and part.end - part.start < MOST_SIGNS * 2:
        return _text(part)
    return Body(beside=[part])


def with_attached_texts(body: Body) -> Body | None:
    """``body`` and the plain texts that came as files, for a mail that says nothing itself; None without such."""
    texts = [one for one in body.beside if one.content_type == "text/plain" and one.end - one.start < MOST_SIGNS]
    if not texts:
        return None
    numbers = {one.number for one in texts}
    whole = Body()
    for one in texts:
        whole.add(_text(one))
    # What the mail has is no more than a closing.
    whole.add(replace(body, beside=[one for one in body.beside if one.number not in numbers]))
    return whole


def _is_text(part):
    if part.content_type not in (
        "text/plain",
        "text/html",
        "text/enriched",
        "text/richtext",
        "text/markdown",
        "text/x-plain",
    ):
        return False
    return part.disposition != "attachment" or bool(_EXCHANGE_PIECE.fullmatch(part.filename))


def _text(part):
    text, uuencoded = without_uuencoded(part) if part.content_type != "text/html" else (part.text(), [])
    loose = [Loose(name, content) for name, content in uuencoded]
    is_html = part.content_type == "text/html" or bool(_IS_HTML.match(text))
    if is_html:
        lines, within = from_html(text)
        # Numbers are told apart by the part's, as one mail may have several texts.
        lines = [
            replace(one, picture=f"{one.picture} of {part.number}") if one.picture.startswith("within ") else one
            for one in lines
        ]
        loose = loose + [
            Loose("", content, f"within {number} of {part.number}") for number, content in enumerate(within)
        ]
    else:
        if part.content_type in ("text/enriched", "text/richtext"):
            text = _ENRICHED.sub("", text).replace("<<", "<")
        flowed = part.parameters.get("format", "").lower() == "flowed"
        lines = from_plain(text, is_flowed=flowed, deletes_space=part.parameters.get("delsp", "").lower() == "yes")
    has_words = any(line.text and line.mark != "hidden" for line in lines)
    return Body(lines, loose=loose, has_words=has_words, is_html=is_html)


def _read_child(child, part):
    """In a message from a phone even a text that calls itself an attachment is the text."""
    is_from_phone = child.content_type == "text/plain" and any(one.content_type == _SMIL for one in part.parts)
    return _text(child) if is_from_phone else read_body(child)


def _sequence(part):
    """Parts that follow one another."""
    body = Body()
    for child in part.parts:
        if child.kind == "image" and child.disposition == "inline" and part.content_type != "multipart/related":
            body.add(Body([Line(picture=f"part {child.number}")], beside=[child]))
            continue
        read = _read_child(child, part)
        if read.has_words and body.has_words and read.is_html != body.is_html and _agree(body, read):
            # The same text twice, by a program that takes "mixed" for "alternative".
            body = _alternative([body, read])
        else:
            body.add(read)
    return body


def _related(part):
    """A text with the pictures that stand in it."""
    if not part.parts:
        return Body()
    start = part.parameters.get("start", "").strip("<> ")
    texts = [child for child in part.parts if child.kind in ("multipart", "text")]
    root = next((child for child in texts if start and child.content_id == start), texts[0] if texts else None)
    body = _read_child(root, part) if root else Body()
    for child in part.parts:
        if child is root:
            continue
        read = _read_child(child, part)
        if read.has_words and not _counted(read.lines) - _counted(body.lines):
            # Carriers send the text once more as a file.
            body.take_files(read)
        else:
            body.add(read)
    return body


def _alternative(bodies):
    """The best of several versions of the same text; with all pictures and files."""
    if not bodies:
        return Body()
    best = bodies[0]
    for other in bodies[1:]:
        if other.lines or other.has_words:
            best = _better(best, other)
    for other in bodies:
        if other is best:
            continue
        best.take_files(other)
        if other.has_words and _says_more(other, best):
            best.others.append(other.lines)
    return best


def _better(one, other):
    """Of two versions the one to read: HTML, as it says where paragraphs and quotes begin, unless it says less."""
    if one.has_words != other.has_words:
        return one if one.has_words else other
    if one.is_html == other.is_html:
        return other
    plain, html = (other, one) if one.is_html else (one, other)
    said, shown = _counted(plain.lines), _counted(html.lines)
    both = (said & shown).total()
    if not _begin_alike(plain, html):
        return html if _is_stub(plain) else plain
    if both >= 0.8 * said.total() or (said.total() < 60 and shown.total() > said.total() and _is_stub(plain)):
        return html
    return plain


def _begin_alike(plain, html):
    """Whether both say much the same above the first quote: below it they do, whatever was written."""
    above = [
        body.lines[: thread.start] if (thread := find_thread(body.lines)) else body.lines for body in (plain, html)
    ]
    said, shown = (_counted(lines) for lines in above)
    if not said or not shown:
        return True
    return (said & shown).total() >= 0.5 * min(said.total(), shown.total())


def _is_stub(plain):
    return bool(_NO_HTML.search(as_text(plain.lines)[:1000]))


def _agree(one, other):
    said, shown = _counted(one.lines), _counted(other.lines)
    return (said & shown).total() >= 0.8 * max(said.total(), shown.total(), 1)


def _says_more(other, best):
    missing = _counted(other.lines) - _counted(best.lines)
    return missing.total() > 2


def _counted(lines):
    """How often each word stands in ``lines``, addresses of links aside."""
    text = _ADDRESS.sub(" ", "\n".join(line.text for line in lines))
    return Counter(_WORD.findall(text.casefold()))
