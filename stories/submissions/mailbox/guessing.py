"""Which series a mail is for. It is a guess: an editor can always say otherwise."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from foundation import moment

_WORD = re.compile(r"\w+")
#: Words that most questions share.
_COMMON = re.compile(
    r"an?|and|are|for|from|have|in|is|it|me|my|of|on|or|our|that|the|this|to|was|we|what|when|where|which|who|with|you|your"
)


@dataclass(frozen=True)
class Asked:
    """A series as far as guessing needs it."""

    slug: str
    title: str
    question: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None

    def is_open(self, at: datetime) -> bool:
        """Whether stories are asked for at ``at``. A call without a beginning is open at once."""
        return (not self.opens_at or self.opens_at <= at) and (not self.closes_at or at < self.closes_at)


def guess_series(
    asked: Sequence[Asked], *, recipients: Sequence[str], subject: str, text: str = "", at: datetime | None = None
) -> str | None:
    """The slug of the series that a mail is for, by its +tag, its subject, then by what was open when it was sent."""
    for series in asked:
        if any(_key(tag) == _key(series.slug) for tag in _tags(recipients)):
            return series.slug
    for said in (subject, text):
        if named := _named(asked, said):
            return named.slug
    at = at or moment.now()
    opened = [series for series in asked if series.is_open(at)]
    return opened[0].slug if len(opened) == 1 else None


def _tags(recipients):
    for address in recipients:
        local = address.rpartition("@")[0]
        if "+" in local:
            yield local.partition("+")[2]


def _key(text):
    return re.sub(r"[\W_]+", "", text.casefold())


def _named(asked, said):
    """The series whose title or question stands in ``said``; the longest one where several do."""
    key = _key(said)
    whole = [
        series
        for series in asked
        if any(len(_key(name)) > 5 and _key(name) in key for name in (series.title, series.question))
    ]
    if whole:
        return max(whole, key=lambda series: len(series.title))
    words = set(_WORD.findall(said.casefold()))
    shares = [(_share(series.title, words), series) for series in asked]
    best = max(shares, key=lambda pair: pair[0], default=(0, None))
    alone = sum(share == best[0] for share, _ in shares) == 1
    return best[1] if alone and best[0] >= 0.75 else None


def _share(title, words):
    wanted = {word for word in _WORD.findall(title.casefold()) if not _COMMON.fullmatch(word)}
    return len(wanted & words) / len(wanted) if len(wanted) > 1 else 0
