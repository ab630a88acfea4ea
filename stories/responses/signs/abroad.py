"""What spam says in other languages: offers in the words of the trade, never a language or a script as such."""

from django.utils.translation import gettext_lazy as _

from stories.responses.signs.kinds import kind

ABROAD = (
    kind(
        _("It speaks of games for money."),
        3,
        8,
        r"казино|став(?:к\w+|ок) на спорт|букмекер|игров\w+ автомат|вулкан \w*слот|прогноз\w* на (?:спорт|матч)",
        r"娱乐城|百家乐|彩票|博彩|体育投注|真人.{0,4}视讯|老虎机|オンラインカジノ|카지노|토토|바카라|먹튀|슬롯",
        r"\b(?:scommess\w+|apuestas?|apostas?|casas? de aposta\w*|paris sportifs?|sportwetten|wettanbieter|"
        r"zakłady (?:sportowe|bukmacherskie)|kasyno|bahis|iddaa|gacor|judi online|situs slot|togel|cá cược|"
        r"nhà cái)\b",
        r"\b(?:casino|bono|bonus|bonos|giros|slot|ruleta|roulette)\b.{0,25}\b(?:sin dep[oó]sito|senza deposito|sans "
        r"d[eé]p[oô]t|ohne einzahlung|sem dep[oó]sito|en ligne|en l[ií]nea|en vivo|gratis|giri|member)",
        r"كازينو|مراهنات|القمار",
    ),
    kind(
        _("It offers loans, gains or papers."),
        4,
        8,
        r"займ(?:ы|ов)?\b|кредит\w* (?:без|на карту|онлайн|под)|без отказа|кредитн\w+ истори|курс\w* ставок|"
        r"позик\w+|микрозайм|інвестиц\w+|инвестици\w+",
        r"заработ\w+ (?:в интернете|на дому|без вложений|онлайн|от)|заробіт\w+|доход от|пассивн\w+ доход|"
        r"криптовалют\w*|трейдинг",
        r"(?:купить|продам|купити) (?:диплом|права|аттестат|справк|паспорт)\w*|с занесением в реестр",
        r"\b(?:pr[eé]stamos?|cr[eé]ditos? (?:r[aá]pido|sin|al instante)|empr[eé]stimos?|pr[eê]ts? (?:entre|rapide|"
        r"d'argent|sans)|kredit ohne|sofortkredit|privatkredit|prestiti?|po[zż]yczk\w+|chwil[oó]wk\w+|kredi "
        r"(?:veren|başvuru))\b",
        r"\b(?:gana|ganar|ganhe|ganhar|gagn\w+|guadagn\w+|verdien\w*|zarab\w+|zarob\w+|kazan\w*)\b.{0,30}(?:\d+ "
        r"?(?:€|\$|euros?|z[lł]|tl|reais|usd)|\b(?:dinero desde|desde casa|em casa|depuis chez|da casa|von zu hause|"
        r"z domu|online|evden)\b)",
        r"贷款|代开|发票|办证|兼职|副業|稼げる|日入|月入|副业|대출|부업|재테크|قرض|تمويل",
        r"\b(?:transferencia|transfer[eê]ncia|virement|überweisung|vorkasse|bonifico|"
        r"przelew\w*)\b.{0,25}\b(?:adelantad\w+|antecipad\w+|d'avance|avance|vorab|anticipat\w+|z góry)",
    ),
    kind(
        _("It offers goods or services, as an advert does."),
        3,
        8,
        r"скидк\w+|рассрочк\w+|звоните|заказать|доставк\w+ (?:по|бесплатно|за)|недорого|оплата после|купить (?:онлайн|"
        r"сейчас|со скидкой)|"
        r"дешев\w+|знижк\w+|замовля\w+",
        r"高仿|复刻|货到付款|一比一|微信|加我|联系(?:电话|方式|我)|优惠|正品|批发|"
        r"格安|激安|最安値|무료 ?체험|"
        r"최저가|할인|후불제|마사지|문의|카톡|텔레그램",
        r"\b(?:sin receta|ohne rezept|rezeptfrei|sans ordonnance|senza ricetta|sem receita|bez recepty|reçetesiz)\b",
        r"\b(?:pas cher|devis (?:gratuit|en)|livraison gratuite|jetzt (?:bestellen|kaufen|sichern|anmelden)|"
        r"günstig\w* (?:kaufen|preise)|kostenlos(?:er|e)? versand|compra (?:ahora|ya|aqu[ií])|comprar (?:\w+ "
        r")?(?:barat|sin|online)\w*|env[ií]o (?:gratis|24)|oferta (?:especial|limitada)|iscriviti|registrati|compra "
        r"ora|spedizione gratuita|sprawdź ofertę|promocja|zamów|indirim|sipariş|satın al|daftar|tanie)\b",
        r"\b(?:alquila|alugo|alquilo|vermiete|affitto|affitta|wynajm\w+|loue)\b.{0,30}\b(?:barat\w+|g[uü]nstig|pas "
        r"cher|economic\w+|tanio|prezzo)",
        r"\b(?:marabout|voyance|voyante?|retour affectif|envo[uû]tement|amarres? de amor|brujo|cartomante|"
        r"wahrsager\w*|wróżk\w+|medyum)\b",
        r"\b(?:appelez|llama|ligue|chiama|ruf(?:en)? (?:sie )?an|zadzwoń|hemen ara)\b.{0,12}\b(?:maintenant|ya|"
        r"ahora|agora|ora|subito|jetzt|teraz)|\b(?:appelez maintenant|visita (?:mi|nuestra) (?:p[aá]gina|web)|"
        r"visitez (?:mon|notre) site|besuch\w* (?:auch )?(?:meine|unsere) (?:seite|website))",
        r"\b(?:escorts?|acompanhantes|putas|rencontres? (?:coquines?|adultes?)|sexkontakte|incontri (?:hot|"
        r"adulti))\b|интим|出会い系|同城|约炮|출장",
    ),
    kind(
        _("It wants to speak elsewhere, in a messenger or unseen."),
        3,
        6,
        r"\bв (?:приват|личк\w+|лс|личные|телеграм\w*|вотсап\w*|ватсап\w*)\b|пишіть|пишите (?:мне|в)|питайте|"
        r"телеграм|ватсап|вайбер",
        r"\b(?:escr[ií]beme|cont[aá]ctame|m[aá]ndame|me chama|chame no|scrivimi|contattami|contactez[- ]moi|"
        r"[eé]crivez[- ]moi|schreib(?:t)? mir|napisz do mnie|bana yaz\w*)\b.{0,30}(?:\d{6,}|\b(?:al|por|no|su|auf|"
        r"par|na|privado|priv[eé]|privato|privat|inbox|dm|mp)\b)",
        r"واتساب|تلغرام|تواصل معي|تليجرام",
    ),
)
