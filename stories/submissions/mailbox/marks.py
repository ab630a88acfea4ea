"""What mail programs write around other people's words, in the languages that they speak.

Facts about programs, not about mails: `folding` and `forwards` say what follows from them.
"""

import re

# ── Header lines inside a text ──────────────────────────────────────────────────────

#: The labels of a header block, by what they stand for.
_LABELS = {
    "from": "From|Von|De|De la|Da|Van|Från|Fra|Od|Od kogo|От|От кого|Від|Від кого|Kimden|Gönderen|Lähettäjä|Feladó"
    "|Από|Odesílatel|Odosielateľ|Nadawca|Expéditeur|Remitente|Mittente|Remetente|Afzender|Absender|Avsändare|Avsender"
    "|Afsender|Отправитель|Expeditor|Saatja|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|מאת|من",
    "date": "Date|Sent|Sent at|Sent on|Datum|Gesendet|Gesendet am|Envoyé|Envoyé le|Date d’envoi|Date d'envoi|Enviado"
    "|Enviado el|Enviado em|Enviada|Enviada em|Fecha|Fecha de envío|Data|Inviato|Data invio|Inviato il|Verzonden"
    "|Verzonden op|Skickat|Skickat den|Sendt|Sendt den|Dato|Wysłano|Wysłane|Data wysłania|Дата|Отправлено|Дата отправки"
    "|Надіслано|Lähetetty|Päivämäärä|Päiväys|Elküldve|Dátum|Gönderilme Tarihi|Tarih|Gönderildi|Odesláno"
    "|Odoslané|Odoslaná|Ημερομηνία|Στάλθηκε|Trimis|Saadetud|发送时间|发送日期|日期|时间|寄件日期|送信日時|日付|日時"
    "|보낸 날짜|날짜|בתאריך|נשלח|تاريخ",
    "to": "To|An|À|A|Para|Pour|Aan|Till|Til|Do|Dla|Komu|Кому|Kime|Alıcı|Vastaanottaja|Címzett|Προς|Pro|Către"
    "|Destinataire|Destinatario|Destinatário|Empfänger|Saaja|Adresat|Adresaci|Odbiorca|Mottagare|Modtager"
    "|Mottaker|Ontvanger|收件人|收件者|宛先|받는 사람|받는사람|אל|إلى",
    "cc": "Cc|Copie à|Cópia|Copia|Kopie|Kopia|Kopi|Kópia|DW|Копия|Копія|Kopio|Másolatot kap|Bilgi|Κοιν|抄送|副本|참조"
    "|Bcc|Cci|CCO",
    "subject": "Subject|Betreff|Objet|Sujet|Asunto|Oggetto|Assunto|Onderwerp|Ämne|Emne|Temat|Тема|Aihe|Tárgy|Konu"
    "|Předmět|Predmet"
    "|Θέμα|Subiect|Teema|主题|主題|主旨|件名|제목|נושא|الموضوع",
    "other": "Reply-To|Antwort an|Répondre à|Responder a|Rispondi a|Attachments|Anlagen|Pièces jointes"
    "|Archivos adjuntos"
    "|Allegati|Bijlagen|Importance|Wichtigkeit|Priority|Priorität|Organization|Organisation|Resent-From"
    "|Message-ID|Sensitivity"
    "|Newsgroups|Sender|Categories",
}
_KINDS = {label.casefold(): kind for kind, labels in _LABELS.items() for label in labels.split("|")}
_LABEL_LINE = re.compile(
    r"\s*[*_]{0,2}\s*([^\W\d_][^:：\n]{0,22}?)\s*[*_]{0,2}\s?[:：][*_]{0,2}\s*(.{0,2000})",
    re.DOTALL,
)


def header_line(text: str) -> tuple[str, str] | None:
    """Kind and value of a line such as "Gesendet: Montag, 3. März", or None."""
    found = _LABEL_LINE.match(text)
    if not found or not (kind := _KINDS.get(" ".join(found[1].casefold().split()))):
        return None
    return kind, found[2].strip()


