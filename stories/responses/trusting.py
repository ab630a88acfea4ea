"""Why a response waits for an editor, in words; a response without such a reason is published at once."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.responses.models import Responder, Response, ResponseRules


def reasons_to_wait(response: Response, rules: ResponseRules, published: int = 0) -> list[str]:
    """The rules that hold ``response`` back, each in a sentence; empty where nobody needs to read it first.

    ``published`` is how many other responses of theirs an editor or the rules let stand.
    """
    responder = response.responder
    reasons = []
    if response.story.is_of_a_child:
        reasons.append(_("The story shows a child: every response is read first."))
    if response.is_teller:
        return reasons
    if responder is None or responder.always_held:
        reasons.append(_("An editor chose to read everything from this address first."))
    if responder and not rules.approvals:
        reasons.append(_("Every response is read first."))
    elif responder:
        reasons += _of_the_address(response, responder, rules, published)
    return reasons


def _of_the_address(response: Response, responder: Responder, rules: ResponseRules, published: int) -> list[str]:
    if not published and not responder.is_confirmed:
        return [_("First response from this address.")]
    if not responder.is_confirmed:
        return [_("The address is not confirmed.")]
    if not published:
        return [_("No response from this address is published yet.")]
    if published < rules.approvals:
        said = ngettext(
            "%(published)d response from this address is published; from %(count)d on later ones pass.",
            "%(published)d responses from this address are published; from %(count)d on later ones pass.",
            published,
        )
        return [said % {"published": published, "count": rules.approvals}]
    if not response.proved_at:
        return [_("Sent from a device that we do not know; it passes once its writer presses the button in our mail.")]
    return []
