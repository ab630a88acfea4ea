"""What a writer does about their own response: prove that it is theirs, change it, take it back."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation import moment
from foundation.plain_text import paragraphs_of
from foundation.refusing import Refused
from stories.responses import hearing, showing, suspicion
from stories.responses.answering import judge
from stories.responses.models import Response
from stories.tellers import signing

State = Response.State


@transaction.atomic
def confirm(response: Response) -> Response:
    """Note that whoever reads mails at the address says it is theirs; what only waited for that is published.

    Harmless twice.
    """
    response = _hold(response)
    responder = response.responder
    if responder is None or response.is_deleted:
        return response
    now = moment.now()
    if not responder.is_confirmed:
        responder.confirmed_at = now
        responder.save(update_fields=["confirmed_at"])
    if response.proved_at is None:
        response.proved_at = now
        if response.wants_answers:
            # Whoever ticked the box wishes to hear again; only now it is known that it was they.
            hearing.tell_again(responder)
        if response.state == State.WAITING:
            judge(response)
            if not response.held_because:
                showing.put_up(response)
        response.save()
    return response


@transaction.atomic
def edit(response: Response, *, name: str, text: str) -> Response:
    """Change a response within a quarter of an hour; what looks doubtful then waits for an editor.

    Whoever has the old words before them cannot decide about the new ones. The same words change nothing. Raises
    Refused where its time is over, or an editor has taken it down.
    """
    response = _hold(response)
    if not response.may_be_edited:
        raise Refused(_("The time for changes is over, so it stands as it was. Your new words are below."))
    words, was_caught = paragraphs_of(text), response.spam_score >= suspicion.CAUGHT
    if (response.name, response.text) == (name, words):
        return response
    response.name, response.text, response.edited_at = name, words, moment.now()
    response.decisions += 1
    judge(response)
    if response.state == State.SPAM:
        _leave_the_tray_if_mended(response, was_caught=was_caught)
    else:
        _let_stand(response)
    return response


@transaction.atomic
def delete(response: Response) -> Response:
    """Take a response back at its writer's wish: nobody reads it any more, in two weeks it is gone. Harmless twice."""
    response = _hold(response)
    if response.is_deleted:
        return response
    response.decided_at, response.decided_by = moment.now(), None
    response.decisions += 1
    # The same words may be written again.
    response.fingerprint = ""
    showing.take_down(response, State.DELETED)
    return response


def _let_stand(response: Response) -> None:
    """Put a changed response where its new words belong."""
    if response.spam_score >= suspicion.CAUGHT:
        response.decided_at, response.decided_by, response.state_before = moment.now(), None, ""
        showing.take_down(response, State.SPAM)
    elif not response.held_because:
        showing.put_up(response)
    else:
        if response.is_published:
            # Nobody has decided about these words, and editors hear of them again.
            response.decided_at, response.decided_by, response.state_before = None, None, ""
            response.told_editors_at = None
        showing.take_down(response, State.WAITING)


def _leave_the_tray_if_mended(response: Response, *, was_caught: bool) -> None:
    """Let wait what was caught for its words alone, and has other words now; never what an editor put there."""
    if was_caught and response.decided_by is None and response.spam_score < suspicion.CAUGHT:
        response.state, response.decided_at = State.WAITING, None
    response.save()


def _hold(response: Response) -> Response:
    held = Response.objects.select_for_update().filter(pk=response.pk).first()
    if held is None:
        # Its time was over between the look and the press.
        raise signing.Bad
    return held
