"""Write down how a teller agreed, where an editor vouches for it and no page has been made of the story yet."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.refusing import Refused
from stories.pages import vouching
from stories.submissions.agreeing import is_of_a_child
from stories.submissions.holding import hold_with_pages
from stories.submissions.models import Submission
from stories.tellers.consenting import consent
from stories.tellers.models import Consent, Teller


@transaction.atomic
def vouch(
    submission: Submission,
    *,
    user,
    note: str,
    teller: Teller | None = None,
    name: str = "",
    address: str = "",
    **allowed,
) -> Consent:
    """Add the consent that ``user`` vouches for; returns it, and it counts from now on.

    ``teller`` is whose story it is; without, a new one with ``name`` and ``address`` is made: people are never
    taken for one another by name. ``allowed`` are the boolean fields of Consent. Where it was accepted meanwhile it
    is the story's (`stories.pages.vouching`). Raises Refused where the story is no more to be told, and where the
    site is allowed for a child's story and no parent or guardian agreed.
    """
    submission = hold_with_pages(submission)
    if submission.story:
        return vouching.vouch(
            submission.story, user=user, note=note, teller=teller, name=name, address=address, **allowed
        )
    if not submission.may_be_told:
        raise Refused(
            _("It stands as “%s”, so there is nothing to agree to. Nothing was written down.")
            % submission.get_state_display()
        )
    if vouching.lacks_guardian(is_of_a_child(submission), **allowed):
        raise Refused(vouching.guardian_sentence())
    teller = teller or Teller.objects.create(name=name, address=address)
    if submission.teller != teller:
        submission.teller = teller
        submission.save(update_fields=["teller"])
    return consent(teller, submission.story_key, door=Consent.Door.EDITOR, vouched_by=user, note=note, **allowed)
