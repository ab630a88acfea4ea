"""From what a reader typed to stories."""

import re
import unicodedata

from django.db import connection

from stories.pages.models import StoryPage

#: Longer than any question of a reader; what is beyond is not looked at.
LONGEST = 255


def cleaned(typed: str) -> str:
    """``typed`` as both databases take it.

    A lone double quote breaks SQLite's query language and a NUL both; neither is ever meant. Broken
    characters (lone surrogates) cannot be sent to a database at all.
    """
    readable = typed[: LONGEST * 4].encode("utf-8", "ignore").decode()
    readable = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in readable)
    return re.sub(r"\s+", " ", readable.replace('"', " ")).strip()[:LONGEST]


def find(query: str):
    """Stories that hold every word of ``query`` (already `cleaned`), as a queryset.

    PostgreSQL ranks them. SQLite's ranking costs the square of the hits (seconds at 20,000 stories),
    so there the newest come first.
    """
    ranks = connection.vendor == "postgresql"
    hits = StoryPage.objects.live().search(query, order_by_relevance=ranks).get_queryset()
    # Read through a subquery: the search backend itself knows no "and its parent is out".
    hits = hits.filter(pk__in=StoryPage.objects.readable().values("pk"))
    return (hits if ranks else hits.newest_first()).with_covers()
