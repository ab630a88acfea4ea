"""Which tables a backup holds: those of every model, ours and everybody else's, but for a few that say why not."""

from django.apps import apps
from django.db import models

#: What is not carried to another machine, and why. The table of migrations has no model: it is compared instead.
LEFT_OUT = {
    "sessions.Session": "whoever was logged in logs in again",
    "wagtailadmin.EditingSession": "who has which page open this minute",
    "foundation.Heartbeat": "which processes lived on the machine that was",
    "wagtailsearch.IndexEntry": "the search index, made anew out of the pages",
    "wagtailsearch.SQLiteFTSIndexEntry": "its other half, which PostgreSQL does not have",
    "axes.AccessAttempt": "who mistook a password in the last minutes, and from where",
    "axes.AccessAttemptExpiration": "the same",
    "axes.AccessFailureLog": "the same",
    "axes.AccessLog": "the same",
}


def kept() -> list[type[models.Model]]:
    """Every model whose table is in a backup, many-to-many tables among them, in the order of the tables' names."""
    return sorted((model for model in _managed() if model._meta.label not in LEFT_OUT), key=_table)


def left_out() -> list[type[models.Model]]:
    """Every model whose table is not, where this database has one."""
    return sorted((model for model in _managed() if model._meta.label in LEFT_OUT), key=_table)


def columns(model: type[models.Model]) -> list[models.Field]:
    """The columns of the model's own table: a page's title is in one table, what a story adds to it in another."""
    return list(model._meta.local_concrete_fields)


def column_names(model: type[models.Model]) -> list[str]:
    """What the database calls them."""
    return [str(field.column) for field in columns(model)]


def _managed():
    found = apps.get_models(include_auto_created=True)
    return (model for model in found if model._meta.managed and not model._meta.proxy)


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table
