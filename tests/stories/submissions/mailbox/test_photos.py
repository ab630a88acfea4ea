"""Photos are known by their bytes, decoded to be sure, and all else is kept beside them."""

import io
import os
import subprocess
import sys
from pathlib import Path

import piexif
import pytest
from PIL import Image

from stories.submissions.mailbox.reading import Outcome, read
from tests.factories.pictures import jpeg
from tests.factories.raw_mails import STORY, attached, inline, mail, multipart, part


def drawn(kind, width=300, height=200, **save):
    written = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(written, kind, **save)
    return written.getvalue()


def exif(orientation=1, *, gps=False):
    place = {piexif.GPSIFD.GPSLatitude: ((53, 1), (33, 1), (0, 1)), piexif.GPSIFD.GPSLatitudeRef: b"N"} if gps else {}
    return piexif.dump({"0th": {piexif.ImageIFD.Orientation: orientation}, "GPS": place})


def facts(photo):
    return photo.format, photo.width, photo.height, photo.had_gps


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("JPEG", "JPEG"),
        ("PNG", "PNG"),
        ("WEBP", "WEBP"),
        ("GIF", "GIF"),
        ("TIFF", "TIFF"),
        ("BMP", "BMP"),
        ("HEIF", "HEIC"),
        ("AVIF", "AVIF"),
    ],
)
@pytest.mark.parametrize("label", ["image/jpeg", "application/octet-stream", "text/plain", "video/mp4"])
def test_a_photo_is_known_whatever_its_name_and_its_label(kind, word, label):
    reading = read(mail(multipart("mixed", part(STORY), attached(drawn(kind), "IMG_0001.dat", label))))

    assert [facts(photo) for photo in reading.photos] == [(word, 300, 200, False)]
    assert reading.files == ()
    assert reading.notes == ()


def test_a_photo_is_measured_upright_and_its_place_is_told():
    reading = read(mail(photos=[(jpeg(300, 200, exif=exif(6, gps=True)), "IMG_0001.jpg")]))

    assert [facts(photo) for photo in reading.photos] == [("JPEG", 200, 300, True)]


def test_the_bytes_stay_as_they_came():
    sent = jpeg(300, 200, exif=exif(6, gps=True))

    assert read(mail(photos=[(sent, "IMG_0001.jpg")])).photos[0].content == sent


def test_a_photo_that_came_twice_is_one_and_stands_in_the_text():
    sent = jpeg(300, 200)
    body = multipart(
        "mixed",
        attached(sent, "IMG_0001.jpg"),
        multipart("related", part('<p>Before.</p><img src="cid:a@x"><p>After.</p>', "text/html"), inline(sent, "a@x")),
    )

    assert [photo.after for photo in read(mail(body)).photos] == [1]


@pytest.mark.parametrize(
    "content",
    [jpeg(300, 200)[:200], b"REDACTED", b"", b"\x89PNG\r\n\x1a\n" + b"x" * 60],
    ids=["cut", "rubbish", "empty", "no pixels"],
)
def test_a_photo_that_does_not_decode_is_a_file_with_a_note(content):
    reading = read(mail(photos=[(content, "bridge.jpg")]))

    assert reading.outcome is Outcome.SUBMISSION
    assert reading.photos == ()
    assert [(file.filename, file.why, file.content) for file in reading.files] == [
        ("bridge.jpg", "unreadable picture", content)
    ]
    assert reading.notes == ("bridge.jpg is damaged and could not be shown. Ask for it once more.",)


def test_a_large_heic_is_known_to_be_cut_though_it_is_not_decoded():
    whole = drawn("HEIF", 4_200, 4_000, enc_params={"preset": "ultrafast"})

    assert [facts(photo) for photo in read(mail(photos=[(whole, "a.heic")])).photos] == [("HEIC", 4_200, 4_000, False)]
    assert read(mail(photos=[(whole[:-50], "a.heic")])).photos == ()


def test_a_bomb_is_kept_and_not_opened():
    icon = b"\0\0\1\0\1\0\0\0\0\0\1\0\x20\0\x28\0\0\0\x16\0\0\0" + b"\x28\0\0\0\0\x40\0\0\0\x80\0\0" + b"\0" * 28

    reading = read(mail(photos=[(icon, "icon.ico")]))

    assert reading.photos == ()
    assert [file.why for file in reading.files] == ["unreadable picture"]
    assert "far more work" in reading.notes[0]


