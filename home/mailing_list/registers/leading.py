"""Where a row of one register leads: to the page of its subscriber or its letter."""

from django.urls import reverse
from django.utils.html import format_html

from home.mailing_list.models import Letter, Subscriber

#: The pages' names, as wagtail-modeladmin and the desk of letters make them.
SUBSCRIBER, LETTER = "subscribers_modeladmin_inspect", "letter_desk:detail"


def to_subscriber(subscriber: Subscriber | None) -> str:
    """Their address, leading to their page; empty where they are gone."""
    return _link(SUBSCRIBER, subscriber, breaking(subscriber.address)) if subscriber else ""


def breaking(address: str) -> str:
    """``address`` as HTML that breaks before its @, where it is longer than its column."""
    local, _at, domain = address.rpartition("@")
    return format_html("{}<wbr>@{}", local, domain)


def to_letter(letter: Letter) -> str:
    """Its subject, leading to the desk."""
    return _link(LETTER, letter, letter.subject)


def _link(name, row, words) -> str:
    return format_html('<a class="mp-link" href="{}">{}</a>', reverse(name, args=[row.pk]), words)
