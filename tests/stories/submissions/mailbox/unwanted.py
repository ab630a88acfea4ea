"""Advertising and fraud of many kinds, in our own words: what the signs were chosen by, and what only judges them."""

from tests.factories.raw_mails import attached, mail, multipart, part

ZIP = b"PK\x03\x04" + bytes(60)


def _page(body):
    return f"<html><body>{body}</body></html>"


#: The signs of `stories.submissions.mailbox.doubts` were chosen with these at hand.
BUILT_WITH = {
    "search engines": mail(
        text="Hi team,\n\nI went through your website and saw several errors that keep it from the first page of "
        "Google. We can fix these and bring you more visitors. May I send you a quote and an audit report?\n\n"
        "Regards,\nPriya, Online Marketing Executive",
        From="Priya <priya.growth@mail.example>",
        Subject="Re: your website",
    ),
    "guest post": mail(
        text="Hello,\n\nI hope this finds you well. I came across your blog and would love to contribute a guest post "
        "of 1,000 words, free of cost, with one do-follow link. Do you also offer sponsored articles? Please let me "
        "know your price.",
        From="Kate Rowe <kate@outreach.example>",
        Subject="Article for your readers",
    ),
    "crypto prize": mail(
        text="Congratulations! Your wallet was picked in our anniversary draw and 2.5 BTC are waiting for you. "
        "Connect your wallet within 24 hours to claim: https://btc-claim.top/go",
        From="Coin Rewards <promo@coin.example>",
        Subject="You won 2.5 BTC!!!",
    ),
    "mailbox phishing": mail(
        html=_page(
            "<p>Dear user,</p><p>Your mailbox has reached its storage limit and incoming mail is on hold. Verify your "
            'account now or lose access.</p><p><a href="http://login.evil.example/x">https://mail.lamplight.example'
            "</a></p><p>IT Helpdesk</p>"
        ),
        text=None,
        From="Mail Administrator <it@random.example>",
        Subject="Action required: storage full",
    ),
    "Russian bulk": mail(
        text="Добрый день!\n\nПредлагаем базы данных предприятий России для рассылки коммерческих предложений. "
        "Низкие цены, скидка 30% до конца месяца. Звоните: +7 495 000-00-00.\n\nЧтобы отказаться от рассылки, "
        "ответьте на это письмо.",
        From="Отдел продаж <baza@mail.example>",
        Subject="Клиентские базы недорого",
    ),
    "German dunning": mail(
        multipart(
            "mixed",
            part(
                "Sehr geehrte Damen und Herren,\n\nleider mussten wir feststellen, dass unsere Rechnung Nr. 88123 "
                "trotz Mahnung noch offen ist. Überweisen Sie den Betrag umgehend, sonst geben wir den Vorgang an ein "
                "Inkassobüro. Die Rechnung finden Sie im Anhang.\n\nIhre Buchhaltung"
            ),
            attached(ZIP, "Rechnung_88123.zip", "application/zip"),
        ),
        From="Buchhaltung <info@firma.example>",
        Subject="Letzte Mahnung",
    ),
    "romance": mail(
        text="Hello dear,\n\nI saw your profile and I felt that you are a good person. My name is Svetlana, I am 29, "
        "single and looking for a serious man. Write to my private email sveta29@post.example and I will send you my "
        "photos. Kisses",
        From="Sveta <a81@mail.example>",
        Subject="hi",
    ),
    "casino": mail(
        text="Your welcome bonus is ready: 200 free spins and 500 € on your first deposit. Play now, win today!\n"
        "http://bit.ly/3xspins",
        From="Lucky Spin <hello@spin.example>",
        Subject="🎰 200 free spins",
    ),
    "apps": mail(
        text="Dear Sir/Madam,\n\nWe are a team of 80 mobile app developers from India. We build iOS and Android apps "
        "for clients worldwide at affordable rates. If you have any requirement, share your phone number and we "
        "schedule a call.",
        From="Rahul <sales@appsmith.example>",
        Subject="App development",
    ),
    "domain renewal": mail(
        text="Attention: domain owner. Your domain lamplight.example expires soon. Failure to renew may end in the "
        "loss of your online presence. Process payment by 30 November: https://pay.renewal.example",
        From="Domain Services <notice@renewal.example>",
        Subject="Final notice",
    ),
    "invoice with a telephone number": mail(
        text="Thank you for your purchase. Order ID: 7781-XA. Your antivirus subscription was renewed for $399.99 and "
        "the amount will be charged to your account within 24 hours. If you did not authorise this, call our helpline "
        "+1 (808) 555-0142 to cancel and get a refund.",
        From="Billing Department <bill.4471@mail.example>",
        Subject="Your order confirmation",
    ),
    "leads": mail(
        text="Hi,\n\nWould you be interested in acquiring a verified list of running shoe buyers? We have 42,000 "
        "contacts with names, emails and phone numbers. Let me know your target audience and I will get back with "
        "counts and pricing.",
        From="Amber <amber@b2bdata.example>",
        Subject="Attendees list",
    ),
    "parcel": mail(
        text="Your parcel could not be delivered because a customs fee of 1.99 EUR is not paid. Pay here within 48 "
        "hours or it will be returned: http://tinyurl.com/parc3l",
        From="Parcel Service <track@dhl-info.example>",
        Subject="Delivery on hold",
    ),
    "inheritance": mail(
        text="Dearest one,\n\nI am Mrs Grace Mbeki, the widow of the late Mr Paul Mbeki, who deposited 8.5 million "
        "dollars with a bank in Lomé. I was told that I will not live long, for I have cancer. I have decided to "
        "donate this money through you. Reply to me in confidence for the transfer.",
        From="Mrs Grace <grace@one.example>",
        Reply_To="grace.m@two.example",
        Subject="From Mrs Grace",
    ),
    "loan in French": mail(
        text="Bonjour Madame, Monsieur,\n\nJe suis un particulier qui offre des prêts de 3 000 à 500 000 euros à toute "
        "personne sérieuse, au taux de 2 %. Contactez-moi par WhatsApp au +33 6 00 00 00 00 pour votre crédit.",
        From="Service Financement <pret@mail.example>",
        Subject="Offre de crédit",
    ),
    "sextortion": mail(
        text="I know your password. I have infected your device with a trojan and recorded you through the camera. "
        "Send 900 USD in bitcoin to this address: bc1qexampleexampleexample. You have 48 hours, or all your contacts "
        "get the video.",
        From="hacker <x@y.example>",
        Subject="Your account was hacked",
    ),
    "tax refund": mail(
        text="After the last calculation of your fiscal activity we have determined that you are eligible to receive "
        "a tax refund of £480.20. Submit the request here: http://203.0.113.9/refund",
        From="HMRC Refunds <gov@mail.example>",
        Subject="Tax refund",
    ),
    "survey in Spanish": mail(
        text="Estimado cliente:\n\nHa sido seleccionado para recibir una tarjeta regalo de 500 €. Complete la encuesta "
        "y reclame su premio hoy mismo: https://premios.example/encuesta",
        From="Premios <info@premios.example>",
        Subject="¡Enhorabuena!",
    ),
    "factory": mail(
        text="Dear manager,\n\nWe are a factory in Ningbo with 15 years of experience in LED lamps and solar lights. "
        "Good quality, competitive price, OEM welcome. May I send you our catalogue and price list? Free samples.",
        From="Lily Chen <lily@led.example>",
        Subject="LED lamps manufacturer",
    ),
    "a job": mail(
        text="We reviewed your resume and offer you a remote position. No experience needed, work from home 2 hours "
        "a day and earn up to $4,000 a week. Contact our manager on Telegram @hr_easy to start.",
        From="HR Team <jobs@easy.example>",
        Subject="Job offer",
    ),
    "Chinese invoices": mail(
        text="您好，我司可代开各类发票，税点优惠，先验证后付款。欢迎来电咨询，联系人：王经理 13800000000，微信同号。",
        From="王经理 <wang@mail.example>",
        Subject="合作",
    ),
}

