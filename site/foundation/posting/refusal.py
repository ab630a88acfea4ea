"""A post that was not taken though nothing is wrong with its words: what is said, and the page that keeps them."""

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from foundation.posting.guard import Verdict

#: What the page needs beside the sheets of every plain page.
SHEETS = (
    "css/fonts.css",
    "css/components/form.css",
    "css/components/field.css",
    "css/components/field-story.css",
    "css/components/button.css",
    "css/components/once-more.css",
    "css/utilities.css",
)


def refused(template: str, verdict: Verdict, **context: Any) -> HttpResponse:
    """Why it was not taken, with all that was typed, to be sent again from there.

    ``template`` extends not_sent.html, whose first line says what belongs into ``context``.
    """
    # Without a request, whose context processors might ask the database: a flood may be why.
    body = render_to_string(template, {"sentence": verdict.sentence, "sheets": SHEETS, **context})
    return HttpResponse(body, status=verdict.status, headers=verdict.headers)


def not_now() -> str:
    """What is said where disk or database fail."""
    return _(
        "It could not be kept just now, and this is our fault. Everything you wrote is still here: leave this page "
        "open, and press the button again in a minute."
    )


def ended_half_way() -> str:
    """What is said where the last field is missing."""
    return _(
        "The line broke off before everything had arrived, so we have taken nothing yet. Look at what is here, add "
        "what is missing, and press the button again."
    )
