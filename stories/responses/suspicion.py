"""Signs by which a response looks like spam: points with reasons in words. Pure: it asks and changes nothing.

No sign proves anything, so each is worth little and several together count; an editor sees every one. Neither a
language, nor an alphabet, nor anger counts. Lists of phrases age and tell only what was seen before; what a pitch is
made of, and whether words lean towards the reader or back, tells what was not.

Readers speak of wages, prizes, pills, widows and tickets, ask, sell a vest and leave a telephone number. So what may be
a neighbour's notice weighs little until it also says what there is to be had and where; and a memory outweighs it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.responses.signs.abroad import ABROAD
from stories.responses.signs.copying import of_copying
from stories.responses.signs.folding import folded, of_disguise
from stories.responses.signs.goods import GOODS
from stories.responses.signs.kinds import of_kinds
from stories.responses.signs.leaning import leaning_of, of_leaning
from stories.responses.signs.links import leads_elsewhere, of_contact, of_links
from stories.responses.signs.machines import of_machines
from stories.responses.signs.money import MONEY
from stories.responses.signs.names import of_the_name
from stories.responses.signs.pitching import of_pitching
from stories.responses.signs.praise import EMPTY_PRAISE, PRAISE
from stories.responses.signs.strangers import STRANGERS

LURES = (*PRAISE, *GOODS, *MONEY, *STRANGERS, *ABROAD)

#: From so many points on an editor is told that it looks like spam.
LOOKS_LIKE_SPAM = 4
#: From so many on it goes to the spam tray by itself, where it can be put back for a month.
CAUGHT = 8
#: Who writes so many words of their own, and leads nowhere, has something to tell.
A_TALE = 120
#: Under several stories a few letters such as “Well done!” say nothing.
FEW_LETTERS = 22


@dataclass(frozen=True)
class Past:
    """What is known of whoever wrote it: how many of theirs were published and how many were spam."""

    published: int = 0
    spam: int = 0
    #: Under how many stories the very same words came today, this one counted.
    same_words_today: int = 1
    is_confirmed: bool = False
    #: Whether an editor said of something of theirs that it was no spam.
    is_vouched: bool = False


@dataclass(frozen=True)
class Suspicion:
    """How many points, and why, in sentences for an editor."""

    score: int
    reasons: tuple[str, ...] = ()

    @property
    def looks_like_spam(self) -> bool:
        """Whether an editor is told so."""
        return self.score >= LOOKS_LIKE_SPAM

    @property
    def is_caught(self) -> bool:
        """Whether it goes to the spam tray by itself."""
        return self.score >= CAUGHT


def look_at(
    words: str, *, name: str = "", phrases: list[str] | None = None, past: Past | None = None, story: str = ""
) -> Suspicion:
    """What speaks for spam in ``words``, which ``name`` signed under the words of ``story``.

    ``phrases`` are the editors' own. What speaks for the sender takes points away and is no reason to tell.
    """
    past, plain, leads = past or Past(), folded(words), leads_elsewhere(words)
    # What only somebody does who is after something. Words alone never go to the tray by themselves.
    doings = [
        *of_disguise(words),
        *of_machines(words, name),
        *of_links(words, plain),
        *of_contact(words),
        *of_copying(words, story, leads_elsewhere=leads),
    ]
    before = list(_of_the_past(past))
    named = list(of_the_name(folded(name), words))
    sayings = _sayings(words, plain, in_company=bool(doings or named))
    doings += _of_repeats(plain, past)
    # What is remembered outweighs what is said, and nothing that was done.
    said = max(0, _points(sayings) + min(0, leaning_of(plain)))
    score = _points(doings + before + named) + said - _in_favour(words, past, leads=leads)
    score = max(0, score if doings or before else min(score, CAUGHT - 1))
    listed = list(_of_phrases(plain, phrases or []))
    signs = [*listed, *doings, *before, *named, *sayings]
    return Suspicion(score + _points(listed), tuple(dict.fromkeys(sentence for _of, sentence in signs)))


def _sayings(words, plain, *, in_company):
    """What the words say; what readers say, too, counts only beside something else, such as a link or a lure.

    Neither the past of whoever wrote it nor the same words elsewhere are something else.
    """
    lures = [*of_kinds(LURES, plain), *of_pitching(words, plain)]
    if lures or in_company:
        lures += [*of_leaning(plain), *of_kinds(EMPTY_PRAISE, plain)]
    return lures


def _points(signs) -> int:
    return sum(points for points, _sentence in signs)


def _of_phrases(plain, phrases):
    for phrase in phrases:
        if folded(phrase) in plain:
            yield LOOKS_LIKE_SPAM, _("It holds “%s”, which is on the editors’ list.") % phrase


def _of_repeats(plain, past):
    stories = past.same_words_today
    if stories < 2 or len(plain) < FEW_LETTERS:
        return
    points = min(4, stories // 2)
    if len(plain) <= 2 * FEW_LETTERS:
        points = min(points, stories // 3)
    yield points, _("The very same words came under %d stories today.") % stories


def _of_the_past(past):
    if past.spam and not past.is_vouched:
        said = ngettext(
            "An earlier response from this address was spam.",
            "%(count)d earlier responses from this address were spam.",
            past.spam,
        )
        yield min(4, past.spam), said % {"count": past.spam}


def _in_favour(words, past, *, leads) -> int:
    """How many points a confirmed address, the sender's past and a long tale take away."""
    published = 2 if past.published >= 3 else min(1, past.published)
    return past.is_confirmed + published + 2 * past.is_vouched + 2 * (not leads and len(words.split()) >= A_TALE)
