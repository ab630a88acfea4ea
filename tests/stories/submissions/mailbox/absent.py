"""What programs answer for people who are away, where no header says so; and stories of leave and holidays."""

#: Language: subject, text.
ANSWERS = {
    "English": (
        "Re: My mile",
        "I am on annual leave until 30 November, with no access to e-mail. If it is urgent, please contact "
        "desk@office.example. I will answer when I am back.",
    ),
    "English, old": (
        "away from my mail",
        'I am away from my mail until Monday. Your message about "My mile" will be read when I return.',
    ),
    "English, subject": (
        "Automatic reply: My mile",
        "Thank you for your email. I am out of the office, back on Monday 7th.",
    ),
    "English, long thanks": (
        "Re: your story",
        "Thanks for your message. I'm currently on parental leave, returning in March. For anything urgent please"
        " email my colleague Ruth. Your mail will not be forwarded.\n\nMany thanks\nSam Dale\nEditorial",
    ),
    "German": (
        "Re: Ihre Geschichte",
        "Guten Tag, ich bin derzeit im Urlaub und ab dem 7. Dezember wieder erreichbar. In dringenden Fällen "
        "wenden Sie sich bitte an Frau Kern. Ihre E-Mail wird nicht weitergeleitet.",
    ),
    "German, subject": (
        "Abwesenheitsnotiz: Meine Meile",
        "Ich bin bis zum 3.12. nicht im Büro. Ihre Nachricht lese ich danach.",
    ),
    "French": (
        "Absence : votre histoire",
        "Bonjour, je suis en congés jusqu'au 4 décembre. En cas d'urgence, veuillez contacter l'accueil. Je "
        "répondrai à votre message dès mon retour.",
    ),
    "Spanish": (
        "Re: su historia",
        "Hola, estoy de vacaciones hasta el 5 de diciembre. Para asuntos urgentes contacte con mi compañera Ana. "
        "Responderé a su mensaje cuando regrese.",
    ),
    "Italian": (
        "Fuori ufficio: la tua storia",
        "Sono in ferie fino al 6 dicembre. Per urgenze contattare la segreteria. Risponderò al rientro.",
    ),
    "Portuguese": (
        "Ausência: a sua história",
        "Estou de férias até 7 de dezembro, sem acesso ao correio. Em caso de urgência, contactar a minha colega.",
    ),
    "Dutch": (
        "Afwezig: uw verhaal",
        "Ik ben met vakantie tot en met 8 december. Voor dringende zaken kunt u contact opnemen met mijn collega."
        " Uw mail wordt beantwoord als ik terug ben.",
    ),
    "Russian": (
        "Re: ваша история",
        "Здравствуйте! Я в отпуске до 10 декабря. По срочным вопросам обращайтесь к коллегам. Отвечу на ваше "
        "письмо, когда вернусь.",
    ),
    "Polish": (
        "Nieobecność: historia",
        "Jestem na urlopie do 9 grudnia. W pilnych sprawach proszę o kontakt z biurem.",
    ),
    "Swedish": (
        "Frånvaro: din historia",
        "Jag är på semester och tillbaka den 9 december. Svar kommer då.",
    ),
    "Chinese": (
        "自动回复：故事",
        "您好，我正在休假，12月9日回来。如有紧急事情请联系办公室。",
    ),
}

STORIES = {
    "annual leave": (
        "On annual leave",
        "I was on annual leave when my father rang. I was to come at once, he said, and bring the shoes. I "
        "returned on the night train and ran the last mile from the station. He had waited up.",
    ),
    "out of the office": (
        "Out of office",
        "I am out of the office by six each day and on the towpath by ten past. I ran there with Ruth, my "
        "colleague, until she moved. It was urgent to us both that nobody talked.",
    ),
    "Urlaub": (
        "Urlaub",
        "Im Urlaub lief ich jeden Morgen um den See. Ich war sieben Tage dort und kam jedes Mal zu spät zum "
        "Frühstück. Am letzten Tag lief meine Mutter mit, bis zum Steg und zurück.",
    ),
    "congés": (
        "En congés",
        "J'étais en congés quand le facteur a frappé. Il portait une lettre de ma sœur. J'ai couru jusqu'à la "
        "gare et je l'ai vue sur le quai, avec sa valise et son chien.",
    ),
    "vacaciones": (
        "Vacaciones",
        "Estábamos de vacaciones en el pueblo y mi abuelo me despertó a las cinco. Caminamos hasta el molino y "
        "volvimos con pan. Nunca lo olvidé.",
    ),
    "a thank-you": (
        "Re: Your call",
        "Thank you for your message. Here is my mile. I walked it with my mother until the lamps came on, and we "
        "returned by the bridge. She never told me why she had cried.",
    ),
    "now": (
        "I am away",
        "I am away from home for the first time since my wife died. I walk to the lighthouse and back. Today a "
        "child walked with me and asked me what I was looking for.",
    ),
}
