"""What stands below a letter and is not part of it: signature, the phone's own line, the lawyers' paragraph."""

import re
from dataclasses import dataclass, field

from stories.submissions.mailbox.lines import Line, trimmed
from stories.submissions.mailbox.small_print import (
    is_advert,
    is_carrier,
    is_contact,
    is_delimiter,
    is_disclaimer,
    is_formula,
    is_list_footer,
    is_rule,
    is_standard_delimiter,
)

#: Below two dashes without the standard's blank no signature has more words or lines; none has a sentence
#: but a saying close below, of so many words at most.
BARE_WORDS, BARE_LINES, SAYING_WORDS = 40, 6, 15
_SENTENCE_WORDS = 4
_SENTENCE = re.compile(r"[.!?…。][\"”’»)]*$")
_OPENS_QUOTATION = re.compile(r"[\"“”„«‘'*_]")


@dataclass
class Closed:
    """A letter, and what stood below it."""

    letter: list[Line]
    folds: list[tuple[str, list[Line]]] = field(default_factory=list)


def close(lines: list[Line]) -> Closed:
    """``lines`` without what closes them; it is in the folds, in the order of the mail."""
    closed = Closed(trimmed(lines))
    for _ in range(8):
        found = next((found for look in _LOOKS if (found := look(closed.letter))), None)
        if not found:
            break
        kind, start = found
        folded = closed.letter[start:]
        # A photo below "Sent from my phone" is one of the letter's; one in a signature is a logo.
        stays = [] if kind == "signature" else [line for line in folded if line.picture and not line.text]
        closed.letter = trimmed(closed.letter[:start] + stays)
        closed.folds.insert(0, (kind, [line for line in folded if line not in stays]))
    return closed


def _marked_signature(lines):
    """What HTML itself calls a signature, unless somebody wrote their letter into it."""
    start = len(lines)
    while start and (lines[start - 1].mark == "signature" or _is_empty(lines[start - 1])):
        start -= 1
    marked = [line for line in lines[start:] if line.mark == "signature" and line.text]
    has_more = any(line.text and line.mark != "signature" for line in lines[:start])
    if not marked or _words(marked) > (80 if has_more else 0):
        return None
    while start < len(lines) and lines[start].mark != "signature":
        start += 1
    return "signature", start


def _carrier(lines):
    start = _last_paragraph(lines)
    last = _last_text(lines)
    if last < 0:
        return None
    # Above it, and above the dashes of a signature, may stand what a person wrote.
    start = next((place + 1 for place in range(last - 1, start - 1, -1) if is_delimiter(lines[place].text)), start)
    text = " ".join(line.text for line in lines[start : last + 1])
    if is_carrier(lines[last].text) or is_advert(lines[last].text):
        is_whole = start < last and not _SENTENCE.search(lines[last - 1].text.strip()) and is_carrier(text)
        return "carrier", start if is_whole else last
    return ("carrier", start) if is_carrier(text) or is_advert(text) else None


def _disclaimer(lines):
    """The last paragraphs from the first that is a lawyer's, where only such or short ones follow."""
    starts = _paragraphs(lines)
    found = None
    for start, end in reversed(starts[-12:]):
        text = " ".join(line.text for line in lines[start:end])
        if is_disclaimer(text) and (len(text) > 100 or found is not None):
            found = start
        elif len(text) > 90 or (found is not None and not is_contact(text) and not is_rule(text)):
            break
        elif found is not None and is_rule(text):
            found = start
    if found is None:
        return None
    # The rule above it, and a line that stands on the rule without a gap, are apart.
    for place in range(found, min(found + 6, len(lines))):
        if is_rule(lines[place].text) and not is_disclaimer(" ".join(line.text for line in lines[found:place])):
            return "disclaimer", place
    return "disclaimer", found


def _list_footer(lines):
    start = _last_paragraph(lines)
    block = lines[start:]
    if (
        len(block) > 1
        and re.match(r"\s*(?:[-_=~]{6,}|-=-=)", block[0].text)
        and is_list_footer(" ".join(line.text for line in block))
    ):
        return "list footer", start
    return None


