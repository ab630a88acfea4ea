"""Letters on the dashboard: what waits for a look, what goes out by itself next, what was stopped."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.templatetags.moments import promised as written
from foundation.waiting import Urgency, Waiting
from home.mailing_list.models import Letter

State = Letter.State


def letters(request: HttpRequest) -> Iterator[Waiting]:
    """Rows for those who may decide about letters."""
    if not request.user.has_perm("mailing_list.change_letter"):
        return
    yield _still(list(Letter.objects.standing_still().order_by("began_at", "send_at")))
    of_note = Letter.objects.filter(state__in=(State.WAITING, State.PLANNED, State.STOPPED))
    found = list(of_note.order_by("send_at", "composed_at").only("pk", "state", "send_at", "subject"))
    yield _row(Urgency.STOPPED, [one for one in found if one.state == State.STOPPED], State.STOPPED)
    yield _row(Urgency.TO_READ, [one for one in found if one.state == State.WAITING], State.WAITING)
    yield _row(Urgency.PLANNED, [one for one in found if one.state == State.PLANNED], State.PLANNED)


def _still(found) -> Waiting:
    """Letters that should be on their way, and are not."""
    number = len(found)
    words = ngettext("letter stands still on its way", "letters stand still on their way", number)
    cause = _("%s; clock or worker have stopped, or the mail server does not answer") % found[0] if found else ""
    link = reverse("letter_desk:detail", args=[found[0].pk]) if number == 1 else reverse("letter_desk:index")
    return Waiting(Urgency.FAILED, number, words, cause, link)


def _row(urgency, found, state) -> Waiting:
    number = len(found)
    words = {
        State.STOPPED: ngettext("letter was stopped on its way", "letters were stopped on their way", number),
        State.WAITING: ngettext("letter to look at", "letters to look at", number),
        State.PLANNED: ngettext("letter goes out by itself", "letters go out by themselves", number),
    }
    return Waiting(urgency, number, words[state], _cause(found, state), _link(found, state))


def _cause(found, state) -> str:
    if not found:
        return ""
    first = found[0]
    if state == State.PLANNED and first.send_at:
        return _("the next one %(at)s: %(subject)s") % {"at": written(first.send_at), "subject": first.subject}
    return first.subject


def _link(found, state) -> str:
    if len(found) == 1:
        return reverse("letter_desk:detail", args=[found[0].pk])
    return f"{reverse('letter_desk:index')}?tray={state.value}"
