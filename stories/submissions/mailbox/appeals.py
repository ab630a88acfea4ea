"""How advertising and fraud turn to their readers: what they ask for, how they hurry, whom they call upon."""

from django.utils.translation import gettext_lazy as _

from stories.submissions.mailbox.pitches import Pitch

#: What asks for something to be done.
ASKS = Pitch(
    _("It asks to be called, clicked on, paid or answered."),
    telling={
        "en": r"click (?:here|below|on the link|the link|on the button)|(?:call|contact|reach"
        r"|whatsapp) (?:us|our|me (?:on|at|via))|act now|(?:order|buy|apply|play|register"
        r"|sign up|subscribe|start|pay|join|shop) (?:now|here|today)|book a (?:quick |call|demo"
        r"|meeting)|schedule a (?:quick |call|demo|meeting)|(?:quick|15[- ]minute|short) call"
        r"|would you be interested|interested in (?:acquiring|our|this)|let me know your"
        r"|(?:share|send) (?:me |us )?(?:your|some) (?:phone|number|requirement|metric|price"
        r"|sample|detail)|may i send|(?:shall|can|could) (?:i|we) (?:send|share|book|schedule)"
        r"|please share|get back to (?:me|you) with|reply (?:to me|with|to this)|visit (?:our"
        r"|http|www)|submit (?:the|your)|whats?app\W{0,40}\+?\d[\d ]{7,}|telegram\W{0,20}@\w"
        r"|skype\W{0,10}live:|download (?:the|your)|compare free|see if you"
        r"|visit\b.{0,20}https?:|confirmation number|send me the|to stop receiving|(?:to be|be"
        r"|get) removed|opt[- ]?out|(?:our|this) (?:mail|mailing|message) is (?:not|never)"
        r"|remove me",
        "de": r"klicken sie|(?:jetzt|hier) (?:klicken|bestätigen|anmelden|registrieren)"
        r"|kontaktieren sie|melden sie sich|rufen sie (?:uns|jetzt)|antworten sie"
        r"|im anhang finden|finden sie im anhang|bei interesse",
        "fr": r"cliquez|contactez-(?:moi|nous)|répondez|inscrivez-vous|appelez|pour en savoir plus",
        "es": r"haga clic|haz clic|cont[áa]cten|póngase en contacto|regístrese|responda|llame"
        r"|complete la|envíe sus",
        "it": r"clicca\w*|contatta(?:ci|mi)|registrati|rispond(?:i|a)|chiam[ai]",
        "pt": r"clique|entre em contato|cadastre-se|responda|ligue",
        "nl": r"klik (?:hier|op)|neem contact|onderstaande link|meld u aan",
        "ru": r"звоните|перейдите|нажмите|пишите|регистрируйтесь|зарегистрир\w+|отказаться от рассылки"
        r"|отписаться|наш сайт|подробн\w+ (?:на|по)|по телефону|ответьте на",
        "zh": r"联系我们|加微信|微信|来电|欢迎(?:咨询|来电|联系)|索取|退订|点击",
        "pl": r"kliknij|proszę o kontakt|zadzwoń|zarejestruj",
    },
    hints={
        "en": r"are you interested|if you(?:'re| are) interested|let me know|contact (?:our|the|me)\b"
        r"|reply\b|whatsapp|telegram|sign up|register\b|visit\b|download\b|subscribe\b",
        "de": r"anmelden|bestellen|registrieren",
        "fr": r"contacte[rz]|inscription",
        "es": r"contacto|inscripción",
    },
    most=2,
)

#: What wants it done soon.
HURRIES = Pitch(
    _("It hurries."),
    telling={
        "en": r"within \d+ (?:hours|days)|(?:you have|next|in) (?:24|48|72)(?: hours)?|final notice"
        r"|(?:last|final) (?:reminder|warning|chance)|urgent\w*|immediate(?:ly)? (?:action"
        r"|attention|response)|expires? (?:soon|today|in)|(?:expire|win|claim|ends?) (?:today"
        r"|tonight)|limited (?:time|offer|places)|only today|hurry|before it's too late|asap\b"
        r"|or (?:it|you|lose)\b.{0,20}(?:returned|lose|access)",
        "de": r"innerhalb (?:von )?\d+ (?:stunden|tagen)|umgehend|letzte (?:warnung|chance)|dringend"
        r"|nur noch heute|sofort\b",
        "fr": r"sous \d+ (?:heures|h\b|jours)|dans les \d+ heures|dernier (?:rappel|avis)|urgent"
        r"|immédiatement",
        "es": r"en \d+ horas|últim[oa] (?:aviso|oportunidad)|urgente|hoy mismo|inmediatamente",
        "it": r"entro \d+ ore|ultim[oa] (?:avviso|occasione)|urgente|subito",
        "pt": r"em \d+ horas|último aviso|aviso final|urgente|imediatamente",
        "nl": r"binnen \d+ (?:uur|dagen)|laatste (?:herinnering|kans)|dringend|onmiddellijk",
        "ru": r"в течение \d+ (?:час|дн)|срочно|последн\w+ (?:предупрежд|шанс)|только сегодня"
        r"|до конца (?:месяца|недели)|спешите",
        "zh": r"立即|马上|限时|最后",
    },
    most=1,
)

#: Whom it calls upon, where it doesn't know.
CALLS = Pitch(
    _("It doesn't know whom it writes to."),
    telling={
        "en": r"dear (?:valued |website |domain |e-?mail |account |lucky |blog |business "
        r"|site )?(?:customer|user|sir|madam|client|member|owner|winner|beneficiary|friend"
        r"|manager|sirs|webmaster|editor|subscriber|seller|partner|purchas\w+|recipient"
        r"|account holder|team|e-?mail)|hello (?:dear|webmaster|site|editor|owner)|attention:"
        r"|hi (?:team|there)\b|hey there|greetings to you|to whom it may concern|good day\b",
        "de": r"(?:sehr geehrter?|liebe[r]?|werter?) (?:kunde|kundin|nutzer|damen und herren|damen"
        r"|mitglied|nutzerin)",
        "fr": r"(?:cher|chère) (?:client|cliente|utilisateur|membre)|bonjour (?:madame|monsieur)"
        r"|madame, monsieur",
        "es": r"estimad[oa]s? (?:cliente|usuari[oa]|señor|amig[oa]|ganador)",
        "it": r"gentile (?:cliente|utente|investitore|signor[ea])|egregio",
        "pt": r"(?:prezad[oa]|car[oa]) (?:cliente|usuári[oa]|senhor)",
        "nl": r"(?:geachte|beste) (?:klant|gebruiker|heer|relatie)",
        "ru": r"уважаем(?:ый|ая|ые) (?:клиент|пользовател|коллег|господ|партн|руководител|абонент)\w*",
        "zh": r"尊敬的(?:客户|用户|先生)|您好",
    },
    most=1,
)
