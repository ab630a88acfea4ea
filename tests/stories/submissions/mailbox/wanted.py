"""Stories that are full of what advertising is full of: what the signs were chosen by, and what only judges them."""

from tests.factories.raw_mails import mail

BUILT_WITH = {
    "a lottery win": mail(
        text="My father won the lottery once. Eleven pounds. He said: claim your prize while you can, and bought four "
        "ice creams, and we walked the three miles home because there was nothing left for the bus.",
        Subject="We won!!!",
    ),
    "a bank": mail(
        text="I worked in a bank for thirty-one years and approved every loan in our street. When it closed, the "
        "customers came to the door with cakes. I transferred the last account myself and ran home in my good shoes.",
    ),
    "three links": mail(
        text="I ran along the canal last spring and counted herons. There were nine.\n\nThe route: "
        "https://maps.example/canal\nThe herons: https://birds.example/heron\nMy club: https://club.example",
    ),
    "capitals": mail(
        text="I AM EIGHTY-FOUR AND MY GRANDSON SET THE KEYS TO CAPITALS. I RAN MY FIRST MILE IN 1951 FOR A BET OF ONE "
        "SHILLING. I LOST THE BET AND GOT THE SHILLING ANYWAY. FREE MONEY, SAID MY BROTHER. " * 3,
        Subject="MY FIRST MILE!!!",
    ),
    "free": mail(
        text="The soup was free, the bread was free, and the old woman who gave it out shouted special offer at every "
        "runner. I took two bowls. I have never been so happy with so little money.",
    ),
    "a shop": mail(
        text="We sold shoes in Mill Lane until 1999. On the last day everything was half price. A man bought forty "
        "left boots at a 70% discount, and my mother never got over it. I still have one of the right ones.",
    ),
    "a race prize": mail(
        text="Congratulations, you have won a ham, said the mayor. I had come in last. It was the prize for the last "
        "runner, and I carried it for a mile with everybody clapping.",
        Subject="Congratulations, you have won a ham",
    ),
    "the second person": mail(
        text="You get up at five. You put on your shoes in the dark so that you don't wake him. You think about your "
        "account at the bank, your job, your mother. Then you open the door and it is snowing, and you run.",
    ),
    "a nurse": mail(
        text="I have been a nurse on the night ward since 2003. I give out the pills, Xanax for the frightened and "
        "morphine for the rest, and at six I walk home by the river. One morning a patient's widow walked with me.",
    ),
    "a funeral": mail(
        text="My husband died in March. The inheritance was a bicycle and eleven euros. His brother, a barrister, read "
        "the will aloud and we laughed until the neighbours came. Then I took the bicycle and rode to the sea.",
    ),
    "Russian": mail(
        text="Здравствуйте! Я хочу рассказать о своей первой миле. Мне было семь лет, и я бежала за трамваем, в "
        "котором уехала моя мама. Кондуктор увидел меня и остановил трамвай. Денег на билет у меня не было.",
        Subject="Моя миля",
    ),
    "German": mail(
        text="Sehr geehrte Damen und Herren,\n\nmein Vater hatte ein Konto bei der Sparkasse und eine Rechnung beim "
        "Leben offen, wie er sagte. 1962 ging er zu Fuß von Ulm nach Blaubeuren, um eine Mahnung zu bezahlen. Er kam "
        "mit meiner Mutter zurück.",
        Subject="Die letzte Mahnung",
    ),
    "a club's notice": mail(
        text="I write for our running club. We meet on Sundays at the bridge, and last week eleven of us ran the old "
        "mile to remember Tom. If you want to unsubscribe from our grief, he used to say, run faster.\n\nTo "
        "unsubscribe from the club's mails, write to the secretary.",
        From="Mill Lane Runners <secretary@club.example>",
    ),
    "a web designer": mail(
        text="I make websites for a living. SEO, backlinks, all that. On the day the biggest client left I closed the "
        "laptop and walked until it was dark. I found a bakery that had no website at all and a queue to the corner.",
    ),
    "a short one": mail(text="I ran a mile on my 70th birthday. Nobody saw me but a dog, and he was impressed."),
}