# ── "---------- Forwarded message ---------" ────────────────────────────────────────

_FORWARDED = (
    "Forwarded message|Forwarded mail|Original message forwarded|Begin forwarded message|Forwarded by"
    "|Start of forwarded message"
    "|Forwarded Message from|Forwarded message from|Weitergeleitete Nachricht|Anfang der weitergeleiteten Nachricht"
    "|Weitergeleitete E-Mail|Weitergeleitet von|Message transféré|Message transmis"
    "|Début du message réexpédié|Début du message transféré"
    "|Courriel transféré|Mensaje reenviado|Inicio del mensaje reenviado|Mensaje original reenviado|Messaggio inoltrato"
    "|Inizio messaggio inoltrato|Mensagem encaminhada|Mensagem reencaminhada|Início da mensagem encaminhada"
    "|Início da mensagem reencaminhada|Doorgestuurd bericht|Doorgezonden bericht|Begin doorgestuurd bericht"
    "|Vidarebefordrat meddelande|Vidarebefordrat brev|Vidarebefordrat mejl|Videresendt besked"
    "|Videresendt meddelelse|Videresendt melding"
    "|Start på videresendt besked|Start på videresendt melding|Begynnelse på videresendt melding"
    "|Edelleen välitetty viesti|Edelleenlähetetty viesti|Välitetty viesti|Välitetty viesti alkaa"
    "|Wiadomość przekazana dalej|Przekazana wiadomość"
    "|Wiadomość przekazana|Początek przekazywanej wiadomości|Treść przekazanej wiadomości"
    "|Пересылаемое сообщение|Пересланное сообщение"
    "|Переадресованное сообщение|Начало переадресованного сообщения|Начало пересылаемого сообщения"
    "|Переслане повідомлення"
    "|Пересланий лист|Начало переадресованного письма|Přeposlaná zpráva|Začátek přeposílané zprávy"
    "|Začátek přeposlané zprávy|Preposlaná správa"
    "|Továbbított üzenet|Továbbított levél|Továbbított üzenet kezdete|İletilmiş ileti|Yönlendirilen ileti"
    "|İletilen mesaj|Yönlendirilmiş Mesaj|Mesaj iletildi"
    "|Προωθημένο μήνυμα|Mesaj redirecționat|Mesaj redirecţionat|转发的邮件|已转发邮件|以下是转发的邮件|轉寄郵件"
    "|開始轉寄郵件|轉寄的郵件|転送メッセージ|転送されたメッセージ"
    "|전달된 메일|전달된 메시지|הודעה שהועברה|رسالة معاد توجيهها|Missatge reenviat|Birtutako mezua"
    "|Proslijeđena poruka|Prosleđena poruka"
)
_ORIGINAL = (
    "Original Message|Original Mail|Original e-mail|Original message|Ursprüngliche Nachricht"
    "|Originalnachricht|Original-Nachricht"
    "|Ursprüngliche Mail|Message d'origine|Message d’origine|Message original|Message initial"
    "|Mensaje original|Messaggio originale|Messaggio Originale|Mensagem original"
    "|Mensagem Original|Oorspronkelijk bericht|Origineel bericht|Oorspronkelijke bericht"
    "|Ursprungligt meddelande|Originalmeddelande|Oprindelig meddelelse"
    "|Oprindelig besked|Original meddelelse|Opprinnelig melding|Alkuperäinen viesti|Oryginalna wiadomość"
    "|Wiadomość oryginalna|Wiadomość pierwotna"
    "|Исходное сообщение|Оригинальное сообщение|Первоначальное сообщение|Вихідне повідомлення"
    "|Оригінальне повідомлення|Původní zpráva|Pôvodná správa|Eredeti üzenet|Orijinal İleti"
    "|Orijinal Mesaj|Özgün ileti|Αρχικό μήνυμα|Mesaj original|Mesajul original|原始邮件|原邮件|原始郵件|元のメッセージ"
    "|Original Nachricht|원본 메일|원본 메시지|הודעה מקורית"
    "|Reply message|Missatge original|Izvorna poruka|Algne kiri"
)
_DASHES = r"[-_=*–—─\s>]{0,40}"


