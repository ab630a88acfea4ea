"""Whether our own mail server found that a mail comes from where it says (RFC 8601)."""

import re
from collections.abc import Collection

from stories.submissions.mailbox.headers import Headers

_COMMENT = re.compile(r"\([^()]{0,2000}\)")
_RESULT = re.compile(r"\s*(dmarc|dkim|spf)\s*=\s*([a-z]+)", re.I)
_FORGED = re.compile(r"\bdmarc\s*=\s*fail\b", re.I)
_PROPERTY = re.compile(
    r"\b(header\.d|header\.i|header\.from|smtp\.mailfrom|smtp\.mail|smtp\.from)\s*=\s*([^\s;]+)",
    re.I,
)


def is_authenticated(headers: Headers, address: str, trusted_servers: Collection[str]) -> bool:
    """True where a server in ``trusted_servers`` says that ``address`` is not made up.

    Anybody can write such a header, and with any name in it. Ours stands above all others, so only the one
    on top counts, and only if it bears a trusted name.
    """
    domain = _domain(address)
    if not domain or len(headers.texts("from")) != 1:
        return False
    results = _results(headers, trusted_servers)
    return not _says_forged(results) and any(_passes(result, domain) for result in results.split(";"))


def says_forged(headers: Headers, trusted_servers: Collection[str]) -> bool:
    """True where our own server found that the sender's domain disowns the mail."""
    return _says_forged(_results(headers, trusted_servers))


def _results(headers, trusted_servers):
    """What our own server found; "" where the header on top is not its."""
    value = _COMMENT.sub(" ", headers.text("authentication-results"))
    server, _, results = value.partition(";")
    named = server.split()[0].casefold() if server.split() else ""
    return results if named in {name.casefold() for name in trusted_servers} else ""


def _says_forged(results):
    return bool(_FORGED.search(results))


def _passes(result, domain):
    found = _RESULT.match(result)
    if not found or found[2].lower() != "pass":
        return False
    method = found[1].lower()
    properties = {name.lower(): _domain(value) for name, value in _PROPERTY.findall(result)}
    if method == "dmarc":
        return properties.get("header.from", domain) == domain
    names = ("header.d", "header.i") if method == "dkim" else ("smtp.mailfrom", "smtp.mail", "smtp.from")
    return any(_are_aligned(properties[name], domain) for name in names if name in properties)


def _are_aligned(one, other):
    """The same domain, or one within the other. (Sharing no more than "co.uk" is not enough.)"""
    return one == other or (one.count(".") > 0 and other.endswith(f".{one}")) or other == one.removeprefix("mail.")


def _domain(address):
    return address.rpartition("@")[2].strip(" <>\"'.").casefold()