def _delimited(lines):
    """What stands below "-- ", the sign of the standard, unless it is a line of a poem."""
    for start in range(len(lines) - 1, max(-1, len(lines) - 30), -1):
        if is_delimiter(lines[start].text):
            below = [line for line in lines[start + 1 :] if line.text.strip()]
            return ("signature", start) if _is_signature(lines, start, below) else None
    return None


def _is_signature(lines, start, below):
    if not below:
        return True
    if not is_standard_delimiter(lines[start].text) and _tells_on(lines[start + 1 :]):
        return False
    if any(is_contact(line.text) or is_carrier(line.text) for line in below):
        return len(below) <= 20
    if len(below) > 8 or _words(below) > 60:
        return False
    # In a poem verses stand close above and below.
    above = 0
    while above < start and lines[start - 1 - above].text.strip():
        above += 1
    goes_on = above > 1 or (above and below[0].text[:1].islower())
    is_verse = goes_on and all(len(line.text) < 60 for line in lines[start - above : start])
    return not (is_verse and len(below) > 1 and start + 1 < len(lines) and lines[start + 1].text.strip())


def _tells_on(lines):
    """Whether what stands below two dashes may be more of the story: an afterword, or verses."""
    own = [line for line in lines if line.text.strip() and not is_carrier(line.text) and not is_advert(line.text)]
    named = [line for line in own if not is_contact(line.text)]
    if _words(named) > BARE_WORDS or len(named) > BARE_LINES:
        return True
    if lines[0].text.strip() and _words(named) <= SAYING_WORDS:
        return False
    for start, end in _paragraphs(lines):
        text = " ".join(line.text.strip() for line in lines[start:end] if not is_contact(line.text)).strip()
        is_sentence = len(text.split()) >= _SENTENCE_WORDS and bool(_SENTENCE.search(text))
        if is_sentence and not _OPENS_QUOTATION.match(text) and not is_carrier(text) and not is_advert(text):
            return True
    return False


def _contact_block(lines):
    """A block of phone numbers and addresses below a letter."""
    start, signals, places = len(lines), 0, []
    while start and len(places) < 20:
        text = lines[start - 1].text.strip()
        if len(text) > 90 or (text.endswith((".", "!", "?", "…")) and len(text.split()) > 6):
            break
        start -= 1
        if text:
            places.append(start)
            signals += len(text) > 3 and is_contact(text)
    if signals < 2:
        return None
    formula = next((place for place in sorted(places) if is_formula(lines[place].text)), None)
    if formula is not None:
        # The name below the formula is still the letter's.
        rest = [place for place in sorted(places) if place > formula]
        rest = rest[1:] if rest and not is_contact(lines[rest[0]].text) else rest
        return ("signature", rest[0]) if rest else None
    first = next(place for place in sorted(places) if is_contact(lines[place].text))
    while first > start and lines[first - 1].text.strip():
        first -= 1
    return ("signature", first) if first else None


_LOOKS = (_carrier, _marked_signature, _list_footer, _disclaimer, _delimited, _contact_block)


# ── Small looks at lines ────────────────────────────────────────────────────────────


def _is_empty(line):
    return not line.text.strip()


def _last_text(lines):
    return next((place for place in range(len(lines) - 1, -1, -1) if lines[place].text.strip()), -1)


def _last_paragraph(lines):
    """Where the last paragraph begins."""
    start = _last_text(lines)
    while start > 0 and lines[start - 1].text.strip():
        start -= 1
    return max(start, 0)


def _paragraphs(lines):
    """Begin and end of each of the last paragraphs."""
    found, end = [], _last_text(lines) + 1
    while end > 0 and len(found) < 12:
        start = end
        while start and lines[start - 1].text.strip():
            start -= 1
        found.insert(0, (start, end))
        end = start
        while end and not lines[end - 1].text.strip():
            end -= 1
    return found


def _words(lines):
    return sum(len(line.text.split()) for line in lines)
