"""The reader's search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foundation.paging import page_of
from foundation.typed import cleaned
from search.finding import find


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found for `?q=`, a page at a time; nothing asked shows the empty field."""
    query = cleaned(request.GET.get("q", ""))
    hits = page_of(find(query), request.GET.get("page")) if query else None
    return render(
        request, "search/search.html", {"query": query, "hits": hits, "count": hits.paginator.count if hits else 0}
    )
