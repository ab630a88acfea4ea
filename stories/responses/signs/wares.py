"""What is hawked under stories, field by field. Readers name it, too: it is a part of a pitch and no sign by itself."""

import re

_FIELDS = (
    # Papers and marks.
    "essays?|thes[ie]s|plagiarism|grades?|degrees?|licen[cs]e|passports?|documents|visa|diplomas?|assignments?",
    # Money.
    "currenc(?:y|ies)|broker|exchange|wallet|coins?|bitcoins?|crypto\\w*|forex|btc|usdt|ethereum|nfts?|equity|"
    "bailiffs?|pension|trading|insurance|returns|compensation|timeshare",
    # Body.
    "drops|patch(?:es)?|pills?|tablets|capsules?|supplements?|herbal|herbs?|roots|remed(?:y|ies)|cures?|diets?|"
    "slim\\w*|lose (?:a|\\d+|weight)|joints?|magnets?|turmeric|collagen|detox|whitening|implants?|cream|vapes?|"
    "disposable|wrinkles?|botox|hair loss|hearing aids?",
    # Company.
    "singles|ladies|18\\+|chat|cam(?:era)?s?|pics|lonely|honest man|kind lady|soldier|peacekeepers|soul ?mate",
    # Fortune.
    "spells?|psychic|prophet|altar|dr\\.?|doctor|lost love|horoscope|fortune|gold|inheritance|clairvoyant",
    # Screens.
    "stream\\w*|channels|boxes|movies|iptv|apps?|friend code|codes?|vpn|planner|antivirus|hosting|logo",
    # Being seen.
    "domain|authority|links?|followers|traffic|search engine|first (?:screen|page|result)|stars|ads?|"
    "articles?|guide|directory|publisher|printing|branding|marketing|survey",
    # House and wardrobe.
    "roofs?|solar|panels?|bespoke|boilers?|sofas?|mattress\\w*|stairlifts?|insulation|shelves|candles|insoles|"
    "watches|bags|jewell\\w+|puppies|designer|villas?|cruises?",
    # Data that somebody is after.
    "parcels?|courier|sort code|bank details|card|national insurance|date of birth|birthday|postcode|hmrc|overcharged|"
    "helpdesk|adviser|scheme|qualify|eligible|hiring|abroad",
    # Services.
    "repairs|clearance|removals|quotes?|showroom|branches|services?|consultation",
)
WARES = re.compile(rf"\b(?:{'|'.join(_FIELDS)})\b")
