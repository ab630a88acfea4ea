"""What stands below a letter: folded by what it is, and never taken for a part of the story."""

import pytest

from stories.submissions.mailbox.reading import Outcome, read
from tests.factories.pictures import jpeg
from tests.factories.raw_mails import STORY, attached, mail, multipart, part

CARRIERS = [
    "Sent from my iPhone",
    "Sent from my iPad",
    "Sent from my Samsung Galaxy smartphone.",
    "Sent from my Galaxy",
    "Sent from Samsung tablet.",
    "Sent from my Verizon Wireless 4G LTE smartphone",
    "Sent from Yahoo Mail on Android",
    "Sent from Yahoo Mail for iPhone",
    "Sent from Mail for Windows",
    "Sent from Mail for Windows 10",
    "Sent from Outlook",
    "Sent from Outlook for iOS",
    "Sent from AOL on Android",
    "Sent from my Huawei phone",
    "Sent with Proton Mail secure email.",
    "Sent from Proton Mail for Android.",
    "Sent from my Android device with K-9 Mail. Please excuse my brevity.",
    "Sent via BlackBerry by AT&T",
    "Sent on the Sprint® Now Network from my BlackBerry®",
    "Get Outlook for iOS",
    "Get Outlook for Android<https://aka.ms/AAb9ysg>",
    "Get BlueMail for Android",
    "Von meinem iPhone gesendet",
    "Von meinem Samsung Galaxy Smartphone gesendet.",
    "Gesendet von Outlook für iOS",
    "Outlook für Android beziehen",
    "Gesendet mit der GMX Mail App",
    "Gesendet von Mail für Windows",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "Von Yahoo Mail auf Android gesendet",
    "Envoyé de mon iPhone",
    "Envoyé depuis mon smartphone Samsung Galaxy.",
    "Envoyé à partir de Outlook pour Android",
    "Télécharger Outlook pour iOS",
    "Obtenez Outlook pour Android",
    "Enviado desde mi iPhone",
    "Enviado desde Yahoo Mail para iPhone",
    "Obtener Outlook para iOS",
    "Enviado do meu iPhone",
    "Obter o Outlook para Android",
    "Inviato da iPhone",
    "Inviato dal mio Galaxy",
    "Ottieni Outlook per Android",
    "Verstuurd vanaf mijn iPhone",
    "Verzonden vanaf mijn Galaxy",
    "Outlook voor iOS downloaden",
    "Skickat från min iPhone",
    "Hämta Outlook för Android",
    "Sendt fra min iPhone",
    "Få Outlook til iOS",
    "Lähetetty iPhonesta",
    "Hanki Outlook for Android",
    "Wysłane z iPhone'a",
    "Wysłano z telefonu Samsung",
    "Pobierz aplikację Outlook dla systemu Android",
    "Отправлено с iPhone",
    "Отправлено из мобильной Почты Mail.ru",
    "Отправлено с устройства Samsung",
    "Надіслано з iPhone",
    "Odesláno z iPhonu",
    "iPhone'umdan gönderildi",
    "iPhoneから送信",
    "发自我的iPhone",
    "從我的 iPhone 傳送",
    "나의 iPhone에서 보냄",
    "Στάλθηκε από το iPhone μου",
    "Trimis de pe iPhone-ul meu",
    "Sent from my Verizon Wireless BlackBerry",
    "Sent via BlackBerry from T-Mobile",
    "Sent from my HTC on the Now Network from Sprint!",
    "Sent from my Windows Mobile® phone.",
    "Sent from my wireless phone",
    "Sent from my Nokia phone",
    "Sent from my mobile device",
    "Sent from my mobile phone",
    "Sent from my phone",
    "Sent from my U.S. Cellular BlackBerry® smartphone",
    "Sent via DROID on Verizon Wireless",
    "Connected by DROID on Verizon Wireless",
    "Connected by MOTOBLUR™",
    "Sent from Samsung Mobile",
    "Sent from my Samsung Intercept™",
    "Sent from Samsung Galaxy smartphone",
    "Sent from my T-Mobile 4G LTE Device",
    "Sent from my Cricket wireless phone",
    "Sent from Windows Mail",
    "Sent from my Windows Phone",
    "Sent from my BlackBerry 10 smartphone on the Rogers network.",
    "Sent from Gmail Mobile",
    "Sent from myMail for iOS",
    "Sent from my Xiaomi",
    "Sent from my OnePlus",
    "Sent from my Pixel",
    "Sent from my Motorola XT1506",
    "Sent from Spark",
    "Sent from Tutanota: https://tuta.com",
    "Sent with Tuta; enjoy secure & ad-free emails: https://tuta.com/free-email",
    "Secured with Tuta Mail: https://tuta.com/free-email",
    "Sent from ProtonMail mobile",
    "Sent from BlueMail",
    "Sent from Edison Mail",
    "Sent with Mailspring",
    "Sent from Superhuman iOS",
    "Sent from The Bat!",
    "Sent from my personal device",
    "Sent using Hushmail",
    "Sent from Hey",
    "Sent with Airmail",
    "Sent from Canary",
    "Get TypeApp for Android",
    "Gesendet von meinem Android-Mobiltelefon mit WEB.DE Mail.",
    "Gesendet mit der WEB.DE Mail App",
    "Gesendet mit der Telekom Mail App",
    "Gesendet von meinem HUAWEI-Telefon",
    "Gesendet von meinem Windows 10 Phone",
    "Gesendet vom Handy",
    "Gesendet mit der mobilen Mail App",
    "Von unterwegs gesendet",
    "Diese Nachricht wurde von meinem Mobiltelefon gesendet",
    "Von meinem Android-Mobiltelefon mit freenet Mail gesendet.",
    "Holen Sie sich Outlook für Android",
    "Outlook für iOS herunterladen",
    "Envoyé depuis l'application Mail Orange",
    "Envoyé à partir de mon smartphone Orange",
    "Envoyé de mon téléphone intelligent Samsung Galaxy.",
    "Envoyé de mon appareil mobile",
    "Envoyé depuis mon mobile Orange",
    "Provenance : Courrier pour Windows 10",
    "Envoyé depuis Yahoo Mail pour Android",
    "Obtenir Outlook pour iOS",
    "Enviado desde mi Samsung Mobile de Telcel",
    "Enviado desde mi dispositivo móvil",
    "Enviado desde Correo para Windows",
    "Enviado desde Outlook para Android",
    "Obtenga Outlook para iOS",
    "Enviado a partir do meu smartphone Samsung Galaxy.",
    "Enviado do Yahoo Mail no Android",
    "Enviado do Outlook para Android",
    "Inviato da Posta per Windows 10",
    "Inviato da Outlook per Android",
    "Inviato da smartphone Samsung Galaxy.",
    "Inviato da Yahoo Mail su Android",
    "Inviato da Libero Mail",
    "Verzonden via de mobiele telefoon",
    "Verstuurd vanaf Samsung-smartphone.",
    "Verzonden vanuit Mail voor Windows 10",
    "Outlook voor Android downloaden",
    "Skickades från min Samsung-enhet",
    "Skickat från min Samsung Mobil",
    "Hämta Outlook för iOS",
    "Sendt fra min Samsung Galaxy-smartphone.",
    "Sendt fra Outlook til Android",
    "Sendt fra Yahoo Mail til iPhone",
    "Hent Outlook for iOS",
    "Lähetetty Samsung-puhelimesta.",
    "Lähetetty Outlook for iOSista",
    "Wysłano z mojego iPhone",
    "Wysłane z telefonu Huawei",
    "Wysłano z aplikacji mobilnej",
    "Pobierz program Outlook dla systemu iOS",
    "Отправлено с моего iPhone",
    "Отправлено из Почты для Windows 10",
    "Отправлено из Яндекс.Почты для мобильных",
    "Отправлено с Samsung Galaxy",
    "Надіслано з пристрою Galaxy",
    "Odesláno z mobilního telefonu Samsung Galaxy.",
    "Odesláno z Outlooku",
    "Odoslané z iPhonu",
    "Az én iPhone-omról küldve",
    "Küldve az Outlook mobilalkalmazásból",
    "Samsung Galaxy akıllı telefonumdan gönderildi.",
    "iOS için Outlook'u edinin",
    "Outlook for iOSを入手",
    "Galaxyから送信",
    "来自我的华为手机",
    "从我的iPhone发送",
    "发自我的 iPad",
    "발신: 나의 iPhone",
    "iPhone에서 보냄",
    "Poslano z iPhonea",
    "Poslano iz Outlooka za Android",
    "נשלח מה-iPhone שלי",
    "أرسلت من iPhone",
    "Trimis din Yahoo Mail pe Android",
    "Изпратено от моя iPhone",
    "Được gửi từ iPhone của tôi",
    "Dikirim dari iPhone saya",
    "ส่งจาก iPhone ของฉัน",
    "Enviat des del meu iPhone",
    "Saadetud minu iPhone'ist",
    "Išsiųsta iš mano iPhone",
    "Nosūtīts no mana iPhone",
    "Lähetetty iPhonestani",
    "Poslano z iPhona",
    "Послато са мог iPhone-а",
    "Đã gửi từ iPhone của tôi",
    "Gửi từ iPhone của tôi",
    "Dihantar daripada iPhone saya",
    "Bidalita nire iPhonetik",
    "Anfonwyd o fy iPhone",
    "Seolta ó mo iPhone",
    "मेरे iPhone से भेजा गया",
    "This message was sent to you by T-Mobile.",
    "This message was sent to you by a T-Mobile wireless phone.",
    "This mobile text message is brought to you by AT&T",
    "Sent from my iPhone using Tapatalk",
    "~Sent from my iPhone~",
    "(Sent from my iPhone)",
    "*Sent from my iPhone*",
    "Please excuse any typos, sent from my iPhone",
    "This message was sent using the Picture and Video Messaging service from Verizon Wireless!",
    "This message was sent from a T-Mobile wireless phone.",
    "Sent by Vodafone live!",
    "This email has been checked for viruses by Avast antivirus software. www.avast.com",
    "Virus-free. www.avg.com",
    "Virenfrei.www.avast.com",
    "Garanti sans virus. www.avast.com",
    "Libre de virus. www.avast.com",
]


