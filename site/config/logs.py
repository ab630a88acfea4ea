"""One event, one line; and in it no address, no network address, no token and no draft's title.

What is left out, and why here: an exception says whatever its library likes (a refused mail names its
recipient, PostgreSQL prints the failing row), so that the last moment before a line is written is the
only one at which all of it can be seen.

A request is named by its route and never by its path: a path may hold a token, or the slug of a page
that is not out, which is a name. Numbers of the route stay (admin/pages/42/edit/), and a page that was
served is named by its number, which leads to it in the admin.
"""

import copy
import logging
import re
from http import HTTPStatus
from typing import Any

from foundation.masking import HIDDEN, masked

#: A line break inside an event.
FOLD = " ⏎ "


def route_of(request) -> str:
    """What was asked, without what a path may give away: the route, its numbers, and the page that was served."""
    if getattr(request, "is_dummy", False):  # Wagtail renders it past the addresses, at that of a page
        return f"{request.method} a preview"
    match = getattr(request, "resolver_match", None)
    if match is None:
        return f"{request.method} {HIDDEN}"
    route = match.route
    for name, value in match.kwargs.items():
        if isinstance(value, int):
            route = re.sub(rf"<(?:\w+:)?{name}>", str(value), route)
    page = getattr(request, "served_page", None)
    return " ".join(
        part for part in (request.method, f"page {page}" if page else "", match.view_name or "", route) if part
    )


class NoRefusals(logging.Filter):
    """Leaves out Django's line for a post that was refused for now (503): an answer of ours, and no error.

    What failed is told where it failed, with the reason; of a flood there would be thousands of lines.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether ``record`` is written."""
        method = getattr(getattr(record, "request", None), "method", "")
        return not (getattr(record, "status_code", None) == HTTPStatus.SERVICE_UNAVAILABLE and method == "POST")


class LineFormatter(logging.Formatter):
    """One line for each record, its traceback folded in, masked as a whole."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; ``record`` itself is left as it is, for whoever else handles it."""
        record = copy.copy(record)
        request: Any = getattr(record, "request", None)
        if getattr(request, "path", "") and isinstance(record.args, tuple):
            # As django.utils.log.log_message escapes what it is given.
            paths = {request.path, request.path.encode("unicode_escape").decode("ascii")}
            record.args = tuple(route_of(request) if arg in paths else arg for arg in record.args)
        # Another handler may have kept the traceback in the record, and unmasked.
        record.exc_text = None
        lines = masked(super().format(record)).splitlines()
        return FOLD.join(line.strip() for line in lines if line.strip())
