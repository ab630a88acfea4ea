"""Offer words as a story: what readers answer may be one, and only the part that takes stories in knows how."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from stories.pages.models import SeriesIndexPage


@dataclass(frozen=True)
class Offered:
    """What somebody gives us as their story, through a link that was mailed to ``address``, which proves it.

    ``ticked`` are boxes by the names of Consent's fields, ``wording`` the version of the words beside them;
    ``note`` tells editors where it comes from.
    """

    series: SeriesIndexPage
    name: str
    address: str
    words: str
    ticked: tuple[str, ...] = ()
    wording: str = ""
    note: str = ""


@dataclass(frozen=True)
class Inbox:
    """Who takes stories in: ``take`` answers with the key of the story that it becomes, once for the same words;
    ``own_page`` with the address of its teller's own page, empty where it is gone."""

    take: Callable[[Offered], uuid.UUID]
    own_page: Callable[[uuid.UUID], str]


_inboxes: list[Inbox] = []


def register(inbox: Inbox) -> None:
    """Say who takes stories in."""
    _inboxes[:] = [inbox]


def offer(offered: Offered) -> uuid.UUID:
    """Let a story in; the key of the story that it becomes. Part of the caller's transaction."""
    [inbox] = _inboxes
    return inbox.take(offered)


def own_page(story_key: uuid.UUID) -> str:
    """The address of the page on which the teller of that story sees what becomes of it; empty where it is gone."""
    [inbox] = _inboxes
    return inbox.own_page(story_key)
