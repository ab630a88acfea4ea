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
        r"made)\b.{0,15}<sum>.{0,60}\b(?:online|from home|weekly|daily|trading|robot|app|bot|just "
        r"by)\b",
        r"<sum> (?:weekly|daily|monthly)",
        r"\b(?:passive|extra|second|side|residual|additional) income\b|\bfinancial(?:ly)? free(?:dom)?",
        r"\bbinary options?\b|\b(?:forex |crypto |bitcoin )?trading (?:platform|robot|signals?|account|course|group)\b",
        r"\b(?:invest(?:ed|ing|ment|ments|or|ors)?|profits?|doubled|tripled)\b.{0,60}\b(?:fund|platform|"
        r"broker|account|manager|%|per ?cent|capital|savings|guaranteed|pension)",
        r"\b(?:offer|apply|get|need|give|urgent|quick|instant|personal|business|"
        r"payday)\b.{0,25}\bloans?\b.{0,60}\b(?:rate|%|now|apply|approved?|credit|contact|lender|urgent|pay)|\bloan "
        r"(?:offer|lender|company|today)",
        r"\bbe your own boss|\bjoin (?:my|our|"
        r"the) team",
        r"\bwallets?\b.{0,30}\b(?:is|address|validate|connect|now|balance|bc1|0x)|\b(?:crypto|btc|bitcoin|coin) "
        r"wallet|\bbc1q?\b|\brecovery (?:phrase|expert|agent|hacker)|\b(?:got|recover\w*) (?:all |"
        r"back )?(?:of )?(?:my|your|the) (?:\w+ )?(?:money|bitcoins?|funds|"
        r"coins?) back|\brecover\w* (?:my|your) (?:stolen|lost) \w+",
        r"\b(?:hiring|vacanc\w+|job offer)\b.{0,60}\b(?:daily|weekly|home|online|fee|usd|payment)",
        r"\bunclaimed|\bbeneficiary\b|\binheritance (?:of|fund)|\bnext of kin\b|\bmillion (?:usd|dollars|pounds|"
        r"euros)",
        r"\billuminati\b|\brich and famous\b",
        r"\bside hustle\b|\bquit (?:my|the|your) (?:\w+ )?job\b.{0,60}\b(?:now|online|team|trading|home|earn)|"
        r"\bfired my boss\b|\bup-?line\b|\bbusiness opportunity\b",
        r"\b(?:trad(?:es?|ed|ing)|invest(?:s|ed|ing)?) (?:for me|with (?:him|her|them|mr|mrs|miss|expert)|on "
        r"my behalf)|\b(?:my|her|his) (?:broker|account manager|trader|trading coach)\b|\bstarted with "
        r"(?:just |only )?[$€£] ?\d",
        r"\bdm me\b|\bfree (?:webinar|training|masterclass)\b|\bliking posts\b",
    ),
    kind(
        _("It says that something was won, or asks for money, a card or data beforehand."),
        3,
        8,
        r"\b(?:you|you've|you were|you have|you are)(?: \w+)? (?:been (?:selected|chosen|drawn|picked|"
        r"nominated)|the (?:lucky )?winner)\b",
        r"\bclaim (?:your|the|it|this)\b|\bcongratulations?!+ you|\b(?:lucky|millionth) (?:winner|visitor|reader)",
        r"\b(?:gift ?card|voucher|prize|iphone|cash)\b.{0,50}\b(?:claim|of \d+|posted|free|pay|send|collect)|"
        r"\b(?:claim|free|pay)\b.{0,30}\b(?:gift ?card|voucher|prize|iphone)",
        r"(?<!'d\s)(?<!'ll\s)\b(?:pay|cover) (?:the|for|only|just )?.{0,20}\b(?:postage|shipping|fee|delivery|"
        r"deposit)|\b(?:register|processing|admin) fee\b",
        r"\b(?:enter|confirm|update) your\b|\byour (?:bank|card|account|credit) ?(?:details|number)|\bcopy of "
        r"(?:your )?passport|\byour (?:full name|address|name),? (?:and|address)\b",
        r"\bsort code\b|\btransfer first\b",
        r"\brefund(?:s|ed)? (?:you|your|available|within|immediately|on|is)|\brefund (?:team|department|desk)",
        r"\ballow notifications\b|\bverify your (?:account|age|identity|card|wallet|e-?mail)|\bvalidate "
        r"your\b|\b(?:your )?account (?:has been|will be|is) (?:suspended|limited|closed|locked)",
        r"\b(?:new|other|temporary) (?:phone )?number\b.{0,60}\b(?:text|message|whatsapp|asap|urgent)",
        r"\b(?:take|fill in|complete|do) (?:our|my|the|this|a) (?:\w+ )?(?:survey|questionnaire|quiz)\b|"
        r"\bsurvey\b.{0,60}\bwin\b",
        r"\bcall now\b|\bno win,? no fee|\bcompensation\b.{0,30}\b(?:claim|owed|entitled)|\bowed thousands",
        r"\breal registered\b|\b(?:driving licences?|passports?|diplomas?|certificates?)\b.{0,40}\b(?:buy|without "
        r"exam|for sale|express)|\bbuy\b.{0,30}\b(?:passports?|licen[cs]es?|diplomas?|certificates?)\b",
        r"\b(?:parcel|package|delivery)\b.{0,60}\b(?:held|fee|confirm|pay|refund|customs|address)|\b(?:tax|"
        r"council) (?:refund|rebate)\b|\bunpaid (?:toll|fine|invoice)\b",
        r"\b(?:cheque|check|money|cash) (?:is )?waiting for you\b|\bdonated to you\b|\brandomly (?:selected|"
        r"chosen|picked)\b",
    ),
    kind(
        _("It asks for gifts of money."),
        2,
        6,
        r"\bgo ?fund ?me\b",
        r"\b(?:lost everything|from the war|orphans?)\b.{0,120}\b(?:help|send|give|money|account|ask)\b",
        r"\b(?:send|direct) to the\b.{0,30}\baccount\b|\bhelp (?:us|me|him|her|them|my \w+)\b.{0,20}https?:",
    ),
)
