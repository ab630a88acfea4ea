"""Names, addresses, subjects, file names and dates, as people meant them."""

from datetime import UTC, datetime

import pytest

from stories.submissions.mailbox import headers
from stories.submissions.mailbox.reading import read
from tests.factories.raw_mails import mail

LISA = ("Lisa Anderson", "lisa@example.org")


@pytest.mark.parametrize(
    "value",
    [
        "Lisa Anderson <lisa@example.org>",
        '"Lisa Anderson" <lisa@example.org>',
        "'Lisa Anderson' <lisa@example.org>",
        "lisa@example.org (Lisa Anderson)",
        "=?utf-8?Q?Lisa_Anderson?= <lisa@example.org>",
        '"=?utf-8?Q?Lisa_Anderson?=" <lisa@example.org>',
        "=?UTF-8?B?TGlzYSBBbmRlcnNvbg==?= <lisa@example.org>",
        "  Lisa   Anderson  < lisa@example.org >",
        "Lisa Anderson <lisa@example.org>, Ida <ida@example.net>",
        "Lisa Anderson <mailto:lisa@example.org>",
        "Lisa Anderson [mailto:lisa@example.org]",
        "Lisa\n Anderson\n <lisa@example.org>",
    ],
)
def test_a_sender_is_a_name_and_an_address(value):
    reading = read(mail(From=value))

    assert (reading.from_name, reading.from_email) == LISA


@pytest.mark.parametrize(
    ("value", "name", "address"),
    [
        ("lisa@example.org", "", "lisa@example.org"),
        ("<lisa@example.org>", "", "lisa@example.org"),
        ("Anderson, Lisa <lisa@example.org>", "Anderson, Lisa", "lisa@example.org"),
        ('"Anderson, Lisa" <lisa@example.org>', "Anderson, Lisa", "lisa@example.org"),
        ("=?iso-8859-1?Q?M=FCller=2C_J=F6rg?= <j@example.de>", "Müller, Jörg", "j@example.de"),
        ("Müller <j@example.de>", "Müller", "j@example.de"),
        ('"O\\"Hara" <o@example.org>', 'O"Hara', "o@example.org"),
        ("2068675309/TYPE=PLMN@mms.example", "", "2068675309/TYPE=PLMN@mms.example"),
        ("=?koi8-r?B?6dLJzsE=?= <i@example.ru>", "Ирина", "i@example.ru"),
        ("=?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <y@example.jp>", "山田", "y@example.jp"),
        ("lisa", "lisa", ""),
        ("The Hallin Runners: lisa@example.org, ida@example.net;", "The Hallin Runners", "lisa@example.org"),
        ("The Hallin Runners:Lisa Anderson <lisa@example.org>;", "Lisa Anderson", "lisa@example.org"),
        ("The Hallin Runners:;", "The Hallin Runners", ""),
        ("", "", ""),
        ("<>", "", ""),
    ],
)
def test_names_come_decoded(value, name, address):
    reading = read(mail(From=value))

    assert (reading.from_name, reading.from_email) == (name, address)


def test_a_name_that_is_an_address_is_no_name_to_print():
    reading = read(mail(From='"lisa@example.org" <lisa@example.org>'))

    assert (reading.from_name, reading.teller_name) == ("lisa@example.org", "")


@pytest.mark.parametrize(
    ("value", "subject"),
    [
        ("=?utf-8?Q?Mein_=C3?= =?utf-8?Q?=9Cbungslauf?=", "Mein Übungslauf"),
        ("=?utf-8?B?TWVpbiDDnGI=?=\n =?utf-8?B?dW5nc2xhdWY=?=", "Mein Übungslauf"),
        ("=?utf-8?B?TWVpbiDDnGI?= =?utf-8?B?dW5nc2xhdWY?=", "Mein Übungslauf"),
        ("=?utf-8?q?Mein Übungslauf?=", "Mein Übungslauf"),
        ("=?utf-8*de?q?Mein_=C3=9Cbungslauf?=", "Mein Übungslauf"),
        ("Mein =?iso-8859-1?q?=DCbungslauf?= heute", "Mein Übungslauf heute"),
        ("=?utf-8?q?Who_waited_for_you=3F?=", "Who waited for you?"),
        ("=?utf-8?q?Who_waited_for_you??=", "Who waited for you?"),
        ("Mein Übungslauf", "Mein Übungslauf"),
        ("=?utf-8?q?never ends", "=?utf-8?q?never ends"),
        ("=?nonsense?q?Mein_Lauf?=", "Mein Lauf"),
        ("a\n\tb", "a b"),
    ],
)
def test_subjects_come_decoded_also_where_a_word_is_cut_inside_a_letter(value, subject):
    assert read(mail(Subject=value)).subject == subject


