"""What machines are given of pictures and rich text: what a page shows, with addresses that lead there."""

import re
from html import unescape

from django.conf import settings
from django.utils.html import strip_tags
from rest_framework.fields import Field
from wagtail.rich_text import expand_db_html

from foundation.renditions import existing

#: An address of ours without a host, in what Wagtail makes of rich text.
FROM_THE_ROOT = re.compile(r'(<a [^>]*?href=")(?=/(?!/))')
#: What the admin's editor knows paragraphs by; no reader has a use for it.
EDITORS_KEY = re.compile(r'(<\w+[^<>]*?) data-block-key="[^"]*"')
#: Parts texts that are shown at once: no text holds it, PostgreSQL keeps none that does.
BETWEEN = "\0"


def alt_of(picture) -> str:
    """Its text alternative (WCAG 2.2, 1.1.1): that of the place it stands in, then its own; empty if decorative."""
    if getattr(picture, "decorative", False):
        return ""
    return getattr(picture, "contextual_alt_text", None) or picture.description


def picture_shown(picture, use: str = "photo", caption: str | None = None) -> dict | None:
    """A picture as pages show it: its words, and the sizes that there are, by format, smallest first.

    Never the original, its name, or what the library calls it. ``caption`` is what stands under it in
    this place; none given means the library's. None for no picture.
    """
    if not picture:
        return None
    return {
        "alt": alt_of(picture),
        "caption": picture.caption if caption is None else caption,
        "credit": picture.credit,
        "sizes": {
            name: [{"url": one.full_url, "width": one.width, "height": one.height} for one in renditions]
            for name, renditions in existing(picture, use).items()
        },
    }


def html_shown(source: str) -> str:
    """Rich text as pages show it, links to pages of ours with their whole address."""
    return FROM_THE_ROOT.sub(rf"\g<1>{settings.SITE_URL}", EDITORS_KEY.sub(r"\1", expand_db_html(source)))


def htmls_shown(sources: list[str]) -> list[str]:
    """`html_shown` of each of ``sources``, their links looked up at once: as many queries as for one."""
    joined = BETWEEN.join(source.replace(BETWEEN, "") for source in sources)
    return html_shown(joined).split(BETWEEN) if sources else []


def first_sentence(html: str) -> str:
    """The first sentence of rich text, as plain words: for a description, or an intro in short."""
    words = " ".join(unescape(strip_tags(html.replace("</p>", " "))).split())
    return re.split(r"(?<=[.!?…][”’\"'])\s|(?<=[.!?…])\s", words, maxsplit=1)[0]


class PictureField(Field):
    """An API's field of a picture; ``use`` as in foundation.renditions.USES."""

    def __init__(self, use: str = "photo", **options):
        self.use = use
        super().__init__(read_only=True, **options)

    def to_representation(self, picture):
        """See `picture_shown`."""
        return picture_shown(picture, self.use)


class HtmlField(Field):
    """An API's field of rich text."""

    def __init__(self, **options):
        super().__init__(read_only=True, **options)

    def to_representation(self, source):
        """See `html_shown`."""
        return html_shown(source)
