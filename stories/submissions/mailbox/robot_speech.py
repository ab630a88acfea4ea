"""What programs say in subjects and texts when they bounce, answer by themselves or confirm: in many languages.

Facts about programs, and never enough alone: `robots` asks for other signs that agree.
"""

import re

BOUNCE_SUBJECT = re.compile(
    r"\b(?:undeliver(?:ed|able)|delivery (?:status notification|failure|has failed|report|delayed)"
    r"|delivery status|returned mail|mail delivery (?:failed|failure|system|subsystem|report)"
    r"|failure notice|failed delivery|message (?:not delivered|delayed|could not be delivered)"
    r"|could not be delivered|returned to sender|mail system error|non remis|non distribu"
    r"|remise impossible|échec de (?:remise|la remise)|unzustellbar|nicht zustellbar"
    r"|zustellung.{0,30}fehlgeschlagen|zustellbericht|no se puede entregar|no entregado"
    r"|no se ha podido entregar|impossibile recapitare|mancato recapito|non recapitabile"
    r"|consegna non riuscita"
    r"|não (?:foi )?(?:entregue|possível entregar)|onbestelbaar|kan niet worden bezorgd"
    r"|niet (?:af)?bezorgd|olevererbart|kunde inte levereras|kan ikke leveres|uleverbar|ikke levert"
    r"|niedostarcz|nie można dostarczyć|недоставлен|не доставлено|не удалось доставить|nedoručiteln"
    r"|kézbesíthetetlen|teslim edilemedi|toimittamaton|配信不能|配信エラー|未送达|退信|无法送达|배달 실패|반송)",
    re.I,
)
BOUNCE_TEXT = re.compile(
    r"this is the (?:qmail-send program|mail(?:er)? (?:system|delivery) )|mail delivery (?:software|system"
    r"|subsystem)|the following address(?:es)? (?:failed|had (?:permanent )?)"
    r"|delivery to the following recipients? (?:failed|has been)|wasn't able to deliver your message"
    r"|could not be delivered to|permanent (?:fatal )?error"
    r"|user unknown|recipient address rejected|mailbox (?:unavailable|full|is full|not found)"
    r"|address (?:couldn't|could not) be found|\b5[0-9]{2}[ -]5\.\d\.\d|#5\.\d\.\d|status: [45]\.\d\.\d"
    r"|diagnostic-code:",
    re.I,
)
AWAY_SUBJECT = re.compile(
    r"^\W*(?:(?:re|aw)\s*:\s*)?(?:auto(?:matic|matische|matisch|matiska?|matyczna)?\W{0,2}(?:reply|replied"
    r"|response?|respons|responder|antwort|antwoord|svar|matisk|odpowiedź|réponse)|auto:"
    r"|out of (?:the )?office|ooo\b|vacation|on (?:vacation|leave|holiday)|away\b.{0,30}(?:until|from)"
    r"|i am away|automatisch(?:e|es)? (?:antwort|antwoord|bericht)|abwesen(?:d|heit)|abwesenheitsnotiz"
    r"|urlaub|nicht im (?:büro|haus)|réponse automatique|absen(?:ce|t)|absence du bureau"
    r"|(?:ré)?message d.absence|en congés?|respuesta automática|fuera de (?:la )?oficina|ausente|ausencia"
    r"|risposta automatica|fuori (?:sede|ufficio)|assenza|resposta automática|ausência|fora do escritório"
    r"|afwezig|afwezigheid|autosvar|automatiskt? (?:svar|svarsmeddelande)|frånvar|fraværende|fravær"
    r"|ikke til stede|på ferie|automaattinen|poissa"
    r"|automatyczna odpowiedź|odpowiedź automatyczna|nieobecn|poza biurem|автоответ|автоматический ответ"
    r"|вне офиса|в отпуске|відпустк|automatická odpověď|nepřítomn|automatikus válasz|otomatik (?:yanıt"
    r"|cevap)|αυτόματη απάντηση|自动回复|自動回覆|自動返信|不在|자동 ?(?:회신|응답)|부재중|تلقائي|מענה אוטומטי)"
    r"|\bis out of the office\b|\bout of office\b",
    re.I,
)
AWAY_TEXT = re.compile(
    r"\b(?:(?:i am|i'm|i will be|i'll be|we are|is) (?:currently |now )?(?:out of (?:the |my )?office"
    r"|away(?! from home)"
    r"|on (?:annual |parental |maternity |paternity |sick |study )?(?:leave|vacation|holidays?)|travell?ing"
    r"|unavailable)"
    r"|out of (?:the )?office (?:until|from|till)|(?:limited|no) access to (?:my )?e-?mail"
    r"|return(?:ing)? to the office|will (?:respond|reply|answer|get back).{0,40}(?:return|back"
    r"|as soon as)|this is an? (?:automated|automatic|auto)|no longer (?:in use|works?|monitored|with)"
    r"|nicht im büro|nicht im haus|bin (?:ich )?(?:derzeit |zurzeit |momentan )?(?:abwesend|im urlaub"
    r"|nicht erreichbar)|außer haus|ab dem .{0,30} wieder (?:erreichbar|im)|ihre (?:e-?mail"
    r"|nachricht) wird nicht weitergeleitet|automatisch (?:erstellt|generiert)|absente? du bureau"
    r"|je suis (?:actuellement )?(?:absente?|en congés?)|de retour le|fuera de la oficina"
    r"|estoy de vacaciones|estaré (?:ausente|fuera)|fuori ufficio|sono (?:assente|in ferie)|rientrerò"
    r"|sarò assente"
    r"|estou (?:ausente|de férias|fora)|ik ben (?:momenteel )?(?:afwezig|met vakantie|niet aanwezig)"
    r"|jag är (?:på semester|inte på kontoret|ledig|bortrest)|jeg er (?:på ferie|ikke på kontoret"
    r"|bortreist|fraværende)|olen (?:lomalla|poissa)|jestem (?:nieobecn|na urlopie|poza biurem)"
    r"|przebywam na urlopie|меня не будет|я (?:сейчас )?в отпуске|нахожусь в отпуске|休暇|不在にして|我(?:正在)?休假"
    r"|휴가 중)",
    re.I,
)
READ_SUBJECT = re.compile(
    r"^\W*(?:read|not read|gelesen|ungelesen|nicht gelesen|lu|non lu|leído|no leído|letto|da leggere|lida"
    r"|gelezen|läst|læst|lest|luettu|przeczytane|прочитано|přečteno|olvasott|okundu|delivered|zugestellt"
    r"|read receipt|return receipt|lesebestätigung|empfangsbestätigung|accusé de (?:lecture|réception)"
    r"|confirmación de lectura|conferma di lettura|disposition notification|开封|開封|已读|已讀)\s?:?\W",
    re.I,
)
#: The label that Outlook and Exchange put before a subject by themselves, each in its own language.
AUTO_LABEL = re.compile(
    r"^\W*(?:automatic reply|auto(?:matic)? response|automatische antwort|automatisch antwoord|réponse automatique"
    r"|respuesta automática|risposta automatica|resposta automática|automatiskt? svar|autosvar|automaattinen vastaus"
    r"|automatyczna odpowiedź|odpowiedź automatyczna|автоматический ответ|автоответ|автоматична відповідь"
    r"|automatická odpově[dď]|automatick[áa] odpoveď|házon kívül|automatikus válasz|αυτόματη απάντηση"
    r"|răspuns automat|samodejni odgovor|automatski odgovor|автоматичен отговор|otomatik (?:yanıt|cevap)"
    r"|自动回复|自動回覆|自動応答|자동 회신)\s*[:：]",
    re.I,
)
