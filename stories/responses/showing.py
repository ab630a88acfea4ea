"""Put a response up for all to read, or take it down; every act that does either ends here."""

from foundation import moment
from stories.responses import noticing
from stories.responses.models import Response
from stories.responses.renewing import renew_story

State = Response.State


def put_up(response: Response) -> None:
    """Publish ``response``, whose row is held; part of the caller's transaction.

    The first time it is told to those who asked to hear of it.
    """
    is_first = response.published_at is None
    response.state = State.PUBLISHED
    response.published_at = response.published_at or moment.now()
    response.save()
    if is_first:
        noticing.note(response)
    renew_story(response.story)


def take_down(response: Response, state: str) -> None:
    """Let ``response``, whose row is held, stand in a ``state`` that readers do not see; part of the transaction."""
    was_published = response.is_published
    response.state = state
    response.save()
    if was_published:
        renew_story(response.story)