def _marker(words):
    alternatives = "|".join(re.escape(word) for word in words.split("|"))
    return re.compile(rf"{_DASHES}(?:{alternatives})(?:\s*[:：])?(?P<rest>[^\n]{{0,120}}?){_DASHES}", re.I)


_FORWARD_MARKER, _ORIGINAL_MARKER = _marker(_FORWARDED), _marker(_ORIGINAL)
_RULED = re.compile(r"[-_=*–—─]{2,}")
_END_OF_FORWARD = re.compile(
    r"[-=_\s]{2,40}(?:End (?:of )?forwarded message|Завершение пересылаемого сообщения|Конец пересылаемого сообщения"
    r"|Ende der weitergeleiteten Nachricht|Fin du message (?:transféré|transmis|réexpédié)|Fin del mensaje reenviado"
    r"|Fine messaggio inoltrato|Einde doorgestuurd bericht|Кінець пересланого повідомлення)[^\n]{0,60}",
    re.I,
)


def is_forward_marker(text: str) -> bool:
    """ "Begin forwarded message:" and the like, alone on its line."""
    found = _FORWARD_MARKER.fullmatch(text.strip()) if len(text) < 200 else None
    return found is not None and (not found["rest"].strip() or bool(_RULED.search(text)) or " by " in text.lower())


def is_original_marker(text: str) -> bool:
    """ "-----Original Message-----" and the like, with its dashes."""
    found = _ORIGINAL_MARKER.fullmatch(text.strip()) if len(text) < 120 else None
    if found is None or found["rest"].strip():
        return False
    return bool(_RULED.search(text)) or text.strip().endswith((":", "："))


def is_end_of_forward(text: str) -> bool:
    """ "----- End forwarded message -----"."""
    return len(text) < 120 and bool(_END_OF_FORWARD.fullmatch(text.strip()))


# ── "On Tuesday, 3 April 2012, Lisa wrote:" ─────────────────────────────────────────

_WROTE = re.compile(
    r"\b(?:wrote|writes|has written|schrieb|schreibt|hat geschrieben|geschrieben|a écrit|écrit|écrivait"
    r"|escribió|escribio|escribiste"
    r"|ha scritto|scrisse|ha escrit|escreveu|schreef|geschreven|skrev|skrifaði|kirjoitti|napisał|napisała"
    r"|napisał\(a\)|pisze|napisano"
    r"|пишет|писал|написал|написала|написал\(а\)|написав|написала|пише|napsal|napsala|napsal\(a\)|napísal"
    r"|napísala|napísal\(a\)|írta|yazdı|şunu yazdı|şunları yazdı"
    r"|έγραψε|a scris|scrie|kirjutas|je napisao|je napisala|napisao je|je napisal|rakstīja|rašė)\b|写道|寫道"
    r"|写道：|のメール|は書きました|wrote|작성|さんからのメッセージ|כתב|كتب",
    re.I,
)
_STARTS = re.compile(
    r"\s*(?:On|Am|Den|Le|El|Il|Em|Op|W dniu|Dnia|Dne|Dňa|Dana|Pe|Στις|La|Le|På|Vào|Em|Pada|Il giorno"
    r"|Em qua|Le mar|В|vom|At|In message|In article|In a message dated|Quoting|Excerpts from|Citando"
    r"|Zitat von|Quoting from|Citando a|Citat från|Citeren)\b"
    r"|\s*\d|\s*(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|пн|вт|ср"
    r"|чт|пт|сб|вс|ma|ti|ke|to|pe|la|su)\w*[.,]",
    re.I,
)
_QUOTING = re.compile(
    r"\s*(?:Excerpts from|Quoting|Zitat von|Citando a?|Quoting message from|Citeren)\s.{3,200}:\s*$",
    re.I | re.DOTALL,
)
_DATE = re.compile(
    r"\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b|\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|\b(?:19|20)\d\d\b"
    r"|\b\d{1,2}[:.hH]\d{2}\b|\d{4}年|\d{4}년",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.hH]\d{2}\b")
