"""What phones, providers and companies write below letters, in the languages that they speak.

Facts about programs, not about mails: `closings` says what follows from them.
"""

import re

_PHONE = (
    r"i-?phon\w*|i-?pad\w*|i-?pod\w*|apple watch|android\w*|galaxy|samsung"
    r"|blackberry|huawei"
    r"|honor|xiaomi|redmi|oppo|vivo|oneplus|pixel|nokia|lumia|sony\w*|xperia|htc|motorola|moto g|motoblur"
    r"|droid|lg phone"
    r"|windows (?:phone|mobile)|smartphone|handy|mobil\w*|(?:cell|mobile|wireless)? ?(?:phone|device)"
    r"|tablet|téléphone|appareil"
    r"|telefon\w*|teléfono|dispositivo|telefoon|móvil|celular|cellulare|puhelime\w*|телефон\w*|смартфон\w*|пристро\w*"
    r"|устройств\w*|unterwegs|kindle|palm|treo|tele2|vodafone|t-mobile|verizon|at&t|sprint|手机|갤럭시"
)
_PROGRAM = (
    r"outlook\w*|yahoo|gmail|aol|proton ?mail|proton|tutanota|tuta|k-9 mail|k-9|mailspring|spark|airmail"
    r"|blue ?mail|mymail"
    r"|typeapp|newton|superhuman|edison|the bat|hushmail|canary|gmx|web\.de|freenet|mail\.ru|яндекс\S*"
    r"|yandex|почт\w*|hey"
    r"|fastmail|thunderbird|windows|laposte|orange|libero|virgilio|seznam|wp|onet|o2|mail[ -]?app|app mail"
    r"|posta|mail|correo"
    r"|courrier|aplikacj\w*|邮件|邮箱"
)
_SENT = (
    r"sent|message sent|this message was sent|connected by|secured with|gesendet|versendet|von meine[mr]"
    r"|vo[mn] (?:handy|unterwegs)"
    r"|diese (?:nachricht|e-?mail|mail) wurde|envoyée?|provenance|enviad[oa]|enviat|inviat[oa]|verzonden"
    r"|verstuurd|vanaf|skicka(?:t|d|des)"
    r"|sendt|lähetetty|wysłan[eoy]|отправлен[оа]|послано|надіслано|відправлено|изпратено|odesláno|odeslané"
    r"|odoslané|küldve"
    r"|elküldve|gönderildi|iphone'umdan|στάλθηκε|εστάλη|trimis|poslano|poslato|saadetud|išsiųsta|nosūtīts"
    r"|(?:đã |được )?gửi từ|dikirim|dihantar|послато|bidalita|anfonwyd|seolta"
    r"|ส่งจาก|נשלח|أُ?رسلت?|مرسل|发自|發自|从我的|從我的|來自|来自|寄自|傳送自|나의|내|발신"
)
_SENT_AT_LAST = (
    r"gesendet|geschickt|versendet|versandt|verzonden|verstuurd|lähetetty|gönderildi|küldve|küldtem|送信|から|發送|发送|傳送"
    r"|보냄|보낸 메일|보냈습니다|भेजा गया"
)
_GET = (
    r"get|download|holen sie sich|télécharge[rz]|obten(?:ez|ir|er|ga)|obtén|descarg\w+|obter(?: o)?|baixe"
    r"|scarica|ottieni|hämta"
    r"|hent|få|hanki|pobierz|скачать|nyissa|beziehen|herunterladen|downloaden|edinin|indirin|を入手"
)
_CARRIER = re.compile(
    rf"^\W{{0,6}}(?:(?:{_SENT})(?:\b|(?<=[^ -ɏ])).{{0,80}}?(?:{_PHONE}|{_PROGRAM})(?!\w).{{0,90}}"
    rf"|.{{0,60}}(?:{_PHONE}|{_PROGRAM}).{{0,40}}(?:{_SENT_AT_LAST})"
    rf"|(?:{_GET})\b.{{0,40}}(?:{_PROGRAM})(?!\w).{{0,60}}"
    rf"|.{{0,20}}(?:outlook|{_PROGRAM})(?!\w).{{0,40}}(?:{_GET}))\W{{0,6}}$",
    re.I | re.DOTALL,
)
#: "Sent from Canary": a name that nobody knows yet.
_SENT_FROM_NAME = re.compile(
    r"^\W{0,3}Sent (?:from|via|with|using|by) (?:my (?:\S+ ?){1,5}|(?:the )?[A-Z][\w.!-]*(?: \S+){0,4})$",
)
_LINKS = re.compile(r"\s*\(?https?://\S+|<https?://[^>]*>|<mailto:[^>]*>")
#: Nobody's phone says more of itself.
_MOST_WORDS = 16

