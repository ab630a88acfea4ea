"""Pictures for readers: what the worker made beforehand, and nothing made in a reader's request."""

from django import template

from foundation.renditions import FORMATS, USES, existing, make_renditions
from foundation.representing import alt_of

register = template.Library()


@register.inclusion_tag("foundation/picture.html", takes_context=True)
def photo(context, picture, use="photo", alt=None, lazy=True):
    """A `<picture>` of ``picture`` for ``use`` (see foundation.renditions.USES).

    ``alt`` is its text alternative: none given means the picture's own (contextual text, then
    description); an empty one means that words beside it say the same. In an editor's preview what is
    missing is made at once; for a reader a picture that the worker has not made yet is left out.
    """
    request = context.get("request")
    if getattr(request, "is_preview", False):
        make_renditions(picture, [use])
    found = existing(picture, use)
    best = (found.get("jpeg") or next(iter(found.values()), [None]))[-1]
    if alt is None:
        alt = alt_of(picture)
    return {
        "sources": [(FORMATS[name], found[name]) for name in FORMATS if name in found and name != "jpeg"],
        "jpegs": found.get("jpeg", []),
        "best": best,
        "sizes": USES[use].sizes,
        "alt": alt,
        "lazy": lazy,
    }
