"""The page that says: not now, and when again."""

import math
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers


def too_often(request: HttpRequest, wait: timedelta, **words) -> HttpResponse:
    """Status 429 with Retry-After (RFC 6585 §4, RFC 9110 §10.2.3), in the look of the login.

    ``words`` are the template's: title, happened, way_on, offers_reset.
    """
    seconds = max(1, math.ceil(wait.total_seconds()))
    context = {**words, "minutes": math.ceil(seconds / 60)}
    response = TemplateResponse(request, "home/login/too_often.html", context, status=429)
    response.headers["Retry-After"] = str(seconds)
    add_never_cache_headers(response)
    return response.render()
