"""A form that somebody is filling in: its photos are kept as soon as they arrive, whatever else is wrong.

The form carries a signed name of what is kept, in a hidden field. Who has it may add, caption and take
out, until the story is sent; what was never sent goes after a week (models.submission.UNFINISHED_FOR).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from PIL import Image

from foundation.cleaning import check_picture
from foundation.plain_text import plain
from foundation.refusing import Refused
from foundation.throttle import Throttle
from stories.pages.models import SeriesIndexPage
from stories.submissions import looking
from stories.submissions.keeping import kept_or_undone
from stories.submissions.models import Enclosure, Submission
from stories.submissions.receiving import SentFile, add_enclosures
from stories.tellers import signing

MOST_PHOTOS = 5
#: A running club at its first call sends a dozen stories from one hall; thirty times five is more than that.
FROM_A_NETWORK = Throttle("photos from a network", most=150, period=timedelta(hours=1))

_UNFINISHED, _PHOTO = "submission-unfinished", "submission-unfinished-photo"


def name_of(unfinished: Submission | None) -> str:
    """What the hidden field carries; empty where nothing is kept yet."""
    return signing.sign(_UNFINISHED, unfinished.pk, unfinished.link_version) if unfinished else ""


def opened(name: str) -> Submission | None:
    """What a form carries: unfinished still, or sent meanwhile; None where it is none of ours, or is gone."""
    try:
        said = signing.read(_UNFINISHED, name)
    except (signing.Bad, signing.Expired):
        return None
    return Submission.objects.filter(pk=said.subject, link_version=said.version).first()


def begin(series: SeriesIndexPage | None) -> Submission:
    """A form in which something is to be kept."""
    return Submission.objects.create(state=Submission.State.UNFINISHED, door=Submission.Door.FORM, series=series)


def begin_again(sent: Submission) -> Submission:
    """The form that was sent already, to be changed: another, with its photos."""
    again = begin(sent.series)
    photos = [SentFile(File(one.original.open()), one.filename, one.content_type, one.caption) for one in sent.photos]
    add_enclosures(again, photos=photos)
    looking.look_at_photos(again)
    return again


def keep_photos(
    begun: Submission | None, series: SeriesIndexPage | None, files: Iterable[UploadedFile], network: str
) -> tuple[Submission | None, list[str]]:
    """Keep what are photos, and say in a sentence each, by its name, why another is not taken.

    Returns the form too: it begins with the first photo that is kept.
    """
    refusals, too_many = [], []
    for file in files:
        try:
            kind = _look(file, network)
            begun = begun or begin(series)
            if not _keep_photo(begun, file, kind):
                too_many.append(file.name or "")
        except Refused as refused:
            refusals.append(f"“{plain(file.name or '')}”: {refused}")
    if too_many:
        refusals.append(
            _("Up to %(most)d photos go with a story, so the first %(most)d are kept and %(names)s not.")
            % {"most": MOST_PHOTOS, "names": ", ".join(f"“{plain(name)}”" for name in too_many)}
        )
    return begun, refusals


def _look(file, network) -> str:
    """What sort of picture it is. Raises Refused."""
    if not FROM_A_NETWORK.take(network):
        raise Refused(
            _(
                "So many photos came from where you are that we take no more just now. Send your story without it, "
                "or try again in an hour."
            )
        )
    return check_picture(file)


def _keep_photo(unfinished, file, kind) -> bool:
    """Keep one; False where there are as many as may be."""
    if unfinished.enclosures.count() >= MOST_PHOTOS:
        return False
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    photo = Enclosure(
        submission=unfinished,
        filename=plain(file.name or "")[:255],
        content_type=Image.MIME.get(kind, ""),
        size=file.size or 0,
        digest=digest.hexdigest(),
    )
    try:
        # Written before the transaction: 30 MB take longer than others should have to wait for the database.
        with kept_or_undone() as keep:
            keep(photo.original, file, "")
            with transaction.atomic():
                there = Submission.objects.select_for_update().get(pk=unfinished.pk).enclosures
                if there.filter(digest=photo.digest).exists():
                    raise _KeptAlready
                if there.count() >= MOST_PHOTOS:
                    raise _Full
                photo.position = there.count()
                photo.save()
                looking.look_at_photo.enqueue(photo.pk)
    except _KeptAlready:
        return True
    except _Full:
        return False
    except OSError as error:
        raise Refused(_("It could not be kept just now, and this is our fault. Please try again.")) from error
    return True


class _KeptAlready(Exception):  # noqa: N818 - undoes what was written
    pass


class _Full(Exception):  # noqa: N818 - undoes what was written
    pass


def write_captions(unfinished: Submission, captions: Mapping[str, str]) -> None:
    """Keep what was typed beside each photo: ``captions`` by the photo's number."""
    for photo in unfinished.enclosures.all():
        caption = plain(captions.get(str(photo.pk), photo.caption)).strip()[:255]
        if caption != photo.caption:
            Enclosure.objects.filter(pk=photo.pk).update(caption=caption)


def take_out(unfinished: Submission, number: str) -> None:
    """Let one photo go; does nothing where it is gone already."""
    if number.isdecimal() and len(number) < 19:
        unfinished.enclosures.filter(pk=int(number)).delete()


@dataclass(frozen=True)
class KeptPhoto:
    """A photo as the one who sent it sees it in the form."""

    number: int
    filename: str
    caption: str
    #: Where its thumbnail is.
    picture: str
    #: Whether the worker has still to look at it.
    is_waiting: bool = False
    refusal: str = ""


def shown(photos: Iterable[Enclosure]) -> list[KeptPhoto]:
    """``photos`` for the form."""
    return [
        KeptPhoto(
            photo.pk,
            photo.filename,
            photo.caption,
            _address(photo),
            photo.state == Enclosure.State.WAITING,
            photo.refusal,
        )
        for photo in photos
    ]


def _address(photo) -> str:
    address = reverse("share_photo", args=[signing.sign(_PHOTO, photo.pk, photo.submission.link_version)])
    # A browser that has shown the mark in its place asks no second time under the same address.
    return f"{address}?ready" if photo.small else address


def photo_of(name: str) -> Enclosure | None:
    """The photo under that name, while its story is not sent; else None."""
    try:
        said = signing.read(_PHOTO, name)
    except (signing.Bad, signing.Expired):
        return None
    return (
        Enclosure.objects.photos()
        .select_related("submission")
        .filter(
            pk=said.subject,
            submission__state=Submission.State.UNFINISHED,
            submission__link_version=said.version,
        )
        .first()
    )
