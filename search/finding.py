"""From what a reader typed to stories."""

from django.db import connection

from stories.pages.models import StoryPage


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
