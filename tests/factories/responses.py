"""Responses for tests: written through the real act."""

from foundation import moment
from stories.responses.answering import Written, respond
from stories.responses.models import Responder, Response
from stories.responses.moderating import publish
from tests.factories.pages import StoryFactory


def written(story=None, **said):
    """What a reader of ``story`` wrote; ``said`` changes any of it."""
    number = Response.objects.count() + 1
    usual = {
        "story": story or StoryFactory(),
        "name": "Idris Fenn",
        "address": "idris@example.org",
        "text": f"The lamp on Tanner’s Row has been wrong since the clocks went back, {number} years now.",
    }
    return Written(**{**usual, **said})


def response(story=None, **said):
    """A response as it stands after it came."""
    return respond(written(story, **said))


def published(story=None, **said):
    """A response that an editor has published."""
    one = response(story, **said)
    return one if one.is_published else publish(one)


def confirmed(address="idris@example.org", **fields):
    """A responder whose address is proved."""
    one, _is_new = Responder.objects.get_or_create(address=address)
    for name, value in {"confirmed_at": moment.now(), **fields}.items():
        setattr(one, name, value)
    one.save()
    return one
