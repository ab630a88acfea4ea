"""The pages of whoever wrote a response: how it stands, a change within a quarter of an hour, and taking it back.

A GET shows and changes nothing, since scanners follow links in mails; buttons POST.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from foundation.posting.seeing import see_other
from foundation.refusing import Refused
from stories.pages.views.private import private
from stories.responses import links, writers_acts
from stories.responses.forms import WordsForm
from stories.responses.models import Response, ResponseMail, ResponseRules

#: What the script looks for in the address: the button in our mail was pressed on this device, just now.
KNOWN = "#known"


@private
def own_response(request: HttpRequest, token: str) -> HttpResponseBase:
    """A response as it stands, for the browser that sent it."""
    return _own(request, links.opened(links.OWN, token))


@private
def mailed_response(request: HttpRequest, token: str) -> HttpResponseBase:
    """The same by the link of a mail; where the address is not proved for it, first whether it is theirs.

    Until then not a word of it is shown: a mistyped address is a stranger's.
    """
    response = links.opened(links.MAILED, token)
    act = request.POST.get("act")
    if response.proved_at is None and not response.is_deleted:
        if act == "not-me":
            writers_acts.delete(response)
            return render(request, "responses/disowned_page.html")
        if act == "confirm":
            writers_acts.confirm(response)
            return see_other(request.path + KNOWN)
        return render(request, "responses/confirm_page.html", {"response": response})
    return _own(request, response, may_be_known=True)


def _own(request, response: Response, *, may_be_known=False) -> HttpResponse:
    act = request.POST.get("act")
    if act == "delete":
        writers_acts.delete(response)
        return see_other(request.path)
    form, refused, status = _form(response), "", 200
    if act == "edit":
        form, status = WordsForm(request.POST), 422
        if form.is_valid():
            try:
                writers_acts.edit(response, name=form.cleaned_data["name"], text=form.cleaned_data["text"])
                return see_other(request.path)
            except Refused as sentence:
                refused, status = str(sentence), 409
    device = links.device_token(response.responder) if may_be_known and response.responder else ""
    context = {
        "response": response,
        "story": response.story if response.story.live else None,
        "rules": ResponseRules.load(),
        "form": form,
        "refused": refused,
        "is_asked": _is_asked_by_mail(response),
        "token": links.own_token(response),
        "device": device,
    }
    return render(request, "responses/own_page.html", context, status=status)


def _form(response: Response) -> WordsForm:
    return WordsForm(initial={"name": response.name, "text": response.text})


def _is_asked_by_mail(response: Response) -> bool:
    """Whether a mail of ours waits for its button to be pressed."""
    asked = response.mails.filter(kind=ResponseMail.Kind.CONFIRM, unsent_because="")
    return response.proved_at is None and asked.exists()
