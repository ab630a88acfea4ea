"""Strangers in English: who wants to speak elsewhere, seeks love, or hands on what others wrote."""

from django.utils.translation import gettext_lazy as _

from stories.responses.signs.kinds import kind

STRANGERS = (
    kind(
        _("It speaks of a messenger."),
        2,
        2,
        r"\bwhats ?app\b|\btelegram\b|\bt\.me\b|\bwe ?chat\b|\bviber\b|\bkakao|\bline id\b|\bgoogle chat\b|"
        r"\bzangi\b",
    ),
    kind(
        _("It wants to speak elsewhere and unseen."),
        3,
        8,
        r"\b(?:talk|chat|write|speak|meet|message)\b.{0,30}\b(?:privately|in private|somewhere else|away from here|"
        r"off here|one to one|outside this)\b|\bprivate(?:ly)? (?:chat|message|"
        r"email|talk)|\b(?:pm|dm|inbox) me\b",
        r"\bdo you (?:ever )?(?:chat|text|have (?:whats|tele))|\bwrite to me at\b.{0,40}@",
        r"\b(?:text|whatsapp|message|msg|ring|call|dm|contact)\b.{0,25}<number>.{0,40}\b(?:sent you|now|asap|today|"
        r"say|mention|urgent|first|quote|ask for)\b",
        r"\b(?:leave|send|give) (?:me )?(?:your|ur) (?:number|phone|email|e-mail|details|editor's address|"
        r"address)\b|\breply (?:with|to this with|for) (?:your|a|free)",
        r"\b(?:e-?mail|contact|write|text|reach) (?:him|her|them|me|us)(?: now| today| on| at| via)*:? ?\S*@\S+",
    ),
    kind(
        _("A stranger seeks love, or offers it."),
        2,
        8,
        r"\bi(?:'| a)?m (?:a )?single\b(?! (?:parent|mum|mother|dad|father))|\bhonest and (?:god|kind|loving|"
        r"caring|sincere)",
        r"\b(?:seek|look)(?:ing)? for (?:an? )?(?:\w+ )?(?:man|woman|gentleman|husband|wife)\b(?! who)|"
        r"\bage (?:is not important|does(?:n't| not) matter)\b",
        r"\bgod[- ]fearing\b|\bcan we be friends\b|\bbe (?:your|my) (?:friend|love|soul ?mate|man|woman)\b|\bsoul "
        r"?mate\b",
        r"\bget to know (?:you|each other)|\bknow (?:more about )?you better",
        r"\byour (?:smile|eyes|beautiful face|picture|profile|photo)\b.{0,40}\b(?:made|caught|touched|is|are|my day)",
        r"\b(?:private|naughty|hot|sexy|nude) (?:pics?|photos?|pictures|videos?|cam)\b|\bprofile pic|\b(?:my|"
        r"live) cam\b",
        r"\blonely\b.{0,30}\b(?:tonight|heart|man|woman)\b|\bhot (?:girls?|women|singles|milfs?)|\bescorts?\b|"
        r"\bnudes?\b",
        r"\b(?:don't|do not|never) usually (?:write|talk|message|speak) to strangers",
        r"\bbeautiful (?:soul|heart|lady|woman)\b|\byou (?:seem|look) (?:like )?(?:a )?(?:kind|nice|good|"
        r"lovely|beautiful|honest|so)\b.{0,60}\b(?:write|chat|know|friend|talk|message)",
        r"\b(?:i would|i'd) (?:like|love|so like|so love) to (?:be your|know you|be friends|chat|get to know|meet "
        r"you|talk with you|hear from you)\b",
    ),
    kind(
        _("It is handed on from wall to wall, or stirs up."),
        2,
        6,
        r"\bpass (?:it|this) on\b|\bshare (?:this|it|before|with everyone|if you)|\bcopy (?:and|&|,) paste|"
        r"\bforward this\b|\bre-?post\b|\b(?:post|put|share) this (?:on|to)\b|\bsend this to\b",
        r"\b\d\d ?% (?:of (?:you|people) )?(?:won'?t|will not|will|are)\b|\bif you (?:don'?t|do not) (?:post|"
        r"share|forward|care)|\bbad luck\b.{0,30}\b(?:years|break|days)",
        r"\bsheeple\b|\bdo your (?:own )?research\b|\bthey (?:don'?t|do not|never) (?:want|tell|let) (?:you|"
        r"us)|\bwhat they(?:'re| are) (?:hiding|not telling)",
        r"\bmainstream media\b|\bthe media (?:won'?t|never|hides?)|\bglobalists?\b|\bdeep state\b|"
        r"\bchemtrails?\b",
        r"\bbefore (?:they|it'?s) (?:delete|too late)",
        r"\btype amen\b|\blike (?:and|&) share\b|\bshare if\b|\bcopy this\b|\bdon'?t (?:break|ignore) (?:this|"
        r"the chain)\b|\bbig pharma\b",
    ),
)
