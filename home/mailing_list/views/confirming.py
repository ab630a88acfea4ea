"""The page behind the button of the first mail."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from home.mailing_list import links, subscribing
from stories.pages.views.private import private


@private
def confirm_subscription(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the button; press it, and they are on the list."""
    subscriber = links.opened(links.CONFIRM, token)
    if request.method == "POST":
        subscribing.confirm(subscriber)
        return redirect(request.path)
    return render(request, "mailing_list/confirm.html", {"subscriber": subscriber})
