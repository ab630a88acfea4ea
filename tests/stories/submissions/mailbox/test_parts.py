"""A mail taken apart: any nesting, any fault of the program that made it, in reading order."""

import binascii
from functools import partial

import pytest

from stories.submissions.mailbox.parts import DEEPEST, MOST_PARTS, take_apart
from stories.submissions.mailbox.reading import Outcome, read
from tests.factories.pictures import jpeg
from tests.factories.raw_mails import STORY, attached, inline, mail, multipart, part
from tests.growing import grows_with_length


def test_parts_come_in_reading_order():
    body = multipart(
        "mixed",
        part("Before the bridge."),
        attached(jpeg(300, 200, "red"), "one.jpg", disposition="inline"),
        part("On the bridge."),
        attached(jpeg(300, 200, "blue"), "two.jpg", disposition="inline"),
        part("Behind the bridge."),
        attached(jpeg(300, 200, "green"), "three.jpg"),
    )

    reading = read(mail(body))

    assert reading.story == "Before the bridge.\n\nOn the bridge.\n\nBehind the bridge."
    assert [(photo.filename, photo.after) for photo in reading.photos] == [
        ("one.jpg", 1),
        ("two.jpg", 2),
        ("three.jpg", None),
    ]


def test_pictures_stand_where_html_has_them():
    html = '<p>Before.</p><img src="cid:one@x"><p>After.</p><div><img src="cid:two@x" width="300"></div>'
    body = multipart(
        "related",
        multipart("alternative", part("Before.\n\n[cid:one@x]\n\nAfter.\n\n[cid:two@x]"), part(html, "text/html")),
        inline(jpeg(300, 200, "blue"), "two@x", "two.jpg"),
        inline(jpeg(300, 200, "red"), "one@x", "one.jpg"),
    )

    reading = read(mail(body))

    assert reading.story == "Before.\n\nAfter."
    assert {photo.filename: photo.after for photo in reading.photos} == {"one.jpg": 1, "two.jpg": 2}


def test_photos_come_in_the_order_of_the_text():
    html = '<p>Before.</p><img src="cid:one@x"><p>After.</p><img src="cid:two@x">'
    body = multipart(
        "related",
        part(html, "text/html"),
        inline(jpeg(300, 200, "blue"), "two@x", "two.jpg"),
        inline(jpeg(300, 200, "red"), "one@x", "one.jpg"),
    )

    assert [photo.filename for photo in read(mail(body)).photos] == ["one.jpg", "two.jpg"]


@pytest.mark.parametrize("mark", ["[image: one.jpg]", "<one.jpg>", "[cid:one@x]"])
def test_marks_of_pictures_in_plain_text_are_places_and_no_words(mark):
    body = multipart("mixed", part(f"Before.\n\n{mark}\n\nAfter."), inline(jpeg(300, 200), "one@x", "one.jpg"))

    reading = read(mail(body))

    assert reading.story == "Before.\n\nAfter."
    assert len(reading.photos) == 1


NESTED = {
    "signed": multipart("signed", part(STORY), part("sig", "application/pgp-signature"), protocol="x"),
    "alternative in mixed in signed": multipart(
        "signed", multipart("mixed", multipart("alternative", part(STORY))), part("sig", "application/pkcs7-signature")
    ),
    "an unknown kind": multipart("x-newer", part(STORY)),
    "parallel": multipart("parallel", part(STORY)),
    "without headers": multipart("mixed", "\n" + STORY),
    "one in another in another": multipart("mixed", multipart("related", multipart("alternative", part(STORY)))),
    "text twice, one after the other": multipart(
        "mixed", part(STORY), part(f"<p>{STORY}</p>".replace("\n\n", "</p><p>"), "text/html")
    ),
    "an empty text first": multipart(
        "mixed", part(""), part(f"<p>{STORY}</p>".replace("\n\n", "</p><p>"), "text/html")
    ),
    "text as inline file": multipart(
        "mixed", part(STORY, 'text/plain; charset=utf-8; name="text_0.txt"', Content_Disposition="inline")
    ),
    "no kind at all": part(STORY, ""),
    "capital letters": part(STORY, "TEXT/PLAIN; CHARSET=UTF-8"),
}


@pytest.mark.parametrize("body", NESTED.values(), ids=NESTED)
def test_the_story_is_found_in_any_nesting(body):
    assert read(mail(body)).story == STORY


def broken(text):
    return mail(text).replace(b"\r\n", b"\n")


