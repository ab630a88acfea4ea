"""Rich text as plain text: paragraphs in lines as long as a mail's are, each link on a line of its own."""

import textwrap
from dataclasses import dataclass, field
from html.parser import HTMLParser

from foundation.plain_text import paragraphs_of

#: How long a line of a mail should be (RFC 5322, 2.1.1 gives 78), so that it may be quoted once or twice.
WIDTH = 72
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "blockquote", "div"}
#: What a rule between two paragraphs becomes.
RULE = "* * *"


def of_html(html: str) -> str:
    """``html`` as plain text; paragraphs are parted by a blank line, points of a list by none."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    written = ""
    for before, paragraph in zip([None, *reader.paragraphs], reader.paragraphs, strict=False):
        # The points of a list stand close together.
        between = "\n" if before and before.mark and paragraph.mark else "\n\n" if before else ""
        written += between + paragraph.written
    return written


def wrapped(words: str) -> str:
    """Plain text with its lines broken; an address longer than a line stays whole."""
    paragraphs = paragraphs_of(words).split("\n\n")
    return "\n\n".join("\n".join(_broken(line) for line in paragraph.split("\n")) for paragraph in paragraphs)


def _broken(line: str, first: str = "", then: str = "") -> str:
    return textwrap.fill(
        " ".join(line.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )


@dataclass
class _Paragraph:
    """Words that stand together, and where their links lead."""

    mark: str = ""
    words: str = ""
    links: list[str] = field(default_factory=list)

    @property
    def written(self) -> str:
        indent = " " * len(self.mark)
        lines = [line for line in self.words.split("\n") if line.strip()]
        text = [_broken(line, indent if number else self.mark, indent) for number, line in enumerate(lines)]
        return "\n".join([*text, *(f"{indent}{link}" for link in self.links)])


class _Reader(HTMLParser):
    """Reads what Wagtail's rich text holds, and takes anything else for words."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[_Paragraph] = []
        self._now = _Paragraph()
        self._lists: list[int | None] = []

    def handle_starttag(self, tag, attrs):
        """A block begins a paragraph; of a link its address is kept."""
        if tag in BLOCKS:
            self.end()
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._now.mark = self._next_mark()
        elif tag == "br":
            self._now.words += "\n"
        elif tag == "hr":
            self.end()
            self.paragraphs.append(_Paragraph(words=RULE))
        elif tag == "a" and (address := dict(attrs).get("href")):
            self._now.links.append(address)

    def handle_endtag(self, tag):
        """A block ends its paragraph."""
        if tag in BLOCKS:
            self.end()
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    def handle_data(self, data):
        """Words; line ends in the source are none."""
        self._now.words += " ".join(data.split("\n"))

    def end(self):
        """Close the paragraph, if there is anything in it."""
        if self._now.words.strip():
            self.paragraphs.append(self._now)
        self._now = _Paragraph()

    def _next_mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "
