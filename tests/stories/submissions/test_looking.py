"""The worker looks at every photo that came: clean and small, or refused with the reason."""

import io

import piexif
import pytest
from django.core.files.base import ContentFile
from PIL import Image

from stories.submissions.looking import look_at_photo
from stories.submissions.models import Enclosure
from stories.submissions.receiving import SentFile
from tests.factories.pictures import jpeg
from tests.factories.submissions import photo, sent_in
from tests.working import work

pytestmark = pytest.mark.django_db


def with_a_place(**fields):
    place = {piexif.GPSIFD.GPSLatitudeRef: "N", piexif.GPSIFD.GPSLatitude: ((53, 1), (44, 1), (0, 1))}
    exif = piexif.dump({"0th": {piexif.ImageIFD.Orientation: 6}, "GPS": place})
    return SentFile(ContentFile(jpeg(1600, 1200, exif=exif, **fields)), filename="IMG_0417.JPG")


def test_a_photo_is_made_upright_and_bare_and_its_untouched_bytes_stay():
    given = with_a_place()
    sent = given.content.read()
    given.content.seek(0)

    submission = sent_in(photos=[given])

    (enclosure,) = submission.photos
    assert enclosure.original.read() == sent
    assert enclosure.is_clean
    assert (enclosure.width, enclosure.height) == (1200, 1600)
    clean = enclosure.cleaned.read()
    assert b"Exif" not in clean
    assert Image.open(io.BytesIO(clean)).size == (1200, 1600)


def test_that_a_place_was_removed_is_known():
    submission = sent_in(photos=[with_a_place(), photo(), with_a_place(quality=50)])

    assert [one.had_location for one in submission.photos] == [True, False, True]
    assert submission.locations_removed == 2


def test_there_is_a_small_one_for_screens():
    submission = sent_in(photos=[SentFile(ContentFile(jpeg(3000, 1500)))])

    with Image.open(submission.photos[0].small) as small:
        assert (small.format, small.size) == ("JPEG", (1200, 600))


def test_what_can_be_seen_through_stands_on_white():
    drawn = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(drawn, "PNG")

    submission = sent_in(photos=[SentFile(ContentFile(drawn.getvalue()), filename="card.png")])

    with Image.open(submission.photos[0].small) as small:
        assert small.getpixel((20, 20)) == (255, 255, 255)


def test_a_damaged_photo_is_refused_in_words_and_stays_as_it_came():
    torn = jpeg(400, 300)[:900]

    submission = sent_in(photos=[SentFile(ContentFile(torn), filename="torn.jpg"), photo()])

    refused, good = submission.photos
    assert refused.state == Enclosure.State.REFUSED
    assert "damaged" in refused.refusal
    assert refused.original.read() == torn
    assert not refused.cleaned
    assert good.is_clean


def test_a_photo_whose_file_is_gone_is_told_and_stops_nothing():
    submission = sent_in(photos=[photo()], looked_at=False)
    enclosure = submission.photos[0]
    enclosure.original.storage.delete(enclosure.original.name)

    look_at_photo.call(enclosure.pk)

    enclosure.refresh_from_db()
    assert enclosure.state == Enclosure.State.REFUSED
    assert "is gone" in enclosure.refusal


def test_the_worker_is_asked_by_receiving_and_a_second_look_changes_nothing():
    submission = sent_in(photos=[photo()], looked_at=False)

    work()
    enclosure = submission.enclosures.get()
    look_at_photo.call(enclosure.pk)

    assert enclosure.is_clean
    assert submission.enclosures.get().cleaned.name == enclosure.cleaned.name
