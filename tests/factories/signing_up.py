"""The sign-up as a browser sends it."""

from datetime import timedelta

from foundation import moment
from foundation.posting import tokens
from home.mailing_list.guarding import GUARD

TYPED = {"email": "gwen@post.example", "name": "Gwen Pardoe", "frequency": "week", "page": "", "whole": "1"}


def touched(seconds_ago=60):
    """The token of a form that was touched a while ago."""
    with moment.as_on(moment.now() - timedelta(seconds=seconds_ago)):
        return tokens.give(GUARD.name)


def sign_up(client, *, headers=None, **typed):
    """Post the form; ``typed`` changes any of it, None leaves a field out."""
    fields = {"fresh": touched(), **TYPED, **typed}
    return client.post(
        "/subscribe/", {name: value for name, value in fields.items() if value is not None}, headers=headers
    )
