"""Strangers in English: who wants to speak elsewhere, seeks love, or hands on what others wrote."""

from django.utils.translation import gettext_lazy as _

from stories.responses.signs.kinds import kind

STRANGERS = (
    kind(
        _("It speaks of a messenger."),
        2,
        2,
        r"\bwhats ?app\b|\btelegram\b|\bt\.me\b|\bhang ?outs\b|\bwe ?chat\b|\bviber\b|\bkik\b|\bsnap ?chat\b|"
        r"\bkakao|\bline id\b|\bdiscord\b|\bgoogle chat\b|\bzangi\b|\bmy signal\b|\bskype\b",
    ),
    kind(
        _("It wants to speak elsewhere and unseen."),
        3,
        8,
        r"\b(?:talk|chat|write|speak|meet|message)\b.{0,30}\b(?:privately|in private|somewhere else|away from here|"
        r"off here|one to one|outside this)\b|\bmessage me (?:and|for|if|to)\b|\bprivate(?:ly)? (?:chat|message|"
        r"email|talk)|\b(?:pm|dm|inbox) me\b",
        r"\bdo you (?:ever )?(?:chat|text|have (?:whats|tele))|\bi'?m not good with (?:websites|computers|the "
        r"internet)|\bdon'?t tell the others|\bwrite to me at\b.{0,40}@",
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
        r"\bi(?:'| a)?m (?:a )?(?:single|widow(?:er|ed)?|divorced|lonely)\b(?! (?:parent|mum|mother|dad|father))|"
        r"\bno kids\b|\bhonest and (?:god|kind|loving|caring|sincere)",
        r"\bgod[- ]fearing\b|\bcan we be friends\b|\bbe (?:your|my) (?:friend|love|soul ?mate|man|woman)\b|\bsoul "
        r"?mate\b",
        r"\bwhere are you from\b|\bsee where it (?:leads|goes|takes)|\bget to know (?:you|each other)|\bknow "
        r"(?:more about )?you better",
        r"\byour (?:smile|eyes|beautiful face|picture|profile|photo)\b.{0,40}\b(?:made|caught|touched|is|are|my day)",
        r"\b(?:private|naughty|hot|sexy|nude) (?:pics?|photos?|pictures|videos?|cam)\b|\bprofile pic|\b(?:my|"
        r"live) cam\b",
        r"\blonely\b.{0,30}\b(?:tonight|heart|man|woman)\b|\bhot (?:girls?|women|singles|milfs?)|\bescorts?\b|"
        r"\bnudes?\b",
        r"\b(?:surgeon|engineer|doctor|captain|general|soldier|sergeant|officer) (?:on|in|at|with) (?:an?|the) "
        r"(?:oil|ship|army|navy|vessel|rig|mission|un\b|military|peace)|\boil (?:rig|platform)\b|\bquiet evenings\b|"
        r"\bdeployed\b",
        r"\bi (?:too |also )?lost my (?:partner|husband|wife|spouse)\b.{0,140}\b(?:talk|write|chat|friend|@)",
        r"\b(?:don't|do not|never) usually (?:write|talk|message|speak) to strangers",
        r"\bbeautiful (?:soul|heart|lady|woman)\b|\byou (?:seem|look) (?:like )?(?:a )?(?:kind|nice|good|lovely|"
        r"beautiful|honest|so)\b.{0,60}\b(?:write|chat|know|friend|talk|message)|\bi saw your (?:comment|picture|"
        r"profile|photo|face|name)\b",
        r"\b(?:i would|i'd) (?:like|love|so like|so love) to (?:be your|know you|be friends|chat|get to know|meet "
        r"you|talk with you|hear from you)\b",
    ),
    kind(
        _("It is handed on from wall to wall, or stirs up."),
        2,
        6,
        r"\bpass (?:it|this) on\b|\bshare (?:this|it|before|with everyone|if you)|\bspread the word\b|\bcopy (?:and|"
        r"&|,) paste|\bforward this\b|\bre-?post\b|\b(?:post|put|share) this (?:on|to)\b|\bsend this to\b",
        r"\b\d\d ?% (?:of (?:you|people) )?(?:won'?t|will not|will|are)\b|\bif you (?:don'?t|do not) (?:post|share|"
        r"forward|care)|\bi know which of my\b|\bbad luck\b.{0,30}\b(?:years|break|days)",
        r"(?:^|[.!?] )wake up\b[.!]|\bsheeple\b|\bdo your (?:own )?research\b|\bopen your eyes\b|\bthey (?:don'?t|"
        r"do not|never) (?:want|tell|let) (?:you|us)|\bwhat they(?:'re| are) (?:hiding|not telling)|\bthe truth "
        r"(?:about|is out|they)",
        r"\bmainstream media\b|\bthe media (?:won'?t|never|hides?)|\bwho (?:really|actually) (?:run|runs|owns?|"
        r"controls?)\b|\blook into who\b|\bask yourself (?:who|why)|\bglobalists?\b|\bdeep state\b|\bchemtrails?\b|"
        r"\b5g\b",
        r"\bthousands already have\b|\bnever mentions? (?:what|who|why)\b|\bwhat (?:was|is|they put|they're "
        r"putting) in the (?:water|air|sky)\b",
        r"\bsign (?:before|here|now|the petition|our|today)\b|\bpetition\b|\bvote (?:them|him|her|for|against)\b|"
        r"\bbefore midnight\b|\bbefore (?:they|it'?s) (?:delete|too late)",
        r"\btype amen\b|\blike (?:and|&) share\b|\bshare if\b|\bcopy this\b|\bdon'?t (?:break|ignore) (?:this|the "
        r"chain)\b|\bagenda\b.{0,40}\b(?:they|elite|hid|real|global)|\bbig pharma\b|\bthe elites?\b",
    ),
)