#: No mail program wrote before there was mail, and none calls anybody "my mother".
_NO_PROGRAMS = re.compile(
    r"\b1(?:[0-8]\d|9[0-8])\d\b|\b(?:my|our|his|her|their|meine?|unsere?|seine?|ihre?|mon|ma|notre|mi|nuestr[oa]"
    r"|mio|mia|minha|meu|mijn|onze|min|mój|moja|мой|моя|наш|наша)\s+[^\W\d_]"
)
_ADDRESS = re.compile(r"[\w.+%=~^/-]{1,80}@[\w.-]{1,120}|<mailto:|\[mailto:", re.I)


_DIRECTIONS = dict.fromkeys([0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def ends_like_attribution(text: str) -> bool:
    """The cheap look: whether a line may be the last of an attribution."""
    return len(text) < 400 and _plainly(text).endswith((":", "：", ":>", "写道", "작성"))


def is_attribution(text: str, *, strictly: bool = False, loosely: bool = False) -> bool:
    """Whether ``text``, a line or several joined, leads in a quote: it says who wrote, and when or from where.

    ``strictly``: with a verb and an address or the time of day, so that it is hardly a sentence of a story.
    ``loosely``: that somebody wrote is enough.
    """
    text = _plainly(text)
    if not 8 <= len(text) <= 500 or not ends_like_attribution(text):
        return False
    dated, addressed = bool(_DATE.search(text)), bool(_ADDRESS.search(text))
    if not addressed and _NO_PROGRAMS.search(text):
        return False
    if _QUOTING.match(text):
        return dated or addressed
    if not _WROTE.search(text):
        # A date and an address and a colon do, in languages that nobody here speaks.
        return dated and addressed and len(text) < 250 and (not strictly or bool(_STARTS.match(text)))
    if strictly:
        return addressed or bool(_CLOCK.search(text))
    return dated or addressed or (loosely and len(text) < 100)


def is_whole_attribution(text: str) -> bool:
    """Whether it begins where attributions begin, and not in the middle of one that was broken."""
    return bool(_STARTS.match(_plainly(text)))


def is_full_attribution(text: str) -> bool:
    """Whether it says both when and from where."""
    return bool(_DATE.search(text)) and bool(_ADDRESS.search(text))


def _plainly(text):
    """``text`` without signs that only turn the direction of writing, and with a colon for Zoho's dashes."""
    text = text.translate(_DIRECTIONS).strip()
    return text.strip("- ") + ":" if text.startswith("---") and text.endswith("---") else text


# ── Subjects ────────────────────────────────────────────────────────────────────────

_REPLY_PREFIX = "re|aw|antw|antwort|sv|vs|r|rif|res|odp|ynt|rép|回复|答复|回覆|返信|답장|回|отв|ответ|vá"
#: Not "PR:", which is a record to a runner.
_FORWARD_PREFIX = (
    "fwd?|fw|wg|tr|rv|i|enc|vb|vl|pd|doorst|fs|vidaresänt|пересл|转发|轉寄|転送|전달|inoltra|inoltro|továbbítás"
    "|ilt|πρθ|reenv"
)
_PREFIX = re.compile(
    rf"\s*(?:\[[^\]\n]{{1,40}}\]\s*)?(?:({_FORWARD_PREFIX})|({_REPLY_PREFIX}))\s?(?:\[\d+\]|\(\d+\)"
    rf"|\^\d+)?\s?[:：]\s*",
    re.I,
)


def bare_subject(subject: str) -> tuple[str, bool, bool]:
    """``subject`` without "Re:" and "Fwd:", and whether there was one of the first, and of the second kind."""
    is_reply = is_forward = False
    first = True
    while found := _PREFIX.match(subject):
        # What was put on last says what the mail is.
        if first:
            is_reply, is_forward, first = not found[1], bool(found[1]), False
        subject = subject[found.end() :]
    return subject.strip(), is_reply, is_forward
