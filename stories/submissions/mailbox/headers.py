"""The lines on top of a mail or of a part, read as people meant them."""

import binascii
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from stories.submissions.mailbox.charsets import decode

#: No honest value of one header is longer, but for lists of recipients, which are not read.
MOST = 8_000

_NAME = re.compile(rb"([\x21-\x39\x3b-\x7e]{1,100})[ \t]*:")
_WORD = re.compile(rb"=\?([\w.:*+-]{1,60})\?([bBqQ])\?([^\r\n]{0,1000}?)\?=")
_ANGLE = re.compile(r"<\s*(?:mailto:)?([^<>\s@]{1,200}@[^<>\s@]{1,200}?)\s*>")
_BARE = re.compile(r"[^\s<>()\[\]\",;:@]{1,200}@[^\s<>()\[\]\",;:@]{1,200}")
_COMMENT = re.compile(r"\(([^()]*)\)")
_ID = re.compile(r"<[^<>\s]{1,900}>")
_PARAMETER = re.compile(r";\s*([\w*!#$%&'+.^`|~-]+)\s*=\s*(\"(?:[^\"\\]|\\.)*+\"?|[^;]*+)", re.DOTALL)
#: "Runners: lisa@example.org, ida@example.org;" (RFC 5322, 3.4): a group, and who is in it.
_GROUP = re.compile(r"\s*(?P<name>[^<>@:;\"]{1,200}):(?P<within>[^;]*+);\s*(?:\([^()]*\)\s*)?\Z")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Headers:
    """The header lines of one mail or part, in order, as bytes and as text."""

    def __init__(self, pairs: list[tuple[str, bytes]]):
        self._pairs = pairs

    def __contains__(self, name: str) -> bool:
        return any(found == name for found, _ in self._pairs)

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return iter(self._pairs)

    def raw(self, name: str) -> bytes:
        """The first value of ``name``, in small letters, as it came; empty where there is none."""
        return next((value for found, value in self._pairs if found == name), b"")

    def text(self, name: str) -> str:
        """The first value of ``name`` for people."""
        return words(self.raw(name))

    def texts(self, name: str) -> list[str]:
        """Every value of ``name``, from the top."""
        return [words(value) for found, value in self._pairs if found == name]


def split(data: bytes, start: int, end: int) -> tuple[Headers, int]:
    """The headers that stand in ``data`` from ``start`` on, and where the body begins.

    A line that is no header ends them, unless headers go on after it: some programs break a long one
    without indenting the rest.
    """
    pairs: list[tuple[str, list[bytes]]] = []
    at = start
    while at < end:
        line, after = _line(data, at, end)
        if not line.strip():
            at = after
            break
        if line[:1] in b" \t" and pairs:
            pairs[-1][1].append(line.strip())
        elif found := _NAME.match(line):
            pairs.append((found[1].decode().lower(), [line[found.end() :].strip()]))
        elif not line.startswith((b"From ", b">From ")):
            if not pairs or not _NAME.match(_line(data, after, end)[0]):
                break
            pairs[-1][1].append(line.strip())
        at = after
    return Headers([(name, b" ".join(lines).replace(b"\0", b"")) for name, lines in pairs]), at


def _line(data, at, end):
    stop = data.find(b"\n", at, end)
    return (data[at:end], end) if stop < 0 else (data[at:stop].rstrip(b"\r"), stop + 1)


def words(value: bytes) -> str:
    """``value`` with its encoded words (RFC 2047) read, also those that were cut inside a character."""
    value = value[:MOST]
    pieces, at, pending = [], 0, (b"", b"")
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        charset, data = word[1].split(b"*")[0].lower(), _unpacked(word[2], word[3])
        if pending[1] and charset == pending[0] and not between.strip():
            pending = charset, pending[1] + data
        else:
            pieces.append(decode(pending[1], pending[0].decode()))
            # Blanks between two encoded words belong to neither.
            if between.strip() or not at:
                pieces.append(decode(between))
            pending = charset, data
        at = word.end()
    pieces += [decode(pending[1], pending[0].decode()), decode(value[at:])]
    return " ".join("".join(pieces).split())


