"""The pages behind a teller's private links: confirm the address; what was sent, and what became of it.

A GET shows and changes nothing, since scanners follow links in mails; buttons POST. Whoever has the link
needs no account and no cookie: the token is the proof.
"""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from foundation import moment
from foundation.refusing import Refused
from stories.pages.views.private import HEADERS, private
from stories.submissions import answering, links
from stories.submissions.proving import confirm
from stories.submissions.standing import standing_of
from stories.submissions.taking_back import bring_back, disown, take_back
from stories.tellers.signing import Bad, Expired


@private
def confirm_submission(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask whether it was them; the button confirms, another says that it was not."""
    try:
        submission = links.opened(links.CONFIRM, token)
    except Expired:
        return _offer_a_new_mail(request, token)
    return _ask_whether_it_was_them(request, submission)


def _ask_whether_it_was_them(request, submission):
    act = request.POST.get("act")
    if act == "not-me" and not submission.is_confirmed:
        disown(submission)
        return render(request, "submissions/disowned.html")
    if act == "confirm":
        submission = confirm(submission)
    if submission.is_confirmed:
        return redirect(links.to_own_page(submission))
    return render(request, "submissions/confirm.html", {"submission": submission})


def _offer_a_new_mail(request, token):
    submission = links.expired(token)
    if submission.is_confirmed:
        return redirect(links.to_own_page(submission))
    is_sent = answering.ask_again(submission) if request.method == "POST" else None
    return render(
        request, "submissions/confirm_again.html", {"is_sent": is_sent}, status=410 if is_sent is None else 200
    )


@private
def own_submission(request: HttpRequest, token: str) -> HttpResponseBase:
    """What the teller sent and what became of it; they may take it back here, and bring it in again.

    Where the address is not proved the page asks first whether it was them: a mistyped one is a stranger's.
    """
    submission = links.opened(links.OWN_PAGE, token)
    if submission.is_to_be_proved:
        return _ask_whether_it_was_them(request, submission)
    refused = ""
    if request.method == "POST":
        try:
            if request.POST.get("act") == "take-back":
                take_back(submission)
            elif request.POST.get("act") == "bring-back":
                bring_back(submission)
            return redirect(links.to_own_page(submission))
        except Refused as sentence:
            refused = str(sentence)
    context = {
        "submission": submission,
        "standing": standing_of(submission),
        "consent_link": links.to_consent(submission, moment.now()),
        "token": token,
        "refused": refused,
    }
    return render(request, "submissions/own_page.html", context)


@require_safe
def own_photo(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """A photo of theirs as it would be shown, for the page above."""
    try:
        submission = links.opened(links.OWN_PAGE, token)
    except Bad as bad:
        raise Http404("No such photo.") from bad
    if submission.is_to_be_proved:
        raise Http404("No such photo.")
    photo = submission.enclosures.photos().filter(pk=pk).exclude(small="").first()
    if photo is None:
        raise Http404("No such photo.")
    return FileResponse(
        photo.small.open(), content_type="image/jpeg", headers={**HEADERS, "Content-Disposition": "inline"}
    )
