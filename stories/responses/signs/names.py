"""Names that are no names: adverts, addresses, telephone numbers where a person signs."""

import re

from django.utils.translation import gettext as _

from stories.responses.signs.links import LINK

_OFFER = re.compile(
    r"\b(?:buy|cheap(?:est)?|discounts?|deals?|best (?:price|\w+ in|\w+ \w+)|outlet|low price|for sale|seo|"
    r"backlinks?|casinos?|slots?|bet(?:ting)?|poker|loans?|forex|bitcoin|crypto|btc|viagra|cialis|pharmacy|pills|keto|"
    r"cbd|vape|escorts?|followers|likes|replica|iptv|vpn|free (?:quote|trial|spins|shipping)|no win|near me|24/7|24h|"
    r"online|wholesale|promo|coupons?|giveaway|rewards|www|dating|xxx|essays?|download|apk|make money|earn|"
    r"investments?|marketing|agency|man and van|call out|from \d+[.,]\d\d|stag do|hen do|quotes?|helpdesk|help ?line|"
    r"advice line|content team|(?:support|opportunity|refund) (?:desk|unit|team)|replacement costs?|web ?design|"
    r"hosting|customer (?:care|service)|whatsapp|telegram|my number|profile pic|click)\b"
)
_TRADE = re.compile(
    r"\b(?:plumbing|solicitors|lawyers|attorneys|dental|implants?|roof(?:ers|ing)|removals|movers|clean(?:ing|ers)|"
    r"limo|taxis|cabs|minibus|hire|rentals?|hotels|flights|tours|travel|mattress(?:es)?|beds|sofas|furniture|curtains|"
    r"kitchens|bathrooms|windows|blinds|garden rooms?|sheds|driveways?|decking|fencing|paving|landscap\w+|"
    r"conservatories|accountants|towing|tutors|tuition|insurance|mortgages?|claims|builders|extensions|tiling|"
    r"flooring|carpets|electricians|boilers?|heat pumps?|solar|scaffolding|pest control|skips?|storage|gyms?|"
    r"supplements?|protein|weight loss|hair|teeth|whitening|jewell?er(?:y|s)|diamonds|watches|handbags|sunglasses|"
    r"trainers|footwear|orthotics|insoles|services?|repairs|company|ltd|llc|inc|experts?|specialists?|solutions|"
    r"bookings?|buyers?|companions|agents?|advis[eo]rs?|clinic|spa|massage|printing|gifts|trophies|store|academy|"
    r"courses?|coaching|software|estate agents|lettings|properties|apartments|villas|holiday lets?|transfers?|visa|"
    r"immigration|assignments?|homework|cv writing|translations?|care homes?|funeral (?:directors|plans)|catering|"
    r"florists?|psychic|tarot|wedding dj|photographers?|videographer|stairlifts?|equity|release|finder|direct|studio|"
    r"bespoke|supplier|doors|patios?|unit|documents|diet|solutions|clearance|beauty|nails|barbers?|salon|logistics|"
    r"networks?|systems|media|digital|astrolog\w+|tattoos?|signs|signage|security|cctv|tyres|car (?:parts|sales|"
    r"leasing)|vans|puppies|dog food)\b|\b(?:emergency|local|cheap|mobile|professional|wedding|injury|divorce|"
    r"immigration|family|top|\w+ \w+) (?:locksmith|plumber|dentist|lawyer|attorney|solicitor|photographer|electrician|"
    r"accountant|roofer|builder|tutor|florist|surgeon|doctor)\b|\b(?:locksmith|plumber|dentist|lawyer|attorney|"
    r"solicitor|photographer|electrician|accountant|roofer|tutor|florist) (?:in )?\w+$"
)
#: A person who says what they do, or where they belong, is no trade.
_PERSON = re.compile(
    r"[,(/]|'s\b|\b(?:man|lady|woman|girl|boy|dad|mum|the|a|an|your|ex|former|retired|old|driver|fitter|wife|husband|"
    r"fan|club|team|lad|lass|granny|grandad|auntie|uncle|mr|mrs|ms|miss|dr|from|at|who|with|of)\b"
)
#: In fewer words nobody says much.
A_REMARK = 25
_NUMBER = re.compile(r"\d(?:[ -]?\d){7}")


def of_the_name(name: str, words: str):
    """What speaks for an advert in ``name``, folded, above ``words``: a short remark may be there for its sake."""
    name = name.replace("_", " ")
    brief = len(words.split()) < A_REMARK
    if LINK.search(name) or _NUMBER.search(name):
        yield 4, _("The name is an address or a number.")
    elif offers := len(set(_OFFER.findall(name))):
        yield (5 if offers > 1 or _TRADE.search(name) else 4 + brief), _("The name is an advert.")
    elif _TRADE.search(name) and not _PERSON.search(name):
        yield 3 + 2 * brief, _("The name is that of a trade rather than of a person.")
