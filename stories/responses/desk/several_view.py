"""One act on several responses at once: one POST, which says how many were done and which were not, and why."""

import re

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from stories.responses.desk.acts import ACTS
from stories.responses.desk.carrying_out import Did, carry_out
from stories.responses.desk.desk_view import FromDesk
from stories.responses.desk.trays import counts, left_in
from stories.responses.models import Response

#: A box that was ticked: the response's number, and how often something had been decided about it.
_CHOSEN = re.compile(r"(\d{1,9}):(\d{1,9})", re.ASCII)
#: More than a page holds is nobody's choice.
MOST = 200
#: What may be done to several, and what is said of those that were done.
SAID = {
    "publish": lambda number: ngettext("%d published.", "%d published.", number),
    "settle": lambda number: ngettext("%d left as it is.", "%d left as they are.", number),
    "not spam": lambda number: ngettext("%d is no spam, and published.", "%d are no spam, and published.", number),
    "remove": lambda number: ngettext("%d removed.", "%d removed.", number),
    "spam": lambda number: ngettext("%d put into spam.", "%d put into spam.", number),
    "undo": lambda number: ngettext("%d stands as before.", "%d stand as before.", number),
}


class SeveralView(FromDesk, View):
    """The chosen ones. Each is done by itself: one that is refused holds up no other."""

    permission_required = "change"

    def post(self, request, *args, **kwargs):
        """Do the one act that the button named to all that were chosen."""
        name = request.POST.get("act", "")
        found = [_CHOSEN.fullmatch(one) for one in request.POST.getlist("chosen")[:MOST]]
        chosen = {int(one[1]): int(one[2]) for one in found if one}
        if name not in SAID or not chosen:
            return self.answer({}, _("Nothing was done: choose some first, then press one of the buttons."), 409)
        did = {pk: carry_out(ACTS[name], pk, user=request.user, seen=seen) for pk, seen in chosen.items()}
        return self.answer(did, said_of(name, did), 200)

    def answer(self, did: dict[int, Did], said: str, status: int):
        """For a script what became of each; else back to the page that was sent."""
        if not self.wants_json:
            (messages.success if status == 200 else messages.error)(self.request, said)
            return redirect(self.back)
        numbers = counts()
        answer = {
            "say": " ".join(filter(None, [said, left_in(self.came_from, numbers)])),
            "counts": numbers,
            "done": {pk: one.seen for pk, one in did.items() if not one.is_refused},
            "refused": {pk: one.say for pk, one in did.items() if one.is_refused},
        }
        return JsonResponse(answer, status=status)


def said_of(name: str, did: dict[int, Did]) -> str:
    """How many were done, and of those that were not the names with the causes, each cause once."""
    refused = {pk: one for pk, one in did.items() if one.is_refused}
    said = [SAID[name](len(did) - len(refused)) % (len(did) - len(refused))] if len(did) > len(refused) else []
    names = dict(Response.objects.filter(pk__in=refused).values_list("pk", "name"))
    for pk, one in refused.items():
        said.append(f"{names.get(pk, _('One'))}: {one.say}")
    return " ".join(said)
