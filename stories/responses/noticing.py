"""Who is to hear of a response: those who asked for it, each once."""

from django.db.models import Q

from stories.responses.models import Conversation, Notice, Responder, Response
from stories.responses.models.responder import as_kept


def note(response: Response) -> None:
    """Note down for whom the published ``response`` is news; the mail of the hour tells them together.

    Those in its thread who asked to be told, save whoever wrote it; and the teller, who chose to hear. Who may be
    told is asked once more when that mail is made: an address may be confirmed until then, or its owner spared.
    Part of the caller's transaction.
    """
    story, teller = response.story, response.story.told_by
    teller_hears = bool(teller) and Conversation.objects.filter(story=story, teller_hears=True).exists()
    notices = []
    # Strangers who talk under a child's story are not called back to it.
    if response.parent_id and not story.is_of_a_child:
        asked = _asked_in_thread(response)
        if teller and teller.address and (teller_hears or response.is_teller):
            asked = asked.exclude(address=as_kept(teller.address))
        notices += [Notice(response=response, responder=responder) for responder in asked]
    if teller and teller_hears and not _is_of(teller, response):
        notices.append(Notice(response=response, teller=teller))
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _asked_in_thread(response: Response):
    thread = Response.objects.published().filter(Q(pk=response.parent_id) | Q(parent=response.parent_id))
    asked = Responder.objects.filter(responses__in=thread.filter(wants_answers=True), spared_at=None)
    others = asked.exclude(pk=response.responder_id) if response.responder_id else asked
    return others.distinct()


def _is_of(teller, response: Response) -> bool:
    """Whether the teller wrote it, with the badge or as a reader from the same address."""
    responder = response.responder
    return response.is_teller or bool(responder and responder.address == as_kept(teller.address))
