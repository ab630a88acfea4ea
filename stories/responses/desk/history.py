"""What happened to a response, by whom and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.log_actions import registry

from stories.responses.models import Response


@dataclass(frozen=True)
class Event:
    """One thing that happened: when, in words, who did it, and what was said."""

    at: datetime
    icon: str
    words: str
    who: str = ""
    said: str = ""


def history_of(response: Response) -> list[Event]:
    """Everything that happened to ``response``, the latest first."""
    events = [*_of_the_writer(response), *_of_readers(response), *_of_editors(response)]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _of_the_writer(response) -> Iterator[Event]:
    yield Event(response.written_at, "comment", _("It was written"))
    if response.edited_at:
        yield Event(response.edited_at, "edit", _("Its writer changed it"))
    if response.proved_at and not response.is_teller:
        yield Event(response.proved_at, "check", _("It was proved that it came from the address"))
    if response.published_at:
        yield Event(response.published_at, "globe", _("It was published for the first time"))


def _of_readers(response) -> Iterator[Event]:
    for report in response.reports.select_related("settled_by"):
        yield Event(report.at, "warning", _("A reader asked us to look"), said=report.why)


def _of_editors(response) -> Iterator[Event]:
    for entry in registry.get_logs_for_instance(response).select_related("user"):
        yield Event(entry.timestamp, "user", str(entry.message), name_of(entry.user))


def name_of(user) -> str:
    """How an editor is called; empty for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
