"""What is odd about a mail, sign by sign: each with a sentence for an editor and a weight, and none enough by itself.

- what it says: the phrases of each of the kinds in `pitches`, up to 3 a kind;
- what it asks for (up to 2), that it hurries (1), that it calls upon a customer, a user, Sir or Madam (1);
- that nothing is told in it (1), and then that nobody says "I" (1), that it speaks of "you" and "your" all the time
  (1), and that it has a sum, a telephone number, a link to the sender's own website (1 each, 2 where nobody says "I");
- links: under another address than their words show (2), to a bare number (2), by a shortener or to a cheap domain (1),
  and hardly a word beside them (1);
- what is attached: a program (3), a document with a program in it (2), an archive or a web page that is called a bill
  (2);
- its sender: a well-known firm by name with another domain (2), a name that shows another address (2), an office (1,
  or 2 where nothing is told and nobody says "I"), an address for selling (1); answers that go to another domain (1);
- how it was sent: to nobody who is named (1), by a program for mass mailings or with its headers (1);
- how it looks: capitals (1), a shouting subject (1), letters of two alphabets in a word or signs that nobody sees (2).

What is told at length speaks for it: `credit_for_telling`. `doubts` adds up.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stories.submissions.mailbox.appeals import ASKS, CALLS, HURRIES
from stories.submissions.mailbox.headers import Headers
from stories.submissions.mailbox.parts import Part
from stories.submissions.mailbox.pitches import PITCHES, Pitch
from stories.submissions.mailbox.telling import count_tellings

#: Nobody needs more to see what a mail is after.
MOST_SIGNS, MOST_HTML = 30_000, 300_000


@dataclass(frozen=True)
class Sign:
    """One thing that is odd."""

    says: str
    weight: int


@dataclass(frozen=True)
class Letter:
    """What the signs are looked for in."""

    mail: Part
    #: All that its sender wrote, as it came, and how the phrases are looked up in it.
    text: str
    plain: str
    subject: str
    name: str
    address: str
    reply_to: str
    #: How often it tells something.
    told: int
    #: Where the links lead.
    hosts: tuple[str, ...]

    @property
    def headers(self) -> Headers:
        """Those of the mail."""
        return self.mail.headers

    @property
    def words(self) -> int:
        """How many there are; in a language that doesn't part them, two letters are one."""
        return len(self.text.split()) + sum("\u2e80" < char < "\ua000" for char in self.text) // 2


def letter(mail: Part, text: str, subject: str, name: str, address: str, reply_to: str) -> Letter:
    """What the signs are looked for in, of a mail by ``name`` and ``address``."""
    text = text[:MOST_SIGNS]
    plain = _plain(f"{subject[:1000]}\n\n{text}")
    hosts = tuple(found[1] for found in _LINK.finditer(text.lower()))
    return Letter(mail, text, plain, subject, name, address, reply_to, count_tellings(plain), hosts)


def signs_in(written: Letter) -> Iterator[Sign]:
    """Every sign there is, the phrases first."""
    for look in _LOOKS:
        yield from look(written)


def credit_for_telling(written: Letter) -> int:
    """What speaks for a mail that tells at length, however its people talked of money."""
    if written.told >= 12 and written.words > 250:
        return 3
    return 2 if written.told >= 5 else int(written.told >= 3)


# ── What it says ────────────────────────────────────────────────────────────────────

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_STRAIGHT = str.maketrans("‘’ʼ“”„«»‐‑–—\xa0", '\'\'\'"""""---- ')


