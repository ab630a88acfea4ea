"""Spam of still more kinds, each judged once before anything was mended for it: sender, subject, text."""

UNWANTED = {
    "proposal": (
        "James Wu <jw@x.example>",
        "Business",
        "Good day, I have a proposal for you that will benefit us both. Kindly revert for more details.\n\nJames",
    ),
    "followup": (
        "Tess <tess@growthly.example>",
        "Following up",
        "Hi,\n\nJust bumping this to the top of your inbox. Did you get a chance to look at my last email? We"
        " helped companies like yours get 40 more demos a month. Worth a chat on Thursday?\n\nTess",
    ),
    "press": (
        "PR Desk <pr@agency.example>",
        "Press release: new energy drink",
        "FOR IMMEDIATE RELEASE\n\nVoltaBuzz launches its new sugar-free drink in 14 countries. The product is"
        " available in stores from Monday at 1.99. High-resolution images and samples on request. For "
        "interviews contact pr@agency.example.",
    ),
    "software": (
        "Dana <dana@hr.example>",
        "Payroll in minutes",
        "Managing payroll should not take days. PayFlow automates salaries, taxes and holidays for small "
        "teams. See it in action: book a 20-minute demo at https://payflow.example/demo",
    ),
    "tender": (
        "Procurement <proc@mail.example>",
        "RFQ 2291",
        "Dear supplier,\n\nPlease quote your best price and delivery time for the items in the attached list."
        " Payment by T/T in advance. We await your soonest reply.",
    ),
    "uni": (
        "Journal Editor <editor@ijras.example>",
        "Call for papers",
        "Dear Researcher,\n\nThe International Journal of Recent Advances invites you to submit your valuable"
        " manuscript. Fast publication within 7 days, indexed in Google Scholar. Publication charge only 60 "
        "USD. Submit at https://ijras.example",
    ),
    "wetransfer": (
        "WeTransfer <noresp@files.example>",
        "You have received files",
        "2 files were sent to you, 14 MB in total. They will be deleted on 3 December. Get your files: "
        "http://files.example/dl?u=stories@lamplight.example",
    ),
    "voicemail": (
        "Voice Center <vm@pbx.example>",
        "New voicemail (00:43)",
        "You have 1 new voice message from +44 20 7946 0000. Listen to the message: http://pbx.example/listen",
    ),
    "bec": (
        "Robert Hale <rhale.ceo@mail.example>",
        "Quick task",
        "Hi, are you free at the moment? I need you to complete a task for me discreetly. I am in a "
        "conference, so no calls, just reply to my email.",
    ),
    "fr-isolation": (
        "Habitat Eco <info@eco.example>",
        "Isolation à 1 euro",
        "Profitez des aides de l'État : isolez vos combles pour 1 € ! Testez votre éligibilité en 2 minutes :"
        " https://eco.example/test\n\nSi vous ne souhaitez plus recevoir nos offres, cliquez ici.",
    ),
    "de-kredit": (
        "Finanz Service <info@kredit.example>",
        "Sofortkredit ohne Schufa",
        "Brauchen Sie Geld? Bis 50.000 Euro in 24 Stunden auf Ihrem Konto, auch bei negativer Auskunft. Jetzt"
        " unverbindlich anfragen: https://kredit.example",
    ),
    "de-pv": (
        "Solar Berater <info@solar.example>",
        "Ihre neue Photovoltaikanlage",
        "Sparen Sie bis zu 80 % Stromkosten mit einer Solaranlage. Fordern Sie jetzt Ihr unverbindliches "
        "Angebot an. Unsere Fachberater melden sich bei Ihnen.",
    ),
    "es-seo": (
        "Marta <marta@web.example>",
        "Posicionamiento",
        "Hola, he visto su página web y no aparece en los primeros resultados de Google. Podemos ayudarle a "
        "conseguir más clientes. ¿Le llamo esta semana?",
    ),
    "ru-invest": (
        "Финансы <fin@x.example>",
        "Доход от 50 000",
        "Начните зарабатывать сегодня! Доход от 50 000 рублей в неделю без опыта. Регистрация по ссылке: "
        "https://dohod.example",
    ),
    "ru-docs": (
        "Юрист <ur@x.example>",
        "Лицензии и допуски",
        "Поможем оформить лицензии, сертификаты и допуски СРО под ключ. Быстро, с гарантией. Работаем по всей"
        " России. Тел. 8 800 000-00-00",
    ),
    "zh-train": (
        "培训 <px@x.example>",
        "课程通知",
        "企业管理高级研修班，北京上海深圳同期开课，费用3800元/人（含资料费、午餐）。报名电话：010-00000000，报名后发确认函。",
    ),
    "pl": (
        "Biuro <biuro@x.example>",
        "Oferta współpracy",
        "Dzień dobry, oferujemy pozycjonowanie stron internetowych i pozyskiwanie klientów. Pierwszy miesiąc "
        "gratis. Proszę o kontakt telefoniczny.",
    ),
    "stock": (
        "Wall St Insider <tips@pump.example>",
        "This stock will explode",
        "Our analysts expect ticker XBRT to rise 300% before Friday. Insiders are loading up. Get in early "
        "before the news breaks.",
    ),
    "psychic": (
        "Madame Zora <zora@stars.example>",
        "I saw something about you",
        "Dear friend, the stars told me that great luck is coming to you within 7 days. Ask for your free "
        "reading and learn your lucky numbers.",
    ),
    "watch": (
        "Luxury <lux@rep.example>",
        "Replica watches",
        "Rolex, Omega, Cartier replicas of the finest quality. Same look, one tenth of the price. Ships "
        "worldwide in discreet boxes. www.rep-watches.example",
    ),
    "timeshare": (
        "Resort Desk <stay@resort.example>",
        "Your complimentary stay",
        "You and a guest are invited to enjoy 4 days in Cancun on us. Just pay the taxes. Reserve your dates "
        "before they are gone: https://resort.example/stay",
    ),
    "coach": (
        "Brad Power <brad@coach.example>",
        "7 figures",
        "What if I told you that you could quit your day job by Christmas? My students are closing five-"
        "figure deals from their kitchen tables. Watch my free masterclass tonight.",
    ),
    "hosting": (
        "cPanel <cp@host.example>",
        "Upgrade required",
        "We are shutting down older versions of our webmail. To keep your emails, log in to the portal below "
        "and migrate to the new version: http://cpanel.example",
    ),
    "award": (
        "Awards Committee <awards@biz.example>",
        "2026 Best Story Site Award",
        "We are delighted to inform you that your organisation has been nominated for the 2026 Excellence "
        "Award. To accept your trophy and certificate, a contribution of 395 GBP is due.",
    ),
    "va": (
        "Jenny <jenny@va.example>",
        "Need a hand?",
        "Hi! I'm a virtual assistant from Manila with 6 years of experience in data entry, calendars and "
        "social media. My rate is 5 USD an hour. Let me know if I can help you.",
    ),
    "art": (
        "Paul K <paulk@mail.example>",
        "Artwork",
        "Hello, I was searching for artists for my wife's birthday and I found your work. I am interested in "
        "purchasing some of your pieces. Kindly send me prices and I will send a cheque; my shipper will pick"
        " them up.",
    ),
    "tech": (
        "Windows Defender <alert@pc.example>",
        "Threat found",
        "5 viruses were detected on your PC. Your files are at risk. Call technicians now: 1-888-555-0199. Do"
        " not shut down your computer.",
    ),
    "petition": (
        "Global Voices <act@voices.example>",
        "Only hours left",
        "Friend, we are 2,000 signatures short. Add your name now, and chip in 3 dollars to keep our campaign"
        " alive. https://voices.example/sign",
    ),
    "solar en": (
        "Green Team <hello@green.example>",
        "Homeowners",
        "Homeowners in your postcode can get solar panels at no upfront cost under a government scheme. Check"
        " eligibility in 30 seconds.",
    ),
    "plugin": (
        "Vik <vik@plug.example>",
        "Accessibility lawsuit risk",
        "Did you know that your site fails 14 accessibility checks and could be sued? Our widget makes it "
        "compliant in 5 minutes for 49 dollars monthly.",
    ),
    "book": (
        "Marketing Dept <author@promo.example>",
        "Your book",
        "Dear author, your book deserves a bigger audience. We can feature it at the London Book Fair and get"
        " you five-star reviews. Packages begin at 499.",
    ),
    "de-erbe": (
        "Notar Dr. Schmid <schmid@kanzlei.example>",
        "Nachlass",
        "Ein Kunde unserer Bank ist ohne Erben verstorben und hinterließ 12 Millionen Euro. Da Sie denselben "
        "Namen tragen, möchte ich Sie als Erben vorschlagen. Bitte antworten Sie vertraulich.",
    ),
    "de-abo": (
        "Streaming <abo@stream.example>",
        "Zahlung fehlgeschlagen",
        "Ihre letzte Zahlung ist fehlgeschlagen. Aktualisieren Sie Ihre Zahlungsdaten, damit Ihre "
        "Mitgliedschaft nicht endet: http://stream.example/zahlung",
    ),
    "fr-amende": (
        "ANTAI <avis@amende.example>",
        "Avis d'amende",
        "Vous avez une amende impayée de 35 €. Réglez-la avant majoration sur notre portail : https://amende.example",
    ),
    "fr-pub": (
        "Vins de Table <promo@vins.example>",
        "Foire aux vins",
        "-50 % sur une sélection de bordeaux, 12 bouteilles achetées, 6 offertes. Commandez en ligne avant "
        "dimanche. L'abus d'alcool est dangereux pour la santé.",
    ),
    "es-multa": (
        "DGT <aviso@dgt.example>",
        "Multa no pagada",
        "Tiene una multa pendiente de 100 euros. Pague hoy con descuento del 50% en el siguiente enlace: "
        "http://multa.example",
    ),
    "es-amor": (
        "Lucia <lucia@m.example>",
        "Hola guapo",
        "Hola, soy Lucía, tengo 27 años y estoy sola en tu ciudad. Mira mis fotos aquí y escríbeme: "
        "http://lucia.example",
    ),
    "ru-prize": (
        "Служба выплат <pay@x.example>",
        "Вам перевод",
        "Вам одобрена выплата 148 000 рублей. Для получения оплатите комиссию 350 руб. по ссылке: "
        "http://vyplata.example",
    ),
    "ru-stroy": (
        "СтройМонтаж <stroy@x.example>",
        "Металлопрокат",
        "Продаём металлопрокат со склада в Москве: арматура, балка, труба. Отгрузка в день оплаты, доставка "
        "своим транспортом. Запросите прайс-лист.",
    ),
    "zh-loan": (
        "小李 <li@x.example>",
        "资金周转",
        "无抵押无担保，额度高放款快，当天到账，利息低。需要资金请加QQ 123456789。",
    ),
    "it-pec": (
        "Aruba <avviso@ar.example>",
        "Rinnovo",
        "Il tuo dominio è in scadenza. Rinnova entro oggi per non perdere la posta: http://rinnovo.example",
    ),
    "nl-seo": (
        "Daan <daan@web.example>",
        "Beter gevonden worden",
        "Wij helpen ondernemers hoger in Google te komen. Zullen we een vrijblijvend gesprek plannen?",
    ),
    "cleaning": (
        "Sparkle Clean <hi@sparkle.example>",
        "Office cleaning",
        "Is your office looking tired? Sparkle Clean keeps workplaces spotless, evenings and weekends, fully "
        "insured. Ask us for a visit and we will beat what you pay today.",
    ),
    "podcast": (
        "Zed <zed@pods.example>",
        "Guest for your podcast",
        "I think my client would make a fantastic guest on your show. He sold two startups and talks about "
        "mindset and leadership. Should I send over his one-pager?",
    ),
    "seeds": (
        "Agro Export <agro@seeds.example>",
        "Sesame seeds",
        "Dear buyer, we have 500 MT of white sesame ready for shipment from Mombasa, CIF any port. Send LOI "
        "to receive FCO.",
    ),
    "hr": (
        "HR Department <hr@corp.example>",
        "Updated employee handbook",
        "All staff must review the revised handbook and sign it electronically before Friday. Open the "
        "handbook: http://corp-docs.example",
    ),
    "ebook": (
        "Nora Wells <nora@wellness.example>",
        "The 5-minute ritual",
        "Doctors are stunned by this 5-minute ritual that clears ringing ears for good. Watch the short video"
        " before it is taken down.",
    ),
    "telegram": (
        "Signals <vip@sig.example>",
        "VIP group",
        "Our members made 340% last month. Join the VIP channel for daily calls, the first week costs "
        "nothing. t.me/vipsig",
    ),
    "visa": (
        "Visa Help <visa@canada.example>",
        "Work in Canada",
        "Work and live in Canada with your family! 3,000 places are open for drivers, nurses and farm hands. "
        "Apply with your passport copy and a handling fee of 150 dollars.",
    ),
    "de-handwerk": (
        "Malerbetrieb <info@maler.example>",
        "Fassade",
        "Wir streichen Ihre Fassade zum Festpreis. Im November gewähren wir 15 % Nachlass. Rufen Sie an: 0731 000000.",
    ),
    "fr-cpf": (
        "Mon Compte <cpf@form.example>",
        "Vos droits à la formation",
        "Vos droits à la formation expirent le 31 décembre. Utilisez vos 1 500 euros avant qu'ils ne soient "
        "perdus : https://form.example",
    ),
    "es-bitcoin": (
        "Inversor <x@inv.example>",
        "250 euros",
        "Con solo 250 euros este joven gana 9.000 al mes. El método que los bancos no quieren que conozcas. "
        "Mira el vídeo.",
    ),
    "ru-kurs": (
        "Школа <kurs@x.example>",
        "Английский за месяц",
        "Выучите английский за один месяц! Бесплатный пробный урок, запишитесь на сайте школы. Мест осталось мало.",
    ),
    "zh-fake": (
        "客服 <kf@x.example>",
        "通知",
        "您的快递因地址不详无法派送，请点击链接补充信息并支付0.5元：http://kd.example",
    ),
    "it-luce": (
        "Energia <luce@x.example>",
        "Bolletta",
        "Paghi troppo per la luce? Passa a noi e risparmi il 30%. Chiama il numero verde 800 000000.",
    ),
    "reply": (
        "Ahmed Said <as@mail.example>",
        "Re: Re: Payment",
        "Please see attached swift copy for payment made today. Confirm when received so that we can proceed "
        "with the shipment.",
    ),
}
