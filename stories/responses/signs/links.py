"""Links, and ways to be led elsewhere: addresses with and without http, mail, telephone."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_MARKUP = re.compile(r"\[/?url\b|\[(?:b|img|color|size)\b|<a\s|<h\d|<p>|href=", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ENDINGS = (
    "com|net|org|info|biz|io|co|uk|de|fr|es|it|nl|pl|ru|ua|cn|in|br|eu|us|me|tv|ly|gl|gg|to|app|dev|ai|shop|store|"
    "site|online|club|live|xyz|top|win|vip|bet|casino|link|click|example"
)
#: What stands as an address, with http or without; `host` is its name.
LINK = re.compile(
    rf"(?:https?://|\bwww\.)(?P<host>[^\s/\])>\"']+)[^\s\])>\"']*"
    rf"|(?<![\w.@/-])(?P<bare>(?:[a-z0-9][a-z0-9-]*\.)+(?:{_ENDINGS}))(?![\w-])(?:/[^\s\])>\"']*)?",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"(?<![\w/.])\+?\d(?:[ ().-]?\d){8,14}(?!\w)")
#: Readers cite a page deep within a site, or a numbered one; a pitch leads to a front door.
_DEEP = r"(?:https?://|www\.)[^\s/]+/(?:\S*\d|[^\s/]+/|\S+\.(?:pdf|html?|jpe?g)\b)\S*"
#: Where neighbours meet, by its address.
_OF_NEIGHBOURS = (
    r"\S*(?:clubs?|runners?|striders|harriers|walkers|joggers|swimmers|ramblers|athletics?|parish|church|chapel|school|"
    r"library|museum|archives?|history|society|hospice|hospital|lifeboats?|council|county|village|choir|allotments?|"
    r"theatre|\Bac)\.\S+"
)
#: What readers point to, rather than those who sell.
CITED = re.compile(rf"{_DEEP}|{_OF_NEIGHBOURS}", re.IGNORECASE)
#: A shop rather than a club, by its address.
_OF_TRADE = re.compile(
    r"shop|store|sale|cheap|deal|discount|promo|bonus|casino|slot|spin|\bbet|bet\b|loan|credit|cash|invest|trad(?:e|"
    r"ing)|forex|coin|crypto|wallet|rx\b|pharm|pill|meds|drug|diet|keto|slim|cbd|hemp|vape|hire|rent|prize|winner|"
    r"claim|gift|voucher|offer|outlet|replica|online|gear|supplement|mattress|loft|essay|escort|dating|date\b|singles|"
    r"cam\b|adult|xxx|seo|rank|follow|backlink|market|review|survey|quote|insur|solar|window|clean|locksmith|plumb|"
    r"roof|^(?:tiny|bit|goo|short|cutt|is|t)\.|4u|4you|24h?\b|-now\b|-best|best-|top-|-pro\b|free",
)
_LED_THERE = re.compile(
    r"\b(?:see also|read (?:more|on|the rest)|visit|check (?:it |this |them |us |me )?out|check (?:my|our)|click|"
    r"tap|look (?:here|at my)|have a look at my|(?:my|our) (?:own |new |little )?(?:page|site|website|blog|shop|store|"
    r"channel|profile|guide|course|app)|sign up|register|join|subscribe|download|order|learn more|more info|details|"
    r"(?:an )?article (?:i|we) (?:read|found|wrote)|i also|get (?:yours|it|them|one)|allow notifications)\b"
)


def of_links(words: str, folded_words: str):
    """Links in ``words``, and where they seem to lead."""
    without_mail = _MAIL.sub(" ", words)
    hosts = [(found["host"] or found["bare"]).lower() for found in LINK.finditer(without_mail)]
    if hosts:
        points = 2 * len(hosts) - 1 if len(hosts) < 4 else 8
        said = ngettext("It holds a link.", "It holds %(count)d links.", len(hosts))
        yield points, said % {"count": len(hosts)}
        if any(_OF_TRADE.search(host) for host in hosts):
            yield 3, _("By its address, the link leads to something for sale.")
        elif any("-" in host for host in hosts) and leads_elsewhere(CITED.sub(" ", words)):
            yield 1, _("The link’s address is made of key words.")
        if _LED_THERE.search(folded_words):
            yield 2, _("It invites to follow a link.")
    if _MARKUP.search(words):
        yield 4, _("It is written in the markup of forums or web pages, as programs send it.")


def of_contact(words: str):
    """Addresses and numbers in ``words`` at which somebody wants to be reached."""
    without_links = LINK.sub(" ", words)
    if _MAIL.search(CITED.sub(" ", words)):
        yield 2, _("It gives an e-mail address.")
    if _TELEPHONE.search(without_links):
        yield 1, _("It gives a telephone number.")


def leads_online(words: str) -> bool:
    """Whether ``words`` give a link or an e-mail address."""
    return bool(LINK.search(words) or _MAIL.search(words))


def leads_elsewhere(words: str) -> bool:
    """Whether ``words`` give any address or number."""
    return leads_online(words) or bool(_TELEPHONE.search(words))
