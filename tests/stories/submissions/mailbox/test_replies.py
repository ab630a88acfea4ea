"""Answers: the words above or below a quote are the letter, and the quote is folded away."""

import pytest

from stories.submissions.mailbox.reading import Outcome, read
from tests.factories.raw_mails import mail

WORDS = "We ran to the lighthouse and back, and the tea was still warm."
QUOTED = "Which mile would you not give back?"

#: What mail programs write above a quote, in the languages that they speak.
ATTRIBUTIONS = {
    "Gmail, English": "On Tue, Nov 10, 2026 at 8:15 AM Lamplight <stories@lamplight.example> wrote:",
    "Gmail, broken in two": "On Tue, Nov 10, 2026 at 8:15 AM Lamplight Milers\n<stories@lamplight.example> wrote:",
    "Gmail, German": "Am Di., 10. Nov. 2026 um 08:15 Uhr schrieb Lamplight <stories@lamplight.example>:",
    "Gmail, French": "Le mar. 10 nov. 2026 à 08:15, Lamplight <stories@lamplight.example> a écrit :",
    "Gmail, Spanish": "El mar, 10 nov 2026 a las 8:15, Lamplight (<stories@lamplight.example>) escribió:",
    "Gmail, Italian": "Il giorno mar 10 nov 2026 alle ore 08:15 Lamplight <stories@lamplight.example> ha scritto:",
    "Gmail, Portuguese": "Em ter., 10 de nov. de 2026 às 08:15, Lamplight <stories@lamplight.example> escreveu:",
    "Gmail, Dutch": "Op di 10 nov 2026 om 08:15 schreef Lamplight <stories@lamplight.example>:",
    "Gmail, Swedish": "Den tis 10 nov. 2026 kl 08:15 skrev Lamplight <stories@lamplight.example>:",
    "Gmail, Danish": "Den tirs. 10. nov. 2026 kl. 08.15 skrev Lamplight <stories@lamplight.example>:",
    "Gmail, Norwegian": "tir. 10. nov. 2026 kl. 08:15 skrev Lamplight <stories@lamplight.example>:",
    "Gmail, Finnish": "ti 10. marrask. 2026 klo 8.15 Lamplight (stories@lamplight.example) kirjoitti:",
    "Gmail, Polish": "wt., 10 lis 2026 o 08:15 Lamplight <stories@lamplight.example> napisał(a):",
    "Gmail, Russian": "вт, 10 нояб. 2026 г. в 08:15, Lamplight <stories@lamplight.example>:",
    "Gmail, Ukrainian": "вт, 10 лист. 2026 р. о 08:15 Lamplight <stories@lamplight.example> пише:",
    "Gmail, Czech": "út 10. 11. 2026 v 8:15 odesílatel Lamplight <stories@lamplight.example> napsal:",
    "Gmail, Hungarian": "Lamplight <stories@lamplight.example> ezt írta (időpont: 2026. nov. 10., K, 8:15):",
    "Gmail, Turkish": "Lamplight <stories@lamplight.example>, 10 Kas 2026 Sal, 08:15 tarihinde şunu yazdı:",
    "Gmail, Japanese": "2026年11月10日(火) 8:15 Lamplight <stories@lamplight.example>:",
    "Gmail, Chinese": "Lamplight <stories@lamplight.example> 于2026年11月10日周二 08:15写道：",
    "Gmail, Korean": "2026년 11월 10일 (화) 오전 8:15, Lamplight <stories@lamplight.example>님이 작성:",
    "Gmail, Greek": "Στις Τρί 10 Νοε 2026 στις 8:15 π.μ., ο χρήστης Lamplight <stories@lamplight.example> έγραψε:",
    "Apple Mail": "On Nov 10, 2026, at 8:15 AM, Lamplight <stories@lamplight.example> wrote:",
    "Apple Mail, British": "On 10 Nov 2026, at 08:15, Lamplight <stories@lamplight.example> wrote:",
    "Apple Mail, German": "Am 10.11.2026 um 08:15 schrieb Lamplight <stories@lamplight.example>:",
    "Apple Mail, French": "Le 10 nov. 2026 à 08:15, Lamplight <stories@lamplight.example> a écrit :",
    "Apple Mail, Spanish": "El 10 nov 2026, a las 8:15, Lamplight <stories@lamplight.example> escribió:",
    "Apple Mail, Italian": "Il giorno 10 nov 2026, alle ore 08:15, Lamplight <stories@lamplight.example> ha scritto:",
    "Thunderbird": "On 11/10/26 8:15 AM, Lamplight wrote:",
    "Thunderbird, German": "Am 10.11.26 um 08:15 schrieb Lamplight:",
    "Thunderbird, French": "Le 10/11/2026 à 08:15, Lamplight a écrit :",
    "Thunderbird, Polish": "W dniu 10.11.2026 o 08:15, Lamplight pisze:",
    "Thunderbird, Russian": "10.11.2026 8:15, Lamplight пишет:",
    "Yahoo": "On Tuesday, November 10, 2026 at 08:15:00 AM GMT, Lamplight <stories@lamplight.example> wrote:",
    "Yahoo, French": "Le mardi 10 novembre 2026 à 08:15:00 UTC, Lamplight <stories@lamplight.example> a écrit :",
    "Proton": "On Tuesday, November 10th, 2026 at 8:15 AM, Lamplight <stories@lamplight.example> wrote:",
    "K-9": "On 10 November 2026 08:15:00 GMT, Lamplight <stories@lamplight.example> wrote:",
    "K-9, German": "Am 10. November 2026 08:15:00 MEZ schrieb Lamplight <stories@lamplight.example>:",
    "Mutt": "On Tue, Nov 10, 2026 at 08:15:00AM +0000, Lamplight wrote:",
    "Mail.ru": "Вторник, 10 ноября 2026, 8:15 +03:00 от Lamplight <stories@lamplight.example>:",
    "Yandex": '10.11.2026, 08:15, "Lamplight" <stories@lamplight.example>:',
    "Horde": "Quoting Lamplight <stories@lamplight.example>:",
    "Roundcube": "On 2026-11-10 08:15, Lamplight wrote:",
    "Name first": "Lamplight <stories@lamplight.example> schrieb am Di. 10. Nov. 2026 um 08:15:",
}

