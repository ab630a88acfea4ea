"""Private links about responses (design §5): each carries purpose, subject and the subject's link version."""

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from foundation import moment
from stories.pages.models import StoryPage
from stories.responses.closing import openness_of
from stories.responses.models import Responder, Response
from stories.tellers import signing

#: The writer's own browser, after the form; the mail to the writer's address, which proves it too.
OWN, MAILED = "response-own", "response-mailed"
#: A device that pressed the button of such a mail: what it sends comes from that address.
DEVICE = "response-device"
#: No more mails of answers, or of responses to one story; the teller's page of it; a response that might be a story.
SPARE, SPARE_TELLER, TELLER, INVITED = (
    "response-spare",
    "response-spare-teller",
    "response-teller",
    "response-invited",
)
#: How long an invitation to make a story of a response can be taken up.
INVITED_FOR = timedelta(days=60)


def own_path(response: Response) -> str:
    """The path of the writer's page, for their browser."""
    return reverse("own_response", args=[own_token(response)])


def own_token(response: Response) -> str:
    """What the writer's browser keeps, to be shown what waits."""
    return signing.sign(OWN, response.pk, response.link_version)


def to_own_page(response: Response) -> str:
    """The address of the same page, as it goes by mail: whoever presses its button reads mails there."""
    return _address("mailed_response", signing.sign(MAILED, response.pk, response.link_version))


def device_token(responder: Responder) -> str:
    """What a device keeps of somebody whose address is confirmed."""
    return signing.sign(DEVICE, responder.pk, responder.link_version)


def to_spare(responder: Responder) -> str:
    """The address that stops mails of answers; never expires (RFC 8058)."""
    return _address("spare_responder", signing.sign(SPARE, responder.pk, responder.link_version))


def to_spare_teller(story: StoryPage) -> str:
    """The same for the teller of ``story``, and not their page: whoever sees a mail's headers may stop it, no more."""
    version = story.told_by.link_version if story.told_by else 1
    return _address("spare_teller", signing.sign(SPARE_TELLER, story.pk, version))


def to_teller_page(story: StoryPage) -> str:
    """The address of the page on which the teller of ``story`` answers; empty where nobody is known to have told it."""
    if story.told_by is None:
        return ""
    return _address("teller_responses", signing.sign(TELLER, story.pk, story.told_by.link_version))


def to_teller_page_while_open(story: StoryPage) -> str:
    """The same, and empty where ``story`` cannot be answered."""
    return to_teller_page(story) if openness_of(story).is_open else ""


def to_invitation(response: Response) -> str:
    """The address of the page on which a writer lets a response into the inbox as a story."""
    until = (response.invited_at or moment.now()).replace(microsecond=0) + INVITED_FOR
    return _address("invited_response", signing.sign(INVITED, response.pk, response.link_version, until=until))


def opened(purpose: str, token: str) -> Response:
    """The response that ``token`` opens. Raises signing.Bad, also where it is gone, and signing.Expired."""
    return _response(signing.read(purpose, token))


def expired(purpose: str, token: str) -> Response:
    """The response of a link whose time is over, so that a new one can be mailed. Raises signing.Bad."""
    return _response(signing.read_expired(purpose, token))


def _response(said: signing.Link) -> Response:
    response = (
        Response.objects.select_related("story", "responder", "parent")
        .filter(pk=said.subject, link_version=said.version)
        .first()
    )
    if response is None:
        raise signing.Bad
    return response


def opened_all(purpose: str, tokens: list[str]) -> dict[str, Response]:
    """Those of ``tokens`` that open a response under a live story, each with it, in one query; others are left out."""
    said = {}
    for token in tokens:
        with suppress(signing.Bad, signing.Expired):
            said[token] = signing.read(purpose, token)
    numbers = [link.subject for link in said.values()]
    found = Response.objects.select_related("story").filter(pk__in=numbers, story__live=True).in_bulk()
    return {
        token: found[link.subject]
        for token, link in said.items()
        if link.subject in found and found[link.subject].link_version == link.version
    }


def responder_of(purpose: str, token: str) -> Responder:
    """The responder that ``token`` speaks for. Raises signing.Bad and signing.Expired."""
    said = signing.read(purpose, token)
    responder = Responder.objects.filter(pk=said.subject, link_version=said.version).first()
    if responder is None:
        raise signing.Bad
    return responder


def story_of_teller(token: str, purpose: str = TELLER) -> StoryPage:
    """The story whose teller holds ``token``, whether it is out or not. Raises signing.Bad and signing.Expired."""
    said = signing.read(purpose, token)
    stories = StoryPage.objects.select_related("told_by")
    story = stories.filter(pk=said.subject, told_by__link_version=said.version).first()
    if story is None:
        raise signing.Bad
    return story


def _address(name: str, token: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[token])}"