@pytest.mark.parametrize("line", CARRIERS)
def test_the_phones_own_line_is_folded(line):
    reading = read(mail(text=f"{STORY}\n\n{line}\n"))

    assert reading.story == STORY
    assert [(fold.kind, fold.text) for fold in reading.folds] == [("carrier", line)]


@pytest.mark.parametrize("line", CARRIERS)
def test_nothing_but_the_phones_line_beside_a_photo_is_no_story(line):
    reading = read(mail(text=line, photos=[(jpeg(300, 200), "IMG_1.jpg")]))

    assert (reading.outcome, reading.reason, reading.story) == (Outcome.HELD, "no words", "")
    assert len(reading.photos) == 1


@pytest.mark.parametrize(
    "last",
    [
        "I dropped my iPhone into the canal and ran on.",
        "Get a mobile phone, he said, and laughed.",
        "She sent me home by telephone.",
        "Sent from heaven, that bus.",
        "Sent home at noon, I ran.",
        "My phone was in the other coat.",
        "The message was sent from the old telephone box.",
        "This message was sent to you by my brother, I said.",
        "Lähetetty kirje ei tullut perille.",
        "In October the windows were open.",
        "Call me: the phone is by the door.",
        "Von meinem Vater habe ich es gelernt.",
        "Enviado por mi madre, corrí.",
        "Best of all was the tea.",
        "Thanks to him I ran.",
    ],
)
def test_a_last_line_with_a_phone_in_it_is_the_storys(last):
    reading = read(mail(text=f"{STORY}\n\n{last}"))

    assert reading.story == f"{STORY}\n\n{last}"