#: Written before they were judged for the first time; nothing was chosen by them.
JUDGED_BY = {
    "web design": mail(
        text="Hey there,\n\nYour current site looks a bit dated on phones. I am a freelance designer and can give it a "
        "modern, responsive redesign from just $299. Shall I send some samples of my portfolio?\n\nThanks, Neel",
        From="Neel <neel@pixel.example>",
        Subject="quick question about your site",
    ),
    "a link for money": mail(
        text="Hello Editor,\n\nI represent several clients in the gaming niche. We are looking to place a text link in "
        "one of your existing posts and pay $80 by PayPal for it. Are you interested? Please share your metrics.",
        From="Ollie Grant <ollie@linkers.example>",
        Subject="Collaboration",
    ),
    "charity": mail(
        text="Greetings to you,\n\nI am Azim, a businessman with few days left on account of my illness. My lawyer "
        "will release the sum of 15 million euros to you for orphans, and forty percent of it is for you. Kindly get "
        "back to me with your full name and telephone number.",
        From="Azim P <azim1@mail.example>",
        Reply_To="azimdesk@another.example",
        Subject="Donation",
    ),
    "pills": mail(
        text="Buy meds online! No doctor needed. Viagra from 0.99, Cialis from 1.49 per tablet, discreet shipping "
        "worldwide. Visit http://rx-shop.example",
        From="Online Pharmacy <rx@rx-shop.example>",
        Subject="-80% today",
    ),
    "a bank, German": mail(
        html=_page(
            "<p>Sehr geehrter Kunde,</p><p>aus Sicherheitsgründen wurde Ihr Konto vorübergehend eingeschränkt. Bitte "
            'bestätigen Sie Ihre Daten innerhalb von 24 Stunden.</p><p><a href="https://s-id.evil.example/login">'
            "Jetzt bestätigen</a></p><p>Ihre Sparkasse</p>"
        ),
        text=None,
        From="Sparkasse <service@kundeninfo.example>",
        Subject="Wichtige Mitteilung",
    ),
    "trading, Italian": mail(
        text="Gentile investitore, con la nostra piattaforma di trading puoi guadagnare 1.500 euro al giorno senza "
        "esperienza. Registrati gratis oggi e ricevi un bonus: https://trade-ora.example",
        From="Trading Ora <info@trade-ora.example>",
        Subject="Guadagna da casa",
    ),
    "a phone's parcel, French": mail(
        text="Cher client,\n\nVotre colis est en attente de livraison. Des frais de 2,99 € doivent être réglés. "
        "Cliquez sur le lien ci-dessous pour confirmer votre adresse : https://colis-suivi.example/p",
        From="La Poste <suivi@colis.example>",
        Subject="Votre colis",
    ),
    "translation": mail(
        text="Dear Sir or Madam,\n\nWe are a translation agency with 600 native translators. We offer translation "
        "services in over 50 languages at competitive rates and with fast delivery. Contact us for a free quote.",
        From="Global Words <offers@words.example>",
        Subject="Translation services",
    ),
    "a video of yours": mail(
        text="Hello, I am a professional video editor and can make explainer videos that boost your brand and your "
        "sales. First one at a 50% discount. Can we book a quick 15 minute call this week?",
        From="Max <max@clips.example>",
        Subject="Explainer videos",
    ),
    "dating, Russian": mail(
        text="Привет! Я Катя, мне 26, ищу мужчину для встреч. Мои фото и телефон на сайте знакомств, регистрация "
        "бесплатная: http://lav.example/katya",
        From="Катя <k@lav.example>",
        Subject="Привет, познакомимся?",
    ),
    "training, Russian": mail(
        text="Приглашаем Вас на вебинар «Как увеличить продажи в 3 раза». Количество мест ограничено, спешите "
        "зарегистрироваться! Стоимость участия — бесплатно. Наш сайт: https://seminar.example",
        From="Бизнес-школа <info@seminar.example>",
        Subject="Вебинар для руководителей",
    ),
    "lottery, Spanish": mail(
        text="Nos complace informarle que su correo electrónico ha ganado 650.000 euros en la lotería. Para reclamar "
        "su premio, envíe sus datos personales y copia del pasaporte a nuestro agente.",
        From="Loteria Internacional <aviso@loto.example>",
        Reply_To="agente@claims.example",
        Subject="Notificación",
    ),
    "invoice as a program": mail(
        multipart(
            "mixed",
            part("Hello,\n\nplease find attached the invoice for last month. Kindly confirm the payment.\n\nRegards"),
            attached(b"MZ" + bytes(60), "invoice.pdf.exe", "application/octet-stream"),
        ),
        From="Accounts <acc@supplier.example>",
        Subject="Invoice overdue",
    ),
    "a shared document": mail(
        html=_page(
            '<p>A document was shared with you.</p><p><a href="http://docs.evil.example/o">Open in OneDrive</a></p>'
            "<p>Sign in with your e-mail and password to view. This link will expire in 24 hours.</p>"
        ),
        text=None,
        From="Microsoft SharePoint <share@evil.example>",
        Subject="New secure document",
    ),
    "business loan": mail(
        text="Does your business need working capital? Get approved for up to $250,000 today, no collateral, bad "
        "credit is OK. Apply now, it takes two minutes: https://cash.example/apply",
        From="Fast Capital <funding@cash.example>",
        Subject="Pre-approved",
    ),
    "followers": mail(
        text="Grow your Instagram! 10,000 real followers for only 29 dollars, instant delivery, safe and secure. "
        "Order here: https://boostgram.example",
        From="Boostgram <grow@boostgram.example>",
        Subject="More followers",
    ),
    "factory, Chinese": mail(
        text="尊敬的客户：我们是专业生产跑步机和健身器材的厂家，质量保证，价格优惠，支持定制。如有需要请联系我们索取报价单。",
        From="销售部 <sales@gym.example>",
        Subject="健身器材厂家直销",
    ),
    "a copyright threat": mail(
        text="Dear website owner,\n\nimages on your website violate my copyright. Download the evidence and remove "
        "them now, or legal action will follow: https://storage.files.example/evidence.zip",
        From="Melanie <mel@photo.example>",
        Subject="Copyright infringement",
    ),
    "gift cards": mail(
        text="Are you at your desk? I am in a meeting and need you to buy some gift cards for a client urgently. "
        "Scratch them and send me the codes. I will reimburse you today. Let me know.",
        From="The Director <boss@mail.example>",
        Subject="Urgent request",
    ),
    "password in Portuguese": mail(
        text="Prezado usuário,\n\nsua conta de e-mail será bloqueada em 24 horas. Clique no link para atualizar sua "
        "senha e evitar a suspensão: http://conta.example/atualizar",
        From="Suporte <suporte@conta.example>",
        Subject="Aviso final",
    ),
    "electricity, Dutch": mail(
        text="Geachte klant,\n\nuw bankpas verloopt binnenkort. Vraag nu gratis een nieuwe aan via onderstaande link, "
        "anders wordt uw rekening geblokkeerd: http://pas-nieuw.example",
        From="Uw bank <info@pas-nieuw.example>",
        Subject="Belangrijk bericht",
    ),
    "slimming": mail(
        text="Lose 12 kg in 30 days without diet or exercise! Doctors hate this natural trick. Order your free trial "
        "bottle while stocks last: http://slim.example",
        From="Health Tips <tips@slim.example>",
        Subject="Melt fat overnight",
    ),
    "insurance": mail(
        text="Drivers in your area are saving up to 60% on car insurance. See if you qualify and compare free quotes "
        "in minutes. Click below to begin.\nhttps://quotes.example/a\n\nTo stop receiving these offers, click here.",
        From="Auto Savings <deals@quotes.example>",
        Subject="You could be overpaying",
    ),
}
