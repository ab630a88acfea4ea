"""Whether words lean towards the reader, with what there is to have, or back, to what there was.

One word of either proves nothing; which there are more of tells who sells from who remembers.
"""

import re

from django.utils.translation import gettext as _

_TOWARDS = """
    your yours will can may might could hi hello dear today tonight soon later before within without into only just
    any more such something things ones people readers friend friends they're how here which send find get choose
    mention visit check contact share search click claim type write comment join help helps download message
    whatsapp call buy sell sold order offer accept win earn paid charge price fee card cash sale cheap free off
    account extra real honest open kind small easy simple simply quality secret method service brand team company
    business client clients guide tips code app text link links site website page online http www details address
    blog post article topic content information great nice thanks amazing best similar suit truly actually
    interested available hope change days weeks months hours care god $ € %
"""
_BACK = """
    was wasn't had hadn't did didn't weren't wouldn't haven't he he's he'd she she's she'd her his hers they'd knew
    known stood stopped came went told said asked sat drove walked cried lived kept remembered remember tried gave
    sang ran wore fell think wish wait walk stand because somebody anything that's still always never old young long
    whole half wrong badly twice behind between four six years ago bit end dad mother father grandfather grandad nan
    gran mr mrs monday tuesday wednesday thursday saturday road bus school chapel church door window bridge parish
    village miles bag flat funeral ours down proud ever says got again shall can't i've we're anyone other club hall
    hospice lifeboat library mile race shoes dog tea kettle were shame sorry
"""
#: What only those call a story who write the same under every page.
_PAGES = re.compile(
    r"\b(?:posts?|posting|topics?|articles?|blog\w*|content|info|information|websites?|web pages?|writing|subject|"
    r"paragraph|stuff|read(?:ing)? through|write-?up|knowledge|views|insights?|narrative|research)\b"
)
_WORD = re.compile(r"[a-z']+|[$€%]")


def leaning_of(plain: str) -> int:
    """How many more different words of folded ``plain`` lean towards the reader than back; fewer than none: less."""
    said = set(_WORD.findall(plain))
    return len(said.intersection(_TOWARDS.split())) - len(said.intersection(_BACK.split()))


def of_leaning(plain: str):
    """What leans towards the reader far more than a memory or an opinion does."""
    if len(set(_PAGES.findall(plain))) >= 3:
        yield 2, _("It speaks of posts and articles, as those do who write under any page.")
    leaning = leaning_of(plain)
    if leaning >= 4:
        yield (1 if leaning < 6 else 2), _("It speaks to readers of what is to be had more than of what was.")