def test_a_photo_below_the_phones_line_is_the_storys():
    body = multipart("mixed", part(f"{STORY}\n\nSent from my iPhone"), attached(jpeg(300, 200), disposition="inline"))

    reading = read(mail(body))

    assert reading.story == STORY
    assert [photo.after for photo in reading.photos] == [2]


SIGNATURES = {
    "by the standard": "-- \nLisa Anderson\nBell ringer at St Mary's",
    "without its blank": "--\nLisa Anderson\n+44 20 7946 0000",
    "a name alone": "-- \nLisa",
    "six lines": "-- \nLisa Anderson\nHead of Lanterns\nLamplight Ltd\n1 Mill Lane\nHallin\nwww.lamplight.example",
}


@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES)
def test_a_signature_is_folded(signature):
    reading = read(mail(text=f"{STORY}\n\n{signature}\n"))

    assert reading.story == STORY
    assert [(fold.kind, fold.text.replace("-- ", "--")) for fold in reading.folds] == [
        ("signature", signature.replace("-- ", "--"))
    ]


AFTERWORD = (
    "I wrote this when I was nineteen and lived above the bakery. My brother found it last winter in the coat that he "
    "had borrowed, and read it aloud at supper.\n\nNobody laughed, and the youngest asked where the plain was."
)
POEM = "The gate, the lane,\nthe rain, the rain,\nand I ran home\nacross the plain."


