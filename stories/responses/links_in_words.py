"""What a reader typed, as a page shows it: paragraphs, and web addresses to press. Nothing else is markup."""

import re
from urllib.parse import urlsplit

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

#: To search engines: we don't vouch for it, a reader wrote it (https://developers.google.com/search/docs, “ugc”);
#: to the other site: nothing of where its visitor came from can be reached (HTML, 4.6.6).
REL = "nofollow ugc noopener"
#: A longer address is shown by its beginning.
LONGEST_SHOWN = 60

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
#: Belongs to the sentence and not to the address before it.
_AFTER = ".,:;!?…'’*_"


def in_paragraphs(text: str) -> SafeString:
    """``text`` in paragraphs that blank lines part, its line ends kept, its http and https addresses as links."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return mark_safe("\n".join(f"<p>{_with_links(part)}</p>" for part in paragraphs))  # noqa: S308 - escaped in _with_links


def _with_links(words: str) -> str:
    parts, done = [], 0
    for found in _ADDRESS.finditer(words):
        address = _without_what_follows(found[0])
        if not _leads_somewhere(address):
            continue
        parts += [escape(words[done : found.start()]), _link(address)]
        done = found.start() + len(address)
    return "".join([*parts, escape(words[done:])]).replace("\n", "<br>")


def _link(address: str) -> SafeString:
    shown = address if len(address) <= LONGEST_SHOWN else f"{address[: LONGEST_SHOWN - 1]}…"
    return format_html('<a href="{}" rel="{}">{}</a>', address, REL, shown)


def _without_what_follows(address: str) -> str:
    """The address without the full stop of its sentence, or the bracket that was opened before it."""
    while address:
        last = address[-1]
        is_unopened = last in ")]" and address.count(last) > address.count("(["[")]".index(last)])
        if last not in _AFTER and not is_unopened:
            break
        address = address[:-1]
    return address


def _leads_somewhere(address: str) -> bool:
    """Whether it names a host, and doesn't pretend to be another’s (“https://bank.example@evil.example”)."""
    try:
        found = urlsplit(address)
    except ValueError:
        return False
    return bool(found.hostname) and "@" not in found.netloc and "\\" not in address
