"""What makes a mail look like advertising or fraud. It is held then and never refused: a person looks."""

import re

from django.utils.translation import gettext as _

from stories.submissions.mailbox.letter import Reason
from stories.submissions.mailbox.parts import Part
from stories.submissions.mailbox.signs import MASS_HEADERS, MASS_MAILERS, credit_for_telling, letter, signs_in

_GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
_LEAVING = re.compile(
    r"unsubscribe|manage (?:your )?(?:preferences|subscription)|view (?:this (?:email|message"
    r"|newsletter) )?(?:in|on) (?:your |a |the |our )?(?:web ?)?(?:browser|web ?site)|newsletter|abmelden"
    r"|abbestellen|abzumelden|austragen|im browser (?:an|öffnen)|online ansehen|désabonner|désinscri"
    r"|se désinscrire|version en ligne|darse? de baja|cancelar (?:la )?suscripción"
    r"|ver en (?:el )?navegador"
    r"|disiscri|annulla(?:re)? (?:l.)?iscrizione|cancella(?:re|rsi)|cancelar (?:a )?(?:inscrição"
    r"|assinatura)|uitschrijven|afmelden|avsluta prenumeration|avregistrera|afmeld|meld deg av"
    r"|peruuta tilaus|wypisz|rezygnacj|отписаться|отписка|відписатися|odhlásit|leiratkoz|abonelikten|退订"
    r"|取消订阅|配信停止|수신거부",
    re.I,
)
_LINK = re.compile(r"https?://", re.I)
#: So much all signs together and the heaviest of them once more have to weigh. No sign alone does.
ENOUGH = 7


def doubts_about(
    mail: Part, text: str, subject: str, name: str, address: str, reply_to: str, *, is_forged: bool
) -> tuple[Reason, list[str]] | None:
    """Why a mail should be held as advertising or fraud, in sentences; or None. ``text`` is what its sender wrote."""
    said = _said_by_filters(mail.headers)
    if is_forged:
        said.append(_("The domain of its sender says that it did not send it (DMARC)."))
    if _GTUBE in text:
        said.append(_("It holds the test line for spam filters."))
    if said:
        return Reason.SPAM, said
    written = letter(mail, text, subject, name, address, reply_to)
    signs = sorted(signs_in(written), key=lambda sign: -sign.weight)
    weight = sum(sign.weight for sign in signs) - credit_for_telling(written)
    if signs and weight + signs[0].weight >= ENOUGH:
        return Reason.SPAM, [_("It reads like an advertisement or a fraud."), *(sign.says for sign in signs)]
    return _newsletter(mail.headers, text, address)


def _said_by_filters(headers):
    said = []
    if headers.text("x-spam-flag").lower().startswith("yes") or headers.text("x-spam-status").lower().startswith("yes"):
        said.append(_("Our mail server's filter takes it for spam."))
    if re.match(r"\W*(?:spam|junk)\W*[:*\]]", headers.text("subject"), re.I):
        said.append(_("A filter on its way wrote “spam” into its subject."))
    return said


def _newsletter(headers, text, address):
    signs = [name for name in MASS_HEADERS if name in headers]
    count = len(signs)
    count += bool(_LEAVING.search(text)) + bool(
        re.search(r"newsletter|^news@|^info-?mail|marketing|promo", f"{headers.text('from')} {address}", re.I)
    )
    count += len(_LINK.findall(text)) > max(4, len(text.split()) // 40) and len(_LINK.findall(text)) > 4
    count += bool(MASS_MAILERS.search(headers.text("x-mailer")))
    if count < 2 and "list-unsubscribe" not in headers and headers.text("precedence").lower() != "bulk":
        return None
    return Reason.NEWSLETTER, [_("It looks like a newsletter or a notice that was sent to many.")]
