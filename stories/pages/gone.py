"""410 where a story was: nothing more is told of it, and the way to the others."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stories.pages.models import GoneAddress


def gone_page(request: HttpRequest, gone: GoneAddress) -> HttpResponse:
    """The answer at an address that led to a story and does so no more (RFC 9110, 15.5.11)."""
    answer = render(request, "410.html", {"gone": gone}, status=410)
    answer["X-Robots-Tag"] = "noindex"
    return answer


class GoneMiddleware:
    """Makes 410 of a 404 at a gone address, at the price of one query for each 404.

    Stands last, nearest to the view: before Wagtail's redirects may lead from an old name to a new
    one, and before Django adds a slash.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Look only at what was not found."""
        response = self.get_response(request)
        gone = GoneAddress.objects.at(request.path_info) if response.status_code == 404 else None
        return gone_page(request, gone) if gone else response
