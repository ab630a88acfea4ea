"""Carry out an act on one response, and say in a sentence what came of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from foundation.refusing import Refused
from stories.responses.desk.acts import Act, undone
from stories.responses.models import Response


@dataclass(frozen=True)
class Did:
    """What came of an act: what is said, whether it was refused (then ``cause`` alone says why), what takes it back.

    ``seen`` is how often something has been decided about it by now, ``state`` how it stands; empty where that was
    not looked at.
    """

    say: str
    is_refused: bool = False
    cause: str = ""
    undo: str = ""
    seen: int | None = None
    state: str = ""


def carry_out(act: Act, pk: int, *, user, seen: int | None) -> Did:
    """Do ``act`` for ``user``, who had ``seen`` so many decisions; the second of two clicks says what the first did."""
    try:
        # Which one it is says enough: how it stands is read by the act itself, when its row is held.
        now = act.do(Response(pk=pk), user=user, seen=seen)
    except Refused as refused:
        now = Response.objects.filter(pk=pk).first()
        if now is None:
            cause = _("It is gone: its time was over, or its story was deleted.")
            return Did(act.refused % cause, is_refused=True, cause=cause)
        if not _did_it_already(act, now, user, seen):
            return Did(act.refused % refused, is_refused=True, cause=str(refused), seen=now.decisions, state=now.state)
    if act.name == "undo":
        return Did(undone(now), seen=now.decisions, state=now.state)
    return Did(act.done % now.name.rstrip("."), undo="undo", seen=now.decisions, state=now.state)


def _did_it_already(act: Act, now: Response, user, seen: int | None) -> bool:
    """Whether this very editor did the same from the same page."""
    is_mine = now.decided_by_id is not None and now.decided_by_id == user.pk
    return is_mine and now.state == act.becomes and seen is not None and now.decisions == seen + 1
