"""Letters that were passed on: the first sender's words are the story, and the first sender tells it."""

import pytest

from stories.submissions.mailbox.reading import Outcome, read
from tests.factories.pictures import jpeg
from tests.factories.raw_mails import STORY, attached, mail, multipart, part

#: How mail programs write on top of a letter that they pass on. All of them lie between a cover note and the letter.
MARKS = {
    "Gmail": (
        "---------- Forwarded message ---------\nFrom: Ida Brandt <ida@example.net>\nDate: Sun, Nov 8, 2026 at "
        "9:00 PM\nSubject: My mile\nTo: Lisa Anderson <lisa@example.org>"
    ),
    "Gmail, bold name": (
        "---------- Forwarded message ---------\nFrom: *Ida Brandt* <ida@example.net>\nDate: Sun, Nov 8, 2026 "
        "at 9:00 PM\nSubject: My mile\nTo: <lisa@example.org>"
    ),
    "Gmail, German": (
        "---------- Forwarded message ---------\nVon: Ida Brandt <ida@example.net>\nDate: So., 8. Nov. 2026 um "
        "21:00 Uhr\nSubject: My mile\nTo: <lisa@example.org>"
    ),
    "Gmail, French": (
        "---------- Forwarded message ---------\nDe : Ida Brandt <ida@example.net>\nDate: dim. 8 nov. 2026 à "
        "21:00\nSubject: My mile\nTo: <lisa@example.org>"
    ),
    "Apple Mail": (
        "Begin forwarded message:\n\nFrom: Ida Brandt <ida@example.net>\nSubject: My mile\nDate: 8 November "
        "2026 at 21:00:00 GMT\nTo: Lisa Anderson <lisa@example.org>"
    ),
    "Apple Mail, German": (
        "Anfang der weitergeleiteten Nachricht:\n\nVon: Ida Brandt <ida@example.net>\nBetreff: My mile\nDatum: "
        "8. November 2026 um 21:00:00 MEZ\nAn: lisa@example.org"
    ),
    "Apple Mail, French": (
        "Début du message réexpédié :\n\nDe: Ida Brandt <ida@example.net>\nObjet: My mile\nDate: 8 novembre "
        "2026 à 21:00:00 UTC+1\nÀ: lisa@example.org"
    ),
    "Apple Mail, Spanish": (
        "Inicio del mensaje reenviado:\n\nDe: Ida Brandt <ida@example.net>\nAsunto: My mile\nFecha: 8 de "
        "noviembre de 2026, 21:00:00 CET\nPara: lisa@example.org"
    ),
    "Apple Mail, Italian": (
        "Inizio messaggio inoltrato:\n\nDa: Ida Brandt <ida@example.net>\nOggetto: My mile\nData: 8 novembre "
        "2026 alle ore 21:00:00 CET\nA: lisa@example.org"
    ),
    "Apple Mail, Dutch": (
        "Begin doorgestuurd bericht:\n\nVan: Ida Brandt <ida@example.net>\nOnderwerp: My mile\nDatum: 8 "
        "november 2026 om 21:00:00 CET\nAan: lisa@example.org"
    ),
    "Apple Mail, Swedish": (
        "Vidarebefordrat brev:\n\nFrån: Ida Brandt <ida@example.net>\nÄmne: My mile\nDatum: 8 november 2026 "
        "21:00:00 CET\nTill: lisa@example.org"
    ),
    "Thunderbird": (
        "-------- Forwarded Message --------\nSubject: \tMy mile\nDate: \tSun, 8 Nov 2026 21:00:00 +0000\n"
        "From: \tIda Brandt <ida@example.net>\nTo: \tLisa Anderson <lisa@example.org>"
    ),
    "Thunderbird, German": (
        "-------- Weitergeleitete Nachricht --------\nBetreff: \tMy mile\nDatum: \tSun, 8 Nov 2026 21:00:00 "
        "+0000\nVon: \tIda Brandt <ida@example.net>\nAn: \tlisa@example.org"
    ),
    "Thunderbird, French": (
        "-------- Message transféré --------\nSujet : \tMy mile\nDate : \tSun, 8 Nov 2026 21:00:00 +0000\nDe : "
        "\tIda Brandt <ida@example.net>\nPour : \tlisa@example.org"
    ),
    "Thunderbird, Polish": (
        "-------- Przekazana wiadomość --------\nTemat: \tMy mile\nData: \tSun, 8 Nov 2026 21:00:00 +0000\n"
        "Nadawca: \tIda Brandt <ida@example.net>\nAdresat: \tlisa@example.org"
    ),
    "Outlook": (
        "From: Ida Brandt <ida@example.net>\nSent: Sunday, November 8, 2026 9:00 PM\nTo: Lisa Anderson "
        "<lisa@example.org>\nSubject: My mile"
    ),
    "Outlook on the web": (
        "________________________________\nFrom: Ida Brandt <ida@example.net>\nSent: Sunday, November 8, 2026 "
        "9:00:00 PM\nTo: Lisa Anderson <lisa@example.org>\nSubject: My mile"
    ),
    "Outlook 2007": (
        "From: Ida Brandt [mailto:ida@example.net]\nSent: Sunday, November 8, 2026 9:00 PM\nTo: Lisa Anderson\n"
        "Subject: My mile"
    ),
    "Outlook, German": (
        "Von: Ida Brandt <ida@example.net>\nGesendet: Sonntag, 8. November 2026 21:00\nAn: Lisa Anderson "
        "<lisa@example.org>\nBetreff: My mile"
    ),
    "Outlook 2003": (
        "-----Original Message-----\nFrom: Ida Brandt [mailto:ida@example.net]\nSent: Sunday, November 8, 2026 "
        "9:00 PM\nTo: Lisa Anderson\nSubject: My mile"
    ),
    "Yahoo": (
        "----- Forwarded Message -----\nFrom: Ida Brandt <ida@example.net>\nTo: Lisa Anderson "
        "<lisa@example.org>\nSent: Sunday, November 8, 2026 at 09:00:00 PM GMT\nSubject: My mile"
    ),
    "AOL": (
        "-----Original Message-----\nFrom: Ida Brandt <ida@example.net>\nTo: lisa@example.org\nSent: Sun, Nov "
        "8, 2026 9:00 pm\nSubject: My mile"
    ),
    "Proton": (
        "------- Forwarded Message -------\nFrom: Ida Brandt <ida@example.net>\nDate: On Sunday, November 8th, "
        "2026 at 9:00 PM\nSubject: My mile\nTo: Lisa Anderson <lisa@example.org>"
    ),
    "Samsung": (
        "-------- Original message --------\nFrom: Ida Brandt <ida@example.net>\nDate: 08/11/2026 21:00 "
        "(GMT+00:00)\nTo: Lisa Anderson <lisa@example.org>\nSubject: My mile"
    ),
    "GMX": (
        'Gesendet: Sonntag, 08. November 2026 um 21:00 Uhr\nVon: "Ida Brandt" <ida@example.net>\nAn: '
        "lisa@example.org\nBetreff: My mile"
    ),
    "Mail.ru": (
        "-------- Пересылаемое сообщение --------\nОт кого: Ida Brandt <ida@example.net>\nКому: "
        "lisa@example.org\nДата: Воскресенье, 8 ноября 2026, 21:00 +03:00\nТема: My mile"
    ),
    "Yandex": '-------- Пересылаемое сообщение --------\n08.11.2026, 21:00, "Ida Brandt" <ida@example.net>:',
    "Zoho": (
        "============ Forwarded message ============\nFrom: Ida Brandt <ida@example.net>\nTo: "
        '"lisa"<lisa@example.org>\nDate: Sun, 08 Nov 2026 21:00:00 +0000\nSubject: My mile\n============ '
        "Forwarded message ============"
    ),
    "Alpine": (
        "---------- Forwarded message ----------\nDate: Sun, 8 Nov 2026 21:00:00 +0000\nFrom: Ida Brandt "
        "<ida@example.net>\nTo: lisa@example.org\nSubject: My mile"
    ),
    "Mutt": (
        "----- Forwarded message from Ida Brandt <ida@example.net> -----\n\nDate: Sun, 8 Nov 2026 21:00:00 "
        "+0000\nFrom: Ida Brandt <ida@example.net>\nTo: lisa@example.org\nSubject: My mile"
    ),
    "Roundcube": (
        "-------- Original Message --------\nSubject: My mile\nDate: 2026-11-08 21:00\nFrom: Ida Brandt "
        "<ida@example.net>\nTo: lisa@example.org"
    ),
    "Danish": (
        "---------- Forwarded message ---------\nFra: Ida Brandt <ida@example.net>\nDate: søn. 8. nov. 2026 "
        "kl. 21.00\nSubject: My mile\nTo: <lisa@example.org>"
    ),
    "Chinese": (
        "---------- 转发的邮件 ---------\n发件人: Ida Brandt <ida@example.net>\n日期: 2026年11月8日 21:00\n"
        "主题: My mile\n收件人: lisa@example.org"
    ),
    "Japanese": (
        "---------- 転送メッセージ ---------\n差出人: Ida Brandt <ida@example.net>\n日付: 2026年11月8日 21:00\n"
        "件名: My mile\n宛先: lisa@example.org"
    ),
}
NOTE = "My neighbour asked me to send you this. She has no computer of her own."


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("note", [NOTE, ""], ids=["with a note", "with nothing added"])
def test_a_letter_that_was_passed_on_is_its_first_senders(marks, note):
    reading = read(mail(text=f"{note}\n\n{marks}\n\n{STORY}\n", Subject="Fwd: My mile"))

    assert reading.outcome is Outcome.SUBMISSION
    assert reading.story == STORY
    assert (reading.teller_name, reading.teller_email) == ("Ida Brandt", "ida@example.net")
    assert (reading.from_name, reading.from_email) == ("Lisa Anderson", "lisa@example.org")
    assert reading.is_forward
    assert reading.title == "My mile"
    assert [fold.kind for fold in reading.folds] == (["cover note", "forward"] if note else ["forward"])
    assert note in reading.folded


