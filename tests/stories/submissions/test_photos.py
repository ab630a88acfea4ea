"""What the script that sends photos is told, and thumbnails for the one who sent them."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from foundation import moment
from foundation.throttle import Throttle
from stories.submissions import unfinished
from stories.submissions.models import Enclosure, Submission
from tests.factories.pictures import jpeg
from tests.factories.sharing import photo
from tests.site.foundation.picture_files import TELLTALE, exif_with, four_corners, in_file
from tests.working import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(client, series):
    """Post to the address for photos as the script does."""

    def send(**fields):
        fields = {"whole": "1", **fields}
        headers = {"sec-fetch-site": fields.pop("site", "same-origin")}
        return client.post(f"{series.url}share/photos/", fields, headers=headers)

    return send


def picture_of(kept):
    return unfinished.shown([kept])[0].picture


def test_each_photo_is_kept_and_shown_by_its_own_markup(post):
    first = post(photos=photo("a.jpg", "teal"))
    told = post(photos=photo("b.jpg", "olive"), unfinished=first.json()["unfinished"]).json()

    assert first.status_code == 200
    assert not first.cookies
    assert "no-store" in first["Cache-Control"]
    assert [one["number"] for one in told["photos"]] == list(Enclosure.objects.values_list("pk", flat=True))
    assert 'name="caption-' in told["photos"][1]["html"]
    assert "b.jpg" in told["photos"][1]["html"]
    assert told["refused"] == []
    assert Submission.objects.get().state == Submission.State.UNFINISHED


def test_what_is_kept_can_be_asked_for_and_taken_out(post):
    begun = post(photos=photo()).json()
    number = begun["photos"][0]["number"]

    assert post(unfinished=begun["unfinished"]).json()["photos"][0]["number"] == number
    told = post(unfinished=begun["unfinished"], act=f"take-out-{number}").json()
    assert (told["photos"], told["refused"]) == ([], [])
    assert not Enclosure.objects.exists()


def test_a_file_that_is_no_photo_is_refused_with_its_name(post):
    answer = post(photos=photo("notes.txt", content=b"hello"))

    assert answer.status_code == 422
    assert answer.json()["refused"][0].startswith("“notes.txt”: This file is not a picture")


def test_a_bomb_is_refused_before_a_pixel_is_decoded(post):
    written = io.BytesIO()
    Image.new("1", (25_000, 25_000)).save(written, "PNG")
    answer = post(photos=photo("bomb.png", content=written.getvalue()))

    assert answer.status_code == 422
    assert "million pixels" in answer.json()["refused"][0]


def test_half_a_photo_is_not_kept(post):
    answer = post(photos=photo(), whole="")

    assert answer.status_code == 400
    assert "The line broke off" in answer.json()["refused"][0]
    assert not Enclosure.objects.exists()


def test_another_site_cannot_send_any(post):
    answer = post(photos=photo(), site="cross-site")

    assert answer.status_code == 403
    assert answer.json()["refused"]
    assert not Submission.objects.exists()


def test_so_many_photos_from_one_place_are_enough(post, monkeypatch):

    monkeypatch.setattr(unfinished, "FROM_A_NETWORK", Throttle("few photos", most=1, period=timedelta(hours=1)))
    begun = post(photos=photo("a.jpg", "teal")).json()

    answer = post(photos=photo("b.jpg", "olive"), unfinished=begun["unfinished"])
    assert "“b.jpg”: So many photos came from where you are" in answer.json()["refused"][0]


def test_nothing_is_kept_for_a_call_that_is_closed(post, series):
    series.closes_at = moment.now() - timedelta(days=1)
    series.save()

    assert post(photos=photo()).json()["photos"] == []
    assert not Enclosure.objects.exists()


# ── Thumbnails ──────────────────────────────────────────────────────────────────────


def test_a_photo_is_shown_small_upright_and_bare_at_once(post, client):
    sent = in_file(four_corners((640, 480)), "JPEG", exif=exif_with(orientation=6)).getvalue()
    post(photos=photo(content=sent))

    answer = client.get(picture_of(Enclosure.objects.get()))

    shown = Image.open(io.BytesIO(answer.content))
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "private, no-store"
    assert shown.height > shown.width
    assert max(shown.size) <= 400
    assert TELLTALE not in answer.content
    assert not shown.getexif()


def test_what_costs_more_to_decode_waits_for_the_worker(post, client):
    written = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(written, "HEIF")
    post(photos=photo("IMG_1.HEIC", content=written.getvalue()))
    picture = picture_of(Enclosure.objects.get())

    assert client.get(picture).url.endswith("marks/photo.svg")
    work()
    assert Image.open(io.BytesIO(client.get(picture).content)).size == (400, 300)


def test_a_progressive_jpeg_waits_too(post, client):
    post(photos=photo(content=jpeg(640, 480, progressive=True)))

    assert client.get(picture_of(Enclosure.objects.get())).status_code == 302


def test_once_the_story_is_sent_and_with_a_link_that_was_changed_there_is_none(post, client):
    post(photos=photo())
    picture = picture_of(Enclosure.objects.get())

    assert client.get(picture.replace("photo/", "photo/x")).status_code == 404
    Submission.objects.update(state=Submission.State.WAITING)
    assert client.get(picture).status_code == 404