def _unpacked(encoding, data):
    if encoding in b"bB":
        return from_base64(data)
    return binascii.a2b_qp(data.replace(b"_", b" "), header=False)


def from_base64(data: bytes) -> bytes:
    """Base64 with whatever stands between its letters taken out; pieces that were joined come joined."""
    letters = data.translate(None, _NO_BASE64)
    if b"=" not in letters.rstrip(b"="):
        return _one_base64(letters)
    return b"".join(_one_base64(piece) for piece in re.split(rb"=+", letters))


_NO_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))


def _one_base64(letters):
    letters = letters.rstrip(b"=")
    # One letter too many tells nothing any more.
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


# ── Parameters ──────────────────────────────────────────────────────────────────────


def parameters(value: bytes) -> tuple[str, dict[str, str]]:
    """`image/jpeg; name="x.jpg"` parted: the value in small letters, and what stands behind it.

    Names come decoded, by RFC 2231 (with its pieces put together) or, as most programs have it, RFC 2047.
    """
    text = value[:MOST].decode("latin-1")
    main = text.split(";")[0].strip().lower()
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[bytes, bool]]] = {}
    for found in _PARAMETER.finditer(text):
        name, given = found[1].lower(), _unquoted(found[2]).encode("latin-1")
        base, star, rest = name.partition("*")
        number = rest.rstrip("*")
        if star and (not number or (number.isascii() and number.isdigit() and len(number) < 5)):
            pieces.setdefault(base, {})[int(number or 0)] = given, name.endswith("*")
        else:
            plain.setdefault(name, words(given))
    return main, plain | {name: _joined(found) for name, found in pieces.items()}


def _unquoted(text):
    text = text.strip()
    if text.startswith('"'):
        return _ESCAPED.sub(r"\1", text[1:].removesuffix('"'))
    return text


def _joined(found):
    charset, whole = "", b""
    for place, number in enumerate(sorted(found)):
        data, is_encoded = found[number]
        if is_encoded:
            if not place and data.count(b"'") > 1:
                label, _, data = data.split(b"'", 2)
                charset = label.decode("latin-1")
            data = unquote_to_bytes(data)
        whole += data
    return decode(whole, charset) if charset else words(whole)


# ── People, ids, dates ──────────────────────────────────────────────────────────────


def person(value: str) -> tuple[str, str]:
    """Name and address of the first person in ``value``, each "" where it isn't said; of a group its first."""
    value = value[:MOST]
    if group := _GROUP.match(value):
        name, address = person(group["within"])
        return name or _named(group["name"]), address
    if found := _ANGLE.search(value):
        return _named(value[: found.start()]), found[1].strip("'\"")
    if found := _BARE.search(value):
        comment = _COMMENT.search(value)
        rest = comment[1] if comment else value[: found.start()]
        return _named(rest), found[0].strip("'\".")
    return _named(value), ""


def _named(text):
    text = _ESCAPED.sub(r"\1", text.replace("[mailto:", "")).strip(" \t\"',;<>[(")
    return " ".join(text.split())


def ids(*values: bytes) -> tuple[str, ...]:
    """Every Message-ID in ``values``, with angle brackets, each once."""
    found = (one for value in values for one in _ID.findall(value[:MOST].decode("latin-1")))
    return tuple(dict.fromkeys(found))


def message_id(value: bytes) -> str:
    """A mail's own id, with angle brackets, also where it was sent without them."""
    text = value[:MOST].decode("latin-1").strip()
    if found := _ID.search(text):
        return found[0]
    return f"<{text.split()[0].strip('<>')}>" if text.strip("<> ") else ""


def moment(value: str) -> datetime | None:
    """The Date header as an aware moment; None where it says none that could be."""
    try:
        found = parsedate_to_datetime(value)
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found if 1970 < found.astimezone(UTC).year < 2200 else None
    except Exception:  # parsers raise all sorts of things over dates that somebody made up
        return None
