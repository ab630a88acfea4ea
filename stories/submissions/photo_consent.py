"""Photos that a teller was asked about through a private link, and did not say yes to, keep their story back."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from stories.pages.readiness import Finding, Level, editor_of
from stories.submissions.models import Enclosure
from stories.tellers.models import Consent


def may_show_photos(story) -> Iterator[Finding]:
    """The page behind the link says: without this we tell your story without the photos."""
    consent = story.consent
    if consent is None or consent.door != Consent.Door.LINK or (consent.own_photo and consent.people_agreed):
        return
    shown = [picture.pk for picture in story.pictures]
    if not shown or not Enclosure.objects.filter(submission__story_key=story.story_key, picture__in=shown).exists():
        return
    sentence = (
        _("%s allowed the story, but did not say that the people in the photos agreed.")
        if consent.own_photo
        else _("%s allowed the story, but did not say that the photos may be shown.")
    )
    yield Finding(Level.STOPS, sentence % consent.teller.first_name, _("Take them out"), editor_of(story, "cover"))
