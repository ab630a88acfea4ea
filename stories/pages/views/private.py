"""Pages behind a private link: what each tells caches, and what is said where a link opens nothing."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from stories.pages.views.preview import HEADERS
from stories.tellers.signing import Bad

Response = TypeVar("Response", bound=HttpResponseBase)


def for_one_person(response: Response) -> Response:
    """``response`` with the headers that keep it to whoever was given the link."""
    for name, value in HEADERS.items():
        response[name] = value
    return response


def private(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer a link that is none of ours kindly, and keep every answer out of caches and indexes."""

    @csrf_exempt  # the token is known to nobody who could forge a request; a cookie would say nothing more
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answered(request, *args, **kwargs):
        try:
            return for_one_person(view(request, *args, **kwargs))
        except Bad:
            return for_one_person(render(request, "stories/link_over.html", status=410))

    return answered
