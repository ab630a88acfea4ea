"""Bytes into text, whatever they claim to be."""

import codecs
import re

#: Names that mails use and Python doesn't know, or means more narrowly than senders do.
_ALIASES = {
    "ansi": "cp1252",
    "ascii": "utf-8",
    "big5": "big5hkscs",
    "cp-850": "cp850",
    "default": "utf-8",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-8859-1": "cp1252",
    "iso-8859-8-e": "iso8859_8",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-9": "cp1254",
    "ks_c_5601": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "latin1": "cp1252",
    "macintosh": "mac_roman",
    "shift-jis": "cp932",
    "shift_jis": "cp932",
    "sjis": "cp932",
    "tis-620": "cp874",
    "unicode-1-1-utf-7": "utf-7",
    "unknown": "utf-8",
    "unknown-8bit": "utf-8",
    "us-ascii": "utf-8",
    "utf8mb4": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
}
#: Labels under which a text that is valid UTF-8 is UTF-8: by chance it would hardly be.
_ONE_BYTE = re.compile(r"^(cp(8|12)\d\d|iso8859|koi8|mac|latin|utf-8|kz|ptcp|hp|tis)")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JAPANESE = re.compile(rb"\x1b\$[@AB(]")
_HIGH = re.compile(rb"[\x80-\xff]+")
#: What UTF-8 looks like once it was taken for Latin-1 and encoded again.
_GARBLED = re.compile("[ÃÂÐÑÅÄ][\x80-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
#: Halves of signs, that UTF-7 lets pass and no file or database takes.
_HALVES = re.compile("[\ud800-\udfff]")
#: Controls, and signs that nobody sees; separators of lines and paragraphs as everybody writes them.
_CONTROLS = dict.fromkeys([*range(9), 11, *range(14, 32), 127, 0xAD, 0x200B, 0xFEFF]) | {0x2028: "\n", 0x2029: "\n\n"}


def codec_of(label: str) -> str | None:
    """The name of Python's codec for a charset as a mail names it, or None."""
    name = re.sub(r"[\"'\s]", "", label.lower().split(";")[0].split("*")[0])
    for tried in (name, name.removeprefix("x-"), name.removeprefix("cs"), name.replace("_", "-")):
        try:
            info = codecs.lookup(_ALIASES.get(tried, tried))
        except (LookupError, ValueError):
            continue
        # Some of Python's codecs are no charsets: "hex", "rot13", "zlib".
        if info._is_text_encoding:
            return _ALIASES.get(info.name, info.name)
    return None


def decode(data: bytes, label: str = "") -> str:
    """``data`` as text, without control characters and halves of signs. A lying label is not believed."""
    return _HALVES.sub("\ufffd", _decoded(data, label)).translate(_CONTROLS)


def _decoded(data, label):
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data.decode(codec, "replace")
    codec = codec_of(label)
    if _JAPANESE.search(data) and (codec is None or _ONE_BYTE.match(codec)):
        codec = "iso2022_jp_ext"
    if codec == "utf-7" or (codec and codec.startswith("utf-16")):
        return data.decode(codec, "replace")
    unicode = _strictly(data, "utf-8")
    if unicode is not None and (codec is None or _ONE_BYTE.match(codec)):
        return unicode
    if codec is None or codec == "utf-8":
        return _guessed(data, is_said_utf_8=codec == "utf-8")
    text = _strictly(data, codec)
    if text is not None:
        return text
    return unicode if unicode is not None else data.decode(codec, "replace")


def _guessed(data, *, is_said_utf_8):
    """Text of bytes that are no UTF-8 throughout."""
    broken = data.decode("utf-8", "replace")
    bad = broken.count("\ufffd")
    good = sum(char > "\x7f" for char in broken) - bad
    if good > bad or (is_said_utf_8 and good):
        return broken
    high = sum(map(len, _HIGH.findall(data)))
    letters = sum(97 <= byte | 32 <= 122 for byte in data[:5000])
    if high > letters:
        # Mostly foreign letters: no language of western Europe writes so.
        for codec in ("cp932", "gb18030", "cp949") if _runs_are_even(data) else ():
            text = _strictly(data, codec)
            if text is not None:
                return text
        # In KOI8-R small letters are 0xC0 to 0xDF, in Windows-1251 they are 0xE0 to 0xFF.
        small = sum(0xC0 <= byte <= 0xDF for byte in data) > sum(byte >= 0xE0 for byte in data)
        return data.decode("koi8_r" if small else "cp1251", "replace")
    return data.decode("cp1252", "replace")


def _runs_are_even(data):
    runs = _HIGH.findall(data)
    return sum(len(run) % 2 == 0 for run in runs) > 0.9 * len(runs)


def _strictly(data, codec):
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def is_garbled(text: str) -> bool:
    """True where letters were encoded twice, or lost, so often that nobody could read on."""
    letters = sum(char.isalpha() for char in text)
    wrong = 2 * len(_GARBLED.findall(text)) + 2 * text.count("\ufffd")
    return wrong > 20 and wrong > 0.4 * (letters + text.count("\ufffd"))