def _plain(text):
    """In small letters, with straight quotes and single blanks."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).translate(_STRAIGHT)
    return " ".join(text.lower().split())


def _weigh(pitch: Pitch, patterns, written: Letter) -> Iterator[Sign]:
    telling, hints = patterns
    strong = dict.fromkeys(found[0].strip() for found in telling.finditer(written.plain)) if telling else {}
    weak = dict.fromkeys(found[0].strip() for found in hints.finditer(written.plain)) if hints else {}
    weak = {one: None for one in weak if not any(one in phrase for phrase in strong)}
    weight = min(pitch.most, 2 * len(strong) + min(len(weak), 2 if strong else 1))
    if weight:
        found = ", ".join(f"“{phrase[:60]}”" for phrase in [*strong, *weak][:4])
        yield Sign(f"{pitch.says} {found}", weight)


_PATTERNS = [(pitch, pitch.patterns()) for pitch in (*PITCHES, ASKS, HURRIES, CALLS)]


def _phrases(written):
    for pitch, patterns in _PATTERNS:
        yield from _weigh(pitch, patterns, written)


_YOU = re.compile(
    r"\b(?:you|your|yours|ihnen|ihre?[nmrs]?|deine?[nmrs]?|vous|votre|vos|usted|ustedes|su|sus|tu|tuo|tua|suo"
    r"|sua|vostr[oaie]|você|seus?|suas?|uw|вы|вас|вам|ваш\w*)\b|您"
)
_ME = re.compile(
    r"\b(?:i|me|my|we|us|our|ich|mir|mich|meine?[nmrs]?|wir|uns|je|j|moi|mon|ma|mes|nous|notre|yo|mi|mis|nos"
    r"|io|mio|mia|eu|meu|minha|ik|mij|mijn|я|мне|меня|мо[йяеёи]\w*|мы|нас|нам|наш\w*)\b|我"
)


def _without_telling(written):
    if written.told > 1 or written.words < 8:
        return
    you, me = (len(pattern.findall(written.plain)) for pattern in (_YOU, _ME))
    says_i = bool(_I.search(written.plain))
    # What nobody says of himself is a business's when it has what business letters have.
    weight = 1 if says_i else 2
    yield Sign(_("Nothing is told in it."), 1)
    if not says_i:
        yield Sign(_("Nobody says “I” in it."), 1)
    if you > 2 and you > me and you * 40 > written.words:
        yield Sign(_("It speaks of “you” and “your” all the time."), 1)
    if _SUMS.search(written.plain):
        yield Sign(_("It names sums of money or per cents."), weight)
    if _TELEPHONE.search(written.plain):
        yield Sign(_("It has a telephone number."), weight)
    own = _home(written.address.rpartition("@")[2])
    if any(_home(host) == own for host in written.hosts):
        yield Sign(_("Its link leads to its sender's own website."), weight)


_I = re.compile(
    r"\b(?:i|i'm|i've|me|my|mine|ich|mir|mich|mein\w*|je|j|moi|mon|ma|mes|yo|me|mi|mis|conmigo|io|mio|mia|miei"
    r"|eu|meu|minha|ik|mij|mijn|jag|mig|min|jeg|ja|mnie|mój|moja|я|мне|меня|мной|мо[йяеёи]|моего|моей|моих"
    r"|моим)\b|我|私|僕|나는|내가"
)
_SUMS = re.compile(r"[$€£₽¥] ?\d|\d[\d.,]* ?(?:[$€£₽¥%]|usd|eur|euros?|dollars?|gbp|pounds|руб|元|zł|btc)")
_TELEPHONE = re.compile(r"(?<![\w/.=-])\+?\(?\d[\d ()/.-]{7,16}\d(?![\w/])")


# ── Links and files ─────────────────────────────────────────────────────────────────

_LINK = re.compile(r"https?://(?:[^\s/@]{0,80}@)?([\w.-]{1,200})")
_ANCHOR = re.compile(
    r"""<a\s[^<>]{0,500}?href\s*=\s*["']?\s*https?://([^\s"'>/?#]{1,200})[^<>]{0,2000}>([^<]{1,200})<""", re.I
)
_SHOWN = re.compile(r"(?:https?://|www\.)([\w.-]{3,200})|^\s*((?:[\w-]{1,60}\.){1,4}[a-z]{2,10})\s*(?:/|$)", re.I)
_SHORTENERS = re.compile(
    r"(?:^|\.)(?:bit\.ly|tinyurl\.com|t\.co|is\.gd|cutt\.ly|rb\.gy|ow\.ly|shorturl\.at|rebrand\.ly|t\.ly|v\.gd"
    r"|buff\.ly|tiny\.cc|clck\.ru|s\.id|lnkd\.in|adf\.ly|t\.me|wa\.me)$|\.(?:top|xyz|icu|click|buzz|loan|work"
    r"|cfd|sbs|rest|monster|cam|gq|tk|ml)$|^xn--|\.xn--"
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")


def _links(written):
    if other := _false_link(written.mail):
        yield Sign(_("A link shows one address and leads to another: %(address)s") % {"address": other}, 2)
    if any(_NUMBER.fullmatch(host) for host in written.hosts):
        yield Sign(_("A link leads to a bare number instead of a name."), 2)
    if any(_SHORTENERS.search(host) for host in written.hosts):
        yield Sign(_("A link hides where it leads, or leads to a domain that costs next to nothing."), 1)
    if written.hosts and written.words < 60 * len(written.hosts):
        yield Sign(_("There are few words beside its links."), 1)


def _false_link(mail):
    for part in mail.own():
        if part.content_type == "text/html" and part.end - part.start < 10 * MOST_HTML:
            for found in _ANCHOR.finditer(part.text()[:MOST_HTML]):
                shown = _SHOWN.search(found[2])
                host = (shown[1] or shown[2]) if shown else ""
                if host and _home(host) != _home(found[1]) and not _SENDING.search(found[1]):
                    return found[1].lower()
    return ""


#: Honest programs count clicks by links of their own.
_SENDING = re.compile(r"safelinks|urldefense|google\.|list-manage|sendgrid|mailgun|click\.|links?\.|track", re.I)


def _home(host):
    """The last two words of a host's name, as near as it gets without a list of all endings."""
    return host.lower().rstrip(".").split(":")[0].rsplit(".", 2)[-2:]


_PROGRAM = re.compile(r"\.(?:exe|scr|com|pif|bat|cmd|js|jse|vbs|vbe|wsf|hta|msi|ps1|jar|lnk|iso|img|apk|cpl)$", re.I)
_CARRIER = re.compile(r"\.(?:docm|xlsm|pptm|xlsb|one|mht)$", re.I)
_ARCHIVE = re.compile(r"\.(?:html?|shtml|svg|zip|rar|7z|gz|tar|ace|arj|cab|r\d\d)$", re.I)
_BILL = re.compile(
    r"invoice|payment|order|bill|statement|remittance|swift|rechnung|mahnung|zahlung|bestellung|facture"
    r"|paiement|factura|pago|fattura|pagamento|fatura|factuur|betaling|сч[её]т|оплат|发票",
    re.I,
)


def _files(written):
    names = [part.filename.strip() for part in written.mail.own() if part.filename]
    if found := [name for name in names if _PROGRAM.search(name)]:
        yield Sign(_("A program is attached: %(name)s") % {"name": found[0][:80]}, 3)
    elif found := [name for name in names if _CARRIER.search(name)]:
        yield Sign(_("A file is attached that may hold a program: %(name)s") % {"name": found[0][:80]}, 2)
    elif any(_ARCHIVE.search(name) for name in names) and _BILL.search(f"{written.subject} {' '.join(names)}"):
        yield Sign(_("A bill is said to be in a file that is attached and that no bill is sent in."), 2)


# ── Who sends it, and how ───────────────────────────────────────────────────────────

_FIRMS = re.compile(
    r"\b(?:paypal|amazon|apple|microsoft|office ?365|sharepoint|onedrive|google|netflix|facebook|instagram|dhl"
    r"|ups|fedex|usps|hermes|la poste|post(?:nl|bank)|dpd|hmrc|irs|sparkasse|volksbank|commerzbank|barclays"
    r"|hsbc|santander|bbva|ing|norton|mcafee|geek squad|docusign|dropbox|linkedin|whatsapp|binance|coinbase"
    r"|metamask|сбербанк|госуслуги)\b",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:admin(?:istrator)?|help ?desk|support|security|customer|account(?:s|ing)?|billing|service(?:s)?"
    r"|department|team|notification|alert|rewards?|refunds?|sales|marketing|promo\w*|deals?|offers?|casino"
    r"|pharmacy|loans?|capital|savings|bank|lotter\w+|loteria|kundenservice|kundendienst|buchhaltung|inkasso"
    r"|service client|soporte|premios|suporte|uw bank|desk|center|centre|office|procurement|finan\w+|editor"
    r"|journal|insider|agency|info|news|hr|careers?|jobs?|health|luxury|shop|store|online|digital|marketing"
    r"|solutions?|group|company|ltd|inc|gmbh|berater|institut|academy|agence|empresa|biuro|компани\w*|юрист"
    r"|финанс\w*|бизнес\w*|培训|служба|отдел|поддержк\w*|销售部|客服)\b",
    re.I,
)
_SELLING = re.compile(
    r"^(?:sales|marketing|promo\w*|offers?|deals?|seo|leads?|outreach|business|biz|growth|loan|funding"
    r"|info-?mail)\b",
    re.I,
)


def _sender(written):
    domain = written.address.rpartition("@")[2].lower()
    weight = 1 if written.told > 1 or _I.search(written.plain) else 2
    firm = _FIRMS.search(written.name)
    shown = re.search(
        r"[\w.+-]{1,80}@([\w.-]{1,120})|\b((?:[\w-]{1,60}\.){1,3}(?:com|org|net|de|fr|es|it|ru|uk))\b",
        written.name.lower(),
    )
    if firm and firm[0].lower().replace(" ", "") not in domain:
        yield Sign(
            _("It calls itself “%(name)s” and comes from %(domain)s.") % {"name": written.name[:60], "domain": domain},
            2,
        )
    elif shown and (shown[1] or shown[2]) and _home(shown[1] or shown[2]) != _home(domain):
        yield Sign(_("Its sender's name shows another address than the one it comes from."), 2)
    elif _OFFICE.search(written.name):
        yield Sign(_("It comes from an office and not from a person: “%(name)s”") % {"name": written.name[:60]}, weight)
    if _SELLING.match(written.address):
        yield Sign(_("Its address is one for selling: %(address)s") % {"address": written.address[:80]}, 1)
    answers = written.reply_to.rpartition("@")[2].lower()
    if answers and domain and _home(answers) != _home(domain):
        yield Sign(_("Answers go to another address than the one it comes from."), 1)


MASS_MAILERS = re.compile(
    r"mailchimp|mailjet|sendinblue|brevo|campaign|constant ?contact|newsletter|cleverreach|mailup|phplist|bulk"
    r"|sendy|emarsys|klaviyo|hubspot|xmailer|wc mail|foxmail 7, 2",
    re.I,
)
MASS_HEADERS = (
    "list-unsubscribe",
    "list-unsubscribe-post",
    "feedback-id",
    "x-campaign",
    "x-campaign-id",
    "x-csa-complaints",
    "x-mc-user",
    "x-mailgun-sid",
    "x-sg-eid",
    "x-mailer-recptid",
    "x-report-abuse",
    "x-mailjet-campaign",
    "x-job",
)


def _sending(written):
    headers = written.headers
    to = headers.text("to")
    if "@" not in to and re.search(r"undisclosed|recipients?\b", to, re.I):
        yield Sign(_("It names nobody whom it is to."), 1)
    if MASS_MAILERS.search(headers.text("x-mailer")):
        yield Sign(_("A program for mass mailings sent it."), 1)
    elif any(name in headers for name in MASS_HEADERS) or headers.text("precedence").lower() == "bulk":
        yield Sign(_("Its headers say that it was sent to many."), 1)


# ── How it looks ────────────────────────────────────────────────────────────────────

_TWO_ALPHABETS = re.compile(r"\b(?=\w{0,40}[a-z])(?=\w{0,40}[а-яα-ω])\w{4,}\b", re.I)
_SHOUTS = re.compile(
    r"[!$€£%]{2,}|[$€£] ?\d[\d.,]{2,}|-?\d\d ?%"
    r"|[\U0001f381\U0001f4b0\U0001f525\U0001f911\U0001f3b0\U0001f6a8⚠✅]"
)


def _looks(written):
    letters = [char for char in written.text[:5_000] if char.isalpha()]
    if len(letters) > 200 and sum(char.isupper() for char in letters) > 0.35 * len(letters):
        yield Sign(_("Much of it is in capital letters."), 1)
    if _SHOUTS.search(written.subject) or (len(written.subject) > 9 and written.subject.isupper()):
        yield Sign(_("Its subject shouts."), 1)
    hidden = len(_UNSEEN.findall(re.sub("[\u200d\ufe0f]", "", written.text)))
    if len(_TWO_ALPHABETS.findall(written.text)) > 1 or hidden > 8:
        yield Sign(
            _("Its letters are disguised: of two alphabets in one word, or parted by signs that nobody sees."), 2
        )


_LOOKS: tuple[Callable[[Letter], Iterator[Sign]], ...] = (
    _phrases,
    _without_telling,
    _links,
    _files,
    _sender,
    _sending,
    _looks,
)