FAULTY = {
    "never closed": f"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{STORY}",
    "closed and not opened again": (
        f"Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\n\n{STORY}\n--b--\nepilogue"
    ),
    "blanks behind the boundary": f"Content-Type: multipart/mixed; boundary=b\n\n--b  \n\n{STORY}\n--b--  \n",
    "blanks in the header": f"Content-Type: multipart/mixed; boundary = b ;\n\n--b\n\n{STORY}\n--b--\n",
    "another boundary than announced": (
        f"Content-Type: multipart/mixed; boundary=nope\n\n--b\nContent-Type: text/plain\n\n{STORY}\n--b--\n"
    ),
    "no boundary announced": f"Content-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\n{STORY}\n--b--\n",
    "no boundary at all": f"Content-Type: multipart/mixed; boundary=b\n\n{STORY}",
    "a boundary that begins another": (
        f"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=b2\n\n"
        f"--b2\n\n{STORY}\n--b2--\n\n--b--\n"
    ),
    "the same boundary within": (
        f"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=b\n\n"
        f"--b\n\n{STORY}\n--b--\n\n--b--\n"
    ),
}


@pytest.mark.parametrize("body", FAULTY.values(), ids=FAULTY)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_a_fault_of_the_program_loses_nothing(body, ends):
    reading = read(broken(body).replace(b"\n", ends))

    assert reading.story == STORY
    assert reading.outcome is Outcome.SUBMISSION


def test_the_line_of_an_mbox_and_blanks_on_top_are_no_headers():
    assert read(b"From lisa@example.org Tue Nov 10 08:15:00 2026\n" + mail()).subject == "My mile"
    assert read(b"   \r\n\r\n" + mail()).subject == "My mile"


def test_zeros_are_left_out():
    assert read(mail(text="We \0ran to\0 the pier.", Subject="My\0 mile")).story == "We ran to the pier."


def test_files_uuencoded_into_a_text_come_out_of_it():
    photo = jpeg(300, 200)
    lines = b"".join(binascii.b2a_uu(photo[at : at + 45]) for at in range(0, len(photo), 45)).decode()

    reading = read(mail(text=f"{STORY}\n\nbegin 644 bridge.jpg\n{lines}`\nend\n\nLisa"))

    assert reading.story == f"{STORY}\n\nLisa"
    assert [(one.filename, one.width, one.height) for one in reading.photos] == [("bridge.jpg", 300, 200)]


def test_what_begins_and_ends_in_a_story_is_no_file():
    text = "They told me to\nbegin 644 times\nand I did.\n\nThat was the end"

    assert read(mail(text=text)).story == text


def test_an_attached_mail_that_was_encoded_is_opened():
    inner = mail(text=f"{STORY}\n\n{STORY}", From="Ida <ida@example.net>")
    body = multipart("mixed", part(""), part(inner, "message/rfc822"))

    assert read(mail(body, Subject="Fwd: a mile")).teller_email == "ida@example.net"


# ── No mail takes long, and what is cut off is said and kept ────────────────────────


def nested(levels):
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels))
    return mail(deep + f"\n{STORY}")


def in_parts(number):
    return mail("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nword\n" * number)


def test_a_mail_nested_without_end_is_read_to_a_depth_and_the_rest_is_a_file():
    reading = read(nested(DEEPEST + 50))

    assert any("nested deeper" in note for note in reading.notes)
    assert any(STORY.split()[0].encode() in file.content for file in reading.files)


def test_a_mail_of_too_many_parts_is_read_to_a_number_and_the_rest_is_a_file():
    reading = read(in_parts(100_000))

    assert reading.story.count("word") < MOST_PARTS
    assert any("more parts" in note for note in reading.notes)
    assert sum(file.content.count(b"word") for file in reading.files) + reading.story.count("word") == 100_000


@pytest.mark.parametrize(("made", "number"), [(nested, 8 * DEEPEST), (in_parts, 100_000)], ids=["nested", "in parts"])
def test_however_it_is_nested_it_takes_no_longer_than_its_length_asks(made, number):
    grows_with_length(lambda so_many: partial(read, made(so_many)), number)


@pytest.mark.parametrize(
    "text", ["> ", ">\n", "From: a\n", "On 1 Jan 2020 a wrote:\n", "--\n", "Sent from my iPhone\n\n", "<a ", "a:\n"]
)
def test_a_long_text_of_marks_takes_no_longer_than_its_length_asks(text):
    grows_with_length(lambda length: partial(read, mail(text=text * (length // len(text)))), 80_000)


@pytest.mark.parametrize(
    "html",
    ["<", "<a ", '<a "', "</a ", "<!--", "<!x", "<?", "<div>", "<blockquote>", "&#9", "<p a=b ", "<li>x", "<style>"],
)
def test_long_html_of_marks_takes_no_longer_than_its_length_asks(html):
    grows_with_length(lambda length: partial(read, mail(text=None, html=html * (length // len(html)))), 80_000)


def test_a_mail_is_not_copied_to_be_taken_apart():
    raw = mail(multipart("mixed", part(STORY), attached(b"x" * 1_000_000, "x.bin")))

    assert all(one.data is raw for one in take_apart(raw).top.walk())
