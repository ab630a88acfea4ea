"""Goods, services, medicines and games, praised or offered in English."""

from django.utils.translation import gettext_lazy as _

from stories.responses.signs.kinds import kind

GOODS = (
    kind(
        _("It praises goods or a service."),
        2,
        6,
        r"\b(?:tools|apps|brands|services|programmes|programs|products|companies|platforms) (?:such as|like) ",
        r"\b(?:more and more|a lot of|many) (?:people|runners|beginners|families|athletes|readers|women|men|"
        r"parents) (?:choose|use|switch|trust|discover|turn to|swear)",
        r"\b(?:over|than) the big (?:brands|names)|\bgame[- ]changer",
        r"\brecommend(?:ed)? (?:him|her|them|you) to (?:any|every)",
        r"\b(?:i|we) (?:also |now |always |only )?(?:measure|train|run|sleep|use|swear|shop|order|buy|ordered|"
        r"bought|booked|found|got)\b.{0,30}\b(?:with|by|at|from|on|through)\b.{0,40}(?:\.\w{2,}|\bvery satisfied|"
        r"\bsuch a bargain)",
        r"\b100 ?% satisf|\btop quality|\bhigh(?:est)? quality|\bbest quality|\baaa quality",
        r"\b(?:tell|mention|say|quote|code)\b.{0,15}\b(?:them|him|her|me|my name|code)?\b.{0,12}\bat (?:the )?"
        r"check-?out|\btell them [a-z]+[.!]*$",
        r"\b(?:you|u)(?:'ll| will|ll) thank me|\bthank me later|\byou won't regret|\byou will not regret",
        r"\bat [\w.-]+\.\w{2,} we\b|\b(?:we|our) (?:turn|engrave|deliver|ship|specialise|specialize|sell|"
        r"supply|stock)\b.{0,40}\b(?:your|for you|you)\b",
        r"\b(?:sale|offer|deal|discount)s? (?:on )?(?:ends|till|until|runs|this week|now on|for readers)|\b(?:they|"
        r"we|there)(?:'ve| have|'s| is) a (?:\w+ )?sale\b|\b(?:slash|/) ?sale\b",
        r"\bput \"[^\"]{4,40}\" (?:in|into)\b|\b(?:type|enter|search|google|look)\b.{0,10}\"[^\"]{4,40}\"",
        r"\b(?:herbal|spell|traditional|native) (?:doctor|caster|healer|remedy|medicine|cure|mixture)|\bspell "
        r"cast\w*",
        r"\bno salesman\b|\bnot (?:a|selling|trying to sell) (?:salesman|advert|anything, but|you anything)|\bthis "
        r"is not an? advert",
        r"\bcall us (?:now|today)\b|\bno job too\b|\bfully insured\b|\bfamily[- ]run (?:business|firm|"
        r"company)\b|\bfree (?:no[- ]obligation )?quot|\bask for (?:a quote|our)\b",
        r"\b(?:link|details|address|number|shop) (?:is )?(?:in|on|under) (?:my|our) (?:bio|profile|name|page)\b|"
        r"\b(?:see|check|click(?: on)?|visit) my (?:profile|name|bio)\b",
        r"\bapps? (?:called|named|like)\b.{0,80}\b(?:free|download|try|helps?|link|recommend|month)|\bwhy (?:so "
        r")?many (?:\w+ )?(?:choose|use|trust|prefer)\b",
        r"\bat a fraction of\b|\bworth a (?:try|click|look)\b",
        r"\bas seen on tv\b",
    ),
    kind(
        _("It speaks of games for money."),
        2,
        8,
        r"\b(?:online|best|live|crypto|new|real|mobile)\b.{0,12}\bcasinos?\b|\bcasinos?\b.{0,25}\b(?:bonus|"
        r"online|games?|win|spins?|deposit|review|site|app|free|register)",
        r"\bfree spins?\b|\bno deposit\b|\bdeposit bonus\b|\bwelcome bonus\b|\breal money\b|"
        r"\bjackpots?\b.{0,30}\b(?:win|play|online|today|now)|\bslots?\b.{0,20}\b(?:online|gacor|game|machine|bonus|"
        r"win)",
        r"\b(?:sports?|football|online|live) bet(?:s|ting)?\b|\bbetting (?:tips|site|odds|app|bonus|group|"
        r"course)|\bfixed match|\bsure (?:bets|odds|wins?)\b",
        r"\b(?:roulette|poker|blackjack|baccarat)\b.{0,40}\b(?:online|live|play|bonus|win|free)|\bmega ?win\b|"
        r"\bmax ?win\b|\bgacor\b",
    ),
    kind(
        _("It offers medicines or cures."),
        2,
        8,
        r"\b(?:viagra|cialis|levitra|sildenafil|tramadol|xanax|ozempic|semaglutide|valium|phentermine|"
        r"modafinil)\b.{0,80}(?:\b(?:buy|cheap|online|order|delivery|generic|prescription|price|google|"
        r"deliver\w*)\b|\d ?%)|\b(?:buy|cheap|online|order|generic)\b.{0,30}\b(?:viagra|cialis|levitra|"
        r"sildenafil|tramadol|xanax|ozempic|valium)\b",
        r"\b(?:cheap|generic|online|discount|buy|order) (?:\w+ )?(?:meds|pills|medication|medicines?|drugs|pharmacy|"
        r"steroids|peptides)|\bwithout (?:a )?(?:doctor|prescription)\b",
        r"\b(?:cbd|hemp|keto|detox|slimming)\b.{0,20}\b(?:oil|gumm\w+|pills?|tea|drops|diet|burn)|\b(?:melt|lose|"
        r"burn)\b.{0,20}\b(?:lbs?|pounds|kilos?|kg|fat|stone) (?:in|of|before|with|without)|\bbelly fat\b",
        r"\bdoctors? (?:hate|don't want|won't tell)|\bone (?:weird|simple|little) trick|\b(?:miracle|secret) "
        r"(?:cure|formula|pill|drops?|supplement)|\bmale enhancement|\berectile",
        r"\b(?:supplement|collagen|magnesium|turmeric|gumm(?:y|ies)|capsules?|patches|"
        r"drops)\b.{0,60}\b(?:order|code|link|brand)",
    ),
    kind(
        _("It speaks as an advert does."),
        1,
        4,
        r"\b(?:\d\d ?%|half|5o%) ?(?:off|0ff|discount|cheaper)\b|\b\d+ ?% off\b|\bdiscount(?:ed|s)?\b",
        r"\b(?:order|buy|book|shop|apply|register|join|subscribe|act|claim|download|sign up|start) (?:now|today|"
        r"here|online)\b",
        r"\bfree (?:shipping|delivery|trial|quote|audit|test|consultation|bottle|gift|estimate|sample)|\bmoney[- "
        r"]back\b",
        r"\b(?:cheap(?:est)?|best|lowest|affordable|low|great|half|competitive|reasonable) (?:price|prices|rates?|"
        r"deals?|quality)\b|\bcheapest\b|\bspecial offer\b|\bbest offers?\b",
        r"\b(?:only|just) (?:\d+|a few|two|three|four|five) (?:left|places|remaining|spots)|\blimited (?:time|offer|"
        r"stock|places)|\bhurry\b|\bwhile stocks last|\bexpires?\b|\btoday only\b",
        r"\b(?:promo|coupon|discount|referral|voucher) ?codes?\b|\bcoupons?\b|\bwholesale\b|"
        r"\bfactory\b.{0,40}\b(?:price|catalogue|moq|oem|direct|of)",
        r"\b(?:for|from|only|just) [$€£] ?\d|\b\d+ ?[$€£] ?!|= ?\d+ ?\$",
        r"\breplica|\bmirror copy|\bfake (?:watch|id|passport)|\bdesigner (?:bags|handbags|watches)|\b(?:outlet|for "
        r"cheap)\b",
        r"\b(?:full|latest|new|all) (?:movies?|series|episodes?|films?)\b.{0,30}\b(?:hd|free|online|download|"
        r"stream\w*)\b|\bno registration\b|\b(?:iptv|torrents?|apk|mod menu)\b",
        r"\b(?:visit|check out|look at|see) (?:my|our) (?:\w+ )?(?:web ?site|site|page|shop|store|profile|"
        r"channel)\b|\bfor all your \w+ needs\b",
        r"\b(?:no obligation|guaranteed|100 ?% (?:free|safe|legal|guaranteed)|risk[- ]free|trusted by|certified|"
        r"licensed and)\b",
        r"\b(?:dear|attention|hello|hi) (?:sir|madam|friend|beneficiary|webmaster|purchasing|sir/madam|admin|site "
        r"owner|web ?site owner)\b",
        r"\bfree of (?:charge|cost)\b|\bno (?:credit|background) check\b|\bcontact (?:us|me) (?:now|today|"
        r"for)\b|\b24/7\b|\b(?:open|available) 24\b",
    ),
)
