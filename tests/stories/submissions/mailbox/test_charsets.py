"""Bytes into text: also where a mail lies about them."""

import base64

import pytest

from stories.submissions.mailbox.charsets import decode, is_garbled
from stories.submissions.mailbox.reading import Outcome, read
from tests.factories.raw_mails import mail, part

GERMAN = "Grüße aus Köln, die Frösche saßen am Ufer."
RUSSIAN = "Мы бежали вдоль реки до самого моста, и никто не спросил почему."
JAPANESE = "すみません、橋の上で待っていました。"
KOREAN = "고맙습니다. 다리 위에서 기다렸어요."
CHINESE = "我们沿着河一直跑到桥上，没有人问为什么。"
POLISH = "Biegliśmy wzdłuż rzeki aż do mostu."


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("utf-8", "utf-8", GERMAN),
        ("UTF8", "utf-8", RUSSIAN),
        ("iso-8859-1", "iso-8859-1", GERMAN),
        ("iso-8859-1", "cp1252", "“Run”, she said – and I ran… 5 €"),
        ("windows-1252", "cp1252", GERMAN),
        ("iso-8859-2", "iso-8859-2", POLISH),
        ("windows-1250", "cp1250", POLISH),
        ("iso-8859-15", "iso-8859-15", "5 € für Grüße"),
        ("koi8-r", "koi8-r", RUSSIAN),
        ("windows-1251", "cp1251", RUSSIAN),
        ("iso-2022-jp", "iso-2022-jp", JAPANESE),
        ("shift_jis", "cp932", JAPANESE),
        ("euc-jp", "euc-jp", JAPANESE),
        ("euc-kr", "cp949", KOREAN),
        ("ks_c_5601-1987", "cp949", KOREAN),
        ("gb2312", "gb18030", CHINESE),
        ("x-gbk", "gb18030", CHINESE),
        ("big5", "big5", "我們沿著河一直跑到橋上"),
        ("utf-7", "utf-7", GERMAN),
        ("unicode-1-1-utf-7", "utf-7", GERMAN),
        ("utf-16", "utf-16", GERMAN),
        ("macintosh", "mac-roman", GERMAN),
    ],
)
def test_text_is_read_by_its_label(label, codec, text):
    assert decode(text.encode(codec), label) == text


@pytest.mark.parametrize(
    "label", ["us-ascii", "iso-8859-1", "windows-1252", "", "unknown-8bit", "x-unknown", "utf-8;", "hex", '"']
)
def test_utf_8_is_known_under_any_label(label):
    assert decode(GERMAN.encode(), label) == GERMAN
    assert decode(RUSSIAN.encode(), label) == RUSSIAN


@pytest.mark.parametrize("label", ["utf-8", "us-ascii", "", "x-what"])
def test_latin_letters_are_known_under_a_wrong_label(label):
    assert decode(GERMAN.encode("cp1252"), label) == GERMAN


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r"])
def test_cyrillic_letters_are_known_without_a_label(codec):
    assert decode(RUSSIAN.encode(codec), "") == RUSSIAN


def test_one_bad_byte_spoils_one_letter():
    assert decode("Здравствуйте".encode()[:-1], "utf-8") == "Здравствуйт\ufffd"


def test_controls_and_marks_of_order_are_left_out():
    assert decode(b"\xef\xbb\xbfa\0b\x07c\td", "utf-8") == "abc\td"


def test_letters_encoded_twice_are_garbled_and_real_ones_are_not():
    assert is_garbled(RUSSIAN.encode().decode("latin-1"))
    assert not any(is_garbled(text) for text in (GERMAN, RUSSIAN, JAPANESE, KOREAN, CHINESE, POLISH, "ÄÖÜ Ça Ñandú"))


def test_a_garbled_mail_is_held():
    reading = read(mail(text=RUSSIAN.encode().decode("latin-1")))

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "unreadable")


# ── How the bytes were packed ───────────────────────────────────────────────────────


def packed(data, encoding=None, charset="utf-8"):
    line = f"Content-Transfer-Encoding: {encoding}\n" if encoding else ""
    top = f"From: Lisa <lisa@example.org>\nContent-Type: text/plain; charset={charset}\n{line}\n"
    return read(top.encode() + data).story


@pytest.mark.parametrize(
    "data",
    [
        base64.encodebytes(GERMAN.encode()),
        base64.b64encode(GERMAN.encode()),
        base64.b64encode(GERMAN.encode()).rstrip(b"="),
        base64.b64encode(GERMAN.encode())[:20] + b"\r\n\r\n !\r\n" + base64.b64encode(GERMAN.encode())[20:],
        base64.b64encode(GERMAN.encode()[:10]) + b"\n" + base64.b64encode(GERMAN.encode()[10:]),
    ],
    ids=["whole", "in one line", "without its end", "with junk in it", "two pieces joined"],
)
def test_base64_is_read_as_far_as_it_goes(data):
    assert packed(data, "base64") == GERMAN


@pytest.mark.parametrize("foot", ["This list is run by the Hallin runners.", "_______\nRunners\nhttp://l.example.org"])
@pytest.mark.parametrize("more", ["", ".", ".."], ids=["no padding", "one sign", "two"])
@pytest.mark.parametrize("gap", ["", "\n"], ids=["close", "apart"])
def test_text_below_base64_is_read_as_it_stands(foot, more, gap):
    whole = base64.encodebytes(f"{GERMAN}{more}".encode()).decode() + gap + foot

    reading = read(mail(part(whole, Content_Transfer_Encoding="base64")))

    assert f"{reading.story}\n\n{reading.folded}".strip() == f"{GERMAN}{more}\n\n{foot}"


@pytest.mark.parametrize(
    "encoding", ["quoted-printable", "Quoted-Printable", '"quoted-printable"', "quoted-printable (mine)"]
)
def test_quoted_printable_is_read(encoding):
    assert packed(b"Gr=C3=BC=C3=9Fe aus K=C3=B6ln, =\r\ndie Fr=C3=B6sche sa=C3=9Fen am Ufer.", encoding) == GERMAN


def test_blanks_behind_a_soft_line_break_do_no_harm():
    assert (
        packed(b"We ran to the light= \t\r\nhouse and b=\r\nack.", "quoted-printable")
        == "We ran to the lighthouse and back."
    )


def test_a_soft_line_break_at_the_very_end_is_none_of_the_text():
    assert packed(b"We ran home.=\t", "quoted-printable") == "We ran home."


def test_damaged_quoted_printable_loses_no_word():
    assert packed(b"100 % = all, =ZZ and =C3=BC and so on=", "quoted-printable") == "100 % = all, =ZZ and ü and so on"


def test_what_is_plainly_encoded_is_decoded_though_nothing_says_so():
    lines = base64.encodebytes(("The last mile of the school run. " * 12).encode())
    assert packed(lines).startswith("The last mile of the school run.")

    soft = b"Gr=C3=BC=C3=9Fe =\naus K=C3=B6ln, =\ndie Fr=C3=B6sche =\nsa=C3=9Fen am Ufer."
    assert packed(soft) == GERMAN
