"""One act on one response: a POST that answers a script with JSON, and everybody else with the page they came from."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages as admin_messages

from foundation.numbers import numbers_in
from stories.responses.desk.acts import ACTS
from stories.responses.desk.carrying_out import Did, carry_out
from stories.responses.desk.desk_view import AboutOne
from stories.responses.desk.trays import REPORTED, counts, left_in, lies_in, on_the_desk
from stories.responses.moderating import always_hold


class ActView(AboutOne, View):
    """Publish, leave, remove, spam, not spam, undo, hold, let pass. What is refused is 409, with its cause."""

    permission_required = "change"

    def post(self, request, *args, **kwargs):
        """Do the one thing that the button named."""
        did = self.do(request.POST.get("act", ""))
        return self.in_json(did) if self.wants_json else self.in_words(did)

    def do(self, name: str) -> Did:
        """The act of this name."""
        if name in ("hold", "let pass"):
            return self.hold(name == "hold")
        if name not in ACTS:
            return Did(_("Nothing was done: use one of the buttons."), is_refused=True)
        seen = next(iter(numbers_in(self.request.POST.getlist("seen"))), None)
        return carry_out(ACTS[name], self.kwargs["pk"], user=self.request.user, seen=seen)

    def hold(self, hold: bool) -> Did:
        """Read everything from this person first, or no longer."""
        response = self.response
        if response.responder is None:
            return Did(_("The teller wrote it, who is nobody to be held. Nothing was changed."), is_refused=True)
        always_hold(response.responder, hold=hold, user=self.request.user)
        if hold:
            said, undo = _("From now on all that %s sends waits to be read."), "let pass"
        else:
            said, undo = _("What %s sends goes by the rules again."), "hold"
        return Did(said % response.name, undo=undo, seen=response.decisions, state=response.state)

    def in_json(self, did: Did) -> JsonResponse:
        """For the desk's script: what to say, the counts, and the card as it stands now where it stays in its tray."""
        tray, numbers = self.came_from, counts()
        stays = not tray or self.lies_in(tray, did)
        answer = {
            "say": did.say if did.is_refused else " ".join(filter(None, [did.say, left_in(tray, numbers)])),
            "counts": numbers,
            "seen": did.seen,
            "undo": did.undo,
            "stays": stays,
            "card": self.card_in_html(self.kwargs["pk"], tray) if stays or did.is_refused else "",
        }
        return JsonResponse(answer, status=409 if did.is_refused else 200)

    def lies_in(self, tray: str, did: Did) -> bool:
        """Whether it lies in ``tray`` after that; asked for only where how it stands does not tell."""
        if did.state and tray != REPORTED:
            return did.state == tray
        return lies_in(tray, on_the_desk()).filter(pk=self.kwargs["pk"]).exists()

    def in_words(self, did: Did):
        """Back to the page that was sent, with what was said above it."""
        if did.is_refused:
            messages.error(self.request, did.say)
        else:
            look = admin_messages.button(
                reverse("responses_desk:detail", args=[self.kwargs["pk"]]), _("Look at it again")
            )
            admin_messages.success(self.request, did.say, buttons=[look] if did.undo else [])
        return redirect(self.back)
