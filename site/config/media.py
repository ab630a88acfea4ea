"""Public renditions, for a copy without a server or a CDN in front that serves MEDIA_ROOT itself."""

from csp.decorators import csp
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from config.csp import FILE


@csp(FILE)  # type: ignore[arg-type]  # its types know no view with arguments
@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """One rendition. Its name is made by chance and its bytes never change, so it is kept for a year."""
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
