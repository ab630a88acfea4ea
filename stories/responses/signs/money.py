"""Money that is promised, asked for or begged for in English."""

from django.utils.translation import gettext_lazy as _

from stories.responses.signs.kinds import kind

MONEY = (
    kind(
        _("It promises money, or asks for an investment."),
        3,
        8,
        r"\b(?:earn|earns|earned|earning|make|makes|made|making|bring(?:s|ing)? in)\b.{0,25}\b(?:money (?:online|"
        r"from home|fast|part)|income\b|a living (?:online|from home))",
        r"\b(?:i|you|he|she|we) (?:now |can |could |have )?(?:earn|earned|make|"
        r"made)\b.{0,15}<sum>.{0,60}\b(?:online|home|weekly|daily|trading|month|day|hour|robot|app|bot|just by)\b|"
        r"\bask me how\b|\bwhy not be paid\b",
        r"<sum>.{0,20}\b(?:per|a|each|every|an?|/) ?(?:day|week|month|hour)\b|<sum> (?:weekly|daily|monthly)",
        r"\b(?:passive|extra|second|side|residual|additional) income\b|\bwork(?:ing)? from home\b|"
        r"\bfinancial(?:ly)? free(?:dom)?",
        r"\b(?:forex|binary options?|trading (?:platform|robot|signals?|account|course|group)|crypto ?currenc\w+|"
        r"bitcoins?|btc|usdt|ethereum|dogecoin|nft)\b",
        r"\bpay check\b|\bcheck (?:which|that) said\b|\b(?:repaid|paid off|cleared) (?:the|my|their|our|his|her) "
        r"(?:mortgage|house|car|debts?|loan)",
        r"\b(?:invest(?:ed|ing|ment|ments|or|ors)?|returns?|returned|profits?|doubled|tripled)\b.{0,60}\b(?:fund|"
        r"platform|broker|account|manager|weeks?|%|per ?cent|capital|savings|guaranteed|pension|circle|january|"
        r"spring|month)",
        r"\b(?:pension|savings)\b.{0,60}\b(?:returned|grown|doubled|earned|moved it|moved them)",
        r"\b(?:offer|apply|get|need|give|urgent|quick|instant|personal|business|"
        r"payday)\b.{0,25}\bloans?\b.{0,60}\b(?:rate|%|now|apply|approved?|credit|contact|lender|urgent|pay)|\bloan "
        r"(?:offer|lender|company|today)",
        r"\bpart time at (?:his|her|their|home)|\b(?:places?|spots?|seats|slots|room)\b.{0,20}\b(?:left|"
        r"for)\b.{0,25}\b(?:team|group|newcomers|course|programme|members|people|investors)",
        r"\b(?:little|own|online|home|small) business\b.{0,60}\b(?:around|from|holiday|month|team|nap|school|"
        r"message|ask me)|\bno selling\b|\bno experience (?:needed|required|necessary)|\bbe your own boss|\bjoin "
        r"(?:my|our|the) team",
        r"\bwallets?\b.{0,30}\b(?:is|address|validate|connect|now|balance|bc1|0x)|\b(?:crypto|btc|bitcoin|coin) "
        r"wallet|\bbc1q?\b|\brecovery (?:phrase|expert|agent|hacker)|\bgot (?:all )?my (?:money|bitcoins?|funds|"
        r"coins?) back",
        r"\b(?:hiring|vacanc\w+|job offer)\b.{0,60}\b(?:daily|weekly|home|online|fee|usd|payment)",
        r"\bunclaimed|\bbeneficiary\b|\binheritance (?:of|fund)|\bnext of kin\b|\bmillion (?:usd|dollars|pounds|"
        r"euros)",
        r"\billuminati\b|\brich and famous\b",
        r"\bside hustle\b|\bquit (?:my|the|your) (?:\w+ )?job\b.{0,60}\b(?:now|online|team|trading|"
        r"home|earn)|\bfired my boss\b|\bup-?line\b|\bbusiness opportunity\b|\bground floor\b",
        r"\b(?:trad(?:es?|ed|ing)|invest(?:s|ed|ing)?) (?:for me|with (?:him|her|them|mr|mrs|miss|expert)|on my "
        r"behalf)|\b(?:my|her|his) (?:broker|account manager|mentor|trader|trading coach)\b|\bstarted with (?:just |"
        r"only )?[$€£] ?\d",
        r"\b(?:a few|two|three|four|\d) (?:more )?(?:spots?|places?) (?:left|open|on my)\b|\bdm me\b|\bfree "
        r"(?:webinar|training|masterclass)\b|\bliking posts\b",
    ),
    kind(
        _("It says that something was won, or asks for money, a card or data beforehand."),
        3,
        8,
        r"\b(?:you|you've|you were|you have|you are)(?: \w+)? (?:won|win|been (?:selected|chosen|drawn|picked|"
        r"nominated)|drawn|selected|chosen|the (?:lucky )?winner)\b",
        r"\bclaim (?:your|the|it|this)\b|\bcongratulations?!+ you|\b(?:lucky|millionth) (?:winner|visitor|reader)",
        r"\b(?:gift ?card|voucher|prize|iphone|cash)\b.{0,50}\b(?:win|claim|of \d+|posted|free|pay|draw|send|"
        r"collect|number)|\b(?:win|claim|free|pay)\b.{0,30}\b(?:gift ?card|voucher|prize|iphone)",
        r"\b(?:pay|cover) (?:the|for|only|just )?.{0,20}\b(?:postage|shipping|fee|delivery|deposit)|"
        r"\b(?:registration|register|processing|admin|small) fee\b|\bfee of [$€£]",
        r"\b(?:enter|confirm|update) your\b|\basked for a card\b|\byour card\b|\byour (?:bank|card|account|credit) "
        r"?(?:details|number)|\bcopy of (?:your )?passport|\byour (?:full name|address|name),? (?:and|address)\b|"
        r"\bdate of birth\b|\bcard ready\b",
        r"\bbank transfer\b|\bsort code\b|\btransfer first\b|\b(?:pay|paid|payment|deposit|transfer) in advance\b|"
        r"\bsend (?:it )?direct(?:ly)? to|\b(?:western union|money ?gram|paypal|cash ?app|venmo|revolut)\b",
        r"\brefund(?:s|ed)? (?:you|your|available|within|immediately|on|is)|\brefund (?:team|department|desk)|"
        r"\bcustomer (?:care|service|support|help)\b",
        r"\ballow notifications\b|\bverify your (?:account|age|identity|card|wallet|e-?mail)|\bvalidate your\b|"
        r"\b(?:your )?account (?:has been|will be|is) (?:suspended|limited|closed|locked)|\bpaste the code\b",
        r"\b(?:new|other|temporary) (?:phone )?number\b.{0,60}\b(?:text|message|whatsapp|asap|urgent)|"
        r"\bphone\b.{0,40}\bmy new number\b|\bkinda urgent\b",
        r"\b(?:take|fill in|complete|do) (?:our|my|the|this|a) (?:\w+ )?(?:survey|questionnaire|quiz)\b|"
        r"\bsurvey\b.{0,60}\bwin\b|\bwin a (?:voucher|prize|card)",
        r"\bcall now\b|\bno win,? no fee|\bcompensation\b.{0,30}\b(?:claim|owed|entitled)|\bowed thousands",
        r"\breal registered\b|\b(?:driving licences?|passports?|diplomas?|certificates?)\b.{0,40}\b(?:buy|without "
        r"exam|for sale|express)|\bbuy\b.{0,30}\b(?:passports?|licen[cs]es?|diplomas?|certificates?)\b",
        r"\b(?:parcel|package|delivery)\b.{0,60}\b(?:held|fee|confirm|pay|refund|customs|address)|\b(?:tax|council) "
        r"(?:refund|rebate)\b|\bunpaid (?:toll|fine|invoice)\b|\bhot ?line\b|\bsupport (?:line|number|team)\b",
        r"\b(?:cheque|check|money|cash) (?:is )?waiting for you\b|\bdonated to you\b|\brandomly (?:selected|chosen|"
        r"picked)\b|\bfree (?:hoodie|shoes|trainers|watch|t-?shirt|medal|gift)\b",
    ),
    kind(
        _("It asks for gifts of money."),
        2,
        6,
        r"\banything helps\b|\bany (?:amount|little|small amount|donation|help) (?:helps|counts|is)|\bgo ?fund "
        r"?me\b|\bdonat(?:e|ions?)\b.{0,50}\b(?:here|now|today|link|direct|urgent|account|please|to)\b",
        r"\b(?:operation|surgery|treatment|medicine|transplant|chemo\w*|funeral|visa)\b.{0,60}\b(?:short|pay|afford|"
        r"cost|need|money|raise|wallet|help)|\b(?:flour|food|milk|rent|medicine) (?:and|for)\b.{0,30}\b(?:medicine|"
        r"children|kids|baby|family)",
        r"\b(?:god|lord|allah) bless (?:you|every|all|those|whoever)|\bi pray for you|\bi (?:do not|don't) ask "
        r"(?:for )?much",
        r"\b(?:lost everything|from the war|orphans?)\b.{0,120}\b(?:help|send|give|money|account|ask)\b",
        r"\b(?:send|direct) to the\b.{0,30}\baccount\b|\bofficial fund\b|\bhelp (?:us|me|him|her|them|my "
        r"\w+)\b.{0,20}https?:",
        r"\b(?:who|everyone who|please) shares?\b",
    ),
)
