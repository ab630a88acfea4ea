"""Answers that machines fetch again and again: sent only to those who have not got them (RFC 9110, 13)."""

from functools import wraps

from django.core.cache import cache
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.http import http_date

from foundation import moment

#: Seconds that a shared cache may keep an answer: what is taken back is gone everywhere within a minute.
FRESH = 60


def only_if_changed(view):
    """Give the answers of ``view`` an ETag and a Last-Modified, and 304 to those who name either.

    The ETag is made of the answer itself, and so is right whatever changed in it: a story, a name, the
    sizes of a picture. Both depend on the path alone: for views that read no query string.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        set_response_etag(response)
        since = _unchanged_since(request.path, response["ETag"])
        response["Last-Modified"] = http_date(since)
        response["Cache-Control"] = f"public, max-age={FRESH}"
        return get_conditional_response(request, etag=response["ETag"], last_modified=since, response=response)

    return answer


def _unchanged_since(path: str, etag: str) -> int:
    """The second since which ``path`` has given the answer with this ETag, as far as the cache remembers.

    The dates of what is shown would not do: they go back when the newest story is taken down. A second
    belongs to one answer alone, so that two changes within it are told apart. Where the cache forgot,
    the answer counts as new, and is sent once more than needed.
    """
    key = f"unchanged:{path}"
    known, since = cache.get(key, (None, 0))
    if known != etag:
        since = max(int(moment.now().timestamp()), since + 1)
        cache.set(key, (etag, since), timeout=None)
    return since
