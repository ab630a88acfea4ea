"""Public renditions, for a copy without a server or a CDN in front that serves MEDIA_ROOT itself."""

import mimetypes

from csp.decorators import csp
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from config.csp import FILE
from config.files import FOR_A_YEAR


@csp(FILE)  # type: ignore[arg-type]  # its types know no view with arguments
@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """One rendition. Its name is made by chance and its bytes never change, so it is kept for a year."""
    storage = storages["public"]
    try:
        folder = storage.path("")
    except NotImplementedError:
        response = stream(storage, path)
    else:
        response = serve(request, path, document_root=folder)
    response["Cache-Control"] = FOR_A_YEAR
    return response


def stream(storage, path: str) -> HttpResponseBase:
    """A file of a storage that is no folder of this machine."""
    try:
        file = storage.open(path)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Http404("There is no such picture.") from error
    return FileResponse(file, content_type=mimetypes.guess_type(path)[0] or "application/octet-stream")
