"""The form of a response as a browser sends it."""

from datetime import timedelta

from foundation import moment
from foundation.posting import tokens
from stories.responses.guarding import GUARD

TEXT = "The lamp on Tanner’s Row is on a timer.\n\nI mended the one next to it in March."
TYPED = {"text": TEXT, "name": "Gwen Pardoe", "email": "gwen@post.example", "to": "", "device": "", "whole": "1"}


def touched(seconds_ago=60):
    """The token of a form that was touched a while ago."""
    with moment.as_on(moment.now() - timedelta(seconds=seconds_ago)):
        return tokens.give(GUARD.name)


def send(client, story, *, headers=None, **typed):
    """Post the form under ``story``; ``typed`` changes any of it, None leaves a field out."""
    fields = {"fresh": touched(), **TYPED, **typed}
    return client.post(
        f"{story.url}respond/",
        {name: value for name, value in fields.items() if value is not None},
        headers=headers,
    )
