"""The text of a mail as lines, before anybody decides which are the story."""

import re
from dataclasses import dataclass, replace

#: What stands for a picture in plain text: Outlook's "[cid:image002.png@01CD…]", Gmail's "[image: beach.jpg]",
#: Apple's "<photo.jpg>".
PICTURE_MARK = re.compile(
    r"\[cid:\s*([^\]\s]{1,200})\s*\]"
    r"|\[(?:image|inline image \d*|bild|img|photo|immagine|imagen|afbeelding|inline-bild \d*):?\s*([^\]\n]{1,120})?\]"
    r"|^\s*<([^<>\n/]{1,120}\.(?:jpe?g|png|gif|heic|heif|webp|tiff?|bmp|avif))>\s*$",
    re.I | re.MULTILINE,
)
_QUOTE_MARK = re.compile(r"(?:>[ ]?)+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: of a plain text as it came, of HTML as the eye sees it."""

    text: str = ""
    #: How often it is quoted.
    depth: int = 0
    #: What HTML says it is: "quote", "attribution", "forward", "signature", "hidden".
    mark: str = ""
    #: Its end is the sender's, and not a program's that had to break it.
    is_firm: bool = False
    #: The picture that stands here: a Content-ID or a file's name.
    picture: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing to read or see."""
        return not self.picture and not self.text.strip()

    @property
    def as_sent(self) -> str:
        """With its marks of quoting."""
        return "> " * min(self.depth, 9) + self.text if self.text.strip() else ""

    def deeper(self, by: int) -> "Line":
        """The same line quoted ``by`` times more, or less."""
        return replace(self, depth=max(0, self.depth + by))


BLANK = Line()


def from_plain(text: str, *, is_flowed: bool = False, deletes_space: bool = False) -> list[Line]:
    """The lines of a plain text, with soft line breaks (RFC 3676) already undone."""
    found: list[Line] = []
    # The pieces of a line that flows on, put together once: it may be the whole mail.
    pieces: list[str] = []
    flowing = 0

    def end_line():
        if pieces:
            found.append(Line("".join(pieces), flowing))
            pieces.clear()

    for raw in text.split("\n"):
        marks = _QUOTE_MARK.match(raw)
        depth = marks[0].count(">") if marks else 0
        rest = raw[marks.end() :] if marks else raw
        if not is_flowed:
            found.append(Line(rest, depth) if raw else BLANK)
            continue
        rest = rest[1:] if rest.startswith(" ") and not marks else rest
        is_soft = rest.endswith(" ") and rest.rstrip() not in ("--", "") and rest != "-- "
        if flowing != depth or rest == "-- ":
            end_line()
        flowing = depth
        pieces.append(rest[:-1] if is_soft and deletes_space else rest)
        if not is_soft:
            end_line()
    end_line()
    return [line for one in found for line in _with_pictures(one)]


def _with_pictures(line):
    """``line`` cut where marks in it stand for pictures."""
    if "[" not in line.text and "<" not in line.text:
        # The blank behind "--" tells the standard's sign from a line of a poem.
        bare = line.text.rstrip()
        yield line if line.text in (bare, "-- ") else replace(line, text=bare)
        return
    at = 0
    for mark in PICTURE_MARK.finditer(line.text):
        if before := line.text[at : mark.start()].rstrip():
            yield replace(line, text=before)
        yield replace(line, text="", picture=(mark[1] or mark[2] or mark[3] or "?").strip())
        at = mark.end()
    rest = line.text[at:].rstrip()
    if rest or not at:
        yield replace(line, text=rest)


def trimmed(given: list[Line]) -> list[Line]:
    """``given`` without blank lines at both ends."""
    start, end = 0, len(given)
    while start < end and given[start].is_blank:
        start += 1
    while end > start and given[end - 1].is_blank:
        end -= 1
    return given[start:end]


def as_text(given: list[Line]) -> str:
    """What was sent, for a fold: never more than one blank line at a time."""
    texts, was_blank = [], True
    for line in given:
        if line.picture and not line.text:
            continue
        is_blank = not line.text.strip()
        if not (is_blank and was_blank):
            texts.append(line.as_sent)
        was_blank = is_blank
    return "\n".join(texts).strip()