#: Less usual ones.
OTHERS = [
    "bob@xxx.example wrote:",
    "---- On Tue, 10 Nov 2026 08:15:00 +0000 Lamplight <s@l.example> wrote ----",
    "Lamplight <s@l.example> wrote on 11/10/2026 08:15:00 AM:",
    "\u202bבתאריך יום ג׳, 10 בנוב׳ 2026 ב-8:15 מאת \u202aLamplight\u202c\u200f <\u202as@l.example\u202c\u200f>:\u202c",
    "În mar., 10 nov. 2026 la 08:15, Lamplight <s@l.example> a scris:",
    "El dt., 10 nov. 2026, 8:15, Lamplight <s@l.example> va escriure:",
    "Pada tanggal Sel, 10 Nov 2026 pukul 08.15 Lamplight <s@l.example> menulis:",
    "На вт, 10.11.2026 г. в 8:15 Lamplight <s@l.example> написа:",
    "uto, 10. stu 2026. u 08:15 Lamplight <s@l.example> napisao je:",
    "ut 10. 11. 2026 o 8:15 Lamplight <s@l.example> napísal(a):",
    "V V tor., 10. nov. 2026 ob 08:15 je oseba Lamplight <s@l.example> napisala:",
    "2026-11-10, an, 08:15 Lamplight <s@l.example> rašė:",
    "Vào Th 3, 10 thg 11, 2026 vào lúc 08:15 Lamplight <s@l.example> đã viết:",
    "เมื่อ อ. 10 พ.ย. 2026 เวลา 08:15 Lamplight <s@l.example> เขียนว่า:",
    'On 10/11/2026 8:15, "Lamplight" <s@l.example> wrote:',
    "On Nov 10, 2026, 8:15 AM -0500, Lamplight <s@l.example>, wrote:",
    "On Tue Nov 10 08:15:00 2026, Lamplight wrote:",
    "From Lamplight (s@l.example) on 10 Nov 2026:",
    "At 08:15 AM 11/10/2026 -0500, Lamplight wrote:",
    "Zitat von Lamplight <s@l.example>:",
    "Op 10-11-2026 om 08:15 schreef Lamplight:",
    "Den 10-11-2026 kl. 08:15 skrev Lamplight:",
    "Il 10/11/2026 08:15, Lamplight ha scritto:",
    "El 10/11/26 a las 8:15, Lamplight escribió:",
    "Em 10/11/2026 08:15, Lamplight escreveu:",
    "On Tuesday, November 10, 2026, Lamplight <s@l.example> wrote:",
    "Lamplight schrieb am Dienstag, 10. November 2026 um 08:15:",
    "Le mardi 10 novembre 2026, Lamplight <s@l.example> a écrit :",
    "Lamplight <s@l.example> escreveu no dia terça, 10/11/2026 à(s) 08:15:",
    "2026年11月10日(火) 8:15 Lamplight <s@l.example>:",
    "Am Dienstag, 10. November 2026, 08:15:00 MEZ hat Lamplight <s@l.example> Folgendes geschrieben:",
    "El martes, 10 de noviembre de 2026, 08:15:00 CET, Lamplight <s@l.example> escribió:",
    "On Tuesday, 10 November 2026, 08:15:00 GMT, Lamplight\n<s@l.example> wrote:",
    "In a message dated 11/10/2026 8:15:00 AM Eastern Standard Time, s@l.example writes:",
    "tiistai 10. marraskuuta 2026 Lamplight <s@l.example> kirjoitti:",
    "On Tue, Nov 10, 2026 at 8:15 AM 'Lamplight' via Stories <\nstories@lamplight.example> wrote:",
    "On Tue, Nov 10, 2026 at 8:15 AM Lamplight Milers and Their Very Long Name\nThat Goes On <s@l.example>\nwrote:",
]

