"""What an editor can do about a response on the desk: which act, what its button says, which key presses it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from stories.responses import moderating
from stories.responses.models import Response

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

State = Response.State


@dataclass(frozen=True)
class Act:
    """One act: its name in the form, icon, key, what the button says, and what is said afterwards.

    ``done`` and ``refused`` take the name of whoever wrote it, and the cause. ``becomes`` is where it then stands.
    """

    name: str
    words: "str | StrPromise"
    icon: str
    key: str
    done: "str | StrPromise"
    refused: "str | StrPromise"
    do: Callable[..., Any]
    becomes: str = ""


_ALL = [
    Act(
        "publish",
        _("Publish"),
        "check",
        "a",
        _("Published: %s."),
        _("Not published: %s"),
        moderating.publish,
        State.PUBLISHED,
    ),
    Act("settle", _("Leave it"), "check", "a", _("Left as it is: %s."), _("Not settled: %s"), moderating.settle),
    Act(
        "not spam",
        _("Not spam"),
        "check",
        "a",
        _("Not spam, and published: %s."),
        _("Not published: %s"),
        moderating.not_spam,
        State.PUBLISHED,
    ),
    Act("remove", _("Remove"), "bin", "r", _("Removed: %s."), _("Not removed: %s"), moderating.remove, State.REMOVED),
    Act("spam", _("Spam"), "no-view", "s", _("Spam: %s."), _("Not put into spam: %s"), moderating.mark_as_spam, "spam"),
    Act("undo", _("Undo"), "rotate", "u", "", _("Not undone: %s"), moderating.undo),
]
ACTS = {act.name: act for act in _ALL}


def acts_for(response: Response, *, is_reported: bool) -> list[Act]:
    """What can be done about ``response`` as it stands, the usual thing first."""
    names = {
        State.WAITING: ["publish", "remove", "spam"],
        State.PUBLISHED: ["settle", "remove", "spam"] if is_reported else ["remove", "spam"],
        State.REMOVED: ["publish"],
        State.SPAM: ["not spam", "remove"],
    }.get(State(response.state), [])
    return [ACTS[name] for name in names]


def filled_among(acts: list[Act], response: Response) -> Act | None:
    """The one whose button is filled; among none but heavy ones, none."""
    wanted = "spam" if response.looks_like_spam and response.state == State.WAITING else ""
    found = next((act for act in acts if act.name == wanted), None)
    return found or next((act for act in acts if act.key == "a"), None)


def undone(response: Response) -> str:
    """How it stands after an act was taken back, in a sentence."""
    said = {
        State.WAITING: _now("%s waits again."),
        State.PUBLISHED: _now("%s is published again."),
        State.REMOVED: _now("%s is removed again."),
        State.SPAM: _now("%s lies in the spam tray again."),
    }
    return said[State(response.state)] % response.name
