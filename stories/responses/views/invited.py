"""The page behind the link of “This is a story”: the writer of a response lets it in, or leaves it where it is."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from foundation.refusing import Refused
from stories.pages.offering import own_page
from stories.pages.views.private import private
from stories.responses import inviting, links
from stories.responses.becoming import become_a_story, calls_for
from stories.responses.models import Response
from stories.responses.offer_form import OfferForm
from stories.tellers.signing import Expired


@private
def invited_response(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the response and the calls it may answer; the button lets it in, a GET changes nothing."""
    try:
        response = links.opened(links.INVITED, token)
    except Expired:
        return _too_late(request, links.expired(links.INVITED, token))
    if response.offered_at:
        return render(request, "responses/let_in_page.html", _let_in(response))
    calls = calls_for(response)
    if not response.may_be_a_story or not calls:
        return render(request, "responses/not_asked_page.html", {"response": response}, status=410)
    if request.method != "POST":
        return _page(request, response, calls, OfferForm(response=response, calls=calls))
    form = OfferForm(request.POST, response=response, calls=calls)
    if not form.is_valid():
        return _page(request, response, calls, form, status=422)
    try:
        become_a_story(response, form.said)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, response, calls, form, status=409)
    return redirect(request.path)


def _page(request, response: Response, calls, form: OfferForm, *, status: int = 200) -> HttpResponseBase:
    context = {"response": response, "calls": calls, "form": form}
    return render(request, "responses/invited_page.html", context, status=status)


def _let_in(response: Response) -> dict[str, object]:
    return {"response": response, "own_page": own_page(response.became) if response.became else ""}


def _too_late(request, response: Response) -> HttpResponseBase:
    """A link whose time is over offers a new one, to the same address."""
    if response.offered_at:
        return render(request, "responses/let_in_page.html", _let_in(response))
    is_sent = inviting.ask_again(response) if request.method == "POST" else None
    status = 410 if is_sent is None else 200
    return render(request, "responses/invited_again_page.html", {"is_sent": is_sent}, status=status)
