"""The words to which somebody agrees who asks for letters, by version: the log can show them for as long as it stands.

A version that anybody has agreed to is never changed. New words are a new version, and `WORDING` then names it.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from home.mailing_list.models.subscriber import Frequency

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

#: What the form shows now.
WORDING = "2026-11"

#: Version → what stands above the form, and what stands beside each choice.
WORDINGS: dict[str, dict[str, "StrPromise"]] = {
    "2026-11": {
        "promise": _("Stories by mail, and a word when we ask a new question. Nothing else, and one click to leave."),
        Frequency.EACH: _("Each story, on the day it is told"),
        Frequency.WEEK: _("One letter a week, when its last story has been told"),
        Frequency.CALLS: _("Only when we ask a new question"),
    }
}


def promise() -> "StrPromise":
    """What is said to come, above the form."""
    return WORDINGS[WORDING]["promise"]


def choices() -> list[tuple[str, "StrPromise"]]:
    """Which letters there are to choose from."""
    return [(frequency.value, WORDINGS[WORDING][frequency]) for frequency in Frequency]


def agreed_to(version: str, frequency: str) -> list[str]:
    """The sentences that were agreed to; of a version we never had, nothing."""
    words = WORDINGS.get(version, {})
    return [str(words[key]) for key in ("promise", frequency) if key in words]
