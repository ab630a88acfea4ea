"""A raw mail taken apart: its headers, and its parts as they are nested.

Python's own parser copies a mail several times and takes time by the square of its depth; this one
keeps places in the one piece of bytes, so that a mail of 40 MB costs 40 MB, and says where it had to
be cut.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from stories.submissions.mailbox import headers as lines
from stories.submissions.mailbox.charsets import decode
from stories.submissions.mailbox.headers import Headers

#: Mail programs nest five or six deep; what lies deeper is kept in one piece.
DEEPEST = 25
#: A mail of more parts than this is no letter; the rest is kept in one piece.
MOST_PARTS = 1_000

_BOUNDARY_LINE = re.compile(rb"^--([^\r\n]{1,200}?)[ \t]*\r?$", re.MULTILINE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w:.-]{2,40})", re.I)
_LOOKS_HTML = re.compile(rb"\s*(<!doctype html|<html|<head|<body|<div|<p>|<table)", re.I)
_FULL_LINE = re.compile(rb"[A-Za-z0-9+/]{60,76}\r?\n")
_SOFT_BREAK = re.compile(rb"=[ \t]*(?:\r?\n|\Z)")
_BASE64_LINES = re.compile(rb"(?:[A-Za-z0-9+/]*+={0,2}[ \t]*+(?:\r?\n|\Z))*+")
#: Words, a rule or an address, as they don't stand among the letters of base64.
_PLAIN_WORDS = re.compile(rb"[A-Za-z]{2,}[,.:;]? [A-Za-z]{2,}|_{4,}|-{4,}|https?://")
_HEX_PAIR = re.compile(rb"=[0-9A-F]{2}")
_UU_BEGIN = re.compile(rb"^begin[ \t]+[0-7]{3,4}[ \t]+([^\r\n]{1,200}?)[ \t]*\r?\n", re.MULTILINE)
_UU_END = re.compile(rb"^`?\r?\n?end[ \t]*\r?$", re.MULTILINE)
_FOLDERS = re.compile(r"^.*[/\\]", re.DOTALL)


@dataclass
class Part:
    """One part of a mail. What it holds is decoded when it is asked for, and not kept."""

    data: bytes
    start: int
    end: int
    headers: Headers
    content_type: str = "text/plain"
    parameters: dict[str, str] = field(default_factory=dict)
    disposition: str = ""
    filename: str = ""
    parts: list["Part"] = field(default_factory=list)
    #: Its number among all parts in reading order; names it, too.
    number: int = 0

    @property
    def kind(self) -> str:
        """ "text", "image", "multipart" …"""
        return self.content_type.partition("/")[0]

    @property
    def content_id(self) -> str:
        """Without angle brackets."""
        return self.headers.raw("content-id").decode("latin-1").strip(" <>")

    def content(self) -> bytes:
        """The decoded bytes."""
        data = self.data[self.start : self.end]
        encoding = self.headers.raw("content-transfer-encoding").decode("latin-1").lower().strip(" \"'")
        if encoding.startswith("base64"):
            return _from_base64_text(data) if self.kind == "text" else lines.from_base64(data)
        if encoding.startswith("quoted"):
            return _from_quoted_printable(data)
        if encoding.startswith(("x-uu", "uu")):
            return next((content for _, content in _uuencoded(data)), data)
        return _secretly_encoded(data) if self.kind in ("text", "image") else data

    def text(self) -> str:
        """The content as text with "\\n" at the end of lines."""
        content = self.content()
        label = self.parameters.get("charset", "")
        if not label and self.content_type == "text/html" and (found := _META_CHARSET.search(content, 0, 4_000)):
            label = found[1].decode("latin-1")
        text = decode(content, label)
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def walk(self) -> Iterator["Part"]:
        """This part and all within, in reading order."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting += reversed(part.parts)

    def own(self) -> Iterator["Part"]:
        """As `walk`, but not into mails that are attached."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            if part.kind != "message":
                waiting += reversed(part.parts)


@dataclass
class Mail:
    """A mail taken apart."""

    top: Part
    #: What could not be taken apart: "deep", "many", "no boundary", "cut".
    faults: set[str]

    @property
    def headers(self) -> Headers:
        """Those of the mail itself."""
        return self.top.headers


def take_apart(raw: bytes) -> Mail:
    """The parts of ``raw``, in one pass a level."""
    if b"\n" not in raw[:4096] and b"\r" in raw[:4096]:
        raw = raw.replace(b"\r", b"\n")
    start = len(raw) - len(raw.lstrip())
    # A blank first line would be the end of headers that there are.
    begun = raw.rfind(b"\n", 0, start) + 1
    mail = Mail(Part(raw, 0, 0, Headers([])), set())
    mail.top = _Taker(mail.faults).part(raw, begun, len(raw), 0)
    return mail


class _Taker:
    """Counts while it takes apart."""

    def __init__(self, faults: set[str]):
        self.faults = faults
        self.count = 0

    def part(self, data: bytes, start: int, end: int, depth: int, default: str = "text/plain") -> Part:
        """The part between ``start`` and ``end``."""
        self.count += 1
        headers, body = lines.split(data, start, end)
        part = Part(data, body, end, headers, number=self.count)
        _describe(part, default)
        if part.kind == "application" and part.filename.lower().endswith(".eml"):
            part.content_type = "message/rfc822"
        if part.kind not in ("multipart", "message"):
            return part
        if depth >= DEEPEST:
            self.faults.add("deep")
            part.content_type = "application/octet-stream"
        elif part.kind == "multipart":
            self._multipart(part, depth)
        elif part.content_type in ("message/rfc822", "message/global", "message/news"):
            inner, begin, stop = _opened(part)
            part.parts = [self.part(inner, begin, stop, depth + 1)]
        return part

    def _multipart(self, part, depth):
        default = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
        places, is_closed = _places(part)
        if not places:
            self.faults.add("no boundary")
            part.content_type = "text/html" if _LOOKS_HTML.match(part.data, part.start, part.end) else "text/plain"
            return
        if not is_closed:
            self.faults.add("cut")
        for number, (start, end) in enumerate(places):
            if self.count >= MOST_PARTS:
                self.faults.add("many")
                rest = Part(part.data, start, places[-1][1], Headers([]), "application/octet-stream", number=self.count)
                part.parts.append(rest)
                return
            # Headers of a part that are none, and nothing else: what follows the last boundary.
            if data_is_blank(part.data, start, end) and number:
                continue
            part.parts.append(self.part(part.data, start, end, depth + 1, default))


def data_is_blank(data: bytes, start: int, end: int) -> bool:
    """True where nothing but blanks stands between the two places."""
    return end - start < 1000 and not data[start:end].strip()


def _describe(part, default):
    """What the headers of ``part`` say of it."""
    headers = part.headers
    kind, part.parameters = lines.parameters(headers.raw("content-type"))
    if "/" not in kind:
        kind = "text/plain" if kind == "text" else default
    part.content_type = kind.replace(" ", "")
    said, more = lines.parameters(headers.raw("content-disposition"))
    part.disposition = said
    name = more.get("filename") or part.parameters.get("name") or ""
    part.filename = _FOLDERS.sub("", name.replace("\0", "")).strip().lstrip(".")[:200]


def _places(part):
    """Where the parts of a multipart stand, and whether it ends as it should."""
    boundary = part.parameters.get("boundary", "").rstrip()
    found = _between(part, boundary.encode("latin-1", "replace")) if boundary else ([], False)
    if not found[0] and part.headers.raw("content-transfer-encoding").lower().strip() in (
        b"base64",
        b"quoted-printable",
    ):
        # Against the standard, but sent: the whole multipart encoded once more.
        part.data = part.content()
        part.start, part.end = 0, len(part.data)
        found = _between(part, boundary.encode("latin-1", "replace")) if boundary else ([], False)
    if not found[0]:
        # The boundary is not the one that was announced: take the line that parts begin with.
        lines_like = _BOUNDARY_LINE.finditer(part.data, part.start, min(part.end, part.start + 100_000))
        for line in islice(lines_like, 100):
            if lines.split(part.data, line.end() + 1, min(part.end, line.end() + 2000))[0].raw("content-type"):
                return _between(part, line[1])
    return found


def _between(part, boundary):
    line = re.compile(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
    places, begun, is_closed = [], None, False
    for found in line.finditer(part.data, part.start, part.end):
        if begun is not None:
            places.append((begun, _without_line_end(part.data, found.start())))
        begun = found.end()
        if found[1]:
            is_closed, begun = True, None
    if begun is not None:
        places.append((begun, part.end))
    return places, is_closed


def _without_line_end(data, at):
    return at - 2 if data[at - 2 : at] == b"\r\n" else at - 1


def _opened(part):
    """The bytes of an attached mail, and where in them it stands. Some programs encode it against the standard."""
    if part.headers.raw("content-transfer-encoding").lower().strip() in (b"base64", b"quoted-printable"):
        content = part.content()
        if b":" in content[:2000]:
            return content, 0, len(content)
    return part.data, part.start, part.end


def _secretly_encoded(data):
    """``data`` of which no header says that it is encoded, though it plainly is."""
    sample = data[:20_000]
    if len(_FULL_LINE.findall(sample)) > 2 and len(_FULL_LINE.sub(b"", sample).strip()) < 80:
        return lines.from_base64(data)
    if len(_SOFT_BREAK.findall(sample)) > 2 and len(_HEX_PAIR.findall(sample)) > 1:
        return _from_quoted_printable(data)
    return data


def _from_base64_text(data):
    """Decoded, with what a mailing list wrote below it as it stands there."""
    end = _BASE64_LINES.match(data).end()
    rest = data[end:]
    if end and _PLAIN_WORDS.search(rest) and not _FULL_LINE.search(rest):
        return lines.from_base64(data[:end]) + b"\n\n" + rest
    return lines.from_base64(data)


def _from_quoted_printable(data):
    """Decoded; blanks that a server put behind a soft line break don't undo it."""
    return binascii.a2b_qp(_SOFT_BREAK.sub(b"=\n", data))


