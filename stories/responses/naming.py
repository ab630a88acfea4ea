"""How a heading speaks of whoever told a story: by the first name, where there is one."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.pages.models import StoryPage

#: “Wilf & Dot”, “Tom, Ana, Lee”
_SEVERAL = re.compile(r"[&+/,]")
#: Longer is a description.
MOST_NAMES = 4


def called(story: StoryPage) -> str:
    """The first name of the teller of ``story``; empty for “Anonymous”, for several people and for a group."""
    parts = story.printed_name.split()
    small = [part.casefold() for part in parts]
    if not 0 < len(parts) <= MOST_NAMES or _SEVERAL.search(story.printed_name) or not parts[0][0].isupper():
        return ""
    # Translators: words with which the name of nobody, or of a group, begins; then what stands between two names.
    is_nobody = small[0] in _("anonymous a an the our we").split() or not set(_("and").split()).isdisjoint(small)
    return "" if is_nobody else parts[0]


def heading(story: StoryPage, told: int) -> str:
    """How many responses stand under ``story``, in words: “6 responses to Nora’s story”."""
    name = called(story)
    if not told:
        return _("Responses to %(name)s’s story") % {"name": name} if name else _("Responses to this story")
    if name:
        said = ngettext("One response to %(name)s’s story", "%(count)d responses to %(name)s’s story", told)
    else:
        said = ngettext("One response to this story", "%(count)d responses to this story", told)
    return said % {"count": told, "name": name}
