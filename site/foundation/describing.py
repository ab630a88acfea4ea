"""What a page says of itself in its head, for search engines, chats and networks that show a link to it.

Open Graph (https://ogp.me/) and JSON-LD in the words of https://schema.org. Each part describes its own
pages; here is what they share.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, to_locale

from foundation import moment
from foundation.renditions import existing
from foundation.representing import alt_of

#: Inside a script element none of these may end it or begin a comment (HTML, 4.12.1.3); as Django's json_script.
ESCAPED = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


@dataclass(frozen=True)
class Image:
    """The image that stands beside a link: its whole address, its size in pixels, its text alternative."""

    url: str
    width: int
    height: int
    alt: str

    def as_object(self) -> dict:
        """Itself in schema.org's words."""
        return {"@type": "ImageObject", "url": self.url, "width": self.width, "height": self.height}


@dataclass(frozen=True)
class Described:
    """A page for machines: what Open Graph asks for, and ``things``, the JSON-LD."""

    address: str
    title: str
    description: str
    things: list[dict]
    kind: str = "website"
    image: Image | None = None
    published: str = ""
    modified: str = ""
    locale: str = field(default_factory=lambda: locale())

    @property
    def json(self) -> SafeString:
        """The things as one JSON-LD document that cannot leave its script element."""
        document = {"@context": "https://schema.org", "@graph": [without_empty(thing) for thing in self.things]}
        words = json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
        return mark_safe(words)  # noqa: S308 - escaped just above


def without_empty(thing: dict) -> dict:
    """``thing`` without what is not known."""
    return {name: value for name, value in thing.items() if value not in (None, "", [])}


def written(at: datetime | None) -> str:
    """A moment with its zone (ISO 8601), on the site's wall clock; empty for none."""
    return moment.local(at).isoformat(timespec="seconds") if at else ""


def whole(address: str) -> str:
    """``address`` with scheme and host, where a storage gives only a path."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address


def locale() -> str:
    """The page's language as Open Graph writes it (en_US); empty where no country is known."""
    name = to_locale(get_language() or settings.LANGUAGE_CODE)
    return {"en": "en_US"}.get(name, name if "_" in name else "")


def cover_image(picture) -> Image | None:
    """A page's cover as the worker cut it for links; none of a child, since a link is shown anywhere."""
    if picture is None or picture.shows_child:
        return None
    found = existing(picture, "share").get("jpeg")
    return Image(found[-1].full_url, found[-1].width, found[-1].height, alt_of(picture)) if found else None


def trail(*steps: tuple[str, str]) -> dict:
    """The way from the front page down, as (name, address), the page itself last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }
