"""Look at each photo that came: clean it, or say why it is not taken. The worker does it."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django_tasks import task
from PIL import Image

from foundation.cleaning import Refused, clean_picture
from stories.submissions.keeping import kept_or_undone
from stories.submissions.models import Enclosure, Submission

#: The longer side of what editors and tellers see on a screen.
SMALL_SIDE = 1200


def look_at_photos(submission: Submission) -> None:
    """Let the worker look at every photo of ``submission`` that nobody has looked at; part of the transaction."""
    waiting = submission.enclosures.photos().filter(state=Enclosure.State.WAITING)
    for pk in waiting.values_list("pk", flat=True):
        look_at_photo.enqueue(pk)


@task(backend="db", queue_name="pictures", priority=30)  # a teller waits for the answer that tells of it
def look_at_photo(pk: int) -> None:
    """Clean one photo, or note why it is refused; its untouched bytes stay as they are. A repeat is harmless."""
    photo = Enclosure.objects.photos().filter(pk=pk, state=Enclosure.State.WAITING).select_related("submission").first()
    if photo is None:
        return
    try:
        with photo.original.open() as file:
            found = clean_picture(file)
    except Refused as refused:
        photo.state, photo.refusal = Enclosure.State.REFUSED, refused.found
        photo.save(update_fields=["state", "refusal"])
        return
    except FileNotFoundError:
        photo.state = Enclosure.State.REFUSED
        photo.refusal = _("The file of this photo is gone. Please ask for it again.")
        photo.save(update_fields=["state", "refusal"])
        return
    with kept_or_undone() as keep:
        keep(photo.cleaned, found.content, f"clean.{found.extension}")
        keep(photo.small, _small(photo.cleaned), "small.jpg")
        photo.state, photo.width, photo.height = Enclosure.State.CLEAN, found.width, found.height
        photo.had_location = found.had_location
        photo.save(update_fields=["cleaned", "small", "state", "width", "height", "had_location"])


def _small(cleaned) -> ContentFile:
    written = BytesIO()
    with cleaned.open() as file, Image.open(file) as image:
        image.draft("RGB", (SMALL_SIDE, SMALL_SIDE))
        image.thumbnail((SMALL_SIDE, SMALL_SIDE))
        _on_white(image).save(written, "JPEG", quality=80)
    return ContentFile(written.getvalue())


def _on_white(image: Image.Image) -> Image.Image:
    """``image`` without anything that can be seen through, as JPEG has it."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
