"""What is said of a mail that was taken: the JSON of `receive_mail` and `collect_mail` (design §5)."""

from stories.submissions.mailbox.reading import Photo, Reading


def as_json(file: str, reading: Reading, outcome: str = "") -> dict:
    """One mail as the contract names it. ``outcome`` is what was made of it, where that is known already."""
    return {
        "file": file,
        "outcome": outcome or reading.outcome.value,
        "reason": reading.reason.value if reading.reason else None,
        "message_id": reading.message_id,
        "from_name": reading.from_name,
        "from_email": reading.from_email,
        "teller_name": reading.teller_name,
        "teller_email": reading.teller_email,
        "subject": reading.subject,
        "series": reading.series,
        "story": reading.story,
        "folded": reading.folded,
        "photos": [_photo(photo) for photo in reading.photos],
        "notes": [*reading.because, *reading.notes],
    }


def _photo(photo: Photo) -> dict:
    return {
        "filename": photo.filename,
        "format": photo.format,
        "width": photo.width,
        "height": photo.height,
        "had_gps": photo.had_gps,
    }
