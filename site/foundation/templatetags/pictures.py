"""Pictures for readers: what the worker made beforehand, and nothing made in a reader's request."""

from dataclasses import dataclass

from django import template

from foundation.renditions import FORMATS, USES, existing, largest_jpeg, make_renditions
from foundation.representing import alt_of

register = template.Library()

#: Under this width a picture's narrow cut is shown, where its use has one (layout.css).
NARROW = "(width < 60rem)"


@dataclass(frozen=True)
class Source:
    """One `<source>`: a format, its renditions, smallest first, and when it counts."""

    type: str
    renditions: list
    sizes: str
    media: str = ""

    @property
    def srcset(self) -> str:
        """Addresses with their widths, each width once: a small original is the same in every size."""
        if not self.sizes:
            return self.renditions[-1].url
        by_width = {one.width: one.url for one in reversed(self.renditions)}
        return ", ".join(f"{by_width[width]} {width}w" for width in sorted(by_width))


@register.inclusion_tag("foundation/picture.html", takes_context=True)
def photo(context, picture, use="photo", alt=None, lazy=True, urgent=False):
    """A `<picture>` of ``picture`` for ``use`` (see foundation.renditions.USES).

    ``alt`` is its text alternative: none given means the picture's own (contextual text, then
    description); an empty one means that words beside it say the same. ``urgent`` is for the one picture
    that a page opens with: it is fetched before everything else. In an editor's preview what is missing is
    made at once; for a reader a picture that the worker has not made yet is left out.
    """
    request = context.get("request")
    if getattr(request, "is_preview", False):
        make_renditions(picture, [use])
    found, narrow = existing(picture, use), USES[use].narrow
    sources = _sources(existing(picture, narrow), USES[narrow].sizes, NARROW) if narrow else []
    sources += [one for one in _sources(found, USES[use].sizes) if one.type != FORMATS["jpeg"]]
    best = (found.get("jpeg") or next(iter(found.values()), [None]))[-1]
    return {
        "sources": sources,
        "fallback": Source(FORMATS["jpeg"], found["jpeg"], USES[use].sizes) if "jpeg" in found else None,
        "best": best,
        "alt": alt_of(picture) if alt is None else alt,
        "lazy": lazy and not urgent,
        "urgent": urgent,
    }


@register.simple_tag
def jpeg_of(picture):
    """The largest JPEG that there is of ``picture``, or None: `{% jpeg_of picture as jpeg %}`. Never made here."""
    return largest_jpeg(picture)


@register.filter
def alt(picture) -> str:
    """The text alternative of ``picture`` in the place it stands in."""
    return alt_of(picture)


def _sources(found, sizes, media="") -> list[Source]:
    return [Source(FORMATS[name], found[name], sizes, media) for name in FORMATS if name in found]
