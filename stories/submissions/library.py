"""A photo that was sent in becomes a picture of the library, once."""

import contextlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from foundation.models import Picture
from stories.submissions.models import Enclosure


def picture_of(photo: Enclosure, name: str, user=None, kept: list | None = None) -> Picture:
    """The picture of the library that ``photo`` is; made now unless it was before. Part of the caller's transaction.

    It was cleaned when it came, so its file is taken as it is. ``name`` is the teller's, for the title.
    ``kept`` is told of each file that is written, for the caller to delete where the transaction fails.
    """
    if photo.picture:
        return photo.picture
    with photo.cleaned.open() as file:
        picture = Picture.of_clean_file(
            file,
            str(photo.cleaned.name).rpartition(".")[2],
            width=photo.width,
            height=photo.height,
            title=_("Photo %(number)d, %(name)s") % {"number": photo.position + 1, "name": name},
            caption=photo.caption,
            uploaded_by_user=user,
        )
    if kept is not None:
        kept.append(picture)
    picture.save()
    photo.picture = picture
    photo.save(update_fields=["picture"])
    return picture


@contextlib.contextmanager
def files_or_none() -> Iterator[list]:
    """Hand out a list for the pictures whose files were written; where the block fails, those files go again."""
    kept: list[Picture] = []
    try:
        yield kept
    except BaseException:
        for picture in kept:
            with contextlib.suppress(Exception):
                picture.file.storage.delete(picture.file.name)
        raise
