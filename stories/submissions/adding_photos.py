"""Photos that a teller adds to a story that is here already, through a private link."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation import moment
from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from stories.submissions import looking
from stories.submissions.holding import hold_with_pages
from stories.submissions.models import Enclosure, Submission
from stories.submissions.news import note_news
from stories.tellers.consenting import WORDING, consent
from stories.tellers.models import Consent
from stories.tellers.wordings import OF_PHOTOS, agreed_to

#: More photos than this is an album: somebody should talk about it first.
MOST = 20


@transaction.atomic
def add_photos(submission: Submission, begun: Submission, *, ticked: list[str]) -> int:
    """Give the photos that ``begun``, a form that was filled in, keeps to ``submission``; returns how many were new.

    A photo that it has already is left out, and ``begun`` goes. ``ticked`` are the boxes about photos: they add to
    what the teller allowed where anything was; else they are noted for the editors. Raises Refused where the story
    is no more to be told, or would have more than `MOST` photos.
    """
    submission = hold_with_pages(submission)
    if not submission.may_be_told:
        raise Refused(_("This story is not to be told any more, so no photos are added to it."))
    form = Submission.objects.select_for_update().filter(pk=begun.pk, state=Submission.State.UNFINISHED).first()
    if form is None:
        # The button was pressed twice.
        return 0
    there = list(submission.enclosures.all())
    known = {one.digest for one in there}
    new = [one for one in form.enclosures.all() if one.digest not in known]
    if len([one for one in there if one.is_photo]) + len(new) > MOST:
        raise Refused(
            _("With these it would be more than %d photos, as many as we can look through. Please take some out.")
            % MOST
        )
    for position, photo in enumerate(new, start=len(there)):
        Enclosure.objects.filter(pk=photo.pk).update(submission=submission, position=position, after=None)
    form.delete()
    if new:
        looking.look_at_photos(submission)
        _note(submission, ticked)
        note_news(submission, Submission.News.PHOTOS)
    return len(new)


def _note(submission: Submission, ticked: list[str]) -> None:
    stands = Consent.objects.latest_for(submission.story_key)
    if stands and not stands.is_withdrawal and stands.wording == WORDING:
        said: dict = {name: True for name in stands.ticked if name not in OF_PHOTOS} | dict.fromkeys(ticked, True)
        if stands.guardian:
            said["guardian"] = True
        if set(said) != set(stands.ticked):
            consent(stands.teller, submission.story_key, door=Consent.Door.LINK, **said)
        return
    # Nothing is allowed yet that this could be added to.
    words = " · ".join(agreed_to(WORDING, ticked))
    note = _("Of the photos that came %(moment)s they said: %(words)s") % {
        "moment": written(moment.now()),
        "words": words,
    }
    submission.notes = [*submission.notes, note]
    submission.save(update_fields=["notes"])
