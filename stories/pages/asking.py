"""Ask a teller for consent: a registry, since only the parts above know who sent a story and where to write to."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Question:
    """How the teller of a story can be asked, and whether they were.

    ``words`` name the act ("Ask Margaret") and ``link`` leads to where it is done, for those with the ``right``;
    both are empty where they were asked just now, or nobody may be. ``asked`` says that an answer is waited for, in a
    sentence; ``asked_at`` is when they were asked last, answered or not.
    """

    words: str = ""
    link: str = ""
    right: str = ""
    asked: str = ""
    asked_at: datetime | None = None

    def link_for(self, user) -> str:
        """Where ``user`` asks; empty where there is no way, or not for them."""
        return self.link if user.has_perm(self.right) else ""


Find = Callable[[uuid.UUID], Question | None]
_finders: list[Find] = []


def register(find: Find) -> Find:
    """Add a callable that takes a `story_key` and returns how the teller of that story can be asked, or None."""
    _finders.append(find)
    return find


def question_for(story_key: uuid.UUID) -> Question | None:
    """How the teller of a story can be asked for consent; None where nobody knows."""
    found = (find(story_key) for find in _finders)
    return next((question for question in found if question), None)
