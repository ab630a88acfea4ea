"""Stories of still more kinds, each judged once before anything was mended for it: sender, subject, text."""

WANTED = {
    "offer a story": (
        "Jan <jan@x.example>",
        "A story for you?",
        "Dear team,\n\nI came across your website yesterday and would love to contribute a story. It is about"
        " the mile between my house and my school in Lagos, about 600 words. Are you interested? Please let "
        "me know where I should send it.\n\nJan",
    ),
    "question": (
        "Eve <eve@x.example>",
        "Question",
        "Hello, could you tell me whether I may send in a story in Welsh? And may I add three photos? My "
        "phone number is 01234 567890. Please reply to this address.",
    ),
    "poem": (
        "Al <al@x.example>",
        "Poem",
        "Bridge in the rain,\nthree lamps and a dog,\nthe mile behind me\nwarm as bread.",
    ),
    "present": (
        "Ola <ola@x.example>",
        "Every day",
        "Every day I run the same mile. I know each stone. I greet the baker, who gives me the burnt rolls "
        "for free, and the policeman who looks at his watch. I'm seventy-nine and I'm not getting slower.",
    ),
    "recipe": (
        "Bo <bo@x.example>",
        "Runner's soup",
        "Take two onions, a free afternoon and whatever your neighbours give you. Cook until your shoes are "
        "dry. Your friends will come by themselves. Click your heels and serve.",
    ),
    "charity run": (
        "Sue <sue@x.example>",
        "Our run for the hospice",
        "On Sunday 63 of us ran for the hospice and raised 4,120 pounds. Thank you to everybody who donated! "
        "The donations page is still open: https://give.example/hospice. My father died there in May, and the"
        " nurses ran with us.",
    ),
    "app developer": (
        "Raj <raj@x.example>",
        "Debugging",
        "I am a mobile app developer from India. We build apps for clients worldwide, and I had not left my "
        "chair for a month. Then the lift broke. I ran down nineteen floors and up again and found the bug on"
        " the way.",
    ),
    "factory": (
        "Lin <lin@x.example>",
        "The factory",
        "I worked in a factory in Ningbo that made LED lamps. At night we walked back along the river with "
        "samples in our pockets, and it looked as if the stars had come for a walk.",
    ),
    "hacked": (
        "Tom <tom@x.example>",
        "Hacked",
        "My account was hacked in spring and somebody asked all my friends for gift cards. My neighbour, who "
        "is ninety, walked a mile to the shop and bought one. He gave it to me in person. He said: you could "
        "have asked.",
    ),
    "invoice": (
        "Uli <uli@x.example>",
        "Rechnung",
        "Mein Großvater schrieb seine Rechnungen mit der Hand. Wer nicht zahlte, bekam Besuch: er ging zu "
        "Fuß, auch zwanzig Kilometer, setzte sich in die Küche und erzählte so lange, bis bezahlt war. Ich "
        "durfte einmal mit.",
    ),
    "es bank": (
        "Paz <paz@x.example>",
        "El banco",
        "Trabajé treinta años en un banco. Cada lunes una señora venía a preguntar por su cuenta, que tenía "
        "cuatro euros. Un día no vino y fui andando a su casa. Me abrió la puerta con zapatillas de correr.",
    ),
    "ru nurse": (
        "Вера <vera@x.example>",
        "Ночная смена",
        "Я медсестра. После ночной смены я иду домой пешком, чтобы забыть запах лекарств. Однажды за мной "
        "пошла собака, и теперь мы ходим вместе. Цена вопроса - одна сосиска.",
    ),
    "fr notaire": (
        "Luc <luc@x.example>",
        "L'héritage",
        "Le notaire nous a lu le testament de ma tante : deux millions de francs pour les chats, et pour moi "
        "ses chaussures de marche. Je les ai mises. Elles m'allaient. J'ai marché jusqu'à la mer.",
    ),
    "it lotteria": (
        "Gino <gino@x.example>",
        "La lotteria",
        "Mio padre comprava un biglietto della lotteria ogni venerdì e non ha mai vinto. Andava a piedi fino "
        "in città, sei chilometri, e diceva che il premio era la strada. Ora ci vado io.",
    ),
    "html nurse": (
        "Ann <ann@x.example>",
        "URGENT",
        "URGENT, said the note on the door. Call me immediately. I ran the whole mile to my sister's. She had"
        " made jam and needed someone to open the jars.",
    ),
    "second": (
        "Kim <kim@x.example>",
        "You",
        "You don't know your own body until your doctor gives you your results. You read your letter twice. "
        "Your mother calls. Your account of it is short. Then you put on your shoes and your dog looks at "
        "you.",
    ),
    "sale": (
        "Meg <meg@x.example>",
        "Closing sale",
        "We are a small bakery and we close on Saturday after ninety years. Our customers are bringing us "
        "flowers. I will walk home with my husband as we did the first night, and I won't say a word, and "
        "neither will he.",
    ),
    "pt": (
        "Rui <rui@x.example>",
        "A milha",
        "A minha avó vendia bilhetes de lotaria à porta da igreja. Nunca ganhou nada. Um dia deu-me um e eu "
        "corri até casa com ele na mão. Perdi-o no caminho e ela riu tanto que teve de se sentar.",
    ),
    "nl": (
        "Piet <piet@x.example>",
        "De bank",
        "Mijn vader had een bankje bij het water. Gratis uitzicht, zei hij. Elke zondag liepen wij erheen en "
        "telden de boten. Toen hij ziek werd liep ik alleen en vertelde hem de stand.",
    ),
    "thanks": (
        "May <may@x.example>",
        "Thank you",
        "Dear all, thank you for printing my story about the ferry. My grandchildren read it aloud at supper."
        " Please send me two more copies if you have them; I can pay for the postage.",
    ),
    "haiku": (
        "Ko <ko@x.example>",
        "Three lines",
        "First frost on the track.\nThe dog's breath goes before us.\nNobody keeps time.",
    ),
    "recollect": (
        "Don <don@x.example>",
        "Loan shark",
        "I borrowed fifty pounds from a loan shark at an interest rate nobody dared to say aloud. My wife "
        "paid it back by cleaning his house. She walked there, two miles, every Friday for a year, and she "
        "sang so that he would hear her coming.",
    ),
    "prize2": (
        "Nia <nia@x.example>",
        "I won £1,000,000!!!",
        "Not really. But that is what my mother shouted down the phone when she had learned to walk again. A "
        "million, she said, and I would not give you a penny of it.",
    ),
    "website": (
        "Pam <pam@x.example>",
        "Your website",
        "Your website doesn't work on my telephone, so here is my mile in a mail. I walked it behind a "
        "coffin. It rained. Afterwards there was ham, and my cousin, whom I had not seen since school, drove "
        "me home.",
    ),
    "doctor": (
        "Dr. Lee <lee@clinic.example>",
        "From a doctor",
        "I am a doctor. We offer a clinic for people who can't sleep. Last winter I told a patient to walk a "
        "mile each night, and she came back after a month and said that it had not helped, but she had met "
        "her neighbours.",
    ),
    "de-shop": (
        "Ines <ines@x.example>",
        "Der Laden",
        "Unser Laden hieß Angebot des Tages. Meine Mutter schrieb jeden Morgen mit Kreide, was billig war, "
        "und lief dann die ganze Straße hinauf, um zu sehen, ob man es von oben lesen konnte. Ich habe die "
        "Tafel noch.",
    ),
    "fr-colis": (
        "Zoé <zoe@x.example>",
        "Mon colis",
        "Mon colis est arrivé chez le voisin. Il a couru derrière moi dans la rue pour me le donner. "
        "C'étaient des chaussures. Nous courons ensemble depuis.",
    ),
    "es-premio": (
        "Luz <luz@x.example>",
        "El premio",
        "Me dieron un premio por llegar la última. Era un jamón. Lo llevé al hombro hasta casa y los vecinos "
        "aplaudían más que en la meta.",
    ),
    "ru-bank": (
        "Олег <oleg@x.example>",
        "Кредит",
        "Отец взял кредит на сапоги. Он ходил в них на завод двадцать лет, и каждый день говорил, что ещё не "
        "расплатился. Когда он умер, сапоги стояли у двери.",
    ),
    "zh-shop": (
        "林 <lin@x.example>",
        "小店",
        "我妈妈开了一家小店，卖豆腐。每天早上四点，我帮她推车走一里路。她总是说：今天优惠，微笑免费。",
    ),
    "club": (
        "Hill Harriers <news@harriers.example>",
        "Club news for your page",
        "Dear readers, on Saturday the Hill Harriers met for the oldest mile in the county. Twelve started, "
        "twelve arrived, and the soup was free. Rose, 81, won her age group, being alone in it. More pictures"
        " on https://harriers.example",
    ),
    "list": (
        "Fay <fay@x.example>",
        "Ten things I carry",
        "Keys. A plaster. Ten pounds. A phone number that I never call. My mother's ring. Sweets for the dog "
        "at number nine. A card that says who I am.",
    ),
    "instr": (
        "Ed <ed@x.example>",
        "How to run a mile at 90",
        "Get up. Find your shoes; your wife has hidden them. Tell your doctor nothing. Walk to the corner, "
        "rest, walk to the next. Ask your neighbour for the time and don't believe him.",
    ),
    "pl": (
        "Ewa <ewa@x.example>",
        "Mila",
        "Mój dziadek miał konto w banku i nigdy nie wypłacił ani złotówki. Chodził tam pieszo co piątek, żeby"
        " zobaczyć, czy jeszcze jest. Kiedyś poszłam z nim.",
    ),
    "old shop": (
        "Una <una@x.example>",
        "Festpreis",
        "Wir strichen im November die Fassade, mein Vater und ich, zum Festpreis von zwei Kuchen. Ich lief "
        "zwischen Leiter und Laden hin und her, eine Meile am Tag, sagte er.",
    ),
    "grant": (
        "Lou <lou@x.example>",
        "Dollars",
        "I counted it once: 5,280 feet, 150 dollars in dimes laid end to end. My brother and I laid them "
        "along the fence. Then the postman came and drove over forty dollars.",
    ),
    "dear": (
        "Jo <jo@x.example>",
        "Dear friend",
        "Dear friend, whoever reads these. You will think I am mad. I run at night with a lamp on my head, "
        "and I talk to my late husband about the price of fish.",
    ),
    "advice": (
        "Ash <ash@x.example>",
        "To a beginner",
        "You will want to buy the best shoes. Don't. Your feet don't know what you paid. Borrow your sister's"
        " and run until you hate her, then run home.",
    ),
    "tele": (
        "Fred <fred@x.example>",
        "A number",
        "My telephone number is 0731 123456 if you want to ask anything. I am ninety and hear well. My mile: "
        "from the church to the mill, each morning, since 1961.",
    ),
}
