"""Where a post was sent from: a page of ours, or somebody else’s."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

#: “none” is the browser’s own doing: a page that is sent once more from its history.
OURS = ("same-origin", "none")


def came_from_elsewhere(request: HttpRequest) -> bool:
    """Whether a browser says that another site’s page sent this (Fetch Metadata, else Origin).

    Whoever says neither is no browser of today, and no stranger’s page can make a reader’s browser say
    neither: there is nothing to refuse.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in OURS
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    ours = {urlsplit(settings.SITE_URL).netloc.lower(), request.get_host().lower()}
    return urlsplit(origin).netloc.lower() not in ours
