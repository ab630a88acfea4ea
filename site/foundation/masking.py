"""What may be written down of an error: no address of a person or a machine, no private link, no row.

An exception says whatever its library likes: a refused mail names its recipient, PostgreSQL prints the
row that failed. Used for every line of a log, and for what a failed background job leaves behind.
"""

import re
from ipaddress import ip_address

HIDDEN = "…"

MAIL_ADDRESS = re.compile(r"""(?:"[^"\n]{1,64}"|[^\s@<>()\[\],;:'"=/]+)(?:@|%40)[\w.-]+""")
#: Candidates alone: what is none, a time such as 12:30:05 or a version, is told by ipaddress.
NETWORK_ADDRESS = re.compile(
    r"(?<![\w.:])(?:[0-9a-f:]*:[0-9a-f:]*:(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*)(?![\w:])|\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d))",
    re.IGNORECASE,
)
#: A private link's token (stories.tellers.signing): what was signed, a full stop, an HMAC-SHA256 in base64.
TOKEN = re.compile(r"[\w-]+\.[\w-]{43}(?![\w-])")
QUERY = re.compile(r"((?:https?:/)?/[^\s?\"']*)\?[^\s\"']+")
#: What PostgreSQL adds to an error: the row or the key that failed, in full.
ROW = re.compile(r"(?ms)^\s*(?:DETAIL|CONTEXT):.*?(?=^\s*The above exception|^\s*During handling|\Z)")


def masked(text: str) -> str:
    """``text`` without addresses of people and machines, private links, rows of the database and query strings."""
    text = ROW.sub("", text)
    text = QUERY.sub(rf"\1?{HIDDEN}", text)
    text = TOKEN.sub(HIDDEN, text)
    text = MAIL_ADDRESS.sub(f"{HIDDEN}@{HIDDEN}", text)
    return NETWORK_ADDRESS.sub(_hide_network_address, text)


def _hide_network_address(found: re.Match) -> str:
    try:
        address = ip_address(found[0])
    except ValueError:
        return found[0]
    return found[0] if address.is_loopback or address.is_unspecified else HIDDEN
