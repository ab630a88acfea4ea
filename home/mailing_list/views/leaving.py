"""Leave the list: by one click in a mail program (RFC 8058), or by the button on a page that a GET shows."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from home.mailing_list import links, subscribing
from home.mailing_list.models import LoggedConsent
from stories.pages.views.private import private

#: What a mail program posts, as it stands in our List-Unsubscribe-Post header.
ONE_CLICK = ("List-Unsubscribe", "One-Click")

Door = LoggedConsent.Door


@private
def leave_list(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show where they stand and the button that changes it; leave, or undo that they left."""
    subscriber = links.opened(links.LEAVE, token)
    act = request.POST.get("act")
    if request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        # Without a redirect: whoever posts is a program that follows none (RFC 8058 §3.1).
        subscriber = subscribing.leave(subscriber, Door.ONE_CLICK)
    elif act in ("leave", "come back"):
        (subscribing.leave if act == "leave" else subscribing.come_back)(subscriber)
        return redirect(request.path)
    return render(request, "mailing_list/leave.html", {"subscriber": subscriber})
