"""The phrases of advertising and fraud, by what they are after and by language.

Data alone: `signs` weighs them. A phrase is *telling* where hardly anybody else writes it, and a *hint* where a story
may well have it. Written in small letters, straight quotes and single blanks, as `signs` reads a mail; each begins
where a word begins, but for Chinese, which parts no words.
"""

import re
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Pitch:
    """What a kind of advertising or fraud says."""

    says: str | Promise
    #: By language.
    telling: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    #: The most that it weighs, however often it is said.
    most: int = 3

    def patterns(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        """Telling phrases, and hints."""
        return _pattern(self.telling), _pattern(self.hints)


def _pattern(phrases):
    parted = [text for language, text in phrases.items() if language != "zh"]
    found = [rf"(?<!\w)(?:{'|'.join(parted)})"] if parted else []
    found += [phrases["zh"]] if "zh" in phrases else []
    return re.compile("|".join(found)) if found else None


_SITE = r"(?:web ?site|web ?page|site|blog|online (?:presence|store|business))"

PITCHES = (
    Pitch(
        _("It offers something for websites or for selling on them."),
        telling={
            "en": r"my client (?:would|could)|guest on your (?:show|podcast)|one-pager"
            r"|startups?\b.{0,30}(?:sold|mindset)|virtual assistant|social media (?:manage"
            r"|market|grow)\w*|(?:five|5)-star reviews|(?:could|can|may) be sued"
            r"|accessibility (?:check|lawsuit|complian)\w*|feature (?:it|your book)"
            r"|wider audience|bigger audience|gdpr complian\w+|data entry|companies like yours"
            r"|(?:top of|in) your inbox|did you get a chance|demos?\b.{0,20}(?:month|week|link)"
            r"|press release|for immediate release|media kit|product hunt|saas\b|seo\b"
            r"|search engine (?:optimi|rank|market|place|result)|search engines\b"
            r"|guest[ -](?:post|blog|article)|sponsored (?:post|article|content|link)"
            r"|back-?links?\b|do-?follow|link (?:building|insertion|exchange|swap|placement)"
            r"|text link|(?:first|1st|top) (?:page|position|spot)s? (?:of|on|in) (?:google"
            r"|the search|yahoo|bing)|(?:rank|top|page)\w*.{0,40}(?:google|search)"
            r"|website (?:audit|traffic|design|redesign|develop|ranking|promotion)|site (?:audit"
            r"|traffic|redesign)|(?:organic|web|targeted) traffic|traffic (?:build|to your)"
            r"|domain (?:authority|rating)|web (?:design|develop)\w* (?:compan|servic|agenc"
            r"|team)|(?:mobile )?app(?:lication)?s? develop\w*|digital marketing"
            r"|online marketing|lead generation|e-?mail (?:list|database|marketing|blast)"
            r"|(?:verified|targeted|contact|attendees?|buyers?|mailing|prospects?"
            r"|customers?) lists?\b|(?:real |instagram |more )followers|explainer videos?"
            r"|video (?:editor|production)|logo design|wordpress develop|increase your (?:sales"
            r"|traffic|visitors|revenue|rank)|boost (?:your|the) (?:sales|traffic|brand|rank"
            r"|business)|grow your (?:business|instagram|audience|sales|brand)"
            r"|decision[- ]makers",
            "de": r"mehr (?:kunden|besucher|umsatz)|sichtbarkeit|reichweite (?:steigern|erhöhen)"
            r"|leads\b|ihre online|suchmaschinen|gastbeitr|gastartikel|webseite optimier"
            r"|linkaufbau|adressdatenbank|webdesign-|firmenadressen|(?:erste"
            r"|ersten) seite (?:bei|von) google|branchen(?:buch|verzeichnis)",
            "fr": r"visibilité (?:en ligne|de votre)|nouveaux clients|votre activité|référencement"
            r"|article invité|création de sites?|première page de google"
            r"|base de données d'e-?mails",
            "es": r"primeros resultados|(?:más|nuevos) clientes|redes sociales para|su negocio"
            r"|posicionamiento (?:web|seo|en google)|diseño (?:web|de páginas)"
            r"|artículo (?:invitado|patrocinado)|base de datos de (?:empresas|clientes)",
            "it": r"posizionamento (?:sui|nei) motori|realizzazione siti|ottimizzazione (?:seo"
            r"|del sito)",
            "pt": r"otimização de sites?|criação de sites|lista de e-?mails",
            "nl": r"hoger in google|vrijblijvend\w*|meer (?:klanten|bezoekers)|beter gevonden"
            r"|zoekmachine|website laten maken|gastblog",
            "ru": r"продвижени\w+ (?:сайт|ваш|в )|продвижение|раскрутк\w+|создани\w+ сайт"
            r"|баз[аыу] (?:данных|клиентов|e-?mail|предприятий|компаний)|клиентски\w+ баз"
            r"|e-?mail[- ]рассылк|рассылк\w+ (?:коммерческ|по баз)|посетител\w+ на (?:ваш|сайт)",
            "zh": r"外贸|群发|营销|推广|客户开发|网站优化|开发客户|精准客户|刷粉",
            "pl": r"pozycjonowani\w+|pozyskiwani\w+ klient|stron\w* internetow\w+|baz\w+ (?:firm"
            r"|danych|adresow)",
        },
        hints={
            "en": rf"your (?:own |current |company |existing )?{_SITE}"
            r"|your (?:company|brand|business|audience|niche|target|sales)\b|leads\b|outreach|responsive|(?:a"
            r"|the) (?:do-follow )?link (?:to|in|from)|high[- ]quality (?:content|article)|portfolio|freelanc"
            r"|guest|article (?:for|on) your|collaborat|errors? (?:that|on)|metrics",
            "de": r"ihre[rn]? (?:web ?seite|homepage|website|firma|unternehmen)|internetauftritt",
            "fr": r"votre (?:site|entreprise|société)",
            "es": r"su (?:sitio|página web|empresa)",
            "it": r"(?:il (?:tuo|vostro)|il suo) sito|la (?:tua|vostra) azienda",
            "nl": r"uw (?:website|bedrijf)",
            "ru": r"ваш\w* (?:сайт|бизнес|компани)|продаж\w*",
        },
    ),
    Pitch(
        _("It sells or offers services."),
        telling={
            "en": r"fully insured|ask us for|handling fee|ready for shipment|(?:cif|fob|fco|loi)\b"
            r"|dear buyer|watch (?:the|this) (?:short )?video|before it is taken down"
            r"|we will beat|rolex\b|oem software|toner cartridges?|university diplomas?"
            r"|satisfaction guaranteed|insurance quotes?|100% (?:free|guarantee)"
            r"|complimentary (?:stay|trip|gift)|are invited to (?:enjoy|join|attend|claim"
            r"|submit)|upfront cost|check (?:your )?eligibility|(?:free )?masterclass|(?:my"
            r"|our) (?:hourly )?rates? (?:is|are|start)|packages (?:begin|start)|reserve your"
            r"|before they are gone|(?:been )?nominated for|has been shortlisted"
            r"|excellence award|solar panels at|government scheme|homeowners in|chip in"
            r"|add your name|signatures short|call for papers|your (?:valuable )?(?:manuscript"
            r"|abstract|paper)|publication (?:charge|fee)|replicas?\b.{0,40}(?:watch|quality"
            r"|bags)|replica (?:watch|bag)\w*|quote (?:us |me )?(?:your )?(?:best )?price"
            r"|best prices?\b|rfq\b|lowest prices?|(?:ships?|shipping|delivery) worldwide"
            r"|launches (?:its|a) new|(?:is|are) (?:now )?available (?:in stores|now|from)"
            r"|lucky numbers|free reading|save (?:up to|big|money|\d)|for (?:just|only) [$€£\d]"
            r"|(?:see it in action|get started|learn more|find out more|order yours)"
            r"|automates?\b|small teams|all[- ]in[- ]one|state[- ]of[- ]the[- ]art"
            r"|cutting[- ]edge|warranty|bulk (?:order|price)|best[- ]selling"
            r"|terms and conditions|payment by t/t|supplier|we (?:can )?(?:offer|provide|supply"
            r"|speciali[sz]e|manufactur|export)|our (?:company|factory|services|clients"
            r"|products?|experts|team of)\b|we are (?:a |an |the )?(?:\w+ ){0,4}(?:company"
            r"|factory|manufacturer|supplier|agency|team|firm|provider|exporter)|price ?list"
            r"|competitive (?:price|rate)|affordable (?:price|rate|cost)|free (?:quote|sample"
            r"|trial|consult|audit|shipping|demo)|(?:at|from) (?:just|only) [$€£]|starting (?:at"
            r"|from) [$€£]|(?:a|your) (?:free )?quote\b|our catalog|special (?:price|promotion"
            r"|discount)|limited[- ]time|money[- ]back|100% (?:free|satisfaction|guarantee"
            r"|natural|legal)|risk[- ]free|no obligation|while (?:stocks?|supplies) last"
            r"|up to \d\d% (?:off|on)|\d\d% (?:off|discount)|oem\b|native translators"
            r"|translation (?:services|agency)|car insurance|you qualify",
            "de": r"zum festpreis\b.{0,60}(?:rufen|nachlass|%)|gewähren wir|sparen sie|fordern sie"
            r"|unverbindlich\w*|(?:unsere|ihr) (?:fach)?berater|photovoltaik\w*|solaranlage für"
            r"|jetzt (?:anfragen|anfordern|testen|informieren|sparen)|bestpreis|gratis ?(?:test"
            r"|probe)|exklusiv für sie|überzeugen sie sich|wir bieten|unser (?:angebot"
            r"|unternehmen|service)|sonderangebot|kostenlose\w* (?:beratung|angebot|muster)"
            r"|preisliste|günstige\w* (?:preis|kondition)|jetzt (?:bestellen|kaufen|sichern"
            r"|zugreifen)|\d\d ?% rabatt|nur (?:heute|für kurze zeit)|versandkostenfrei",
            "fr": r"commandez (?:en ligne|avant|dès|vite)|achetée?s, \d|offerte?s\b|foire aux|soldes"
            r"|testez (?:votre|notre)|aides de l'état|nos offres|ne (?:souhaitez"
            r"|voulez) plus recevoir|sans engagement|découvrez (?:nos|notre|comment)|économisez"
            r"|isolez|à partir de \d|nous (?:proposons|offrons|vous proposons)|nos (?:services"
            r"|produits|tarifs)|devis gratuit|offre (?:spéciale|limitée|exceptionnelle)|profitez"
            r"|-?\d\d ?% de (?:réduction|remise)|livraison gratuite|prix imbattable",
            "es": r"sin compromiso|descubra|ahorre|solicite (?:su|un|más)|nuestra (?:empresa|oferta)"
            r"|somos (?:una empresa|fabricantes|líderes)|(?:le )?ofrecemos"
            r"|nuestr[oa]s (?:servicios|productos|clientes)|oferta (?:especial|limitada)"
            r"|presupuesto (?:sin|gratis)|\d\d ?% de descuento|envío gratis|compre ahora"
            r"|aproveche",
            "it": r"senza impegno|scopri (?:di più|come|la nostra)|risparmia|la nostra azienda"
            r"|siamo (?:un'azienda|leader)|richiedi|offriamo|i nostri (?:servizi|prodotti)"
            r"|offerta (?:speciale|limitata)|preventivo gratuito|sconto del|gratis oggi",
            "pt": r"oferecemos|nossos (?:serviços|produtos)|oferta (?:especial|limitada)"
            r"|orçamento (?:grátis|sem)|desconto de|frete grátis",
            "nl": r"wij bieden|onze (?:diensten|producten)|gratis offerte|\d\d ?% korting|bestel nu",
            "ru": r"пробный урок|запишитесь|мест осталось мало|выучите|продаём|продаем|со склада"
            r"|отгрузка|запросите|арматур\w+|доставка своим|под ключ|с гарантией"
            r"|поможем (?:оформить|получить|вам)|оформ\w+ (?:лиценз|сертиф|допуск)\w+"
            r"|приглашаем (?:вас|посетить|на (?:вебинар|семинар|курс|обучен))"
            r"|выгодн\w+ (?:предложени|услов|цен)|от производителя|гарантия качества|под заказ"
            r"|работаем (?:по|с)|(?:тел|телефон)\.?:? ?\+?[78]|предлагаем|наша компания"
            r"|мы (?:оказываем|производим|поставляем)|низки\w+ цен|по (?:низк|выгодн"
            r"|оптов)\w+ цен|скидк\w+|прайс|коммерческ\w+ предложени|акци[яи] |спешите"
            r"|доставк\w+ (?:бесплатн|по )|закаж\w+|заказать|заказывайте|вебинар"
            r"|количество мест ограничено|семинар\w* для|стоимость участия|оптом\b",
            "zh": r"研修班|培训(?:班|课)|报名(?:电话|费|后)|费用.{0,4}\d|讲师|确认函|承接|代办|办理(?:各"
            r"|业务)|业务(?:合作|咨询)|现货|供应|出售"
            r"|厂家|报价|批量|定制|我司|我们是专业|免费(?:样品|咨询|试用)|价格(?:优惠|实惠)|招商|代理加盟|发票|代开|税点|直销",
            "pl": r"oferujemy|oferta (?:współpracy|specjalna|dla)|(?:pierwszy miesiąc )gratis|rabat\w*"
            r"|promocj\w+|nasza firma|bezpłatn\w+ (?:wycen|konsult|prób)",
        },
        hints={
            "en": r"services?\b|discount|special offer|free of (?:charge|cost)|pricing|quotes?\b"
            r"|catalogue|samples?\b|worldwide|clients?\b|manufacturer|per tablet|wholesale"
            r"|good quality|order (?:here|now|your|today)|agency|requirements?\b",
            "de": r"angebot|kostenlos|rabatt|lieferung|kunden\b",
            "fr": r"gratuit|promotion|offre|réduction|tarif",
            "es": r"gratis|descuento|oferta|promoción",
            "it": r"gratis|sconto|offerta|promozione",
            "pt": r"grátis|desconto|promoção",
            "nl": r"gratis|korting|aanbieding",
            "ru": r"бесплатн\w+|недорого|услуг\w*|цен[аыу]\b|регистраци\w+|клиент\w*",
            "zh": r"优惠|免费|价格|质量保证",
        },
    ),
    Pitch(
        _("It promises money, a prize or a gift."),
        telling={
            "en": r"(?:members|students|clients) (?:made|earn|make)\b|vip (?:channel|group)"
            r"|work and live in|apply with your passport|quit your (?:day )?job|(?:five|six"
            r"|seven|[567])[- ]figures?|closing deals|on us\b.{0,30}(?:taxes|pay)|(?:free"
            r"|complimentary) (?:stay|holiday|vacation|cruise)|giveaway|make \$?\d+"
            r"|making \$?\d+|be your own boss|double your|send back double|quit their jobs?"
            r"|processing fee|claim (?:your|the|it|now)|you(?:'ve"
            r"| have)? (?:been )?(?:specially |personally )?(?:selected|chosen|pre-?approved)"
            r"|has been selected|(?:is|are|were|was) (?:randomly )?(?:picked|selected) (?:in|as"
            r"|for|by)|winning (?:notification|number)|prize (?:draw|winner)|gift card (?:worth"
            r"|of|reward|draw)|[$€£]\d+ gift cards?|(?:cash|welcome|deposit|sign-?up) (?:bonus"
            r"|prize)|make (?:big )?money|earn (?:\$|€|£|money|extra|up to)|extra income"
            r"|passive income|financial freedom|get out of debt|work (?:from"
            r"|at) home\b.{0,60}(?:\$|earn|week|hour)|no experience (?:need|requir)"
            r"|remote (?:position|job)|reviewed your (?:resume|cv|profile)|tax refund"
            r"|eligible (?:to receive|for a)|lottery (?:board|program|promotion|commission)"
            r"|you (?:have |just )?won (?:the|a|an|[$€£\d])[^.]{0,30}(?:btc|eth|\$|€|£|iphone"
            r"|prize|dollars|euros)|compensation (?:fund|payment)|take (?:our|this|a) (?:short "
            r"|quick )?survey|your reward",
            "de": r"(?:sie|du) (?:haben|hast) (?:\w+ )?(?:gewonnen|einen gutschein)"
            r"|gewinnbenachrichtigung|ausgewählt,? (?:um|als)|geld verdienen|nebenverdienst"
            r"|steuer(?:rück)?erstattung|geschenkkarte|gutschein im wert|ihr gewinn"
            r"|passives einkommen",
            "fr": r"vous avez (?:été (?:sélectionné|tiré|choisi)|gagné)|carte cadeau"
            r"|gagner de l'argent|revenus? (?:complémentaire|passif)|votre (?:gain|cadeau"
            r"|remboursement|récompense)|remboursement d'impôt|heureux gagnant",
            "es": r"gana \d[\d.]* (?:al|por) (?:mes|día)|el método que|mira el vídeo"
            r"|con solo \d+ euros|ha (?:sido seleccionado|ganado)|has (?:sido seleccionad"
            r"|ganado)|tarjeta regalo|reclam\w+ su|ganar dinero|su (?:premio|recompensa"
            r"|reembolso)|ingresos (?:extra|pasivos)|trabaj\w+ desde casa",
            "it": r"(?:hai|ha) vinto|sei stato (?:selezionato|scelto)|buono regalo"
            r"|guadagna\w* (?:da casa|fino|\d|soldi)|rimborso fiscale|il (?:tuo|suo) premio",
            "pt": r"(?:você )?ganhou (?:um|o|r\$)|foi (?:selecionado|sorteado)|cartão presente"
            r"|ganhe dinheiro|renda extra|seu prêmio",
            "nl": r"(?:u|je) (?:heeft|hebt) (?:\w+ )?gewonnen|cadeaubon|geld verdienen"
            r"|belastingteruggave",
            "ru": r"одобрен\w+ (?:выплат|кредит|перевод)\w*|оплатите комисси\w+|для получения (?:оплат"
            r"|перейд|денег)\w*|зарабатыва\w+|доход от|без опыта.{0,40}(?:доход|руб|работ)"
            r"|вы (?:выиграли|стали победител)|выигрыш\w*|заработ(?:ок|ать|ка)\b"
            r"|пассивн\w+ доход|дополнительн\w+ доход|без вложений|удалённ\w+ работ"
            r"|вам (?:начислен|положен)\w* (?:выплат|компенсац)",
            "zh": r"中奖|赚钱|副业|兼职|日赚|领取(?:奖|红包)",
            "pl": r"wygra(?:łeś|łaś|na|ną)\b|zarab\w+ (?:w domu|online|do)|odbierz (?:nagrod|bon)\w*",
        },
        hints={
            "en": r"lottery|gift cards?|congratulations|bonus|reward|jackpot|winner|prize|refund"
            r"|cash\b|survey|income|a week\b",
            "de": r"lotterie|herzlichen glückwunsch|bonus|gewinn",
            "fr": r"loterie|félicitations|bonus|prix|enquête",
            "es": r"loter[íi]a|enhorabuena|felicidades|bono|premio|encuesta",
            "it": r"lotteria|congratulazioni|bonus|sondaggio",
            "pt": r"loteria|parabéns|bônus|prêmio",
            "nl": r"loterij|gefeliciteerd|bonus",
            "ru": r"лотере\w+|поздравля\w+|бонус\w*|приз\w*|доход\w*",
        },
    ),
    Pitch(
        _("It lends money, or wants to have it invested or gambled with."),
        telling={
            "en": r"lowest rates?|refinanc\w+|mortgage (?:rate|offer|quote)\w*|on your mortgage"
            r"|consolidate \w+ debts?|credit repair|our analysts|ticker\b|get in early|(?:hot"
            r"|penny) stocks?|stock (?:pick|tip|alert)|stock will|will (?:explode|skyrocket"
            r"|rise \d)|insiders are|loans? (?:offer|at|of|firm|company|to)|personal loans?"
            r"|business (?:loan|funding)|working capital|bad credit|interest rate|get approved"
            r"|no collateral|crypto ?(?:currenc|wallet|trad|invest)|connect your wallet"
            r"|bitcoin (?:wallet|invest|trad)|forex|binary options|trading (?:platform|bot"
            r"|signal)|invest(?:ment)? (?:opportunit|proposal|platform|plan)|free spins?"
            r"|online (?:casino|betting|slots?)|(?:first|your) deposit|slots?\b.{0,20}bonus"
            r"|\d+x (?:return|profit)|guaranteed (?:return|profit)|sports betting|\d (?:btc|eth"
            r"|usdt)\b",
            "de": r"brauchen sie geld|auch bei negativer|auf ihrem konto\b.{0,40}(?:stunden|sofort"
            r"|schufa)|sofort ?geld|in krypto investier|kredit ?angebot|kreditgeber"
            r"|darlehen (?:von|ohne|zu)|(?:kredit|darlehen) bieten|zinssatz|ohne schufa"
            r"|handelsplattform|online-?casino|freispiele|sofortkredit",
            "fr": r"offre (?:de|des) (?:prêt|crédit)|prêts? (?:entre particuliers|d'argent|de \d)"
            r"|(?:mon|notre|taux) (?:taux )?d'intérêt|au taux de|votre (?:crédit|prêt)"
            r"|tours gratuits|casino en ligne|offre des prêts|plateforme de trading",
            "es": r"préstamos? (?:de|entre|rápid|personal)|crédito (?:rápido|inmediato)"
            r"|tasa de interés|plataforma de (?:trading|inversión)|casino (?:en línea|online)"
            r"|giros gratis|invertir en (?:bitcoin|cripto)",
            "it": r"prestit[oi] (?:tra|di|da|personal)|tasso (?:del|di interesse)"
            r"|piattaforma di trading|casinò online|giri gratis|investitor",
            "pt": r"empréstimos? (?:de|pessoa|rápid)|taxa de juros|plataforma de (?:trading"
            r"|investimento)|cassino online|rodadas grátis",
            "nl": r"lening (?:van|aan)|goedkope lening|rente van|handelsplatform|online casino"
            r"|gratis spins",
            "ru": r"кредит\w* (?:под|наличн|без)|заём|займ\w*|микрозайм|инвестиц\w+ в|казино"
            r"|ставк[иа] на|биткоин\w*|криптовалют\w*|трейдинг|фриспин\w*|форекс",
            "zh": r"无抵押|无担保|当天到账|资金周转|利息低|贷款|博彩|投资理财|比特币|虚拟币|彩票|放款",
            "pl": r"pożyczk\w+ (?:bez|od|online|na)|kredyt\w* (?:bez|gotów|od|na)|inwest\w+ w krypto",
        },
        hints={
            "en": r"bitcoin|btc\b|crypto|casino|wallet|betting|invest\w*|credit\b|loan\b|profits?\b"
            r"|capital\b|trading",
            "de": r"kredit|casino|anleg\w+|rendite|bitcoin",
            "fr": r"prêt\b|crédit|casino|investi\w+|rentab\w+|financement",
            "es": r"préstamo|crédito|casino|inversi\w+|rentab\w+",
            "it": r"prestito|casinò|investi\w+|trading",
            "pt": r"empréstimo|cassino|investi\w+",
            "ru": r"кредит\w*|инвестиц\w*|прибыль",
        },
    ),
    Pitch(
        _("It is after an account, a password or a payment."),
        telling={
            "en": r"swift copy|(?:revised|updated) (?:employee )?handbook|all staff must"
            r"|sign it electronically|payment made today|(?:log|sign) ?in to (?:the|your|our)"
            r"|(?:viruses|threats?|malware) (?:were |was |have been )?(?:detected|found)"
            r"|call (?:a |our )?technicians?|(?:files|computer|pc|data) (?:are|is) at risk"
            r"|do not shut down|shutting down (?:older|old)|webmail|migrate to|upgrade required"
            r"|to keep your (?:e-?mails?|account)|(?:send|issue) (?:you )?a cheque|my shipper"
            r"|certified check|new voice ?(?:mail|message)|voicemail|(?:files?|documents?|fax"
            r"|invoice) (?:were|was|have been|has been) (?:sent|shared|received)|get your files"
            r"|listen to (?:the|your) (?:voice|message)|you have (?:\d+ |a )?(?:new|pending"
            r"|unread) (?:\w+ )?(?:message|file|document|fax|mail|voice)\w*"
            r"|will be (?:permanently )?(?:deleted|closed)|(?:\d+ )?messages? (?:is"
            r"|are) (?:on hold|quarantined|held)|(?:verify|confirm|update|validate|re-?activate"
            r"|upgrade|unlock|secure) (?:your|the) (?:account|password|mailbox|identity|e-?mail"
            r"|entry|details|information|billing|payment|wallet)|(?:account|mailbox|password"
            r"|e-?mail|access) (?:will be|has been|is|was) (?:\w+ )?(?:suspend|limit|deactivat"
            r"|expir|lock|block|clos|restrict|terminat|disabl)|lose access|mailbox (?:is "
            r"|has )?(?:\w+ )?(?:full|reached|exceed|storage)|storage (?:limit|quota|is full"
            r"|full)|(?:unusual|suspicious) (?:sign|activity|login)|action required"
            r"|sign in (?:with|to view)|document (?:was|has been) shared|secure document"
            r"|pending messages|customs (?:fee|charge|duty)|(?:parcel|package|delivery"
            r"|shipment)\b.{0,40}(?:could not be|on hold|waiting|fee|unpaid)|(?:will|was|been"
            r"|be) (?:auto-?)?(?:charged|debited|renewed)|did not (?:authori[sz]e|make"
            r"|place) this|toll[- ]free|help ?line|(?:subscription|membership) (?:was|has been"
            r"|will)|order (?:id|no|number|confirmation)|transaction id|invoice (?:no|number|#"
            r"|for|attached|is|overdue)|attached (?:the )?invoice|overdue|(?:domain"
            r"|hosting)(?: \S+){0,3} (?:expires?|expir\w+|renew\w*|registration)|domain (?:owner"
            r"|name|service)|fail(?:ure|ing)? to renew|process (?:the )?payment|(?:confirm|send"
            r"|make) (?:the |a )?payment|legal action|copyright infring|violat\w+ (?:my"
            r"|our) copyright|(?:buy|get|purchase) (?:some |me )?gift cards|send me the codes"
            r"|reimburse|wire transfer|bank details",
            "de": r"(?:ihre )?(?:letzte )?zahlung ist fehlgeschlagen|aktualisieren sie|zahlungsdaten"
            r"|ihre mitgliedschaft|zugangsdaten|(?:ihr|dein) (?:\w+ )?(?:konto|zugang|postfach"
            r"|account)\b.{0,40}(?:gesperrt|eingeschränkt|voll|deaktiviert|abgelaufen|läuft ab)"
            r"|konto wurde|(?:bestätigen|verifizieren|aktualisieren) sie (?:bitte )?ihre?"
            r"|daten (?:bestätigen|abgleich)|letzte mahnung|inkasso\w*|trotz mahnung"
            r"|offene (?:rechnung|forderung)|rechnung (?:im anhang|nr)|noch offen|überweisen sie"
            r"|zollgebühr\w*|(?:ihr )?paket\b.{0,40}(?:wartet|zugestellt|gebühr)"
            r"|aus sicherheitsgründen|zahlung\w* (?:ausstehend|überfällig)|rechtliche schritte"
            r"|domain\w* (?:läuft|verläng)",
            "fr": r"(?:une )?amende (?:impayée|de)|avant majoration|réglez(?:-la)?|portail|impayé\w*"
            r"|votre (?:compte|boîte|carte|accès)\b.{0,30}(?:a été|sera|est|suspend|bloqu|expir)"
            r"|(?:confirmez?|vérifiez?|mettre à jour|confirmer) (?:votre|vos)|votre colis"
            r"|frais (?:de (?:douane|livraison)|d'envoi)|des frais de|facture (?:impayée"
            r"|en pièce)|mise en demeure|dernier (?:rappel|avis)|en attente de (?:livraison"
            r"|paiement)",
            "es": r"(?:una )?multa (?:pendiente|no pagada|de)|pague (?:hoy|ahora|su)|siguiente enlace"
            r"|sin pagar|su (?:cuenta|buzón|tarjeta|paquete|envío)\b.{0,30}(?:ha sido|será"
            r"|est[áa]|suspend|bloque|caduc|retenid)|(?:verifi\w+|confirm\w+|actuali\w+) (?:su"
            r"|sus) (?:cuenta|datos|identidad|correo|contraseña)|factura (?:pendiente|adjunta"
            r"|vencida)|último aviso|gastos de aduana|datos personales|copia del pasaporte",
            "it": r"(?:dominio|casella|servizio)\\b.{0,20}(?:scadenza|scade|scaduto)|rinnova (?:entro"
            r"|ora|subito)|multa (?:non|da) pagat\w+|il (?:suo|tuo|vostro) (?:conto|account"
            r"|pacco)\b.{0,30}(?:è|sarà|stato|sospes|blocc|attesa)|(?:verifi\w+|conferm\w+"
            r"|aggiorn\w+) (?:i |il )?(?:suoi|tuoi|suo|tuo) (?:dati|account|conto)"
            r"|fattura (?:scaduta|allegat|insoluta)|ultimo (?:avviso|sollecito)|spese doganali",
            "pt": r"sua (?:conta|senha|caixa)\b.{0,30}(?:será|foi|está|bloque|suspens|expir)"
            r"|(?:atualiz\w+|confirm\w+|verifi\w+) (?:sua|seus|os seus) (?:senha|conta|dados)"
            r"|fatura (?:em atraso|vencida|anexa)|(?:último )?aviso final|taxa alfandegária"
            r"|sua encomenda",
            "nl": r"uw (?:rekening|bankpas|account|mailbox|pakket)\b.{0,40}(?:geblokkeerd|verloopt|vol"
            r"|verlopen|opgeschort|wacht)|(?:bevestig|verifieer|werk) uw|openstaande (?:factuur"
            r"|rekening)|laatste (?:aanmaning|herinnering)|incasso\w*|vraag nu\b",
            "ru": r"ваш\w* (?:аккаунт|почтов\w+ ящик|счёт|счет|учётн\w+ запис"
            r"|карт)\w*.{0,30}(?:заблокирован|переполнен|ограничен|истека)|подтвердите (?:ваш"
            r"|свой|данны|уч)|обновите (?:ваш|пароль|данны)|неоплаченн\w+|задолженност\w+"
            r"|счёт на оплату|ваша посылка|таможенн\w+ (?:сбор|пошлин)",
            "zh": r"(?:账户|帐号|邮箱)(?:已|将|异常|即将)|验证您的|点击(?:登录|验证)|邮箱(?:容量|空间)",
            "pl": r"(?:twoje|państwa) konto|zaloguj się|potwierdź (?:swoje|dane)|niezapłacon\w+"
            r"|zaległ\w+ (?:faktur|płatno)\w+|dopłat\w+ do paczki|twoja paczka"
            r"|faktur\w+ w załączniku",
        },
        hints={
            "en": r"your (?:account|password|mailbox|order|purchase|subscription|invoice|parcel"
            r"|package|payment)|password|charged|refund\w*|payment|invoice|antivirus|(?:it "
            r"|help) ?desk|billing|expires?\b|expire\b|delivery|final notice|administrator",
            "de": r"mahnung|rechnung|konto\b|passwort|überweis\w+|buchhaltung|anhang|zahlung",
            "fr": r"facture|compte\b|mot de passe|colis|livraison|paiement",
            "es": r"factura|cuenta\b|contraseña|paquete|pago\b",
            "it": r"fattura|conto\b|password|pacco|pagamento",
            "pt": r"fatura|conta\b|senha|pagamento",
            "nl": r"factuur|rekening|wachtwoord|pakket|betaling",
            "ru": r"счёт|пароль|посылк\w+|оплат\w+|оплачен\w*",
        },
    ),
    Pitch(
        _("It tells of a fortune that is to be shared, or asks to be answered in secret."),
        telling={
            "en": r"(?:have|has|with) a (?:\w+ )?proposal|benefits? (?:us |you and me )?both"
            r"|kindly (?:revert|reply|get back|confirm|respond|contact)|revert (?:for|back"
            r"|to me)|complete a task|quick task|are you (?:free|available"
            r"|at your desk)\b.{0,80}(?:task|need|favou?r)|just reply to my|foreign partner"
            r"|trusted partner|strictly confidential|(?:total|whole) (?:amount|sum)|next of kin"
            r"|inheritance (?:fund|claim)|(?:my|our|your|the) late (?:client|husband"
            r"|father)\b.{0,80}(?:deposit|fund|bank|million)|(?:\d|\bmillions?|hundred"
            r"|thousand) ?(?:million )?(?:us |united states |u\.s\.? )(?:dollars|\$)"
            r"|million (?:dollars|usd|euros?|pounds)|[$€£] ?\d+(?:\.\d)? ?million"
            r"|transfer (?:of )?(?:the |this )?(?:funds?|sum|money)|for the transfer|beneficiary"
            r"|atm card|western union|moneygram|confidential (?:business|transaction|matter)"
            r"|(?:business|mutual) (?:proposal|benefit)|diplomat\b|in confidence"
            r"|utmost (?:confiden|secre|good faith|trust)|donat\w+ (?:this|the|my|to you|you|of)"
            r"|through you|percent of (?:it|the|this)|\d\d ?% (?:of the|for you|will be)"
            r"|dear(?:est)? (?:one|beloved|friend)|god bless|few (?:days|months) (?:left"
            r"|to live)|not live long|release the|god-?fearing"
            r"|(?:full )?names? and (?:tele)?phone number|orphan(?:s|age)|stranded",
            "de": r"ohne erben|als erben?|(?:vertraulich|diskret) (?:antworten|behandeln)"
            r"|antworten sie vertraulich|nachlass von|erbschaft von|millionen (?:euro|dollar|us)"
            r"|vertraulich\w* (?:geschäft|behand)|begünstigte\w*|nächste\w* angehörige",
            "fr": r"(?:un )?(?:don|legs) de|millions? (?:d'euros|de dollars)|bénéficiaire"
            r"|en toute (?:discrétion|confiance)|héritage de|ayant droit",
            "es": r"millones de (?:dólares|euros)|beneficiari[oa]|herencia de|donación de"
            r"|nuestro agente|estricta confidencial",
            "it": r"milioni di (?:euro|dollari)|beneficiari[oa]|eredità di|donazione di",
            "pt": r"milhões de (?:dólares|euros|reais)|beneficiári[oa]|herança de|doação de",
            "nl": r"miljoen (?:euro|dollar)|begunstigde|erfenis van",
            "ru": r"миллион\w* (?:доллар|евро)|наследств\w+ (?:в размере|на сумму)|бенефициар\w*"
            r"|конфиденциальн\w+",
            "zh": r"遗产|万美元|受益人",
        },
        hints={
            "en": r"widow|barrister|lawyer|inherit\w*|funds?\b|reply to me|get back to me|cancer"
            r"|kindly|urgently|deposited|attorney|in a meeting|businessman",
            "de": r"witwe|anwalt|erbschaft|spende",
            "fr": r"veuve|avocat|héritage",
            "es": r"viuda|abogado|herencia",
            "ru": r"вдова|адвокат|наследств\w+",
        },
    ),
    Pitch(
        _("It threatens with what it claims to have seen."),
        telling={
            "en": r"(?:know|have) your password|infected (?:your|the)|(?:your|the) (?:device|computer"
            r"|camera|webcam) (?:was|has been|with)|trojan|malware|recorded (?:you|a video)"
            r"|through (?:the|your) (?:web)?cam\w*|all your contacts|bc1q\w+|(?:usd|\$\d+) (?:in"
            r"|of) bitcoin|you (?:were|have been) hacked",
            "de": r"ihr gerät|schadsoftware|mit der kamera|bitcoin-?adresse",
            "fr": r"votre (?:appareil|ordinateur)\b.{0,20}(?:infect|pirat)|vous ai filmé",
            "es": r"su (?:dispositivo|ordenador)\b.{0,30}(?:infect|hack)|le he grabado",
            "ru": r"ваш\w* (?:устройств|компьютер)\w*.{0,30}(?:взлом|зараж)|записал\w* (?:вас|видео с)",
        },
        hints={
            "en": r"hacked|hacker|bitcoin|camera|the video",
        },
    ),
    Pitch(
        _("It sells medicines or slimming."),
        telling={
            "en": r"v[i1]agra|c[i1]a[l1][i1]s|v[i1]c[o0]d[i1]n|levitra|weight[- ]loss|lose \d+ ?(?:kg"
            r"|lbs?|pounds|kilos)|enlarge\w*|online pharmacy|teeth whiten|no (?:prescription"
            r"|doctor)|(?:buy|cheap) (?:meds|pills)|discreet|melt (?:fat|away)|burn fat"
            r"|without diet|natural trick|keto\b|cbd (?:oil|gumm)",
            "de": r"potenzmittel|abnehmen ohne|rezeptfrei|kilo in \d",
            "fr": r"sans ordonnance|perdre \d+ kilos|maigrir (?:sans|vite)",
            "es": r"sin receta|perder \d+ kilos|adelgaz\w+ (?:sin|rápido)",
            "it": r"senza ricetta|dimagrire (?:senza|in)",
            "ru": r"похуде\w+ (?:за|без)|без рецепта|таблетки для",
            "zh": r"减肥|壮阳",
        },
        hints={
            "en": r"pharmac\w+|xanax|meds\b|pills\b|tablets?\b|lose weight|trial bottle|overnight",
        },
    ),
    Pitch(
        _("It looks for an acquaintance."),
        telling={
            "en": r"hot (?:girls|singles|women)|single (?:ladies|women)|(?:serious|loving|good"
            r"|kind) (?:man|men|relationship)|looking for (?:a |an )?(?:serious|man|husband"
            r"|relationship|soul ?mate)|adult (?:dating|content)|xxx (?:pics|movies?|videos?)"
            r"|webcam girls|saw your profile|(?:my|your) private e-?mail|send you (?:my"
            r"|some) (?:photo|picture)s?|get to know you|hello dear|my dear|lonely (?:girl"
            r"|woman)|meet (?:singles|women)|kisses",
            "de": r"meine fotos|in deiner (?:nähe|stadt)|deine? (?:profil|bekanntschaft)"
            r"|heiße (?:frauen|singles)|suche einen (?:mann|ernst)|private e-?mail",
            "fr": r"mes photos|dans ta ville|je suis seule|(?:vu|votre|ton) profil|femmes célibataires"
            r"|cherche un homme|faire (?:ta|votre) connaissance",
            "es": r"estoy sola|mira mis fotos|escríbeme|hola guapo|en tu ciudad|(?:vi|tu) perfil"
            r"|busco (?:un )?hombre|mujeres solteras|conocerte",
            "it": r"(?:tuo) profilo|cerco un uomo|donne single|conoscerti",
            "ru": r"знакомств\w*|познакоми\w+|ищу (?:мужчин|парня|спонсора)\w*|для встреч|мои фото"
            r"|интим\w*",
            "zh": r"交友|约会|美女",
        },
        hints={
            "en": r"single\b|i am \d\d\b|honest\b|caring",
            "ru": r"мне \d\d\b|девушк\w+",
            "de": r"single\b",
            "fr": r"célibataire",
            "es": r"solter[ao]",
        },
    ),
)
