"""A story as it stood when it was sent: its paragraphs, and each photo in its place between them."""

from dataclasses import dataclass

from stories.submissions.models import Enclosure, Submission


@dataclass(frozen=True)
class Part:
    """A paragraph, or a photo."""

    paragraph: str = ""
    photo: Enclosure | None = None


def parts_of(submission: Submission) -> list[Part]:
    """Paragraphs and photos of ``submission`` in their order; what was attached comes after the words."""
    parts: list[Part] = []
    paragraphs, photos = submission.paragraphs, list(submission.photos)
    for number, paragraph in enumerate(paragraphs):
        parts += [Part(photo=photo) for photo in photos if photo.after == number]
        parts.append(Part(paragraph))
    return parts + [Part(photo=photo) for photo in photos if photo.after is None or photo.after >= len(paragraphs)]
