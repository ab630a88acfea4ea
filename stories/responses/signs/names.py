"""Names that are no names: adverts, addresses, telephone numbers where a person signs."""

import re

from django.utils.translation import gettext as _

from stories.responses.signs.links import LINK

_OFFER = re.compile(
    r"\b(?:buy|cheap(?:est)?|discounts?|deals?|best (?:price|\w+ in)|low price|for sale|seo|backlinks?|casinos?|slots?|"
    r"bet(?:ting)?|poker|loans?|forex|bitcoin|crypto|btc|viagra|cialis|pharmacy|pills|keto|cbd|vape|escorts?|"
    r"followers|likes|replica|iptv|vpn|free (?:quote|trial|spins|shipping)|no win|near me|24/7|24h|online|wholesale|"
    r"promo|coupons?|giveaway|rewards|www|dating|xxx|essays?|download|apk|make money|earn|investments?|marketing|"
    r"agency|man and van|call out|from \d+[.,]\d\d|stag do|hen do|quotes?|helpdesk|help ?line|advice line|content team|"
    r"(?:support|opportunity|refund) (?:desk|unit|team)|replacement costs?|web ?design|hosting|"
    r"customer (?:care|service)|whatsapp|telegram|my number|profile pic|click)\b"
)
_TRADE = re.compile(
    r"\b(?:plumbing|solicitors|lawyers|attorneys|dental|implants?|roof(?:ers|ing)|removals|movers|clean(?:ing|ers)|"
    r"limo|taxis|"
    r"cabs|minibus|hire|rentals?|hotels|flights|tours|travel|mattress(?:es)?|beds|sofas|furniture|curtains|kitchens|"
    r"bathrooms|windows|blinds|garden rooms?|sheds|driveways?|decking|fencing|paving|landscap\w+|conservatories|"
    r"accountants|towing|tutors|tuition|insurance|mortgages?|claims|builders|extensions|tiling|flooring|carpets|"
    r"electricians|"
    r"boilers?|heat pumps?|solar|scaffolding|pest control|skips?|storage|gyms?|supplements?|protein|weight loss|hair|"
    r"teeth|"
    r"whitening|jewell?er(?:y|s)|diamonds|watches|handbags|sunglasses|trainers|footwear|orthotics|insoles|services?|"
    r"repairs|"
    r"company|ltd|llc|inc|experts?|specialists?|solutions|clinic|spa|massage|printing|gifts|trophies|store|academy|"
    r"courses?|"
    r"coaching|software|estate agents|lettings|properties|apartments|villas|holiday lets?|transfers?|visa|immigration|"
    r"assignments?|homework|cv writing|translations?|care homes?|funeral (?:directors|plans)|catering|florists?|"
    r"psychic|tarot|dj|photographers?|videographer|stairlifts?|equity|release|adviser|finder|direct|studio|bespoke|supplier|"
    r"doors|patios?|unit|documents|diet|solutions|clearance|beauty|nails|barbers?|salon|logistics|networks?|systems|media|digital|"
    r"astrolog\w+|tattoos?|signs|signage|security|cctv|tyres|car (?:parts|sales|leasing)|vans|puppies|dog food)\b"
    r"|\b(?:emergency|local|cheap|mobile|professional|wedding|injury|divorce|immigration|family|top|"
    r"\w+ \w+) (?:locksmith|plumber|"
    r"dentist|lawyer|attorney|solicitor|photographer|electrician|accountant|roofer|builder|tutor|florist|surgeon|"
    r"doctor)\b"
    r"|\b(?:locksmith|plumber|dentist|lawyer|attorney|solicitor|photographer|electrician|accountant|roofer|tutor|"
    r"florist) (?:in )?\w+$"
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
        yield (5 if offers > 1 or _TRADE.search(name) else 3 + brief), _("The name is an advert.")
    elif _TRADE.search(name) and not _PERSON.search(name):
        yield 3 + brief, _("The name is that of a trade rather than of a person.")
