"""What is hawked under stories, field by field. Readers name it, too: it is a part of a pitch and no sign by itself."""

import re

_FIELDS = (
    # Papers and marks.
    "essays?|thes[ie]s|plagiarism|grades?|degrees?|licen[cs]e|passports?|documents|visa|diplomas?|assignments?",
    # Money.
    "currenc(?:y|ies)|markets breathe|broker|exchange|wallet|coins?|bitcoins?|crypto|equity|bailiffs?|pension|trading|"
    "pool|lodge|insurance|returns|compensation|timeshare",
    # Body.
    "drops|patch(?:es)?|pills?|tablets|capsules?|supplements?|herbal|herbs?|roots|remed(?:y|ies)|cures?|diets?|"
    "slim\\w*|lose (?:a|\\d+|weight)|joints?|magnets?|turmeric|collagen|detox|whitening|implants?|leaf in|cream|vapes?|"
    "disposable|wrinkles?|botox|hair loss|hearing aids?",
    # Company.
    "singles|ladies|18\\+|chat|cam(?:era)?s?|pics|other pictures|lonely|honest man|kind lady|soldier|peacekeepers|"
    "soul ?mate",
    # Fortune.
    "spells?|psychic|prophet|altar|dr\\.?|doctor|temple|lost love|horoscope|fortune|gold|inheritance|clairvoyant",
    # Screens.
    "stream\\w*|channels|boxes|movies|iptv|apps?|friend code|codes?|vpn|planner|reader|antivirus|hosting|logo",
    # Being seen.
    "domain|authority|links?|followers|traffic|search engine|first (?:screen|page|result)|review page|stars|ads?|"
    "articles?|guide|directory|publisher|printing|branding|marketing|survey",
    # House and wardrobe.
    "roofs?|solar|panels?|bespoke|boilers?|sofas?|mattress\\w*|stairlifts?|insulation|shelves|candles|insoles|saffron|"
    "watches|bags|jewell\\w+|puppies|girls left|labradoodle|designer|villas?|cruises?",
    # Data that somebody is after.
    "parcels?|courier|sort code|bank details|card|national insurance|date of birth|birthday|postcode|hmrc|overcharged|"
    "helpdesk|adviser|scheme|qualify|eligible|hiring|abroad",
    # Services.
    "repairs|clearance|removals|quotes?|showroom|branches|rooms free|services?|consultation",
)
WARES = re.compile(rf"\b(?:{'|'.join(_FIELDS)})\b")