@pytest.mark.parametrize(
    "subject",
    [
        "FW: My mile",
        "WG: My mile",
        "TR: My mile",
        "RV: My mile",
        "I: My mile",
        "ENC: My mile",
        "VS: My mile",
        "Fwd: Re: My mile",
    ],
)
def test_every_languages_prefix_is_no_title(subject):
    assert read(mail(Subject=subject)).title == "My mile"


def test_apples_forward_quotes_what_it_passes_on():
    passed = (
        "From: Ida Brandt <ida@example.net>\nDate: 8 November 2026 at 21:00:00 GMT\nTo: lisa@example.org\n"
        f"Subject: My mile\n\n{STORY}"
    )
    quoted = "\n".join(f"> {line}".rstrip() for line in passed.split("\n"))
    text = f"{NOTE}\n\nSent from my iPhone\n\nBegin forwarded message:\n\n{quoted}"

    reading = read(mail(text=text, Subject="Fwd: My mile"))

    assert reading.story == STORY
    assert reading.teller_email == "ida@example.net"
    assert [fold.kind for fold in reading.folds] == ["cover note", "carrier", "forward"]


def test_a_letter_passed_on_twice_is_the_first_senders():
    inner = f"{MARKS['Gmail']}\n\n{STORY}"
    outer = (
        "---------- Forwarded message ---------\nFrom: Ole Holm <ole@example.dk>\nDate: Mon, Nov 9, 2026 at "
        "9:00 PM\nSubject: Fwd: My mile\nTo: Lisa <lisa@example.org>"
    )

    reading = read(mail(text=f"{outer}\n\nLook at this.\n\n{inner}", Subject="Fwd: Fwd: My mile"))

    assert reading.story == STORY
    assert (reading.teller_name, reading.teller_email) == ("Ida Brandt", "ida@example.net")
    assert "Look at this." in reading.folded