#: Header blocks that stand above an answered mail without any mark of quoting.
BLOCKS = {
    "Outlook": (
        "From: Lamplight <stories@lamplight.example>\nSent: Tuesday, November 10, 2026 8:15 AM\nTo: Lisa\n"
        "Subject: Your mile"
    ),
    "Outlook on the web": (
        "________________________________\nFrom: Lamplight <stories@lamplight.example>\nSent: Tuesday, "
        "November 10, 2026 8:15:00 AM\nTo: Lisa <lisa@example.org>\nSubject: Your mile"
    ),
    "Outlook, German": (
        "Von: Lamplight <stories@lamplight.example>\nGesendet: Dienstag, 10. November 2026 08:15\nAn: Lisa\n"
        "Betreff: Your mile"
    ),
    "Outlook, French": (
        "De : Lamplight <stories@lamplight.example>\nEnvoyé : mardi 10 novembre 2026 08:15\nÀ : Lisa\nObjet : Your mile"
    ),
    "Outlook, Dutch": (
        "Van: Lamplight <stories@lamplight.example>\nVerzonden: dinsdag 10 november 2026 08:15\nAan: Lisa\n"
        "Onderwerp: Your mile"
    ),
    "Outlook, Spanish": (
        "De: Lamplight <stories@lamplight.example>\nEnviado el: martes, 10 de noviembre de 2026 8:15\nPara: "
        "Lisa\nAsunto: Your mile"
    ),
    "Outlook, Italian": (
        "Da: Lamplight <stories@lamplight.example>\nInviato: martedì 10 novembre 2026 08:15\nA: Lisa\nOggetto: "
        "Your mile"
    ),
    "Outlook, Portuguese": (
        "De: Lamplight <stories@lamplight.example>\nEnviada em: terça-feira, 10 de novembro de 2026 08:15\n"
        "Para: Lisa\nAssunto: Your mile"
    ),
    "Outlook, Swedish": (
        "Från: Lamplight <stories@lamplight.example>\nSkickat: den 10 november 2026 08:15\nTill: Lisa\nÄmne: Your mile"
    ),
    "Outlook, Danish": (
        "Fra: Lamplight <stories@lamplight.example>\nSendt: 10. november 2026 08:15\nTil: Lisa\nEmne: Your mile"
    ),
    "Outlook, Norwegian": (
        "Fra: Lamplight <stories@lamplight.example>\nSendt: tirsdag 10. november 2026 08:15\nTil: Lisa\nEmne: Your mile"
    ),
    "Outlook, Finnish": (
        "Lähettäjä: Lamplight <stories@lamplight.example>\nLähetetty: tiistai 10. marraskuuta 2026 8.15\n"
        "Vastaanottaja: Lisa\nAihe: Your mile"
    ),
    "Outlook, Polish": (
        "From: Lamplight <stories@lamplight.example>\nSent: Tuesday, November 10, 2026 8:15 AM\nTo: Lisa\n"
        "Subject: Your mile"
    ),
    "Outlook in Polish": (
        "Od: Lamplight <stories@lamplight.example>\nWysłano: wtorek, 10 listopada 2026 08:15\nDo: Lisa\nTemat: "
        "Your mile"
    ),
    "Outlook, Russian": (
        "От: Lamplight <stories@lamplight.example>\nОтправлено: 10 ноября 2026 г. 8:15\nКому: Lisa\nТема: Your mile"
    ),
    "Outlook, Czech": (
        "Od: Lamplight <stories@lamplight.example>\nOdesláno: úterý 10. listopadu 2026 8:15\nKomu: Lisa\n"
        "Předmět: Your mile"
    ),
    "Outlook, Hungarian": (
        "Feladó: Lamplight <stories@lamplight.example>\nElküldve: 2026. november 10., kedd 8:15\nCímzett: "
        "Lisa\nTárgy: Your mile"
    ),
    "Outlook, Turkish": (
        "Kimden: Lamplight <stories@lamplight.example>\nGönderildi: 10 Kasım 2026 Salı 08:15\nKime: Lisa\n"
        "Konu: Your mile"
    ),
    "Outlook, Chinese": (
        "发件人: Lamplight <stories@lamplight.example>\n发送时间: 2026年11月10日 8:15\n收件人: Lisa\n主题: Your mile"
    ),
    "Outlook, Japanese": (
        "差出人: Lamplight <stories@lamplight.example>\n送信日時: 2026年11月10日 8:15\n宛先: Lisa\n件名: Your mile"
    ),
    "Outlook Express": (
        "----- Original Message -----\nFrom: Lamplight\nTo: Lisa\nSent: Tuesday, November 10, 2026 8:15 AM\n"
        "Subject: Your mile"
    ),
    "Outlook 2003, German": (
        "-----Ursprüngliche Nachricht-----\nVon: Lamplight [mailto:stories@lamplight.example]\nGesendet: "
        "Dienstag, 10. November 2026 08:15\nAn: Lisa\nBetreff: Your mile"
    ),
    "AOL": (
        "-----Original Message-----\nFrom: Lamplight <stories@lamplight.example>\nTo: Lisa <lisa@example.org>\n"
        "Sent: Tue, Nov 10, 2026 8:15 am\nSubject: Your mile"
    ),
    "Samsung": (
        "-------- Original message --------\nFrom: Lamplight <stories@lamplight.example>\nDate: 10/11/2026 "
        "08:15 (GMT+00:00)\nTo: Lisa <lisa@example.org>\nSubject: Your mile"
    ),
    "Samsung, German": (
        "-------- Ursprüngliche Nachricht --------\nVon: Lamplight <stories@lamplight.example>\nDatum: "
        "10.11.26 08:15 (GMT+01:00)\nAn: Lisa <lisa@example.org>\nBetreff: Your mile"
    ),
    "Samsung, French": (
        "-------- Message d'origine --------\nDe : Lamplight <stories@lamplight.example>\nDate : 10/11/2026 "
        "08:15 (GMT+01:00)\nÀ : Lisa <lisa@example.org>\nObjet : Your mile"
    ),
    "GMX": (
        'Gesendet: Dienstag, 10. November 2026 um 08:15 Uhr\nVon: "Lamplight" <stories@lamplight.example>\n'
        "An: lisa@example.org\nBetreff: Your mile"
    ),
    "Proton": (
        "------- Original Message -------\nOn Tuesday, November 10th, 2026 at 8:15 AM, Lamplight "
        "<stories@lamplight.example> wrote:"
    ),
    "bold labels": (
        "*From:* Lamplight <stories@lamplight.example>\n*Sent:* Tuesday, November 10, 2026 8:15 AM\n*To:* "
        "Lisa\n*Subject:* Your mile"
    ),
}


