"""Write down how a teller agreed, where an editor vouches for it."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from foundation.refusing import Refused
from stories.pages.models import StoryPage
from stories.tellers.consenting import consent
from stories.tellers.models import Consent, Teller


@transaction.atomic
def vouch(
    story: StoryPage, *, user, note: str, teller: Teller | None = None, name: str = "", address: str = "", **allowed
) -> Consent:
    """Add the consent that ``user`` vouches for; returns it, and it counts from now on.

    ``teller`` is the one who told the story; without, a new one with ``name`` and ``address`` is made:
    people are never taken for one another by name. ``allowed`` are the boolean fields of Consent.
    Raises Refused where the site is allowed for a child's story and no parent or guardian agreed.
    """
    Page.objects.select_for_update().get(pk=story.pk)
    story = StoryPage.objects.get(pk=story.pk)
    if lacks_guardian(story.get_latest_revision_as_object().is_of_a_child, **allowed):
        raise Refused(guardian_sentence())
    teller = teller or Teller.objects.create(name=name, address=address)
    # The row alone says whose story it is (StoryPage.with_content_json): no version can take it back.
    StoryPage.objects.filter(pk=story.pk).update(told_by=teller)
    return consent(teller, story.story_key, door=Consent.Door.EDITOR, vouched_by=user, note=note, **allowed)


def lacks_guardian(is_of_a_child: bool, *, site: bool = False, guardian: bool = False, **allowed) -> bool:
    """Whether a story that ``is_of_a_child`` would stand on the site without a guardian's word."""
    return is_of_a_child and site and not guardian


def guardian_sentence() -> str:
    """Why such a consent is not written down."""
    return _("A child can be recognised in this story. For the site, a parent or guardian has to agree.")
