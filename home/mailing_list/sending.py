"""Decide about a letter: send it now or at a time, hold it back, stop it, go on. Who sends it is `delivering`."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from foundation import moment
from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from home.mailing_list.delivering import deliver
from home.mailing_list.models import Letter

State = Letter.State
#: What is done about a letter, in the log.
SEND, PLAN, HOLD, DROP = (f"mailing_list.{act}_letter" for act in ("send", "plan", "hold", "drop"))
TAKE_UP, STOP, GO_ON = (f"mailing_list.{act}_letter" for act in ("take_up", "stop", "go_on"))


@transaction.atomic
def send_now(letter: Letter, *, user=None) -> Letter:
    """Have the worker send ``letter``; raises Refused where it is sent already, or not to be."""
    letter = _open(letter)
    return _begin(letter, user, SEND)


@transaction.atomic
def plan(letter: Letter, at: datetime, *, user=None) -> Letter:
    """Let it go out by itself ``at`` a moment; raises Refused for one that has passed."""
    letter = _open(letter)
    if at <= moment.now():
        raise Refused(_("%(at)s has passed. Choose a later time, or send it now.") % {"at": written(at)})
    letter.state, letter.send_at, letter.decided_by = State.PLANNED, at, user
    letter.save(update_fields=["state", "send_at", "decided_by"])
    log(letter, PLAN, user=user, data={"at": at.isoformat()})
    return letter


@transaction.atomic
def hold(letter: Letter, *, user=None) -> Letter:
    """Let it wait for an editor, however it was planned."""
    letter = _open(letter)
    letter.state, letter.send_at, letter.decided_by = State.WAITING, None, user
    letter.save(update_fields=["state", "send_at", "decided_by"])
    log(letter, HOLD, user=user)
    return letter


@transaction.atomic
def drop(letter: Letter, *, user=None) -> Letter:
    """Never send it."""
    letter = _open(letter)
    letter.state, letter.send_at, letter.decided_by = State.DROPPED, None, user
    letter.save(update_fields=["state", "send_at", "decided_by"])
    log(letter, DROP, user=user)
    return letter


@transaction.atomic
def take_up(letter: Letter, *, user=None) -> Letter:
    """Let one that was not to be sent wait for an editor after all; if its sending had begun, it begins anew.

    Raises Refused where it is no longer known who had it.
    """
    letter = _locked(letter)
    if letter.kept_sent:
        raise Refused(_("Some had it, so long ago that it is no longer known who. Nothing was changed."))
    if letter.state == State.DROPPED:
        letter.state, letter.decided_by = State.WAITING, user
        letter.began_at = letter.ended_at = letter.counted_at = None
        letter.addressed_to, letter.is_addressed = 0, False
        letter.save(
            update_fields=[
                "state",
                "decided_by",
                "began_at",
                "ended_at",
                "counted_at",
                "addressed_to",
                "is_addressed",
            ]
        )
        log(letter, TAKE_UP, user=user)
    return letter


@transaction.atomic
def stop(letter: Letter, *, user=None) -> Letter:
    """Let no further mail of it leave; what left has left. It can go on from there."""
    letter = _locked(letter)
    if letter.state == State.SENDING:
        letter.state, letter.decided_by = State.STOPPED, user
        letter.save(update_fields=["state", "decided_by"])
        log(letter, STOP, user=user)
    return letter


@transaction.atomic
def go_on(letter: Letter, *, user=None) -> Letter:
    """Go on with one that was stopped, with whoever has not had it; raises Refused where that is known no more."""
    letter = _locked(letter)
    if letter.state != State.STOPPED:
        return letter
    if not letter.may_go_on:
        raise Refused(_("It was stopped so long ago that it is no longer known who had it. Nothing was sent."))
    _begin(letter, user, GO_ON)
    return letter


@transaction.atomic
def send_if_due(letter: Letter) -> bool:
    """Begin with one whose time has come; whether it was. A repeat finds it begun."""
    letter = _locked(letter)
    is_due = letter.state == State.PLANNED and letter.send_at is not None and letter.send_at <= moment.now()
    if is_due:
        _begin(letter, letter.decided_by, SEND, by_itself=True)
    return is_due


def next_due(after: datetime) -> datetime | None:
    """The first moment after ``after`` at which a letter goes out by itself."""
    planned = Letter.objects.filter(state=State.PLANNED, send_at__gt=after).order_by("send_at")
    return planned.values_list("send_at", flat=True).first()


def send_due(since: datetime, until: datetime) -> None:
    """Begin with every letter whose time has come, also where the clock slept through it."""
    for letter in Letter.objects.due():
        send_if_due(letter)


def _begin(letter, user, act, *, by_itself=False):
    letter.state, letter.decided_by = State.SENDING, user
    letter.began_at = letter.began_at or moment.now()
    if not letter.runner:
        # When it was looked at last, before it was stopped, says nothing of how it stands now.
        letter.runner_until = moment.now()
    letter.save(update_fields=["state", "decided_by", "began_at", "runner_until"])
    log(letter, act, user=None if by_itself else user)
    deliver.enqueue(letter.pk)
    return letter


def _locked(letter):
    return Letter.objects.select_for_update().get(pk=letter.pk)


def _open(letter):
    letter = _locked(letter)
    if not letter.is_open:
        raise Refused(_("This letter %(now)s. Nothing was changed.") % {"now": came_to(letter)})
    return letter


def came_to(letter: Letter) -> str:
    """What became of a letter that can be changed no more, as it goes on after "this letter"."""
    said = {
        State.SENDING: _("is being sent"),
        State.STOPPED: _("was stopped on its way"),
        State.SENT: _("was sent"),
        State.DROPPED: _("was put aside"),
    }
    return said[State(letter.state)]