def answer(text, **headers):
    return read(mail(text=text, Subject="Re: Your mile", In_Reply_To="<ask@elsewhere.example>", **headers))


@pytest.mark.parametrize("attribution", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_a_quote_below_an_attribution_is_folded(attribution):
    reading = answer(f"{WORDS}\n\n{attribution}\n\n> {QUOTED}\n>\n> Tell us in 300 words.\n")

    assert reading.story == WORDS
    assert [fold.kind for fold in reading.folds] == ["quote"]
    assert reading.folds[0].text.startswith(attribution.split("\n")[0])
    assert QUOTED in reading.folded


@pytest.mark.parametrize("attribution", [*ATTRIBUTIONS.values(), *OTHERS])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close above", "a line above"])
def test_a_quote_is_folded_with_its_attribution_however_close_it_stands(attribution, gap):
    reading = answer(f"{WORDS}{gap}{attribution}\n> {QUOTED}\n> Tell us in 300 words.")

    assert reading.story == WORDS
    assert [fold.kind for fold in reading.folds] == ["quote"]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_words_below_what_they_answer_are_the_letter(attribution):
    reading = answer(f"{attribution}\n> {QUOTED}\n> Tell us in 300 words.\n\n{WORDS}\n")

    assert reading.story == WORDS
    assert QUOTED in reading.folded


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_all_below_a_header_block_is_folded(block):
    reading = answer(f"{WORDS}\n\n{block}\n\n{QUOTED}\n\nTell us in 300 words.\n")

    assert reading.story == WORDS
    assert reading.folded.startswith(block.split("\n")[0])
    assert QUOTED in reading.folded
    assert not reading.is_forward


HTML = {
    "Gmail": (
        '<div dir="ltr"><div>{words}</div></div><br><div class="gmail_quote gmail_quote_container"><div '
        'dir="ltr" class="gmail_attr">On Tue, Nov 10, 2026 at 8:15 AM Lamplight &lt;<a '
        'href="mailto:s@l.example">s@l.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" '
        'style="margin:0px 0px 0px 0.8ex"><p>{quoted}</p></blockquote></div>'
    ),
    "Apple Mail": (
        '<html><head></head><body><div>{words}</div><br><div><blockquote type="cite"><div>On 10 Nov 2026, at '
        "08:15, Lamplight &lt;s@l.example&gt; wrote:</div><br><div><p>{quoted}</p></div></blockquote></div><br>"
        "</body></html>"
    ),
    "iPhone": (
        '<html><body dir="auto">{words}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Sent from my '
        'iPhone</div><div dir="ltr"><br><blockquote type="cite">On Nov 10, 2026, at 8:15 AM, Lamplight '
        '&lt;s@l.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div '
        'dir="ltr">{quoted}</div></blockquote></body></html>'
    ),
    "Outlook": (
        '<html><body><div class="WordSection1"><p class="MsoNormal">{words}<o:p></o:p></p><p class="MsoNormal">'
        '<o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in '
        '0in 0in"><p class="MsoNormal"><b>From:</b> Lamplight &lt;s@l.example&gt; <br><b>Sent:</b> Tuesday, '
        "November 10, 2026 8:15 AM<br><b>To:</b> Lisa<br><b>Subject:</b> Your mile<o:p></o:p></p></div></div>"
        '<p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">{quoted}<o:p></o:p></p></div></body>'
        "</html>"
    ),
    "Outlook on the web": (
        '<html><body><div class="elementToProof" style="font-family:Aptos">{words}</div><div id="appendonsend">'
        '</div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font '
        'face="Calibri"><b>From:</b> Lamplight &lt;s@l.example&gt;<br><b>Sent:</b> Tuesday, November 10, 2026 '
        "8:15 AM<br><b>To:</b> Lisa &lt;lisa@example.org&gt;<br><b>Subject:</b> Your mile</font>"
        "<div>&nbsp;</div></div><div><p>{quoted}</p></div></body></html>"
    ),
    "Yahoo": (
        '<html><body><div class="ydp1yahoo-style-wrap"><div dir="ltr">{words}</div><div><br></div></div><div '
        'id="yahoo_quoted_1" class="yahoo_quoted"><div style="font-family:Helvetica"><div>On Tuesday, November '
        "10, 2026 at 08:15:00 AM GMT, Lamplight &lt;s@l.example&gt; wrote: </div><div><br></div><div>"
        "<div>{quoted}</div></div></div></div></body></html>"
    ),
    "Thunderbird": (
        '<html><body><p>{words}</p><div class="moz-cite-prefix">On 10/11/2026 08:15, Lamplight wrote:<br></div>'
        '<blockquote type="cite" cite="mid:1@l.example"><p>{quoted}</p></blockquote></body></html>'
    ),
    "Proton": (
        '<div style="font-family: Arial">{words}</div><div class="protonmail_quote">On Tuesday, November 10th, '
        '2026 at 8:15 AM, Lamplight &lt;s@l.example&gt; wrote:<br><blockquote class="protonmail_quote" '
        'type="cite"><p>{quoted}</p></blockquote></div>'
    ),
    "GMX": (
        '<html><body><div style="font-family: Verdana"><div>{words}</div><div>&nbsp;<div name="quote" '
        'style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div '
        'style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Dienstag, 10. November 2026 um 08:15 Uhr<br/>'
        "<b>Von:</b>&nbsp;Lamplight &lt;s@l.example&gt;<br/><b>An:</b>&nbsp;lisa@example.org<br/>"
        '<b>Betreff:</b>&nbsp;Your mile</div><div name="quoted-content">{quoted}</div></div></div></div></body>'
        "</html>"
    ),
    "Samsung": (
        '<html><body><div dir="auto">{words}</div><div id="composer_signature" dir="auto"><div '
        'style="font-size:12px;color:#575757" dir="auto">Sent from my Galaxy</div></div><div><br></div><div '
        'align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- Original message '
        "--------</div><div>From: Lamplight &lt;s@l.example&gt; </div><div>Date: 10/11/2026  08:15  "
        "(GMT+00:00) </div><div>To: Lisa &lt;lisa@example.org&gt; </div><div>Subject: Your mile </div><div><br>"
        "</div></div><p>{quoted}</p></body></html>"
    ),
    "AOL": (
        '<div style="color:black;font: 10pt Arial">{words}<br><br><div style="font-family:arial">-----Original '
        "Message-----<br>From: Lamplight &lt;s@l.example&gt;<br>To: lisa@example.org<br>Sent: Tue, Nov 10, "
        "2026 8:15 am<br>Subject: Your mile<br><br><div>{quoted}</div></div></div>"
    ),
    "K-9": (
        '<!DOCTYPE html><html><body>{words}<br><br><div class="gmail_quote">On 10 November 2026 08:15:00 GMT, '
        'Lamplight &lt;s@l.example&gt; wrote:<blockquote class="gmail_quote" style="margin: 0pt 0pt 0pt 0.8ex; '
        'border-left: 1px solid rgb(204, 204, 204); padding-left: 1ex;"><p>{quoted}</p></blockquote></div>'
        "</body></html>"
    ),
    "Outlook for phones": (
        '<html><body><div dir="auto">{words}</div><div id="ms-outlook-mobile-signature" dir="auto"><div><br>'
        '</div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div><hr '
        'style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font '
        'face="Calibri, sans-serif" style="font-size:11pt" color="#000000"><b>From:</b> Lamplight '
        "&lt;s@l.example&gt;<br><b>Sent:</b> Tuesday, November 10, 2026 8:15:00 AM<br><b>To:</b> Lisa<br>"
        "<b>Subject:</b> Your mile</font><div>&nbsp;</div></div><div>{quoted}</div></body></html>"
    ),
}


@pytest.mark.parametrize("template", HTML.values(), ids=HTML)
def test_html_says_where_a_quote_begins(template):
    html = template.format(words=WORDS, quoted=QUOTED)

    reading = read(mail(text=None, html=html, Subject="Re: Your mile"))

    assert reading.story == WORDS
    assert QUOTED in reading.folded


def test_an_answer_to_one_of_our_mails_is_a_reply_and_its_thread_is_cut_though_nothing_marks_it():
    text = (
        f"{WORDS}\n\nOn Tuesday the Lamplight Milers <stories@lamplight.example> wrote:\n\n{QUOTED}\nTell us in "
        f"300 words."
    )

    reading = read(
        mail(text=text, Subject="Re: Your mile", In_Reply_To="<ask@lamplight.example>"),
        is_ours=lambda message_id: message_id == "<ask@lamplight.example>",
        our_address="stories@lamplight.example",
    )

    assert reading.outcome is Outcome.REPLY
    assert reading.story == WORDS
    assert QUOTED in reading.folded


def test_of_an_answer_to_one_of_our_mails_even_a_bare_name_leads_in_the_quote():
    reading = read(
        mail(text=f"{WORDS}\n\nLamplight wrote:\n> {QUOTED}", In_Reply_To="<ask@lamplight.example>"),
        is_ours=lambda _message_id: True,
    )

    assert reading.story == WORDS
    assert reading.folded == f"Lamplight wrote:\n> {QUOTED}"


def test_answers_between_quoted_lines_stay_where_they_are():
    reading = answer(
        "On Tue, Nov 10, 2026 Lamplight <s@l.example> wrote:\n\n> Where was it?\n\nAt the bridge.\n\n> Who "
        "waited?\n\nMy brother."
    )

    assert reading.story == "At the bridge.\n\n> Who waited?\n\nMy brother."


ANSWERED = "It was on the bridge.\n\n> Who waited?\n\nMy brother, with my shoes."


def test_answers_between_quotes_of_one_box_stay_where_they_are():
    html = (
        '<div dir="ltr"></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On '
        'Tue, Nov 10, 2026 at 8:15 AM Lamplight &lt;<a href="mailto:s@l.example">s@l.example</a>&gt; wrote:<br></div>'
        '<blockquote class="gmail_quote"><div>Where was it?</div></blockquote><div>It was on the bridge.</div>'
        '<blockquote class="gmail_quote"><div>Who waited?</div></blockquote><div>My brother, with my shoes.</div></div>'
    )

    assert answer(None, html=html).story == ANSWERED


@pytest.mark.parametrize("cover", ["", "My answers stand below.\n\n"], ids=["bare", "with a line above"])
def test_answers_between_quotes_below_a_header_block_stay_where_they_are(cover):
    text = f"{cover}{BLOCKS['Outlook']}\n\n> Where was it?\n\n{ANSWERED}"

    assert answer(text).story.endswith(ANSWERED)


def test_answers_of_others_in_the_mail_that_is_answered_are_folded_with_it():
    text = (
        f"{WORDS} I would run it again, and so would everybody who was there.\n\n{BLOCKS['Outlook']}\n\n> Who was "
        f"it?\n\nIt was Ida.\n"
    )

    assert "Ida" in answer(text).folded


def test_nothing_but_a_quote_is_held_for_want_of_words():
    reading = answer(f"On Tue, Nov 10, 2026 Lamplight <s@l.example> wrote:\n> {QUOTED}\n")

    assert (reading.outcome, reading.reason, reading.story) == (Outcome.HELD, "no words", "")


# ── What looks like a quote and is the story ────────────────────────────────────────

STORIES = {
    "a sentence that ends in wrote": (
        "On Thursday my son wrote:\n\nDear Mum, I ran the whole mile.\n\nI have kept it in the tin since."
    ),
    "somebody wrote, with a quote below": (
        "On Thursday my son wrote:\n\n> Dear Mum, I ran the whole mile.\n\nI have kept it in the tin since."
    ),
    "a dated letter in the middle": (
        "On 12 March 1981 my father wrote:\n\n> Run it for me.\n\nSo I did, and I run it still."
    ),
    "thanks, and more": (
        "I had a stitch at the gate.\n\nThanks,\n\nI said, and ran on to the end of the lane without him."
    ),
    "two dashes in a poem": (
        "The gate, the lane,\n-- \nthe rain, the rain,\nand I ran home\nacross the plain.\n\nNobody came."
    ),
    "a line of dashes": "The first half was uphill.\n\n----------\n\nThe second half was uphill as well.",
    "from, as a word": "From: where we stood you could see the sea.\n\nTo the left was the pier.",
    "three labels of a race": (
        "Date: Sunday\nPlace: the pier\nWeather: rain\n\nThat is what the form said, and it was true."
    ),
    "regards in the middle": (
        "He sent his best regards\n\nand I ran the mile that he could not.\n\nIt took nine minutes."
    ),
    "sent from, as words": "The telegram was sent from my grandmother's phone box, and it said: run.\n\nSo we ran.",
    "an original message": "The original message was lost.\n\nWe ran anyway.",
}


@pytest.mark.parametrize("text", STORIES.values(), ids=STORIES)
@pytest.mark.parametrize(
    "headers", [{}, {"Subject": "Re: Your mile", "In_Reply_To": "<a@b.example>"}], ids=["letter", "answer"]
)
def test_a_story_keeps_what_only_looks_like_a_quote_or_an_end(text, headers):
    reading = read(mail(text=text, **headers))

    assert " ".join(reading.story.split()) == " ".join(text.split())
    assert reading.folds == ()


#: A letter that a story tells of, with its date, as no mail program would put it.
OLD_LETTERS = {
    "of a year before mail": "On Sunday, 4 May 1980, at 14:30, Edith Marlow wrote:",
    "of somebody of mine": "On Sunday, 4 May 2014, at 14:30, my mother wrote:",
    "in German": "Am Sonntag, dem 4. Mai 2014 um 14:30 Uhr schrieb meine Mutter:",
    "in French": "Le dimanche 4 mai 2014 à 14:30, ma mère a écrit :",
}
LETTER = "Dear boy, the lane is dry again.\n\nRun it once for me, the whole mile."
AFTER = "I ran it that same evening, and nobody stood at the gate."


@pytest.mark.parametrize("attribution", OLD_LETTERS.values(), ids=OLD_LETTERS)
@pytest.mark.parametrize(
    "headers", [{}, {"Subject": "Re: Your mile", "In_Reply_To": "<a@b.example>"}], ids=["letter", "answer"]
)
@pytest.mark.parametrize("text", [f"{LETTER}\n\n{AFTER}", LETTER], ids=["in the middle", "at the end"])
def test_a_dated_letter_inside_a_story_is_the_storys(attribution, headers, text):
    whole = f"I kept one letter in the tin.\n\n{attribution}\n\n{text}"
    html = "".join(f"<p>{paragraph}</p>" for paragraph in whole.split("\n\n"))

    assert (read(mail(text=whole, **headers)).story, read(mail(text=None, html=html, **headers)).story) == (
        whole,
        whole,
    )


@pytest.mark.parametrize("attribution", ["On Sunday, 4 May 2014, at 14:30, Edith Marlow wrote:"])
def test_a_dated_letter_of_anybody_is_the_storys_where_the_mail_answers_nothing(attribution):
    whole = f"I kept one letter in the tin.\n\n{attribution}\n\n{LETTER}\n\n{AFTER}"

    assert read(mail(text=whole)).story == whole
