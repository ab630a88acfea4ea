"""Let go of tellers and of what they allowed. When that may be, the stages above say."""

import uuid

from wagtail.log_actions import registry

from foundation.masking import HIDDEN
from stories.tellers.models import Consent, Teller


def forget_consents(story_key: uuid.UUID) -> None:
    """Delete all that was ever allowed for one story: the whole row of them or none, since the latest counts."""
    Consent.objects.for_story(story_key).delete()


def forget_unless_needed(teller_pk: int) -> bool:
    """Delete a teller of whom nothing is kept; true where that was done. Part of the caller's transaction.

    Where somebody holds the row, they are about to add something: it stays.
    """
    free = Teller.objects.select_for_update(skip_locked=True).filter(pk=teller_pk).first()
    if free is None or free.submissions.exists() or free.consents.exists() or free.stories.exists():
        return False
    forget(free)
    return True


def forget(teller: Teller) -> None:
    """Delete ``teller``, and take the name out of the history of what editors did."""
    registry.get_logs_for_instance(teller).update(label=HIDDEN, data={})
    teller.delete()
