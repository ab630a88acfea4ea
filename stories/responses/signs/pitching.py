"""The parts that a pitch is made of, whatever it sells. None is a sign by itself; several together are."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.responses.signs.links import leads_elsewhere
from stories.responses.signs.wares import WARES


def _any(*expressions: str) -> re.Pattern[str]:
    return re.compile("|".join(expressions))


_ASKS = _any(
    r"(?:^|[.!?:;,)(>] ?|\b(?:and|just|please|or|then|so|simply|to|should|you can|you could) )(?:message|msg|text|txt|"
    r"dm|pm|call|ring|contact|write (?:to|me)|e-?mail|ask (?:me|us|for|them|him|her)|click|tap|try|visit|type|comment|"
    r"leave (?:me|us|your|the word|a)|claim|download|join|sign|send|reply|fill in|choose|mention|say|quote|enter|paste|"
    r"copy|go to|google|buy|order|book|look (?:for|up|at my|at our)|check|don't pay|pay only|hurry|apply|register|"
    r"subscribe|follow|search|scan|confirm|donate|hire|swap|watch)\b(?! (?:him|it was)\b)",
    r"\bhave (?:a|your) (?:peep|look|card|meter|details)\b|\bdo have a\b|\bworth a (?:try|look|click|visit)\b",
    r"\b(?:can|could|will|would|may|might|'ll|to) (?:pass on|get (?:back|you|it)|send (?:you|it|over)|show you|"
    r"find you|pop in|suit you|help you|tell you|ring you|place|accept|print)\b",
    r"\b(?:i|we)(?:'d| would) (?:like|love|be (?:happy|glad|delighted|pleased)) to (?:send|offer|show|contribute|share|"
    r"write|publish|know|talk|meet|hear)\b|\b(?:happy|glad|delighted) to (?:send|share|help)\b",
)
_GAINS = _any(
    r"[$€£] ?\d|\d ?(?:%|€|\$|£|quid\b|pounds\b|euros?\b|procent\b|percent\b|per cent\b)|\b[23] for [12]\b|\ba\+\+",
    r"(?<=\d )a (?:day|month|page|year)\b|\b(?:cheap\w*|discount\w*|fees?|costs?|earn\w*|income|cash|savings|profits?|"
    r"loans?|lend(?:er)?|credits?|debts?|grants?|refunds?|paid back|vouchers?|prizes?|gift cards?|deposits?|bargains?|"
    r"offers?|trading|invest\w*|mortgage|for free|free of charge|free (?:quote|till|until|original|trial)|half price|"
    r"prices?|for nothing|(?:\d+|twenty|ten|half) off|for sale|on sale|sells?|sales|to keep|worth every|no cost|"
    r"sitting on|rehoming)\b",
)
_PROMISES = _any(
    r"\b(?:in|within|after|for) (?:an?|the|one|two|three|four|five|six|seven|nine|ten|twelve|twenty|\w+teen|\d+|"
    r"forty-eight|twenty-four) (?:more )?(?:days?|weeks?|hours?|minutes?|months?|nights?)\b|\bwithin the (?:day|week|"
    r"hour)\b|\b(?:day|week|night) \d\b",
    r"\b(?:same day|overnight|guarantee\w*|legally|genuine|permanent|no (?:check|questions|catch|call|experience|"
    r"papers|need|buffering|obligation|diets?|risk|stock|selling|time waster)|without (?:waiting|questions?|tak\w+|"
    r"exam|a (?:doctor|prescription))|struck off|any topic|post anywhere|day and night|isn't a (?:scam|pyramid)|not a "
    r"(?:scam|pyramid)|not bragging|above board|like new|brand new|would use again|can be made to|will (?:reach|open)|"
    r"slept? (?:right )?through|qualify|vet checked|first grade|change[ds] (?:my|your|one|everything)|helped (?:me|us|"
    r"my)|the real ones?)\b",
)
_PRESSES = _any(
    r"\b(?:only|just|no more than|last|need|allowed)\b.{0,20}\b(?:left|more (?:people|readers|places)|readers|places|"
    r"packets|spots|twelve|ten)\b|\b(?:\d+|two|three|four|five|few|places) (?:\w+ )?left\b",
    r"\b(?:until|till|before|by|closes? on|ends?|due) (?:the |on )?(?:\d+(?:st|nd|rd|th)|easter|christmas|friday|"
    r"saturday|sunday|monday|midnight|the weekend|it's too late|they )",
    r"\b(?:today|tonight|this week(?:end)?|hurry|urgent\w*|last chance|hardly advertised|right now|closing soon)\b",
)
_TRADES = _any(
    r"\b(?:we|we're|we've|we'd|we'll|our)\b.{0,50}\b(?:you|your|yours|readers|clients?|customers?|adviser|branches|"
    r"directory|publish\w*|offer|rooms|telephone|graduates|specialis\w+|deliver|supply|stock|links?|magazine)\b",
    r"\bmy (?:clients?|patients|customers|agency|studio|shop|method|mentor)\b|\bi (?:sell|bake|make|build|design|offer|"
    r"charge|teach|write for|work with|represent|run a)\b.{0,60}\b(?:you|your|order|post|anywhere|them|site|cards?)\b",
)
_EVERYBODY = _any(
    r"\b(?:people like you|you lot|any (?:woman|man|person|mum|parent)\b.{0,30}\b(?:over|who|with)|many people|your "
    r"(?:readers|audience|visitors)|which of (?:you|your)|mums!|over-\d\ds|who(?:ever)? (?:wants|needs|is looking|is "
    r"moved)|for those (?:who'd|seeking|looking)|those who(?:'d| want| need)|if you (?:like|want|need|take|ever|type|"
    r"say|qualify|believe|share|leave)|to (?:all|everyone) (?:who|in|of you)|anyone else (?:find|tried|use)|"
    r"everyone takes|dear (?:friend|reader)s?|did you know)\b",
)
_TURNS = _any(
    r"\b(?:like|as) (?:\w+ )?\w+ in (?:the|this|your) story\b|\b(?:in|from|of) (?:the|this|your) (?:story|picture|"
    r"photo\w*|tale)\b.{0,60}\b(?:you|your|my|our)\b",
    r"\byour (?:story|tale|words|account)\b|\bput me in mind\b|\b(?:speaking|talking) of\b|\bby the way\b|\bbtw\b|"
    r"\bfunny you should\b|\boff topic\b|\bi too\b",
)
_PARTS = (
    (_ASKS, gettext_lazy("it asks readers to do something")),
    (_GAINS, gettext_lazy("it speaks of money or a saving")),
    (WARES, gettext_lazy("it names what is often sold")),
    (_PROMISES, gettext_lazy("it promises")),
    (_PRESSES, gettext_lazy("it presses for time")),
    (_TRADES, gettext_lazy("it speaks as a business")),
    (_EVERYBODY, gettext_lazy("it speaks to whoever has a need")),
    (_TURNS, gettext_lazy("it turns from the story to something else")),
)
#: Where to go without an address: a profile, an app, a word to leave.
_PLACE = _any(
    r"\b(?:on|in|at|see|click|under|of|to) my (?:page|name|profile|bio|site|shop|channel|pic\w*)\b|\bapp stores?\b|"
    r"\bon the app\b|\btxt\b|\bmessage me\b|\bask us\b|\bask me (?:how|for)\b|\bfriend code\b|\bthe word \w+ (?:here|"
    r"below)\b|\bcomment [a-z]+ and\b|\bhis name is\b|\bgo to\b|\bnumber\b.{0,20}\b(?:pass|give|have)\b|\bpass on "
    r"(?:his|her|their) number\b",
)
#: Readers cite a page deep within a site, or a numbered one; a pitch leads to a front door.
_CITED = re.compile(r"https?://[^\s/]+/(?:\S*\d|[^\s/]+/)\S*")
#: By how many parts there are: two may be chance.
_POINTS = (0, 0, 1, 3, 5, 6, 7)


def of_pitching(words: str, plain: str):
    """How much of a pitch ``words``, in ``plain`` folded, are made of."""
    parts = [str(said) for part, said in _PARTS if part.search(plain)]
    if parts and (leads_elsewhere(_CITED.sub(" ", words)) or _PLACE.search(plain)):
        parts.append(_("it says where to go for it"))
    points = _POINTS[min(len(parts), len(_POINTS) - 1)]
    if points:
        yield points, _("Together it reads like a pitch: %s.") % ", ".join(parts)