JUDGED_BY = {
    "a swindle": mail(
        text="In 2009 I got a mail from a prince. He promised me four million dollars and I was lonely, so I answered. "
        "I sent him two hundred pounds by Western Union. I walked to the bank to stop it, a mile in slippers, and the "
        "woman at the counter held my hand. She is my wife now.",
        Subject="The prince and his millions",
    ),
    "casino": mail(
        text="My uncle lost his farm in a casino in one night. He walked home along the railway, fourteen miles, and "
        "told nobody. We found out from the man who came to milk the cows. He never placed a bet again.",
    ),
    "a romance": mail(
        text="I met Anna on a dating site. She wrote that she was single and looking for somebody to run with. We met "
        "at the fountain, and she ran ahead for a whole mile before she said a word. We were married in June.",
    ),
    "a job": mail(
        text="I work from home now, earn less, and run more. My old boss called me last week and offered me the job "
        "back with more money. I told him that I had a heron to see to.",
    ),
    "crypto": mail(
        text="My son bought bitcoin with his confirmation money. He told me to invest, too. I bought running shoes. "
        "He has a house now, and I have a hole in my left shoe, but I ran past his house this morning and he was not "
        "awake to see the sun.",
        Subject="Bitcoin or shoes",
    ),
    "a parcel": mail(
        text="The parcel could not be delivered, said the card, and so I ran after the van. I caught it at the third "
        "set of lights. Inside were my mother's letters, which my sister had kept for forty years.",
        Subject="Your parcel could not be delivered",
    ),
    "a letter that asks": mail(
        text="Dear Sir or Madam,\n\nI do not know whether you take stories of people who cannot run. I had polio when "
        "I was four. My mile took me two days, on crutches, and my brother walked backwards in front of me all the "
        "way. Please let me know if it is of use. I look forward to your reply.",
    ),
    "French": mail(
        text="Bonjour,\n\nMon grand-père était facteur. Il livrait les colis à pied, par tous les temps. Un jour il a "
        "gagné à la loterie et il a continué, parce que, disait-il, un client n'attend pas. J'ai couru ma première "
        "lieue derrière lui.",
        Subject="Le facteur",
    ),
    "Spanish": mail(
        text="Mi abuela ganó un premio en la lotería de Navidad y no se lo dijo a nadie. Compró zapatos para toda la "
        "calle. Yo tenía cinco años y corrí hasta la iglesia y volví, solo para oír cómo sonaban.",
    ),
    "photos elsewhere": mail(
        text="Here is my mile, and the photos are too big for a mail: https://photos.app.goo.gl/ab12cd34\n\nI ran it "
        "with my daughter on the day she was given the all-clear. Click on the third one, she is the one in the air.",
    ),
    "a bargain": mail(
        text="ONLY TODAY! BUY ONE, GET ONE FREE! That was what the sign said over the cage, and so we came home with "
        "two dogs. The free one is the one who runs with me. I pay for him every day, in shoes.",
        Subject="Buy one, get one free!",
    ),
    "pharmacy": mail(
        text="I lost weight the year my father was ill, and everybody congratulated me. The doctor gave me pills. I "
        "put them in the drawer and went for a walk, and the next day for a longer one. That was 4,000 walks ago.",
    ),
    "Chinese": mail(
        text="我小时候住在河边。每天早上我跟着爷爷跑一里路去买豆浆。爷爷去世以后，我一个人跑。去年冬天，我的孩子第一次跟我一起跑，他问我：爷爷跑得快吗？",
        Subject="一里路",
    ),
    "from work": mail(
        text="I ran my mile between two meetings.\n\nIt was raining, and I had borrowed the shoes of a colleague. He "
        "has not asked for them back.\n\nKind regards,\nJo Park\nSales Manager, Park & Sons Ltd\nCall us free on 0800 "
        "000 000 | www.parkandsons.example | Special offers every week",
        From="Jo Park <sales@parkandsons.example>",
    ),
    "a reader who thanks": mail(
        text="Dear team, I love your website and read your newsletter every Friday on the train. Your story of the "
        "ferryman made me miss my stop. I walked back two miles along the track and was late for my own retirement.",
    ),
}