_ADVERT = re.compile(
    r"you have received a new (?:message|picture|multimedia|video|mms)|this (?:is an )?(?:mms|multimedia) message"
    r"|un abonn[ée] \w+ vous a envoy|excuse (?:my |the )?(?:brevity|typos|any typos|errors)"
    r"|(?:virus|viren).{0,60}(?:avast|avg)\b|(?:kein|no) virus found in this|checked by avg"
    r"|diese e-mail wurde von avast"
    r"|this e-?mail has been (?:checked|scanned)|scanned (?:for|by).{0,30}(?:virus|symantec|messagelabs"
    r"|mimecast|ironport)"
    r"|does not contain any threats|do you yahoo!\?|^yahoo mail ?: |get your free .{0,40}(?:hotmail|email)"
    r"|hotmail is redefining"
    r"|powered by (?:cricket|sprint|verizon|t-mobile|at&t)|to play video messages sent to email"
    r"|snap pictures and capture"
    r"|quicktime.{0,10} (?:7|6).{0,40}required|this message was sent (?:using|from) "
    r"|this (?:\w+ ){0,3}message (?:was sent|is brought) to you by (?:an? )?"
    r"(?:t-mobile|verizon|at&t|sprint|vodafone|o2)\b"
    r"|sent using the picture and video messaging|^view message\b|you have received a (?:new )?(?:message"
    r"|picture|video) from"
    r"|send and receive pictures|^copyright © .{0,60}rights reserved"
    r"|has no control over, and is not responsible for, the content|visit www\.\w+\.(?:com|ca)\S* to (?:view|learn)"
    r"|please consider the environment|antes de imprimir|pensez à l.environnement|bevor sie diese mail ausdrucken"
    r"|think before you print",
    re.I,
)
_DISCLAIMER = re.compile(
    r"\b(?:intended (?:only|solely|exclusively)|solely for the (?:use|person|intended)|(?:is|are|be|may"
    r"|contain\w*)\W+(?:\w+\W+){0,6}(?:confidential|privileged)\b.{0,300}(?:e-?mail|message|communication"
    r"|recipient|attachment|document)"
    r"|(?:e-?mail|message|communication|transmission|document|information).{0,160}\b(?:confidential"
    r"|privileged|copyright)|confidentiality (?:notice|note|statement)|not the intended recipient"
    r"|intended recipient|views? (?:or|and) opinions?.{0,60}(?:solely|those) "
    r"|vertrauliche? (?:und|oder|informationen|daten)|vertraulichkeit|rechtlich geschützte"
    r"|nicht der (?:richtige|beabsichtigte) (?:adressat|empfänger)|handelsregister|amtsgericht .{0,60}HRB"
    r"|HRB \d|geschäftsführer(?:in)?:"
    r"|(?:ce|le présent) (?:message|courriel|mail|courrier).{0,120}confidentiel"
    r"|confidentiel.{0,120}destinataire|este (?:mensaje|correo|e-mail).{0,160}confidencial|aviso (?:legal"
    r"|de confidencialidad)|esta mensagem.{0,160}confidenci"
    r"|(?:questo|presente|il contenuto).{0,60}(?:messaggio|e-?mail|comunicazione).{0,160}(?:riservat"
    r"|confidenzial|destinatari)|(?:dit|deze) (?:bericht|e-?mail).{0,160}vertrouwelijk|(?:detta|denne"
    r"|dette) .{0,80}(?:konfidentiell|fortrolig|tiltenkt|avsett)"
    r"|niniejsza (?:wiadomość|korespondencja)|(?:poufne|poufna).{0,160}(?:adresat|informacj)|(?:это|данное"
    r"|настоящее) (?:сообщение|письмо|электронное).{0,160}конфиденциальн|tato zpráva.{0,160}důvěrn"
    r"|viesti.{0,80}luottamuksellin)",
    re.I | re.DOTALL,
)
_LIST_FOOTER = re.compile(
    r"mailing list|list-?info|unsubscribe|you (?:received|receive) this (?:message"
    r"|email) because you are subscribed|google groups|to post to this group|yahoo! groups",
    re.I,
)
_DELIMITER = re.compile(r"^\s?--\s{0,2}$")
_OTHER_DELIMITER = re.compile(r"^\s*(?:[-—–_=*~]{2,80}|…|\.{3})\s*$")
_CONTACT = re.compile(
    r"(?:\b(?:tel|telefon|teléfono|téléphone|phone|ph|mobile|mob|mobil|móvil|cell|fax|telefax|handy|direct"
    r"|office|t|m|f|p)\b\W{0,5})?(?:\+|\(|\b0|\b\d)[\d\s()/.–-]{7,}\d|\bwww\.\w|https?://\S"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.\w"
    r"|\s[|•·]\s|\b(?:GmbH|Ltd|LLC|Inc|S\.?A\.?R?\.?L|B\.V|AB|A/S|Oy|S\.p\.A|PLC)\b",
    re.I,
)
_FORMULA = re.compile(
    r"^\W*(?:(?:kind|best|warm|warmest|many|with|all|my|kindest|very)?\s*(?:regards|wishes|greetings)|best"
    r"|cheers|sincerely|yours|love|thanks|thank you|many thanks|(?:mit\s)?(?:\w+en\s)?(?:freundlichen"
    r"|herzlichen|besten|lieben|schönen)?\s*grü(?:ß|ss)en?|(?:viele|liebe|beste|herzliche"
    r"|schöne)\s+grü(?:ß|ss)e"
    r"|mfg|lg|vg|cordialement|bien (?:cordialement|à vous)|amicalement|saludos|un (?:saludo|abrazo)"
    r"|atentamente|cordiali saluti|saluti|distinti saluti|un caro saluto|abraços?|atenciosamente"
    r"|cumprimentos|met vriendelijke groet(?:en)?|groet(?:en|jes)?|vänliga hälsningar|hälsningar|mvh"
    r"|med vennlig hilsen|venlig hilsen|hilsen"
    r"|ystävällisin terveisin|terveisin|pozdrawiam|z poważaniem|с уважением|з повагою|s pozdravem"
    r"|üdvözlettel|saygılarımla)\b.{0,40}$",
    re.I,
)


