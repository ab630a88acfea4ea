"""Lines into paragraphs: what a program broke is joined, what a person broke stays.

A line was broken by a program when the next word had no more room in it. So lines of prose are joined,
while those of a poem, an address or a list end where there was room.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from stories.submissions.mailbox.lines import Line
from stories.submissions.mailbox.small_print import is_formula

#: Programs break between 60 and 80 columns; somebody who writes narrower means it.
NARROWEST, WIDEST = 58, 100
#: No greeting at the end of a letter, and no name below it, has more words.
NAME_WORDS = 4
_ITEM = re.compile(r"\s*(?:[-*•‣◦·–—+]|\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_DASH = re.compile(r"\s*[-–—]\s")
#: How far the first line of a paragraph stands in where nothing else marks one.
_INDENT = 2
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",", "…", "”", '"', "。")
_STOPS = (".", "!", "?", ":", "…", "”", '"', "。")
_RULE = re.compile(r"\s*[-_=*~#]{4,}\s*")


@dataclass(frozen=True)
class Woven:
    """The text of a story, and where its pictures stand."""

    paragraphs: list[str]
    #: A picture's name as its line has it, and how many paragraphs stand before it.
    pictures: list[tuple[str, int]]

    @property
    def text(self) -> str:
        """Paragraphs parted by a blank line."""
        return "\n\n".join(self.paragraphs)


def weave(lines: list[Line]) -> Woven:
    """Paragraphs and places of pictures in ``lines``."""
    width = _width(lines)
    width = width if _is_broken(lines, width) else 0
    paragraphs: list[str] = []
    pictures: list[tuple[str, int]] = []
    group: list[Line] = []

    def close():
        paragraphs.extend(_paragraphs(group, width))
        group.clear()

    for line in lines:
        if line.picture:
            close()
            pictures.append((line.picture, len(paragraphs)))
        elif not line.text.strip():
            close()
        else:
            if group and group[-1].depth != line.depth:
                close()
            group.append(line)
    close()
    if len(paragraphs) > 1 and _is_greeting(paragraphs[-2]) and _is_name(paragraphs[-1]):
        paragraphs[-2:] = ["\n".join(paragraphs[-2:])]
    return Woven(paragraphs, [(name, min(after, len(paragraphs))) for name, after in pictures])


def _is_greeting(text):
    """ "Thanks," and the like, alone on its line."""
    return text.rstrip().endswith(",") and len(text.split()) <= NAME_WORDS and is_formula(text)


def _is_name(text):
    """What may stand below a greeting: no sentence."""
    return "\n" not in text and len(text.split()) <= NAME_WORDS and not text.endswith(_SENTENCE_ENDS)


def _width(lines):
    """To how many columns the text was broken; 0 where it doesn't look so."""
    lengths = [_columns(line.text) for line in lines if not line.is_firm and line.text.strip()]
    usual = [length for length in lengths if length <= WIDEST]
    # A text of some lines far beyond was not broken by the program that sent it.
    if not usual or len(lengths) - len(usual) > len(lengths) * 0.2:
        return 0
    longest = max(usual)
    return longest if longest >= NARROWEST else 0


def _is_broken(lines, width):
    """Whether a program broke the text: often, or once within a sentence."""
    full = [before for before, line in pairwise(lines) if _is_full(before, line, width)] if width else []
    return len(full) > 2 or any(not before.text.rstrip().endswith(_SENTENCE_ENDS) for before in full)


def _is_full(before, line, width):
    """Whether the first word of ``line`` had no room behind ``before``."""
    return (
        not (before.is_firm or line.is_firm)
        and bool(line.text.strip())
        and NARROWEST - 20 < _columns(before.text) <= WIDEST
        and _columns(before.text) + 1 + _first_word(line.text) > width
    )


def _paragraphs(group, width):
    """``group``, lines with no blank one between them, as one paragraph or more."""
    if not group:
        return
    joins = _joins(group, width)
    begins = _indented(group) if any(joins) else [False] * len(joins)
    written = [group[0].text.strip()]
    paragraphs = []
    for before, line, is_joined, is_begun in zip(group, group[1:], joins, begins, strict=False):
        text = line.text.strip() if is_joined or len(group) < 3 else line.text.rstrip()
        if is_joined and not is_begun:
            written[-1] = _glued(written[-1], text)
        elif is_begun or _is_long(before) or _is_long(line):
            paragraphs.append("\n".join(written))
            written = [text.strip()]
        else:
            written.append(text)
    paragraphs.append("\n".join(written))
    mark = "> " * min(group[0].depth, 9)
    for paragraph in paragraphs:
        if cleaned := "\n".join(mark + line for line in paragraph.split("\n") if line.strip()):
            yield cleaned


def _joins(group, width):
    """For each line but the first, whether it goes on with the one before."""
    if not width:
        return [False] * (len(group) - 1)
    full = [_is_full(before, line, width) for before, line in pairwise(group)]
    # Verse has a long line now and then; prose is full but for its last line.
    if sum(full) < 0.5 * len(full):
        return [False] * len(full)
    goes_on = [
        is_full
        and not (_ITEM.match(line.text) or _RULE.fullmatch(before.text))
        and not (_is_greeting(line.text) and before.text.rstrip().endswith(_STOPS))
        for is_full, before, line in zip(full, group, group[1:], strict=False)
    ]
    dashes = [place for place, line in enumerate(group) if _ITEM.match(line.text)]
    if len(dashes) == 1 and (at := dashes[0]) and _DASH.match(group[at].text):
        # A dash inside a sentence: no list has a single item.
        goes_on[at - 1] = full[at - 1] and not group[at - 1].text.rstrip().endswith(_STOPS)
    return goes_on


def _indented(group):
    """For each line but the first, whether a paragraph begins with it, as nothing but its indent says."""
    widths = [len(text) - len(text.lstrip()) for text in (line.text.expandtabs(4) for line in group)]
    least = min(widths)
    stands_in = [width >= least + _INDENT for width in widths]
    # Where most lines stand in, the first ones stand out; so do those of a list.
    if sum(stands_in) > len(group) / 2 or any(_ITEM.match(line.text) for line in group):
        return [False] * (len(group) - 1)
    return [
        is_in and before.text.rstrip().endswith(_STOPS) for is_in, before in zip(stands_in[1:], group, strict=False)
    ]


def _glued(before, text):
    if before and text and _is_wide(before[-1]) and _is_wide(text[0]):
        return before + text
    # A word of two that was broken at its own hyphen.
    if len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and text[:1].isalpha():
        return before + text
    return f"{before} {text}"


def _is_long(line):
    return len(line.text) > WIDEST


def _first_word(text):
    text = text.strip()
    if text and _is_wide(text[0]):
        return 2
    word = text.split(" ", 1)[0]
    return len(word)


def _columns(text):
    text = text.rstrip()
    return len(text) if text.isascii() else sum(1 + _is_wide(char) for char in text)


def _is_wide(char):
    return east_asian_width(char) in "WF"
