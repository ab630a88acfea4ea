"""What happened to a letter, by whom and when."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.log_actions import registry

from home.mailing_list.models import Letter


@dataclass(frozen=True)
class Event:
    """One thing that happened: when, in words, and who did it."""

    at: datetime
    words: str
    who: str


def history_of(letter: Letter) -> list[Event]:
    """Everything that was done about ``letter``, the latest first."""
    entries = registry.get_logs_for_instance(letter).select_related("user").order_by("-timestamp", "-pk")
    events = [Event(entry.timestamp, str(entry.message), name_of(entry.user)) for entry in entries]
    if letter.ended_at:
        events.append(Event(letter.ended_at, _("Everybody has it"), _("by itself")))
    return sorted(events, key=lambda event: event.at, reverse=True)


def name_of(user) -> str:
    """How an editor is called; what nobody did happened by itself."""
    return (user.get_full_name() or user.get_username()) if user else _("by itself")