def is_carrier(text: str) -> bool:
    """ "Sent from my iPhone", and nothing else."""
    text = _LINKS.sub("", text).strip()
    if not 4 < len(text) < 200 or len(text.split()) > _MOST_WORDS:
        return False
    return bool(_CARRIER.match(text) or _SENT_FROM_NAME.match(text))


def is_advert(text: str) -> bool:
    """What a provider, or a virus scanner, says of itself below a letter."""
    return len(text) < 700 and bool(_ADVERT.search(text))


def is_disclaimer(text: str) -> bool:
    """What lawyers want below every mail."""
    return bool(_DISCLAIMER.search(text[:3000]))


def is_list_footer(text: str) -> bool:
    """How to leave a mailing list."""
    return bool(_LIST_FOOTER.search(text))


def is_delimiter(text: str) -> bool:
    """ "-- ", above a signature by the standard."""
    return bool(text.strip()) and bool(_DELIMITER.match(text))


def is_standard_delimiter(text: str) -> bool:
    """The same with the blank behind it, which programs write and people hardly ever."""
    return text == "-- "


def is_rule(text: str) -> bool:
    """A line of dashes, or of another sign."""
    return bool(_OTHER_DELIMITER.match(text))


def is_contact(text: str) -> bool:
    """A number, an address, a firm."""
    return bool(_CONTACT.search(text))


def is_formula(text: str) -> bool:
    """ "Kind regards"."""
    return bool(_FORMULA.match(text))
