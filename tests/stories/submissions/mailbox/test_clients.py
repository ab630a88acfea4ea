"""Letters as programs really write them: HTML, plain text beside it, and photos in between."""

import base64

import pytest

from stories.submissions.mailbox.reading import Outcome, read
from tests.factories.pictures import jpeg
from tests.factories.raw_mails import attached, inline, mail, multipart, part

FIRST = "We ran to the lighthouse and back, and the tea was still warm."
SECOND = "My brother was there before us, which he never mentions."
LETTER = f"{FIRST}\n\n{SECOND}"
PHOTO = jpeg(640, 480)

LETTERS = {
    "Outlook on the web": (
        "<html><head>"
        '<style type="text/css" style="display:none;"> P {{margin-top:0;margin-bottom:0;}} </style></head>'
        '<body dir="ltr"><div class="elementToProof" style="font-family: Aptos;">{a}</div>'
        '<div class="elementToProof"><br></div><div class="elementToProof">{b}</div><div id="Signature">'
        "<div>Lisa Anderson</div></div></body></html>"
    ),
    "Yahoo": (
        '<html><head></head><body><div class="ydp-yahoo-style-wrap" style="font-family:Helvetica">'
        '<div dir="ltr" data-setdir="false">{a}</div><div dir="ltr"><br></div><div dir="ltr">{b}</div><div>'
        '<br></div><div class="ydpsignature">Sent from Yahoo Mail on Android</div></div></body></html>'
    ),
    "Thunderbird": (
        '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8"></head>'
        '<body><p>{a}</p><p>{b}<br></p><pre class="moz-signature" cols="72">-- \nLisa Anderson</pre></body></html>'
    ),
    "Proton": (
        '<div style="font-family: Arial, sans-serif; font-size: 14px;">{a}</div><div style="font-family: Arial">'
        '<br></div><div style="font-family: Arial">{b}</div><div class="protonmail_signature_block">'
        '<div class="protonmail_signature_block-proton">Sent with '
        '<a target="_blank" href="https://proton.me/mail/home">Proton Mail</a> secure email.</div></div>'
    ),
    "GMX": (
        '<html><head></head><body><div style="font-family: Verdana;font-size: 12.0px;"><div>{a}</div>\n\n'
        "<div>&nbsp;</div>\n\n<div>{b}</div></div></body></html>"
    ),
    "AOL": ("<font color='black' size='2' face='arial'>{a}<br>\n<br>\n{b}<br>\n</font>"),
    "Samsung": (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body dir="auto">'
        '<div dir="auto">{a}</div><div dir="auto"><br></div><div dir="auto">{b}</div><div dir="auto"><br></div>'
        '<div dir="auto"><br></div><div id="composer_signature" dir="auto">'
        '<div style="font-size:12px;color:#575757" dir="auto">Sent from my Galaxy</div></div></body></html>'
    ),
    "Word": (
        '<p style="margin:0in;font-size:11pt;font-family:Calibri,sans-serif">{a}</p><p style="margin:0in">'
        '<br></p><p style="margin:0in">{b}</p>'
    ),
    "Google Docs": (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
        '<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">'
        '<span style="font-size:11pt">{a}</span></p><br>'
        '<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span>{b}</span></p></b>'
    ),
    "blank lines held open": ("<div>{a}</div><div>&nbsp;</div><div>{b}</div>"),
    "line breaks": ("<span>{a}<br/><br/>{b}</span>"),
    "a signature as a table": (
        "<p>{a}</p><p>{b}</p><table><tr><td>Lisa Anderson</td></tr><tr><td>T: +44 20 7946 0000</td></tr><tr>"
        "<td>www.lamplight.example</td></tr></table>"
    ),
}


@pytest.mark.parametrize("html", LETTERS.values(), ids=LETTERS)
def test_a_letter_is_two_paragraphs_in_any_programs_html(html):
    reading = read(mail(text=None, html=html.format(a=FIRST, b=SECOND)))

    assert reading.outcome is Outcome.SUBMISSION
    assert reading.story == LETTER