def test_a_passed_on_letter_with_a_quote_and_a_signature_keeps_its_words_alone():
    text = (
        f"{MARKS['Gmail']}\n\n{STORY}\n\n-- \nIda Brandt\nBell ringer\n\nOn Sat, Nov 7, 2026 at 9:00 PM Lisa "
        f"<lisa@example.org> wrote:\n> Do tell them.\n"
    )

    reading = read(mail(text=text, Subject="Fwd: My mile"))

    assert reading.story == STORY
    assert [fold.kind for fold in reading.folds] == ["forward", "signature", "quote"]


def test_a_long_letter_about_a_short_one_is_the_story():
    own = (
        f"{STORY}\n\n{STORY}\n\nThis is what my cousin said about it when I told her the whole of it last night "
        f"on the telephone."
    )
    text = f"{own}\n\n{MARKS['Gmail']}\n\nWhat a run!"

    reading = read(mail(text=text, Subject="Fwd: My mile"))

    assert reading.story == own
    assert reading.teller_email == "lisa@example.org"
    assert not reading.is_forward
    assert "What a run!" in reading.folded


def test_our_own_call_that_comes_back_is_no_story():
    text = (
        "---------- Forwarded message ---------\nFrom: Lamplight <stories@lamplight.example>\nDate: Sun, Nov "
        "8, 2026 at 9:00 PM\nSubject: Your mile\nTo: Lisa <lisa@example.org>\n\nTell us in three hundred words "
        "which mile you would not give back."
    )

    reading = read(mail(text=text, Subject="Fwd: Your mile"), our_address="stories@lamplight.example")

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "no words")


