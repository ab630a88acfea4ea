"""Answers that mail programs give while somebody is away, told by their words.

Where its headers don't say it, several things have to agree: the subject or the first words say that somebody is away,
the text is short, and it speaks of the return, of whom to turn to, or of what becomes of the mail. A story may well
begin with a holiday.
"""

import re

from stories.submissions.mailbox.robot_speech import AUTO_LABEL, AWAY_SUBJECT, AWAY_TEXT
from stories.submissions.mailbox.telling import count_tellings

#: Hardly any such answer is longer, in words and in signs; Chinese and Japanese part no words.
MOST_WORDS, MOST_SIGNS = 130, 1_100
#: What tells so often what was is a story.
TELLINGS = 3
#: The first words are as many signs.
FIRST = 260

#: Begins "on annual leave" and the like, wherever a sentence doesn't say who.
_AWAY_FIRST = re.compile(
    r"out of (?:the |my )?office|(?:on|taking) (?:annual |parental |maternity |paternity |sick "
    r"|study )?(?:leave|vacation|holidays?)\b|away from (?:my |the )?(?:mail|e-?mail|desk|office|keyboard)"
    r"|(?:thank you|thanks) for your (?:e-?mail|message|mail)|automat(?:ic|ed) (?:reply|response|message"
    r"|answer)|auto-?(?:reply|response)|not in the office|urlaub\b|abwesen(?:d|heit)|nicht (?:im büro|im haus"
    r"|erreichbar|am platz)|außer haus|automatische (?:antwort|nachricht)|elternzeit|en (?:congés?|vacances"
    r"|déplacement|arrêt)|absen(?:te?|ce)\b|message automatique|réponse automatique|hors du bureau"
    r"|de vacaciones|fuera de la oficina|ausente|de (?:baja|permiso|licencia)|respuesta automática|in ferie"
    r"|fuori (?:ufficio|sede)|assente|in congedo|risposta automatica|de férias|fora do escritório|ausente"
    r"|de licença|resposta automática|met (?:vakantie|verlof)|op vakantie|afwezig|niet (?:aanwezig|op kantoor)"
    r"|automatisch antwoord|på (?:semester|ferie|kontoret)|ledig|fraværende|frånvarande|lomalla|poissa"
    r"|na urlopie|nieobecn\w+|poza biurem|w biurze|в отпуске|отсутству\w+|не на рабочем месте"
    r"|автоматическ\w+ ответ|dovolen\w+|szabadság\w*|izin(?:de|li)|休假|休暇|不在|不在办公室|휴가|부재",
    re.I,
)
_RETURN = re.compile(
    r"\b(?:until|till|return\w*|back (?:on|in|at|to)|from \d|through (?:mon|tues|wednes|thurs|fri|\d|jan|feb"
    r"|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:bis|ab) (?:zum |einschließlich |dem |den |\d|mo|di|mi|do"
    r"|fr)|zurück|wieder (?:da|erreichbar|im|für)|jusqu|de retour|à partir du|du \d+ au|rentre\w*|hasta"
    r"|regres\w+|volver[éa]|vuelvo|fino al?|rientr\w+|torner\w+|dal \d|até|retorn\w+|volto|regresso"
    r"|tot (?:en met|\d|ma|di|wo|do|vr)|terug|till\b|tillbaka|tilbage|tilbake|asti|palaan|wrac\w+|powr\w+"
    r"|do \d|до \d|до (?:понед|втор|сред|четв|пятн|конца)|верн\w+|вернусь|zpět|vissza\w*)|\bdönü\w+|回来|返回|恢复"
    r"|戻り|まで|까지|복귀",
    re.I,
)
_TURN_TO = re.compile(
    r"\b(?:(?:please|kindly) (?:contact|e-?mail|call|write to|direct|get in touch)|contact (?:my|our|the)"
    r"|urgent\w*|emergenc\w+|in my absence|meanwhile|my colleague|dringend\w*|notf\w+|vertret\w+"
    r"|wenden sie sich|kolleg\w+|urgence|urgent|contacter|adresser|collègue|en mon absence|veuillez|urgente"
    r"|urgencia|contact\w+ (?:con|a)|compañer\w+|urgenza|contattare|collega|urgência|contactar|contatar|colega"
    r"|dringende?|contact opnemen|brådskande|kontakt\w*|hastesager|kiireellis\w+|piln\w+|срочн\w+|обращайтесь"
    r"|обратитесь|коллег\w+|замеща\w+|naléhav\w+|sürgős\w*|acil)|紧急|请联系|急ぎ|緊急|긴급",
    re.I,
)
_MAIL = re.compile(
    r"\b(?:(?:no|limited|little|intermittent|restricted|sporadic) access|(?:will|shall|'ll) (?:respond|reply"
    r"|answer|get back|read|be read|look|deal)|respond to your|(?:your|ihre|votre|su|sua|uw) (?:e-?mail|mail"
    r"|message|nachricht|mensaje|correo|messaggio|mensagem|bericht)|not (?:be )?(?:checking|reading|forwarded)"
    r"|as soon as (?:i|possible)|nicht (?:weitergeleitet|gelesen)|beantworte\w*|melde mich|répondr\w+"
    r"|messagerie|responder\w*|risponder\w+|leggerò|beantwoord\w*|svar\w*|besvar\w*|vastaa\w*|odpow\w+|отвечу"
    r"|ответ\w+|ваше? (?:письмо|сообщение)|odpov\w+|válasz\w*|yanıt\w*)|回复|返信|连絡|ご連絡|회신",
    re.I,
)
_QUOTED = re.compile(r"^\s*[>|]|^-{3,}|wrote:$|schrieb:$|a écrit\s?:$|escribió:$|ha scritto:$|пишет:$", re.MULTILINE)


def says_absence(subject: str) -> bool:
    """Whether a subject is one that such answers have."""
    return bool(AWAY_SUBJECT.search(subject))


def tells_absence(text: str) -> bool:
    """Whether somebody is away, by ``text``."""
    return bool(AWAY_TEXT.search(text[:5_000].replace("’", "'")))


def is_absence(subject: str, text: str) -> bool:
    """Whether all of a mail agrees that a program answers for somebody who is away."""
    quote = _QUOTED.search(text[:20_000])
    text = " ".join(text[: quote.start() if quote else 20_000].replace("’", "'").split())
    if not text or len(text.split()) > MOST_WORDS or len(text) > MOST_SIGNS:
        return False
    if is_told(text):
        return False
    if AUTO_LABEL.match(subject):
        return True
    away = bool(_AWAY_FIRST.search(text[:FIRST])) or tells_absence(text[:FIRST])
    rest = sum(bool(pattern.search(text)) for pattern in (_RETURN, _TURN_TO, _MAIL))
    if says_absence(subject) or _AWAY_FIRST.search(subject):
        return away and rest > 0
    return tells_absence(text[:FIRST]) and rest > 1


def is_told(text: str) -> bool:
    """Whether ``text`` tells of something, as no program does."""
    return count_tellings(text[:5_000].lower()) >= TELLINGS