TELLS_ON = {
    "an afterword": f"--\n\n{AFTERWORD}",
    "an afterword close below": f"--\n{AFTERWORD}",
    "two short sentences": "--\n\nThat was in May. He never told me why.",
    "verses": f"--\n\n{POEM}\n\n{POEM}",
    "an afterword and a number": f"--\n\n{AFTERWORD}\n\nLisa, +44 20 7946 0000",
}


@pytest.mark.parametrize("after", TELLS_ON.values(), ids=TELLS_ON)
def test_what_tells_on_below_two_dashes_is_the_storys(after):
    text = f"{POEM}\n\n{after}"

    reading = read(mail(text=text))

    assert reading.story.split() == text.split()
    assert reading.folds == ()


@pytest.mark.parametrize(
    "signature",
    [
        '--\nLisa Anderson\nBell ringer\n\n"Not all those who wander are lost." J.R.R. Tolkien',
        "--\nOld ringers never retire. They only lose their grip.",
    ],
    ids=["below a name", "alone"],
)
def test_a_signature_below_bare_dashes_may_hold_a_saying(signature):

    reading = read(mail(text=f"{STORY}\n\n{signature}"))

    assert (reading.story, reading.folded) == (STORY, signature)


@pytest.mark.parametrize("above", ["I ran.\n", "I ran.\n-- \n", "I ran.\n--\n", "See you there, Lisa\n-- \n"])
@pytest.mark.parametrize(
    "line",
    [
        "Sent from my Android device with K-9 Mail. Please excuse my brevity.",
        "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    ],
)
def test_a_short_last_sentence_close_above_the_phones_line_is_the_storys(above, line):
    reading = read(mail(text=f"{STORY}\n\n{above}{line}"))

    assert reading.story == f"{STORY}\n\n{above.splitlines()[0]}"
    assert reading.folded.endswith(line)


def test_a_block_of_numbers_below_a_name_is_a_signature_and_the_name_stays():
    block = "Lamplight Ltd\nTel: +44 20 7946 0000\nMobile: +44 7700 900000\nwww.lamplight.example"

    reading = read(mail(text=f"{STORY}\n\nKind regards,\nLisa Anderson\n\n{block}"))

    assert reading.story == f"{STORY}\n\nKind regards,\nLisa Anderson"
    assert reading.folded == block


def test_a_name_below_a_letter_is_the_letters():
    reading = read(mail(text=f"{STORY}\n\nWarm wishes,\nLisa"))

    assert reading.story == f"{STORY}\n\nWarm wishes,\nLisa"
    assert reading.folds == ()


DISCLAIMERS = {
    "English": (
        "This email and any attachments are confidential and intended solely for the use of the individual to "
        "whom they are addressed. If you are not the intended recipient, please delete it."
    ),
    "German": (
        "Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der "
        "richtige Adressat sind, informieren Sie bitte den Absender und vernichten Sie diese E-Mail."
    ),
    "French": (
        "Ce message et toutes les pièces jointes sont confidentiels et établis à l'intention exclusive de ses "
        "destinataires. Toute utilisation non autorisée est interdite."
    ),
    "Spanish": (
        "Este mensaje y sus archivos adjuntos van dirigidos exclusivamente a su destinatario, pudiendo "
        "contener información confidencial sometida a secreto profesional."
    ),
    "Italian": (
        "Questo messaggio e i suoi allegati contengono informazioni riservate e sono destinati esclusivamente "
        "ai destinatari indicati. Se lo avete ricevuto per errore, cancellatelo."
    ),
    "Dutch": (
        "Dit bericht en eventuele bijlagen zijn vertrouwelijk en uitsluitend bestemd voor de geadresseerde. "
        "Indien u dit bericht ten onrechte ontvangt, gelieve het te vernietigen."
    ),
    "Polish": (
        "Niniejsza wiadomość i wszystkie załączone do niej pliki są poufne i przeznaczone wyłącznie dla "
        "adresata. Jeżeli otrzymali ją Państwo przez pomyłkę, prosimy o jej usunięcie."
    ),
}


@pytest.mark.parametrize("notice", DISCLAIMERS.values(), ids=DISCLAIMERS)
@pytest.mark.parametrize("rule", ["", "________________________________\n"], ids=["bare", "ruled off"])
def test_a_lawyers_paragraph_is_folded(notice, rule):
    reading = read(mail(text=f"{STORY}\n\n{rule}{notice}\n"))

    assert reading.story == STORY
    assert [fold.kind for fold in reading.folds] == ["disclaimer"]


def test_signature_notice_and_phones_line_are_folded_one_by_one():
    text = f"{STORY}\n\n-- \nLisa\n\n{DISCLAIMERS['English']}\n\nSent from my iPhone"

    reading = read(mail(text=text))

    assert reading.story == STORY
    assert [fold.kind for fold in reading.folds] == ["signature", "disclaimer", "carrier"]


def test_html_says_what_is_a_signature():
    html = (
        '<div dir="ltr"><div>We ran to the pier.</div><div><br></div><div><span '
        'class="gmail_signature_prefix">-- </span><br>'
        '<div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div>Lisa Anderson</div>'
        "<div>Head of Lanterns</div></div></div></div>"
    )

    reading = read(mail(text=None, html=html))

    assert reading.story == "We ran to the pier."
    assert "Head of Lanterns" in reading.folded


def test_a_story_written_into_the_signature_is_a_story():
    html = f'<html><body><div id="AppleMailSignature" dir="ltr"><p>{STORY}</p></div></body></html>'

    assert read(mail(text=None, html=html)).story.split() == STORY.split()


def test_a_logo_in_a_signature_is_no_photo():
    html = (
        '<div>We ran to the pier.</div><div class="moz-signature">-- <br>Lisa Anderson<br>'
        '<img src="cid:logo@x" width="180" height="90"></div>'
    )
    body = multipart(
        "related",
        part(html, "text/html; charset=utf-8"),
        attached(jpeg(180, 90), "logo.jpg", disposition="inline", Content_ID="<logo@x>"),
    )

    reading = read(mail(body))

    assert reading.photos == ()
    assert [(file.filename, file.why) for file in reading.files] == [("logo.jpg", "small picture")]


def test_the_foot_of_a_mailing_list_is_folded():
    foot = (
        "_______________________________________________\nRunners mailing list\n"
        "http://lists.example.org/listinfo/runners"
    )

    reading = read(mail(text=f"{STORY}\n\n{foot}"))

    assert reading.story == STORY
    assert [fold.kind for fold in reading.folds] == ["list footer"]
