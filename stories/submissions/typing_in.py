"""Type in a story that came on paper or was told on the phone; the third door to `receive`."""

from dataclasses import replace

from django.db import transaction

from foundation.models import User
from stories.submissions.keeping import kept_or_undone
from stories.submissions.models import Submission
from stories.submissions.receiving import Received, Sent, receive
from stories.tellers.consenting import consent
from stories.tellers.models import Consent, Teller


def type_in(
    sent: Sent,
    *,
    user: User,
    unfinished: Submission | None = None,
    allowed: dict | None = None,
    note: str = "",
) -> Received:
    """Receive what ``user`` typed in, all of it or nothing, and note whose story it is.

    ``allowed`` are the boolean fields of Consent, for which the editor vouches with a ``note``; None where
    the teller was not asked yet. Nobody is written to unless ``sent.may_answer``.
    """
    with kept_or_undone(), transaction.atomic():
        received = receive(replace(sent, door=Submission.Door.HAND, typed_by=user), unfinished=unfinished)
        submission = received.submission
        if received.is_new:
            submission.teller = _teller(sent)
            submission.save(update_fields=["teller"])
            if allowed is not None:
                consent(
                    submission.teller,
                    submission.story_key,
                    door=Consent.Door.EDITOR,
                    vouched_by=user,
                    note=note,
                    **allowed,
                )
    return received


def _teller(sent: Sent) -> Teller:
    """Whoever is known at that address under that name, else somebody new: a name alone says nothing."""
    known = Teller.objects.at(sent.sender_address).filter(name__iexact=sent.sender_name[:120]).first()
    return known or Teller.objects.create(name=sent.sender_name[:120], address=sent.sender_address)
