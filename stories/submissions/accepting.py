"""Accept a story: one action makes the draft page, with photos where they stood, teller and consent."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.models import Picture
from foundation.refusing import Refused
from stories.pages.drafting import Part, draft_story
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.submissions import writing
from stories.submissions.agreeing import is_of_a_child
from stories.submissions.deciding import decided, refuse_decided
from stories.submissions.history import note_act
from stories.submissions.holding import hold_with_pages
from stories.submissions.library import files_or_none, picture_of
from stories.submissions.models import Enclosure, SentMail, Submission
from stories.submissions.parts import parts_of
from stories.submissions.proving import tie_to_teller

ACCEPT = "submissions.accept"


def accept(
    submission: Submission,
    *,
    user=None,
    seen: int | None = None,
    series: SeriesIndexPage | None = None,
    printed_name: str = "",
    words: str = "",
    tell: bool = True,
) -> StoryPage:
    """Make a draft story of ``submission`` under ``series``, else under the one it was sent for; returns it.

    ``printed_name`` is the teller's wish unless given. The teller hears in ten minutes, with ``words`` of the
    editor's if any, unless ``tell`` is false. Photos that were refused, or are still being looked at, stay
    with the submission. Raises Refused where it was decided meanwhile (see `deciding`), where no series or no
    name is known, and where photos are still being looked at.
    """
    with files_or_none() as kept, transaction.atomic():
        submission = hold_with_pages(submission, series.pk if series else submission.series_id)
        refuse_decided(submission, seen)
        series = series or submission.series
        if series is None:
            raise Refused(_("Say for which series it is: a story stands under a question. Nothing was changed."))
        if not SeriesIndexPage.objects.filter(pk=series.pk).exists():
            raise Refused(_("This series is gone by now. Nothing was changed: choose another."))
        name = (printed_name or name_to_print(submission)).strip()[:120]
        if not name:
            raise Refused(_("Say which name is to be printed; “Anonymous” is fine. Nothing was changed."))
        if any(photo.state == Enclosure.State.WAITING for photo in submission.photos):
            raise Refused(_("A photo is still being looked at. Nothing was changed: accept it in a moment."))
        teller = tie_to_teller(submission)
        pictures = {}
        for photo in submission.photos:
            if photo.is_clean:
                pictures[photo.pk] = picture_of(photo, name, user, kept)
        cover, parts = _laid_out(submission, pictures)
        story = draft_story(
            series,
            printed_name=name,
            # A mail's subject is no title: “Fwd: what I told you” stands above many.
            title="" if submission.door == Submission.Door.MAIL else submission.title,
            parts=parts,
            cover=cover,
            teller=teller,
            story_key=submission.story_key,
            shows_child=is_of_a_child(submission),
            user=user,
        )
        submission.story, submission.series, submission.printed_name = story, series, name
        submission.save(update_fields=["story", "series", "printed_name"])
        decided(submission, Submission.State.ACCEPTED, user)
        note_act(submission, ACCEPT, user)
        if tell:
            writing.write_answer(submission, SentMail.Kind.ACCEPTED, words=words, user=user)
    return story


def name_to_print(submission: Submission) -> str:
    """The teller's wish; else the name beside the address, where it is one: some mail programs put the address
    in its place. Empty where neither is known."""
    names = (submission.teller_name, submission.sender_name)
    return submission.printed_name or next((name for name in names if name and "@" not in name), "")


def _laid_out(submission: Submission, pictures: dict[int, Picture]) -> tuple[Picture | None, list[Part]]:
    """The cover, and paragraphs and pictures in their order.

    A photo that stood above the words, or was attached to them, is what they begin with: the first becomes
    the cover. One that stood between two paragraphs stays there.
    """
    cover = next(
        (
            photo
            for photo in submission.photos
            if photo.pk in pictures and not (photo.after and _is_inside(submission, photo))
        ),
        None,
    )
    parts: list[Part] = []
    for part in parts_of(submission):
        if part.photo is None:
            parts.append(part.paragraph)
        elif part.photo.pk in pictures and part.photo != cover:
            parts.append(pictures[part.photo.pk])
    return (pictures[cover.pk] if cover else None), parts


def _is_inside(submission: Submission, photo: Enclosure) -> bool:
    return photo.after is not None and 0 < photo.after < len(submission.paragraphs)
