"""What editors do about responses: publish, leave, remove, spam, not spam, undo.

Each says what was there before it acted.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from foundation import moment
from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from stories.responses import mailing, showing
from stories.responses.models import Responder, Response, ResponseMail

PUBLISH, REMOVE, SPAM = "responses.publish", "responses.remove", "responses.spam"
NOT_SPAM, UNDO, HOLD, LET_PASS = "responses.not_spam", "responses.undo", "responses.hold", "responses.let_pass"
SETTLE = "responses.settle"

State = Response.State


@transaction.atomic
def publish(response: Response, *, user=None, seen: int | None = None) -> Response:
    """Let all read it; open reports of it are settled. Raises Refused where that cannot be, in words."""
    response = _hold(response, seen, State.PUBLISHED)
    _decide(response, user)
    showing.put_up(response)
    _settle_reports(response, user)
    _note(response, PUBLISH, user)
    return response


@transaction.atomic
def settle(response: Response, *, user=None, seen: int | None = None) -> Response:
    """Leave a published response as it is: somebody looked at what readers said of it."""
    response = _hold(response, seen, None)
    if not response.is_published or not response.reports.open().exists():
        raise Refused(_("No report of it is open any more. Nothing was changed."))
    _decide(response, user)
    response.save()
    _settle_reports(response, user)
    _note(response, SETTLE, user)
    return response


@transaction.atomic
def remove(response: Response, *, user=None, why: str = "", seen: int | None = None) -> Response:
    """Let nobody read it; for 30 days it can be put up again. The writer is told ``why`` where that is said."""
    response = _hold(response, seen, State.REMOVED)
    _decide(response, user)
    response.why_removed = why.strip()
    showing.take_down(response, State.REMOVED)
    _settle_reports(response, user)
    mailing.write_why_removed(response)
    _note(response, REMOVE, user)
    return response


@transaction.atomic
def mark_as_spam(response: Response, *, user=None, seen: int | None = None) -> Response:
    """Put it into the spam tray, from where it can be taken for 30 days; it counts against its sender."""
    response = _hold(response, seen, State.SPAM)
    _decide(response, user)
    showing.take_down(response, State.SPAM)
    _settle_reports(response, user)
    _note(response, SPAM, user)
    return response


@transaction.atomic
def not_spam(response: Response, *, user=None, seen: int | None = None) -> Response:
    """Publish what was caught, and remember for its sender that an editor said so."""
    response = _hold(response, seen, State.PUBLISHED)
    _decide(response, user)
    if response.responder:
        # At the decision's own moment, by which `undo` knows it; the first one stays.
        Responder.objects.filter(pk=response.responder.pk, vouched_at=None).update(vouched_at=response.decided_at)
    showing.put_up(response)
    _note(response, NOT_SPAM, user)
    return response


@transaction.atomic
def undo(response: Response, *, user=None, seen: int | None = None) -> Response:
    """Let it stand as before the last decision: reports that it settled are open again, “not spam” is unsaid.

    A mail that says why it was removed is called back, unless it has left.
    """
    response = _hold(response, seen, None)
    if not response.state_before:
        raise Refused(_("There is nothing to undo: nobody has decided about it."))
    before = response.state_before
    response.reports.filter(settled_at=response.decided_at).update(settled_at=None, settled_by=None)
    if response.responder:
        Responder.objects.filter(pk=response.responder.pk, vouched_at=response.decided_at).update(vouched_at=None)
    response.state_before, response.decided_at, response.decided_by = "", None, None
    response.decisions += 1
    response.why_removed = ""
    if before in (State.SPAM, State.REMOVED):
        response.decided_at = moment.now()
    if before == State.PUBLISHED:
        showing.put_up(response)
    else:
        showing.take_down(response, before)
    mailing.call_back(response, ResponseMail.Kind.REMOVED)
    _note(response, UNDO, user)
    return response


@transaction.atomic
def always_hold(responder: Responder, *, hold: bool = True, user=None) -> None:
    """Let everything from this address wait for an editor from now on, or no longer."""
    Responder.objects.filter(pk=responder.pk).update(always_held=hold)
    log(responder, HOLD if hold else LET_PASS, user=user, title=str(responder), timestamp=moment.now())


def _hold(response: Response, seen: int | None, wanted: str | None) -> Response:
    """The response as it stands, its row held; ``seen`` is how often something had been decided when it was read."""
    # With whoever an act may be about, in one question: each further one would be asked while the row is held.
    rows = Response.objects.select_for_update(of=("self",)).select_related("story__told_by", "responder")
    held = rows.defer("story__body").filter(pk=response.pk).first()
    if held is None or (held.is_deleted and not held.text):
        raise Refused(_("It is gone: its time was over, or its story was deleted. Nothing was changed."))
    if held.is_deleted:
        raise Refused(_("%s has deleted this response. Nothing was changed.") % held.first_name)
    if seen is not None and held.decisions != seen and held.is_changed_since_decided:
        raise Refused(
            _("%s has changed the words meanwhile. Nothing was decided: please read it once more.") % held.first_name
        )
    if seen is not None and held.decisions != seen:
        who = held.decided_by.get_full_name() or held.decided_by.get_username() if held.decided_by else ""
        said = {
            "name": held.first_name,
            "who": who or _("Somebody else"),
            "state": held.get_state_display(),
        }
        raise Refused(_("%(who)s was quicker: %(name)s’s response stands as “%(state)s” now.") % said)
    if wanted and held.state == wanted:
        raise Refused(_("It stands as “%s” already. Nothing was changed.") % held.get_state_display())
    return held


def _decide(response: Response, user) -> None:
    response.state_before = response.state
    response.decided_at, response.decided_by = moment.now(), user
    response.decisions += 1


def _settle_reports(response: Response, user) -> None:
    # At the decision's own moment, by which `undo` knows them.
    response.reports.open().update(settled_at=response.decided_at, settled_by=user)


def _note(response: Response, action: str, user) -> None:
    # Under no name of the writer, which would outlive what they wrote.
    title = _("Response of %s") % written(response.written_at)
    log(response, action, user=user, title=title, timestamp=moment.now())
