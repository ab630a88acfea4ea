"""The words beside each box, by version: what was agreed to can be shown for as long as it counts.

A version that anybody has agreed to is never changed. New words are a new version, and
`consenting.WORDING` then names it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

#: Version → boolean field of Consent → what stands beside its box, in the order in which it is asked.
WORDINGS: dict[str, dict[str, "StrPromise"]] = {
    "2026-11": {
        "site": _("Tell it on this site, with the name above"),
        "letter": _("Send it in the letter to our subscribers"),
        "social": _("Show a few lines of it, and the picture, where we post"),
        "print": _("Print it, in a booklet or a newspaper"),
        "edits": _("Mend spelling and commas, and shorten it a little"),
        "own_photo": _("I took the photos myself, or whoever took them lets me send them"),
        "people_agreed": _("Everybody who can be recognised in them is glad to be shown, or nobody can be"),
        "guardian": _("There is a child in them, and I am the child’s parent or guardian"),
    }
}
#: Asked only where photos are sent.
OF_PHOTOS = ("own_photo", "people_agreed", "guardian")


def agreed_to(version: str, ticked: Iterable[str]) -> list[str]:
    """The sentences that were agreed to, in the order asked; of a version we never had, the fields' own names."""
    words, ticked = WORDINGS.get(version), list(ticked)
    if words is None:
        return sorted(ticked)
    return [str(sentence) for name, sentence in words.items() if name in ticked]
