"""A teller says through a private link what we may do with their story; the latest word counts."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.refusing import Refused
from stories.pages.renaming import rename
from stories.pages.vouching import lacks_guardian
from stories.submissions import writing
from stories.submissions.holding import hold_with_pages
from stories.submissions.models import Submission
from stories.submissions.news import note_news
from stories.submissions.proving import note_as_theirs, tie_to_teller
from stories.submissions.taking_back import take_back
from stories.tellers.consenting import WORDING, consent
from stories.tellers.models import Consent

#: What makes a story shown to anybody; the other boxes say under which conditions.
PLACES = ("site", "letter", "social", "print")


@transaction.atomic
def agree(submission: Submission, *, allowed: dict, printed_name: str = "") -> Submission:
    """Write down what the teller allows; returns the submission as it stands then. The same said twice is one.

    ``allowed`` are the boolean fields of Consent; ``printed_name`` is the name to print, which stays where it is
    empty and where the story is out. Where the story stands on the site or has a day, and the site is allowed no
    more, it is taken back (`is_taking_back`). Raises Refused where nothing is to be agreed to any more, and where
    a child can be recognised and no parent or guardian agrees.
    """
    submission = hold_with_pages(submission)
    if not submission.may_be_told:
        raise Refused(_("This story is not to be told any more, so there is nothing to agree to. Nothing was changed."))
    if lacks_guardian(is_of_a_child(submission), **allowed):
        raise Refused(guardian_needed())
    _note_as_theirs(submission)
    if is_taking_back(submission, allowed):
        return take_back(submission)
    teller, stands = tie_to_teller(submission), Consent.objects.latest_for(submission.story_key)
    is_news = _print(submission, printed_name)
    if not (stands and stands.door == Consent.Door.LINK and _says(stands, allowed)):
        consent(teller, submission.story_key, door=Consent.Door.LINK, **allowed)
        is_news = True
    if is_news:
        note_news(submission, Submission.News.CONSENT)
    return submission


def is_taking_back(submission: Submission, allowed: dict[str, bool]) -> bool:
    """Whether this answer takes the story back: it is out or has a day, and may not stand on the site; or it is
    accepted, and may be shown nowhere at all."""
    story = submission.story
    if story is None or allowed.get("site"):
        return False
    nowhere = not any(allowed.get(place) for place in PLACES)
    return nowhere or story.live or writing.promised_moment(submission) is not None


def is_of_a_child(submission: Submission) -> bool:
    """Whether a child can be recognised: in the story as it was last saved; before there is one, as its teller said."""
    stands = Consent.objects.latest_for(submission.story_key)
    if "guardian" in submission.ticked or (stands and stands.guardian):
        return True
    return bool(submission.story and submission.story.get_latest_revision_as_object().is_of_a_child)


def guardian_needed() -> str:
    """What a teller is told where a child is in it and nobody has agreed for the child."""
    return _(
        "A child can be recognised in this story, so for the site a parent or guardian has to agree. If you are "
        "neither, untick the site, or answer our mail and tell us who can."
    )


def _says(stands: Consent, allowed: dict[str, bool]) -> bool:
    return stands.wording == WORDING and set(stands.ticked) == {name for name, yes in allowed.items() if yes}


def _note_as_theirs(submission: Submission) -> None:
    """Whoever has the link reads the mails at the address that it went to."""
    teller = submission.teller
    if teller and teller.address and teller.address.casefold() != submission.sender_address.casefold():
        # It went to another than the one it was sent from, of which this proves nothing.
        return
    note_as_theirs(submission)


def _print(submission: Submission, name: str) -> bool:
    """Print the story under ``name`` from now on; whether that is another than before."""
    name, story = " ".join(name.split()), submission.story
    if not name or (story and story.live):
        return False
    is_other = name != submission.printed_name
    if is_other:
        submission.printed_name = name
        submission.save(update_fields=["printed_name"])
    if story and story.get_latest_revision_as_object().printed_name != name:
        # What is promised, and every version before, goes by the new name too.
        rename(story, name)
        is_other = True
    return is_other
