"""Words set in the site's own cuts, in whatever size lets them fit."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from PIL import ImageDraw, ImageFont

#: Which letters lie in which file: unicode-range of static/css/fonts.css (a test holds them together).
CUTS = {
    "petrona-430": "U+20-7E, U+A0, U+A3, U+B0, U+B7, U+BC-BE, U+C0-FF, U+2013-2014, U+2018-2019, U+201C-201D, "
    "U+2026, U+20AC",
    "petrona-430-more": "U+100-17F, U+218-21B, U+1E9E",
}
#: Where a line may end: at a blank, and after a hyphen inside a word.
BREAKS = re.compile(r" |(?<=\w-)(?=\w)")
#: In the ranges of a file and not in it.
LACKING = frozenset("÷ĲĳıŒœſ")
NUMERALS = "petrona-numerals-800"
SMALLEST, STEP = 20, 2


@cache
def letters(cut: str) -> frozenset[str]:
    """The letters of a cut."""
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", CUTS[cut])
    ranges = [range(int(first, 16), int(last or first, 16) + 1) for first, last in found]
    return frozenset(chr(code) for codes in ranges for code in codes) - LACKING


def can_be_set(words: str) -> bool:
    """Whether our cuts have every letter of ``words``; what they lack would be printed as boxes."""
    return all(any(letter in letters(cut) for cut in CUTS) for letter in unicodedata.normalize("NFC", words))


@cache
def font(cut: str, size: int) -> ImageFont.FreeTypeFont:
    """A cut in ``size`` pixels; FreeType reads the very file that readers get."""
    return ImageFont.truetype(Path(str(finders.find(f"fonts/{cut}.woff2"))), size)


def runs(words: str) -> list[tuple[str, str]]:
    """``words`` parted where the cut changes: (cut, part)."""
    found: list[tuple[str, str]] = []
    for letter in words:
        cut = next((one for one in CUTS if letter in letters(one)), "petrona-430")
        if found and found[-1][0] == cut:
            found[-1] = (cut, found[-1][1] + letter)
        else:
            found.append((cut, letter))
    return found


def width(words: str, size: int) -> float:
    """How wide ``words`` run in ``size``, in pixels."""
    return sum(font(cut, size).getlength(part) for cut, part in runs(words))


@dataclass(frozen=True)
class Setting:
    """Words broken into lines, their size and the distance of their baselines, in pixels."""

    lines: tuple[str, ...]
    size: int
    leading: int

    @property
    def height(self) -> int:
        """From the top of the first capital to the last baseline."""
        return round(self.size * 0.68) + self.leading * (len(self.lines) - 1)

    def draw(self, draw: ImageDraw.ImageDraw, x: int, y: int, colour) -> int:
        """Set them with the first capital's top at ``y``; returns where the last line stands."""
        line = y + round(self.size * 0.68)
        for number, words in enumerate(self.lines):
            line = y + round(self.size * 0.68) + number * self.leading
            at: float = x
            for cut, part in runs(words):
                draw.text((at, line), part, font=font(cut, self.size), fill=colour, anchor="ls")
                at += font(cut, self.size).getlength(part)
        return line


def fit(words: str, *, across: int, down: int, largest: int, lines: int, leading: float, smallest: int = SMALLEST):
    """``words`` as large as fits into ``across`` by ``down`` pixels on at most ``lines`` lines.

    Where even the smallest size does not fit without it, a word is broken; None where that is no help.
    """
    words = " ".join(unicodedata.normalize("NFC", words).split())
    for size in [*range(largest, smallest, -STEP), smallest]:
        for breaking in [False, True] if size == smallest else [False]:
            parted = _lines(words, size, across, breaking)
            setting = Setting(tuple(parted), size, round(size * leading))
            if parted and len(parted) <= lines and setting.height <= down:
                return _even(words, setting, across) if not breaking else setting
    return None


def _even(words: str, setting: Setting, across: int) -> Setting:
    """The same on as many lines, none much shorter than the others."""
    least, most = across // 3, across
    while most - least > setting.size // 8 + 1:
        middle = (least + most) // 2
        parted = _lines(words, setting.size, middle, breaking=False)
        if parted and len(parted) <= len(setting.lines):
            most = middle
        else:
            least = middle
    return Setting(tuple(_lines(words, setting.size, most, breaking=False)), setting.size, setting.leading)


def _lines(words: str, size: int, across: int, breaking: bool) -> list[str]:
    """``words`` on lines of ``across`` pixels; none where a word is wider and may not be broken."""
    lines: list[str] = []
    for word in BREAKS.split(words):
        joined = f"{lines[-1]}{'' if lines[-1].endswith('-') else ' '}{word}" if lines else word
        if lines and width(joined, size) <= across:
            lines[-1] = joined
        elif width(word, size) <= across:
            lines.append(word)
        elif breaking:
            lines += _broken(word, size, across)
        else:
            return []
    return lines


def _broken(word: str, size: int, across: int) -> list[str]:
    """A word wider than a line, letter by letter."""
    parts = [""]
    for letter in word:
        if width(parts[-1] + letter, size) > across:
            parts.append("")
        parts[-1] += letter
    return parts