FORWARDS = {
    "Gmail": (
        '<div dir="ltr">Please print this.<br><br><div class="gmail_quote gmail_quote_container">'
        '<div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: '
        '<strong class="gmail_sendername" dir="auto">Ida Brandt</strong> <span dir="auto">&lt;'
        '<a href="mailto:ida@example.net">ida@example.net</a>&gt;</span><br>Date: Sun, Nov 8, 2026 at 9:00 PM'
        '<br>Subject: My mile<br>To:  &lt;<a href="mailto:lisa@example.org">lisa@example.org</a>&gt;<br></div>'
        '<br><br><div dir="ltr"><div>{a}</div><div><br></div><div>{b}</div></div></div></div>'
    ),
    "Apple Mail": (
        '<html><body>Please print this.<br><div><br><blockquote type="cite"><div>Begin forwarded message:</div>'
        '<br class="Apple-interchange-newline"><div style="margin:0"><span><b>From: </b></span>'
        '<span>Ida Brandt &lt;<a href="mailto:ida@example.net">ida@example.net</a>&gt;<br></span></div>'
        '<div style="margin:0"><span><b>Subject: </b></span><span><b>My mile</b><br></span></div>'
        '<div style="margin:0"><span><b>Date: </b></span><span>8 November 2026 at 21:00:00 GMT<br></span></div>'
        '<div style="margin:0"><span><b>To: </b></span><span>lisa@example.org<br></span></div><br><div><div>'
        "<div>{a}</div><div><br></div><div>{b}</div></div></div></blockquote></div><br></body></html>"
    ),
    "Thunderbird": (
        '<html><body><p>Please print this.<br></p><div class="moz-forward-container"><br>'
        "<br>-------- Forwarded Message --------"
        '<table class="moz-email-headers-table" cellspacing="0" cellpadding="0" border="0"><tbody><tr>'
        '<th nowrap="nowrap" valign="BASELINE" align="RIGHT">Subject: </th><td>My mile</td></tr><tr>'
        "<th>Date: </th><td>Sun, 8 Nov 2026 21:00:00 +0000</td></tr><tr><th>From: </th><td>Ida Brandt "
        '<a class="moz-txt-link-rfc2396E" href="mailto:ida@example.net">&lt;ida@example.net&gt;</a></td></tr><tr>'
        "<th>To: </th><td>Lisa "
        '<a href="mailto:lisa@example.org">&lt;lisa@example.org&gt;</a></td></tr></tbody></table><br><br>'
        "<p>{a}</p><p>{b}</p></div></body></html>"
    ),
    "Outlook": (
        '<html><body><div class="WordSection1"><p class="MsoNormal">Please print this.<o:p></o:p></p>'
        '<p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt">'
        '<p class="MsoNormal"><b>From:</b> Ida Brandt &lt;ida@example.net&gt; <br>'
        "<b>Sent:</b> Sunday, November 8, 2026 9:00 PM<br><b>To:</b> Lisa Anderson &lt;lisa@example.org&gt;<br>"
        '<b>Subject:</b> My mile<o:p></o:p></p></div></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        '<p class="MsoNormal">{a}<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        '<p class="MsoNormal">{b}<o:p></o:p></p></div></body></html>'
    ),
    "Yahoo": (
        '<html><body><div class="ydp1"><div dir="ltr">Please print this.</div><div><br></div></div>'
        '<div id="ydp5yahoo_quoted_1" class="ydp5yahoo_quoted"><div>----- Forwarded Message -----</div><div>'
        "<b>From:</b> Ida Brandt &lt;ida@example.net&gt;</div><div>"
        "<b>To:</b> lisa@example.org &lt;lisa@example.org&gt;</div><div>"
        "<b>Sent:</b> Sunday, November 8, 2026 at 09:00:00 PM GMT</div><div><b>Subject:</b> My mile</div><div>"
        "<br></div><div><div>{a}</div><div><br></div><div>{b}</div></div></div></body></html>"
    ),
    "Samsung": (
        '<html><body dir="auto"><div dir="auto">Please print this.</div><div><br></div>'
        '<div align="left" dir="auto" style="font-size:100%;color:#000000">'
        "<div>-------- Original message --------</div><div>From: Ida Brandt &lt;ida@example.net&gt; </div>"
        "<div>Date: 08/11/2026  21:00  (GMT+00:00) </div><div>To: Lisa &lt;lisa@example.org&gt; </div>"
        "<div>Subject: My mile </div><div><br></div></div><div>{a}</div><div><br></div>"
        "<div>{b}</div></body></html>"
    ),
    "Proton": (
        '<div>Please print this.<br></div><div class="protonmail_quote">------- Forwarded Message -------'
        "<br>From: Ida Brandt &lt;ida@example.net&gt;<br>Date: On Sunday, November 8th, 2026 at 9:00 PM"
        "<br>Subject: My mile<br>To: lisa@example.org &lt;lisa@example.org&gt;<br><br>"
        '<blockquote class="protonmail_quote" type="cite"><div>{a}</div><div><br></div>'
        "<div>{b}</div></blockquote><br></div>"
    ),
    "GMX": (
        '<html><body><div style="font-family: Verdana"><div>Please print this.<div>&nbsp;'
        '<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid'
        ' #C3D9E5;">'
        '<div style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Sonntag, 08. November 2026 um 21:00 Uhr<br/>'
        '<b>Von:</b>&nbsp;"Ida Brandt" &lt;ida@example.net&gt;<br/><b>An:</b>&nbsp;lisa@example.org<br/>'
        '<b>Betreff:</b>&nbsp;My mile</div><div name="quoted-content"><div>{a}</div><div>&nbsp;</div>'
        "<div>{b}</div></div></div></div></div></div></body></html>"
    ),
}