def test_a_first_sender_who_gets_a_copy_is_still_the_teller():
    raw = mail(text=f"{MARKS['Gmail']}\n\n{STORY}", Subject="Fwd: My mile", Cc="Ida Brandt <ida@example.net>")
    both = mail(
        text=f"{MARKS['Gmail']}\n\n{STORY}",
        Subject="Fwd: My mile",
        To="stories@lamplight.example, Ida Brandt <ida@example.net>",
    )

    for one in (raw, both):
        assert read(one, our_address="stories@lamplight.example").teller_email == "ida@example.net"


def test_own_words_above_our_own_call_are_the_story():
    text = (
        f"{STORY}\n\n---------- Forwarded message ---------\nFrom: Lamplight <stories@lamplight.example>\nDate: "
        f"Sun, Nov 8, 2026 at 9:00 PM\nSubject: Your mile\nTo: Lisa <lisa@example.org>\n\nTell us in three "
        f"hundred words which mile you would not give back."
    )

    reading = read(mail(text=text, Subject="Fwd: Your mile"), our_address="stories@lamplight.example")

    assert reading.story == STORY
    assert reading.teller_email == "lisa@example.org"


# ── Attached mails ──────────────────────────────────────────────────────────────────


def an_attached_mail(body, **headers):
    inner = mail(body, **({"From": "Ida Brandt <ida@example.net>"} | headers)).decode().replace("\r\n", "\n")
    return "Content-Type: message/rfc822\nContent-Disposition: attachment\n\n" + inner


@pytest.mark.parametrize("note", ["", "See below.", NOTE])
def test_a_mail_that_was_attached_is_the_story(note):
    long = f"{STORY}\n\n{STORY}"
    reading = read(mail(multipart("mixed", part(note), an_attached_mail(part(long))), Subject="Fwd: My mile"))

    assert reading.story == long
    assert (reading.teller_name, reading.teller_email) == ("Ida Brandt", "ida@example.net")
    assert reading.is_forward
    assert [file.why for file in reading.files] == ["message"]
    assert note in reading.folded


def test_a_mail_that_was_attached_as_a_file_is_opened_too():
    inner = mail(text=STORY, From="Ida Brandt <ida@example.net>")
    body = multipart("mixed", part(""), attached(inner, "mile.eml", "application/octet-stream"))

    reading = read(mail(body, Subject="Fwd: My mile"))

    assert reading.story == STORY
    assert reading.teller_email == "ida@example.net"


def test_photos_of_an_attached_mail_come_along():
    inner = multipart("mixed", part(STORY), attached(jpeg(300, 200), "bridge.jpg"))

    reading = read(mail(multipart("mixed", part(""), an_attached_mail(inner)), Subject="Fwd: My mile"))

    assert [(photo.filename, photo.width, photo.height) for photo in reading.photos] == [("bridge.jpg", 300, 200)]


def test_a_mail_that_was_attached_to_a_story_is_folded_and_kept():
    reading = read(mail(multipart("mixed", part(STORY), an_attached_mail(part("The race begins at ten.")))))

    assert reading.story == STORY
    assert reading.teller_email == "lisa@example.org"
    assert "The race begins at ten." in reading.folded
    assert [file.why for file in reading.files] == ["message"]


def test_a_note_with_from_and_to_within_a_story_is_the_story():
    text = (
        f"{STORY}\n\nOn the table lay his note:\n\nFrom: Dad\nTo: Mum\nSubject: supper\n\nGone for a mile.\n\n{STORY}\n"
    )

    found = read(mail(text=text))

    assert found.story.endswith(STORY.split("\n")[-1].strip())
    assert "Gone for a mile." in found.story
    assert found.folds == ()
