"""The token that a script asks for at the first touch of a form."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.posting import tokens


@require_safe
@never_cache
def fresh_token(request: HttpRequest, purpose: str) -> JsonResponse:
    """`{"fresh": "…"}` for forms of ``purpose``: no cookie, kept by no cache. Other sites may not read it."""
    response = JsonResponse({"fresh": tokens.give(purpose)})
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
