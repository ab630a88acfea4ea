"""A subscriber's own page."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from home.mailing_list import links
from stories.pages.views.private import private


@private
def own_subscription(request: HttpRequest, token: str) -> HttpResponseBase:
    """Which letters come."""
    subscriber = links.opened(links.OWN, token)
    return render(request, "mailing_list/own.html", {"subscriber": subscriber})
