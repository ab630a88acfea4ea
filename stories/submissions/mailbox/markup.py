"""HTML as a mail brings it, into lines as the eye sees them."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import groupby

from stories.submissions.mailbox.headers import from_base64
from stories.submissions.mailbox.lines import Line

#: No program of mail nests deeper; marks of what lies deeper are not kept apart.
DEEPEST = 200

# ruff: noqa: SIM905 - one tag a line would be a page
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody tfoot "
    "thead tr ul".split()
)
#: Blocks with room around them; other ones only begin a new line.
_APART = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure hr center".split())
_UNSEEN = frozenset("script style title template noscript object svg select textarea map xml".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr o:p".split())

_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNSEEN_SIGNS = dict.fromkeys([0xAD, 0x200B, 0xFEFF])
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_TAG_START = re.compile(r"<(?=/?[a-zA-Z])")
_WITHIN = re.compile(r"data:image/[\w.+-]{1,30};base64,([A-Za-z0-9+/=\s%]*)", re.I | re.DOTALL)
_TAG_NAME = re.compile(r"/?[a-zA-Z][\w:-]{0,30}")
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{8,}")
_HIDDEN = re.compile(r"(?:display:none|mso-hide:all|visibility:hidden|font-size:0(?:px|pt)?(?:;|$)|max-height:0)", re.I)
_QUOTE_BORDER = re.compile(r"border-left(?:-width|-style)?:[^;]*(?:solid|[1-9](?:\.\d+)?p[xt])", re.I)
_NO_MARGIN = re.compile(r"margin(?:-top|-bottom)?:0", re.I)

#: What mail programs name the things that they put around other people's words, or below one's own.
_QUOTED = re.compile(
    r"gmail_quote|gmail_extra|yahoo_quoted|yahoo-quoted|protonmail_quote|zmail_extra|moz-cite-prefix"
    r"|moz-forward-container"
    r"|divrplyfwdmsg|mail-editor-reference-message-container|appendonsend|replymessage|wordsection-reply"
    r"|quoted_text|tutanota_quote|ms-outlook-mobile-reference-message|isforwardcontent|isreplycontent"
    r"|domino-section|replytextquote|htc_header|airmail_on|front-blockquote|hs_reply|^quote$|orig_msg"
    r"|edo-original-message",
    re.I,
)
_SIGNED = re.compile(
    r"gmail_signature|moz-signature|protonmail_signature_block|^signature$|mobile-signature|applemailsignature"
    r"|tutanota_signature|email-signature|yahoo-signature|signature_block|bloop_sign|k9mail_signature",
    re.I,
)


def from_html(source: str) -> tuple[list[Line], list[bytes]]:
    """The lines of ``source``, and the pictures that it carries within itself.

    No line is to be joined with the next but in `pre`. A picture's line calls it "within" and its number.
    """
    pictures: list[str] = []
    reader = _Reader(pictures)
    reader.feed(_made_safe(source, pictures))
    reader.close()
    return reader.finish(), [from_base64(picture.encode("ascii", "replace")) for picture in pictures]


def _made_safe(source, pictures):
    """``source`` without what makes Python's parser slow: comments and tags that never end.

    That parser looks for their end anew from each beginning.
    """
    source = _LONG_NUMBER.sub("\ufffd", source.replace("\0", ""))
    source = _DECLARATION.sub("", _COMMENT.sub("", source)) if "<!" in source or "<?" in source else source
    last = source.rfind(">")
    pieces, at, trusts_quotes = [], 0, True
    for start in _TAG_START.finditer(source):
        if start.start() < at:
            continue
        if start.start() > last:
            break
        pieces.append(source[at : start.start()].replace("<", "&lt;"))
        end = _tag_end(source, start.end()) if trusts_quotes else -1
        if end < 0:
            trusts_quotes = False
            end = source.find(">", start.end())
        pieces.append(_short(source[start.start() : end + 1], pictures))
        at = end + 1
    pieces.append(source[at:].replace("<", "&lt;"))
    return "".join(pieces)


_IN_TAG = re.compile(r"[^\"'>]*+")


def _tag_end(source, at):
    """Where the tag ends whose inside begins at ``at``: quoted values may hold a ">"."""
    while True:
        at = _IN_TAG.match(source, at).end()
        if at >= len(source):
            return -1
        if source[at] == ">":
            return at
        # An apostrophe that nothing precedes but a word is one, and no quote.
        closing = source.find(source[at], at + 1) if source[at - 1] in "= \t\n\r" else at
        if closing < 0:
            return -1
        at = closing + 1


def _short(tag, pictures):
    """``tag``; of a very long one the name, and of a picture within it where that is kept."""
    if len(tag) < 4_000:
        return tag
    name = _TAG_NAME.match(tag, 1)[0]
    if name.lower() == "img" and (found := _WITHIN.search(tag)):
        pictures.append(found[1])
        return f'<img src="cid:within {len(pictures) - 1}">'
    return f"<{name}>"


class _Reader(HTMLParser):
    """Collects lines."""

    def __init__(self, pictures):
        super().__init__(convert_charrefs=True)
        self.pictures = pictures
        self.lines: list[Line] = []
        #: Open elements: name, and what is said of the lines in it: mark and depth.
        self.open: list[tuple[str, str, int]] = [("", "", 0)]
        self.words: list[str] = []
        self.unseen = 0
        self.lists: list[int | None] = []
        self.links: list[tuple[str, int]] = []

    # ── What the parser calls ───────────────────────────────────────────────────

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._end_line(is_break=True)
        elif tag == "img":
            self._picture(given)
        elif tag == "hr":
            self._end_line()
        if tag in _VOID:
            return
        if tag in _UNSEEN:
            self.unseen += 1
        if tag in _BLOCKS:
            self._begin_block(tag, given)
        if tag in ("td", "th") and self.words:
            # Cells of a row that hold a word or two stand in one line.
            self.words.append(" \t ")
        if tag == "a":
            self.links.append((given.get("href", ""), len(self.words)))
        if len(self.open) < DEEPEST:
            _, mark, depth = self.open[-1]
            self.open.append((tag, self._mark(tag, given) or mark, depth + self._quotes(tag, given)))

    def handle_endtag(self, tag):
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        if tag == "a" and self.links:
            self._end_link(*self.links.pop())
        if tag in _BLOCKS:
            self._end_line()
            if tag in _APART or tag == "li":
                self._gap(tag)
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        for place in range(len(self.open) - 1, max(0, len(self.open) - 30), -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                break

    def handle_data(self, data):
        if self.unseen:
            return
        if any(tag == "pre" for tag, _, _ in self.open[-6:]):
            first, *rest = data.split("\n")
            self.words.append(first)
            for line in rest:
                self._end_line(is_break=True, is_firm=False)
                self.words.append(line)
        else:
            self.words.append(data)

    # ── Lines ───────────────────────────────────────────────────────────────────

    def _begin_block(self, tag, given):
        self._end_line()
        if tag in _APART and not self._is_tight(tag, given):
            self._gap(tag)
        if tag in ("ul", "ol"):
            self.lists.append(None if tag == "ul" else 1)
        if tag == "li":
            self._begin_item()

    def _is_tight(self, tag, given):
        """Outlook's paragraphs are lines: an empty one stands between those that are meant."""
        style = given.get("style", "").replace(" ", "")
        return tag == "p" and ("mso" in given.get("class", "").lower() or bool(_NO_MARGIN.search(style)))

    def _begin_item(self):
        number = self.lists[-1] if self.lists else None
        self.words.append("- " if number is None else f"{number}. ")
        if number is not None:
            self.lists[-1] = number + 1

    def _end_line(self, *, is_break=False, is_firm=True):
        text = "".join(self.words).translate(_UNSEEN_SIGNS)
        # A blank that keeps a block open is an empty line.
        is_break = is_break or "\xa0" in text
        self.words.clear()
        self.links.clear()
        text = _SPACE.sub(" ", text.replace("\xa0", " ")).strip() if is_firm else text.rstrip()
        # A bracket too many, behind a tag.
        text = "" if is_firm and text in (">", "<", ">>") else text
        if text or is_break:
            self.lines.append(self._line(text, is_firm=is_firm))

    def _gap(self, tag):
        if tag == "li":
            return
        if self.lines and not self.lines[-1].is_blank:
            self.lines.append(self._line("", is_firm=True))

    def _line(self, text, *, is_firm, picture=""):
        _, mark, depth = self.open[-1]
        return Line(text, depth, mark, is_firm, picture)

    def _end_link(self, address, begun):
        """A link whose words don't say where it leads."""
        said = "".join(self.words[begun:]).strip()
        if not said or not address.lower().startswith(("http://", "https://")) or len(address) > 200:
            return
        bare = re.sub(r"^https?://(www\.)?|/$", "", address, flags=re.I)
        if "." not in said and bare not in said:
            self.words.append(f" ({address})")

    def _picture(self, given):
        source = given.get("src", "").strip()
        size = [given.get(side, "").removesuffix("px") for side in ("width", "height")]
        is_small = all(side.isdigit() and int(side) <= 40 for side in size)
        if found := _WITHIN.match(source):
            self.pictures.append(found[1])
            source = f"cid:within {len(self.pictures) - 1}"
        if source.lower().startswith("cid:") and not is_small:
            self._end_line()
            self.lines.append(self._line("", is_firm=True, picture=source[4:].strip() or "?"))
        elif len(alt := given.get("alt", "")) < 12 and not alt.isascii():
            # An emoji that was sent as a picture.
            self.words.append(alt)

    # ── Marks ───────────────────────────────────────────────────────────────────

    def _mark(self, tag, given):
        style = given.get("style", "").replace(" ", "")
        if "hidden" in given or _HIDDEN.search(style):
            return "hidden"
        names = [*given.get("class", "").split(), given.get("id", "").removeprefix("x_"), given.get("name", "")]
        names = [name.removeprefix("x_") for name in names if name]
        if any(_QUOTED.search(name) for name in names):
            return "quote"
        if any(_SIGNED.search(name) for name in names):
            return "signature"
        return "quote" if self._quotes(tag, given) else ""

    def _quotes(self, tag, given):
        style = given.get("style", "").replace(" ", "")
        if tag == "blockquote":
            names = f"{given.get('class', '')} {given.get('type', '')}".lower()
            is_quote = "cite" in names or "quote" in names or "cite" in given or _QUOTE_BORDER.search(style)
            return int(bool(is_quote))
        return int(tag == "div" and given.get("name") == "quote")

    def finish(self) -> list[Line]:
        """All lines."""
        self._end_line()
        return _loosened(self.lines)


def _loosened(lines):
    """``lines`` where a program put a line break behind each line that another had broken."""
    runs = [
        list(run)
        for is_short, run in groupby(lines, key=lambda one: bool(one.text) and one.is_firm and len(one.text) < 100)
        if is_short
    ]
    most = max((len(line.text) for run in runs for line in run), default=0)
    inner = [len(line.text) > most - 15 for run in runs for line in run[:-1]]
    if most < 58 or sum(inner) < 3:
        return lines
    broken = {
        id(line) for run in runs if all(len(line.text) > most - 15 for line in run[:-1]) for line in run if len(run) > 1
    }
    return [replace(line, is_firm=False) if id(line) in broken else line for line in lines]