# ── Uuencode: files inside a text, from before there were parts ─────────────────────


def without_uuencoded(part: Part) -> tuple[str, list[tuple[str, bytes]]]:
    """The text of ``part`` without the files that were uuencoded in it, and those."""
    data = part.content()
    files = list(_uuencoded(data))
    if not files:
        return part.text(), []
    text = decode(_uu_gone(data), part.parameters.get("charset", ""))
    return text.replace("\r\n", "\n").replace("\r", "\n"), files


def _uu_places(data):
    at = 0
    while begin := _UU_BEGIN.search(data, at):
        end = _UU_END.search(data, begin.end())
        if not end:
            return
        yield begin, end
        at = end.end()


def _uuencoded(data):
    for begin, end in _uu_places(data):
        content = bytearray()
        for line in data[begin.end() : end.start()].splitlines():
            try:
                content += binascii.a2b_uu(line)
            except binascii.Error:
                # Some encoders end a line too late; its first letter tells how long it is.
                content += _loosely(line)
        if content:
            yield _FOLDERS.sub("", decode(begin[1])), bytes(content)


def _loosely(line):
    try:
        return binascii.a2b_uu(line[: 1 + ((line[0] - 32) % 64 * 4 + 5) // 3])
    except (binascii.Error, IndexError):
        return b""


def _uu_gone(data):
    pieces, at = [], 0
    for begin, end in _uu_places(data):
        pieces.append(data[at : begin.start()])
        at = end.end()
    return b"".join([*pieces, data[at:]])
