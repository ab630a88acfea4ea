"""A kind of lure: what it is called for an editor, and by which phrases it is known."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise

#: What phrases name: a sum of money, a telephone number.
_NAMED = {
    "<sum>": r"(?:[$€£] ?\d[\d,.]*|\d[\d,.]* ?(?:[$€£]|usd|eur|btc|dollars|euros|pounds))",
    "<number>": r"\+?\d(?:[ ().-]?\d){8,}",
}


@dataclass(frozen=True)
class Kind:
    """Each different phrase gives ``points``, all together no more than ``most``; ``phrases`` are for folded words."""

    sentence: str | Promise
    points: int
    most: int
    phrases: tuple[re.Pattern[str], ...]


def kind(sentence: str | Promise, points: int, most: int, *phrases: str) -> Kind:
    """A kind from expressions in which a blank stands for any white space, ``<sum>`` and ``<number>`` for theirs."""
    return Kind(sentence, points, most, tuple(map(_compiled, phrases)))


def of_kinds(kinds: tuple[Kind, ...], words: str):
    """What of ``kinds`` is in ``words``, folded."""
    for one in kinds:
        found = sum(bool(phrase.search(words)) for phrase in one.phrases)
        if found:
            yield min(one.most, found * one.points), str(one.sentence)


def _compiled(phrase: str) -> re.Pattern[str]:
    for name, expression in _NAMED.items():
        phrase = phrase.replace(name, expression)
    return re.compile(phrase.replace(" ?", r"\s*").replace(" ", r"\s+"))
