"""A response becomes a story: its writer lets it into the inbox, once."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from foundation import moment
from foundation.refusing import Refused
from stories.pages.models import SeriesIndexPage
from stories.pages.offering import Offered, offer
from stories.responses.models import Response
from stories.tellers.consenting import WORDING


@dataclass(frozen=True)
class LetIn:
    """What the writer says: for which series, under which name, in which words, and which boxes they ticked."""

    series: SeriesIndexPage
    name: str
    words: str
    ticked: tuple[str, ...] = ()


@transaction.atomic
def become_a_story(response: Response, said: LetIn) -> Response:
    """Let ``response`` in as its writer ``said``; harmless twice. It stays under its story as it is.

    Whoever opened the mail's link reads mails at the address, which proves it. Raises Refused where it is not to be
    told any more.
    """
    held = Response.objects.select_for_update().get(pk=response.pk)
    if held.offered_at:
        return held
    if not held.may_be_a_story or held.responder is None or held.invited_at is None:
        raise Refused(_("This response is off the site by now, so it cannot become a story. Nothing was sent."))
    held.became = offer(
        Offered(
            series=said.series,
            name=said.name,
            address=held.responder.address,
            words=said.words,
            ticked=said.ticked,
            wording=WORDING,
            note=_("It was a response to “%s”.") % held.story.title,
        )
    )
    held.offered_at = moment.now()
    held.save(update_fields=["became", "offered_at"])
    return held


def calls_for(response: Response) -> list[SeriesIndexPage]:
    """What ``response`` may answer as a story: the series it was asked for first, then every call that is open.

    Whoever was asked is not turned away because a call has closed meanwhile.
    """
    asking = SeriesIndexPage.objects.readable().asking().order_by("title")
    others = [series for series in asking if series.pk != response.invited_to_id]
    asked = SeriesIndexPage.objects.readable().filter(pk=response.invited_to_id).first()
    return [*([asked] if asked else []), *others]
