"""The search behind Wagtail's admin and our own page: the database's, taking whatever is typed."""

from modelsearch.backends import database

from foundation.typed import cleaned


class TakesAnyWords:
    """Cleans what was typed before the database reads it: a lone double quote would be an error page."""

    def _search(self, query_compiler_class, query, model_or_queryset, **kwargs):
        """Search, as the database's own backend does; the words of a query object are left alone."""
        # Where nothing is left a full stop finds nothing, as it should; an empty string would end in
        # results that Wagtail's lists cannot show.
        words = cleaned(query) or "." if isinstance(query, str) and query else query
        return super()._search(query_compiler_class, words, model_or_queryset, **kwargs)  # type: ignore[misc]  # a mixin


def SearchBackend(params):  # noqa: N802 - Wagtail looks for this name
    """The backend of the database in use."""
    stock = type(database.SearchBackend(params))
    return type(stock.__name__, (TakesAnyWords, stock), {})(params)