def test_more_pixels_than_we_take_are_kept_and_not_opened():
    reading = read(mail(photos=[(drawn("PNG", 12_000, 7_000, compress_level=1), "wall.png")]))

    assert reading.photos == ()
    assert reading.notes == ("wall.png is larger than the pictures we take. It is kept, and can be opened by hand.",)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (16, 16), (63, 63), (600, 20)])
def test_spacers_and_icons_are_set_aside(width, height):
    reading = read(mail(photos=[(drawn("GIF", width, height), "spacer.gif")]))

    assert reading.photos == ()
    assert [file.why for file in reading.files] == ["small picture"]
    assert reading.notes == ("1 very small picture was set aside. It is among the files.",)


@pytest.mark.parametrize(
    ("name", "content_type", "why"),
    [
        ("story.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document"),
        ("story.pages", "application/octet-stream", "document"),
        ("story.odt", "application/vnd.oasis.opendocument.text", "document"),
        ("story.pdf", "application/pdf", "document"),
        ("winmail.dat", "application/ms-tnef", "winmail"),
        ("winmail.dat", "application/octet-stream", "winmail"),
    ],
)
def test_words_in_a_file_that_is_not_opened_here_are_for_a_person(name, content_type, why):
    reading = read(mail(multipart("mixed", part(""), attached(b"some bytes", name, content_type))))

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "no words")
    assert [file.why for file in reading.files] == [why]
    assert reading.notes == (f"{name} could not be opened here. Open it by hand.",)
    assert reading.because == (f"It has no words of its own; they may be in {name}. Open it by hand.",)


def test_a_plain_text_that_was_attached_is_the_story_where_there_is_no_other():
    attachment = attached(STORY.encode(), "story.txt", "text/plain; charset=utf-8")

    assert read(mail(multipart("mixed", part("\n"), attachment))).story == STORY
    assert read(mail(multipart("mixed", part("Sent from my iPhone"), attachment))).story == STORY

    reading = read(mail(multipart("mixed", part("We ran."), attachment)))
    assert reading.story == "We ran."
    assert [file.why for file in reading.files] == ["document"]


def test_such_a_file_beside_a_story_is_noted_and_holds_nothing():
    reading = read(mail(multipart("mixed", part(STORY), attached(b"some bytes", "more.docx", "application/msword"))))

    assert reading.outcome is Outcome.SUBMISSION
    assert reading.notes == ("more.docx could not be opened here. Open it by hand.",)


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("clip.mp4", "video/mp4"), ("voice.m4a", "audio/mp4"), ("card.vcf", "text/vcard"), ("", "application/x-thing")],
)
def test_every_other_file_is_kept(name, content_type):
    reading = read(mail(multipart("mixed", part(STORY), attached(b"some bytes", name, content_type))))

    assert [(file.filename, file.content, file.why) for file in reading.files] == [(name, b"some bytes", "other")]


def test_a_photo_without_words_asks_for_them():
    reading = read(mail(text="", photos=[(jpeg(300, 200), "IMG_0001.jpg")]))

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "no words")
    assert reading.because == ("A photo came without words. Ask for the story.",)


BIG = """
import io, re, sys
from PIL import Image
from tests.factories.raw_mails import mail, STORY

if sys.argv[1] == "write":
    written = io.BytesIO()
    Image.effect_noise((1000, 750), 70).convert("RGB").resize((8000, 6000)).save(written, "JPEG", quality=82)
    photos = [(written.getvalue() + bytes([n]), f"{n}.jpg") for n in range(5)]
    sys.stdout.buffer.write(mail(text=STORY, photos=photos))
else:
    import django
    django.setup()
    from stories.submissions.mailbox.reading import read
    raw = open(sys.argv[2], "rb").read()
    reading = read(raw)
    # Not ru_maxrss, which a process takes over from the one that started it.
    most = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024
    print(most, len(raw) // 1024**2, [(one.width, one.height) for one in reading.photos] == [(8000, 6000)] * 5)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux alone tells what a process took at most.")
def test_a_mail_with_five_photos_of_48_megapixels_is_read_in_little_memory(tmp_path):
    def run(*words):
        path = os.pathsep.join(sys.path)
        done = subprocess.run(
            [sys.executable, "-c", BIG, *words], capture_output=True, check=True, env={**os.environ, "PYTHONPATH": path}
        )
        return done.stdout

    big = tmp_path / "big.eml"
    big.write_bytes(run("write"))

    most, size, is_whole = run("read", str(big)).split()

    assert int(size) > 20
    assert is_whole == b"True"
    assert int(most) < 350
