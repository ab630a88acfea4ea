"""What stands behind “⋯” on a card. Another part may add to it: a function that answers with an item, or None."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from stories.responses.models import Response


@dataclass(frozen=True)
class MoreItem:
    """One item: a link where it has one, else the act that its button sends."""

    words: str
    icon: str
    link: str = ""
    act: str = ""


def more_items(response: Response, user, *, may_act: bool) -> Iterator[MoreItem]:
    """Everything behind “⋯” for ``user``; who may only look gets the link alone."""
    for item in ACTS if may_act else ():
        found = item(response, user)
        if found:
            yield found
    yield MoreItem(_("Link to this response"), "link", reverse("responses_desk:detail", args=[response.pk]))


def hold_always(response: Response, user) -> MoreItem | None:
    """Read everything from this person first, or no longer."""
    if response.responder is None or response.is_deleted:
        return None
    if response.responder.always_held:
        return MoreItem(_("Hold this person no longer"), "lock-open", act="let pass")
    return MoreItem(_("Always hold this person"), "lock", act="hold")


def say_why(response: Response, user) -> MoreItem | None:
    """Remove it with words that its writer reads."""
    if response.responder is None or response.state not in (Response.State.WAITING, Response.State.PUBLISHED):
        return None
    return MoreItem(_("Remove and say why…"), "edit", reverse("responses_desk:say_why", args=[response.pk]))


def ask_for_a_story(response: Response, user) -> MoreItem | None:
    """Ask its writer to let it in as a story; where they were asked, that page says when."""
    if response.responder is None or response.offered_at or not response.may_be_a_story:
        return None
    return MoreItem(_("Ask: “This is a story”"), "mail", reverse("responses_desk:invite", args=[response.pk]))


ACTS: list[Callable[[Response, object], MoreItem | None]] = [hold_always, say_why, ask_for_a_story]
