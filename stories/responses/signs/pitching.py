"""The parts that a pitch is made of, whatever it sells. None is a sign by itself; several together are."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.responses.signs.links import CITED, leads_elsewhere, leads_online
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
    r"prices?|for nothing|(?:\d+|twenty|ten|half) off|for sale|on sale|sells?|sales|worth every|no cost|sitting on)\b",
    # The same in other languages.
    r"\b(?:descuentos?|descontos?|rabatt\w*|korting|remise|sconti?|gratis|kostenlos\w*|gratuit\w*|darmow\w*|"
    r"бесплатн\w*|безкоштовн\w*|скидк\w*|знижк\w*|dinero|dinheiro|geld|soldi|euros?|reais)\b",
)
_PROMISES = _any(
    r"\b(?:in|within|after|for) (?:an?|the|one|two|three|four|five|six|seven|nine|ten|twelve|twenty|\w+teen|\d+|"
    r"forty-eight|twenty-four) (?:more )?(?:days?|weeks?|hours?|minutes?|months?|nights?)\b|\bwithin the (?:day|week|"
    r"hour)\b|\b(?:day|week|night) \d\b",
    r"\b(?:same day|overnight|guarantee\w*|legally|genuine|permanent|no (?:check|questions|catch|call|experience|"
    r"papers|need|buffering|obligation|diets?|risk|stock|selling|time waster)|without (?:waiting|questions?|tak\w+|"
    r"exam|a (?:doctor|prescription))|day and night|isn't a (?:scam|pyramid)|not a (?:scam|pyramid)|like new|"
    r"brand new|will (?:reach|open)|slept? (?:right )?through|qualify|change[ds] (?:my|your|one|everything)|"
    r"helped (?:me|us|my)|the real ones?)\b",
)
_PRESSES = _any(
    r"\b(?:only|just|no more than|last|need|allowed)\b.{0,20}\b(?:left|more (?:people|readers|places)|readers|places|"
    r"spots|twelve|ten)\b|\b(?:\d+|two|three|four|five|few|places) (?:\w+ )?left\b",
    r"\b(?:until|till|before|by|closes? on|ends?|due) (?:the |on )?(?:\d+(?:st|nd|rd|th)|easter|christmas|friday|"
    r"saturday|sunday|monday|midnight|the weekend|it's too late|they )",
    r"\b(?:today|tonight|this week(?:end)?|hurry|urgent\w*|last chance|right now|closing soon)\b",
)
_TRADES = _any(
    r"\b(?:we|we're|we've|we'd|we'll|our)\b.{0,50}\b(?:readers|clients?|customers?|adviser|branches|directory|"
    r"publish\w*|offer|rooms|telephone|graduates|specialis\w+|deliver|supply|stock|links?|magazine)\b",
    r"\bmy (?:clients?|patients|customers|agency|studio|shop|method|mentor)\b|\bi (?:sell|bake|make|build|design|"
    r"offer|charge|teach|write for|work with|represent|run a)\b.{0,60}\b(?:you|your|order|post|anywhere|them|site|"
    r"cards?)\b",
)
_EVERYBODY = _any(
    r"\b(?:people like you|you lot|any (?:woman|man|person|mum|parent)\b.{0,30}\b(?:over|who|with)|many people|"
    r"your (?:readers|audience|visitors)|which of (?:you|your)|who(?:ever)? (?:wants|needs|is looking|is moved)|"
    r"for those (?:who'd|seeking|looking)|those who(?:'d| want| need)|if you (?:like|want|need|take|ever|type|say|"
    r"qualify|believe|share|leave)|to (?:all|everyone) (?:who|in|of you)|anyone else (?:find|tried|use)|"
    r"everyone takes|dear (?:friend|reader)s?|did you know)\b",
)
#: What there is to be had.
_OFFERED = (
    (_GAINS, gettext_lazy("it speaks of money or a saving")),
    (WARES, gettext_lazy("it names what is often sold")),
    (_PROMISES, gettext_lazy("it promises")),
    (_TRADES, gettext_lazy("it speaks as a business")),
)
#: How it is urged on readers.
_URGED = (
    (_ASKS, gettext_lazy("it asks readers to do something")),
    (_PRESSES, gettext_lazy("it presses for time")),
    (_EVERYBODY, gettext_lazy("it speaks to whoever has a need")),
)
#: Where to go without an address: a profile, an app, a word to leave.
_PLACE = _any(
    r"\b(?:on|in|at|see|click|under|of|to) my (?:page|name|profile|bio|site|shop|channel|pic\w*)\b|\bapp stores?\b|"
    r"\bon the app\b|\btxt\b|\bmessage me\b|\bask us\b|\bask me (?:how|for)\b|\bfriend code\b|\bthe word \w+ (?:here|"
    r"below)\b|\bcomment [a-z]+ and\b|\bhis name is\b|\bnumber\b.{0,20}\b(?:pass|give|have)\b|\bpass on (?:his|her|"
    r"their) number\b|\b(?:whats ?app|telegram|wickr|add me|get in touch with (?:us|our)|link in my)\b|@\w*[_\d]\w",
)
#: By how many parts there are: two may be chance.
_POINTS = (0, 0, 1, 3, 5, 6, 7)


def of_pitching(words: str, plain: str):
    """How much of a pitch ``words``, in ``plain`` folded, are made of."""
    offered, urged = _said(_OFFERED, plain), _said(_URGED, plain)
    parts, place = offered + urged, _place(words, plain)
    count = len(parts)
    if parts and place:
        parts.append(_("it says where to go for it"))
        count += place
    # Any notice of neighbours urges and says where; a pitch has something to offer.
    points = _POINTS[min(count, len(_POINTS) - 1 if offered else 2)]
    if points:
        yield points, _("Together it reads like a pitch: %s.") % ", ".join(parts)


def _said(parts, plain) -> list[str]:
    return [str(sentence) for part, sentence in parts if part.search(plain)]


def _place(words, plain) -> int:
    """For how many parts it counts where to go; a telephone number, which neighbours give, too, counts once."""
    without_cited = CITED.sub(" ", words)
    if _PLACE.search(plain) or leads_online(without_cited):
        return 2
    return int(leads_elsewhere(without_cited))
