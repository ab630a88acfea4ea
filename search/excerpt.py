"""Where in a story the words stand that a reader looked for."""

import re
import unicodedata

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

#: About how many signs of a story stand beneath its name.
LENGTH = 230
#: A sentence ends after its mark and the quotation mark that closes it.
END = re.compile(r"(?<=[.!?…][”’\"'])\s+|(?<=[.!?…])\s+|\n")
#: Endings that a word may have more or less of where it is found (PostgreSQL compares stems).
ENDINGS = ("ings", "ing", "ed", "es", "s")


def excerpt(words: str, query: str, otherwise: str = "") -> SafeString:
    """The sentences of ``words`` around the first word of ``query``, each found word in `<mark>`.

    Where none stands in them (a name or a place was found), it is ``otherwise``. Never cut inside a sentence.
    """
    looked_for = _pattern(query)
    if looked_for is None:
        return escape(otherwise)
    sentences = [part.strip() for part in END.split(words) if part.strip()]
    first = next((number for number, part in enumerate(sentences) if looked_for.search(_folded(part))), None)
    if first is None:
        return _marked(otherwise, looked_for)
    shown = sentences[first]
    for part in sentences[first + 1 :]:
        if len(shown) + len(part) > LENGTH:
            break
        shown = f"{shown} {part}"
    return _marked(shown, looked_for)


def _pattern(query: str) -> re.Pattern | None:
    """What finds any word of ``query``, also with another ending; None where it holds no word."""
    words = re.findall(r"\w+", _folded(query))
    if not words:
        return None
    roots = {*words, *(word.removesuffix(end) for word in words for end in ENDINGS if len(word) > len(end) + 3)}
    longest_first = "|".join(map(re.escape, sorted(roots, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?:{'|'.join(ENDINGS)})?(?!\w)")


def _folded(text: str) -> str:
    """Without accents and capitals, sign for sign, so that places stay where they are."""
    bare = (unicodedata.normalize("NFD", sign)[0] for sign in text)
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in bare)


def _marked(text: str, looked_for: re.Pattern) -> SafeString:
    parts, end = [], 0
    for found in looked_for.finditer(_folded(text)):
        parts += [escape(text[end : found.start()]), "<mark>", escape(text[found.start() : found.end()]), "</mark>"]
        end = found.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - every part of it is escaped
