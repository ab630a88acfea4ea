"""Words as a reader takes them, whatever letters were used to write them; and the signs that somebody hid them."""

import re
import unicodedata

from django.utils.translation import gettext as _

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
#: Letters of other alphabets that look like a Latin one; folded only inside words that mix alphabets.
_ALIKE = str.maketrans("асеорхукіѕјһтмвнԁԛԝαοενιρτυκ", "aceopxykisjhtmbhdqwaoevipt" + "uk")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
_MIXED = re.compile(r"[a-z]['-]?[\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff]['-]?[a-z]", re.IGNORECASE)
_ORNATE = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\uff21-\uff5a\U0001f130-\U0001f189]{3}")
#: s p a c e d letters, at least five.
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_][. ]{1,3}){4,}[^\W\d_](?!\w)")
#: V*i*a*g*r*a, c-a-s-i-n-o, l.o.a.n.s
_PARTED = re.compile(r"(?<![\w.])(?:[^\W\d_][*.\-_|~]){3,}[^\W\d_](?!\w)")
#: g00gle, 0ff, ca$h: a figure for a letter within a word.
_FIGURED = re.compile(r"\b(?:[a-z]+[01345@$]+[a-z]{2,}|0ff|fr33|m0ney|c[a@4]sin0|[5$]ex)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<!\S)(?:\S+@\S+|https?://\S+|\S+\.\w+/\S*)")
_FIGURES = str.maketrans("013@$5", "oieass")
_WORD = re.compile(r"[\w@$'-]+")
#: name dot example, somebody at example dot net, www. name .example
_SPELT_OUT = re.compile(
    r"\w ?[\[(]?\bdot\b[\])]? ?(?:com|net|org|info|io|shop|co|uk|ru|site|online|example|xyz)\b"
    r"|\bwww\. |\w \.(?:com|net|org|info|shop|online|example|xyz)\b"
    r"|\w ?[\[(] ?(?:dot|\.|punto|punkt) ?[\])] ?\w|\bhxxps?\b"
)


def folded(words: str) -> str:
    """``words`` in small plain letters: typography straightened, look-alikes, ornaments and gaps undone."""
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", words)).translate(_QUOTES).casefold()
    for hidden in (_SPACED, _PARTED):
        text = hidden.sub(_joined, text)
    return _WORD.sub(_latin, text)


def of_disguise(words: str):
    """What was hidden from whoever looks for words."""
    text = unicodedata.normalize("NFC", words)
    if any(_MIXED.search(word) for word in _WORD.findall(text)):
        yield 4, _("Letters of several alphabets are mixed within a word, to look like another.")
    if _ORNATE.search(text):
        yield 4, _("It is set in ornamental letters that no search finds.")
    if _INVISIBLE.search(text):
        yield 3, _("It holds letters that nobody sees.")
    gaps = len(_SPACED.findall(text)) + len(_PARTED.findall(text))
    if gaps:
        yield (4 if gaps > 1 else 2), _("Words are pulled apart, letter by letter.")
    if _FIGURED.search(_ADDRESS.sub(" ", text)):
        yield 2, _("Figures stand for letters within a word.")
    if _SPELT_OUT.search(text.casefold()):
        yield 3, _("An address is spelt out with “dot”, so that it isn’t seen as one.")


def _joined(found: re.Match) -> str:
    return re.sub(r"[^\w]|_", "", found[0])


def _latin(found: re.Match) -> str:
    word = found[0]
    if _MIXED.search(word):
        word = word.translate(_ALIKE)
    if _FIGURED.fullmatch(word):
        word = word.translate(_FIGURES)
    return word