@pytest.mark.parametrize("html", FORWARDS.values(), ids=FORWARDS)
def test_a_letter_passed_on_in_any_programs_html_is_the_first_senders(html):
    reading = read(mail(text=None, Subject="Fwd: My mile", html=html.format(a=FIRST, b=SECOND)))

    assert reading.story == LETTER
    assert (reading.teller_name, reading.teller_email) == ("Ida Brandt", "ida@example.net")
    assert "Please print this." in reading.folded
    assert reading.is_forward


def html(text):
    return part(text, "text/html; charset=utf-8")


PHOTOS = {
    "Gmail": multipart(
        "related",
        multipart(
            "alternative",
            part(f"{FIRST}\n[image: IMG_1.jpg]\n{SECOND}\n"),
            html(f'<div dir="ltr">{FIRST}<div><img src="cid:ii_1" alt="IMG_1.jpg"><br></div><div>{SECOND}</div></div>'),
        ),
        inline(PHOTO, "ii_1", "IMG_1.jpg"),
    ),
    "iPhone, plain": multipart(
        "mixed",
        part(f"{FIRST}\n\n"),
        attached(PHOTO, "IMG_0417.HEIC", "image/heic", "inline"),
        part(f"\n\n{SECOND}\n\nSent from my iPhone"),
    ),
    "iPhone, HTML": multipart(
        "alternative",
        part(f"{FIRST}\n\n{SECOND}\n\n\nSent from my iPhone"),
        multipart(
            "mixed",
            html(f'<html><body dir="auto">{FIRST}<div><br></div><div></div></body></html>'),
            attached(PHOTO, "IMG_0417.jpeg", disposition="inline"),
            html(f'<html><body dir="auto"><div>{SECOND}</div><div><br><div dir="ltr">Sent from my iPhone</div></div>'),
        ),
    ),
    "Apple Mail": multipart(
        "alternative",
        part(f"{FIRST}\n\n\n\n{SECOND}\n"),
        multipart(
            "related",
            html(f'{FIRST}<div><br></div><div><img alt="IMG_0417.jpeg" src="cid:B2@x"></div><div>{SECOND}</div><br>'),
            inline(PHOTO, "B2@x", "IMG_0417.jpeg"),
        ),
    ),
    "Outlook": multipart(
        "related",
        multipart(
            "alternative",
            part(f"{FIRST}\n\n[cid:image001.jpg@01DB]\n\n{SECOND}\n"),
            html(
                f'<p class="MsoNormal">{FIRST}<o:p></o:p></p><p class="MsoNormal"><img width="640" height="480" '
                f'src="cid:image001.jpg@01DB"><o:p></o:p></p><p class="MsoNormal">{SECOND}<o:p></o:p></p>'
            ),
        ),
        inline(PHOTO, "image001.jpg@01DB"),
    ),
}


@pytest.mark.parametrize("body", PHOTOS.values(), ids=PHOTOS)
def test_a_photo_stands_between_the_paragraphs(body):
    reading = read(mail(body))

    assert reading.story == LETTER
    assert [(photo.content, photo.after) for photo in reading.photos] == [(PHOTO, 1)]


@pytest.mark.parametrize("size", [(640, 480), (70, 70)], ids=["large", "small"])
def test_a_photo_inside_the_html_itself_is_a_photo(size):
    photo = jpeg(*size)
    source = f"data:image/jpeg;base64,{base64.b64encode(photo).decode()}"

    reading = read(mail(text=LETTER, html=f'<p>{FIRST}</p><img alt="" src="{source}"><p>{SECOND}</p>'))

    assert reading.story == LETTER
    assert [(one.content, one.after) for one in reading.photos] == [(photo, 1)]


@pytest.mark.parametrize("disposition", ["inline", "attachment"])
def test_the_text_of_a_message_from_a_phone_is_the_text_whatever_it_calls_itself(disposition):
    body = multipart(
        "related",
        part("<smil/>", "application/smil; name=0.smil"),
        attached(PHOTO, "IMG_1.jpg", disposition="inline"),
        part(
            LETTER, "text/plain; charset=utf-8; name=text.txt", Content_Disposition=f"{disposition}; filename=text.txt"
        ),
    )

    reading = read(mail(body, From="2065550100@mms.example"))

    assert reading.story == LETTER
    assert len(reading.photos) == 1


def test_html_that_calls_itself_plain_is_html():
    assert read(mail(text=f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>")).story == LETTER


def test_html_says_its_letters_itself_where_the_header_does_not():
    body = '<html><head><meta charset="windows-1251"></head><p>Мы бежали</p>'.encode("cp1251")

    assert read(b"From: i@example.ru\nContent-Type: text/html\n\n" + body).story == "Мы бежали"


def test_signs_that_nobody_sees_are_left_out():
    assert read(mail(text=f"{FIRST}\u200b\n\n\u200b\u00ad\n{SECOND}\u00a0\n\u00a0\n")).story == LETTER