def test_raw_bytes_in_a_header_are_read():
    assert (
        read("From: Jörg <j@example.de>\nSubject: Über den Fluß\n\nHallo zusammen".encode("cp1252")).subject
        == "Über den Fluß"
    )


@pytest.mark.parametrize("subject", ["", "(no subject)", "IMG_2041.jpg", "Re:", "Fwd: ", "kein Betreff", "..."])
def test_what_is_no_title_is_none(subject):
    assert read(mail(Subject=subject)).title == ""


@pytest.mark.parametrize(
    "subject", ["PR: my best mile", "On the bridge", "I ran", "Real life", "Reply to my brother", "Air: a mile in it"]
)
def test_a_title_that_begins_like_a_prefix_is_whole(subject):
    assert read(mail(Subject=subject)).title == subject


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("Tue, 10 Nov 2026 08:15:00 +0000", datetime(2026, 11, 10, 8, 15, tzinfo=UTC)),
        ("Tue, 10 Nov 2026 09:15:00 +0100 (CET)", datetime(2026, 11, 10, 8, 15, tzinfo=UTC)),
        ("10 Nov 2026 08:15 GMT", datetime(2026, 11, 10, 8, 15, tzinfo=UTC)),
        ("Tue, 10 Nov 2026 08:15:00", datetime(2026, 11, 10, 8, 15, tzinfo=UTC)),
        ("yesterday", None),
        ("Tue, 10 Nov 0026 08:15:00 +9999", None),
        ("Fri, 31 Dec 9999 23:59:59 -1200", None),
        (None, None),
    ],
)
def test_a_date_is_a_moment_or_nothing(value, moment):
    assert read(mail(Date=value)).sent_at == moment


def test_ids_keep_their_brackets():
    reading = read(mail(Message_ID="<a@b>", In_Reply_To="<c@d>", References="<e@f>\n <c@d> junk <g@h>"))

    assert reading.message_id == "<a@b>"
    assert reading.in_reply_to == ("<c@d>", "<e@f>", "<g@h>")


def test_an_id_without_brackets_gets_them():
    assert read(mail(Message_ID="a@b")).message_id == "<a@b>"
    assert read(mail(Message_ID=None)).message_id == ""


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('attachment; filename="bridge.jpg"', "bridge.jpg"),
        ("attachment; filename=bridge.jpg", "bridge.jpg"),
        ("attachment; filename=my bridge.jpg", "my bridge.jpg"),
        ('attachment; filename="my; bridge.jpg"; size=1', "my; bridge.jpg"),
        ("attachment; filename*=UTF-8''br%C3%BCcke.jpg", "brücke.jpg"),
        ("attachment; filename*0*=UTF-8''br%C3; filename*1*=%BCcke; filename*2=.jpg", "brücke.jpg"),
        ('attachment; filename*1="ke.jpg"; filename*0="brüc"', "brücke.jpg"),
        ('attachment; filename="=?utf-8?Q?br=C3=BCcke=2Ejpg?="', "brücke.jpg"),
        ('attachment; filename="=?utf-8?B?YnLDvA==?=\n =?utf-8?B?Y2tlLmpwZw==?="', "brücke.jpg"),
        ('attachment; filename="brücke.jpg"', "brücke.jpg"),
        ('attachment; FILENAME="C:\\\\Photos\\\\bridge.jpg"', "bridge.jpg"),
        ('attachment; filename="../../etc/bridge.jpg"', "bridge.jpg"),
        ('attachment; filename="bridge.jpg', "bridge.jpg"),
    ],
)
def test_names_of_files_come_decoded_and_without_folders(value, name):
    top = f"From: a@b.example\nContent-Type: application/x-thing\nContent-Disposition: {value}\n\nx"

    assert [file.filename for file in read(top.encode()).files] == [name]


def test_headers_that_a_program_broke_go_on():
    raw = b"From: Lisa <lisa@example.org>\nSubject: A very long\nsubject\nX-Mailer: mine\n\nWe ran to the pier."

    reading = read(raw)

    assert (reading.subject, reading.story) == ("A very long subject", "We ran to the pier.")


def test_long_headers_are_split_in_one_pass():
    found, body = headers.split(b"To: x@y.example,\r\n" + b" x@y.example,\r\n" * 20_000 + b"\r\nHi", 0, 10**9)

    assert found.raw("to").count(b"@") == 20_001
    assert body > 300_000
