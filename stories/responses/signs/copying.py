"""Sentences that were taken from the story, to look like an answer to it."""

import re

from django.utils.translation import gettext as _

#: So many words in a row are no chance.
RUN = 7
_WORD = re.compile(r"\w+")


def of_copying(words: str, story: str, *, leads_elsewhere: bool):
    """What was copied from ``story``, where the rest leads away from it; who only quotes it does what readers do."""
    if leads_elsewhere and _runs(words) & _runs(story):
        yield 3, _("It repeats a sentence of the story, and leads elsewhere.")


def _runs(words: str) -> set[tuple[str, ...]]:
    said = _WORD.findall(words.casefold())
    return {tuple(said[start : start + RUN]) for start in range(len(said) - RUN + 1)}
