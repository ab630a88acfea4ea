"""Write down what a teller allowed."""

import uuid

from stories.tellers.models import Consent, Teller

#: The version of the words on the form and in the mails. Raise it when they change.
WORDING = "2026-11"


def consent(teller: Teller, story_key: uuid.UUID, *, door: Consent.Door, wording: str = WORDING, **allowed) -> Consent:
    """Add a consent of ``teller`` for the story with ``story_key``; the latest row counts.

    ``allowed`` are the boolean fields of Consent, ``vouched_by`` and ``note``; what is not named was
    not allowed.
    """
    return Consent.objects.create(teller=teller, story_key=story_key, door=door, wording=wording, **allowed)
