"""StoryBody: what a story may hold, in the order in which it is mostly needed."""

import re
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from foundation.representing import html_shown
from stories.pages.blocks.pictures import GalleryBlock, PictureBlock, SideBySideBlock
from stories.pages.blocks.text import TEXT_FEATURES, EditorsNoteBlock, HeadingBlock, LinkCardBlock, PullQuoteBlock

WORD = re.compile(r"\b\w[\w’'\-]*")


class StoryBody(blocks.StreamBlock):
    """The told story. Words alone make a whole one."""

    text = blocks.RichTextBlock(
        label=_("Text"),
        icon="pilcrow",
        features=TEXT_FEATURES,
        template="stories/blocks/text.html",
        preview_value="<p>I did not stretch. I went down Cooper Street with my coat over my pyjamas.</p>",
        description=_("The teller’s words, in paragraphs."),
    )
    picture = PictureBlock()
    pull_quote = PullQuoteBlock()
    side_by_side = SideBySideBlock()
    gallery = GalleryBlock()
    heading = HeadingBlock()
    link_card = LinkCardBlock()
    editors_note = EditorsNoteBlock()

    def get_api_representation(self, value, context=None):
        """What the page shows of each block; Wagtail's own would give pictures by number, and links likewise."""
        return [
            {
                "type": one.block_type,
                "value": html_shown(one.value.source)
                if one.block_type == "text"
                else one.block.get_api_representation(one.value, context),
            }
            for one in value or []
        ]


def told_words(body) -> str:
    """The teller's words of a StoryBody value, one paragraph a line; pull quotes and notes repeat or comment.

    Reads the raw data, so that a list of cards asks for no picture of any body.
    """
    paragraphs = []
    for block in body.raw_data if body else []:
        if block["type"] == "text":
            parted = re.sub(r"</(p|li|h\d)>|<br\s*/?>", "\n", block["value"] or "")
            paragraphs += [unescape(line).strip() for line in strip_tags(parted).splitlines() if line.strip()]
        elif block["type"] == "heading":
            paragraphs.append(block["value"].get("words") or "")
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def count_words(words: str) -> int:
    """How many words a reader would count."""
    return len(WORD.findall(words))


def pictures_in(body) -> list:
    """Every picture of a StoryBody value in reading order, with its contextual alt text; none is None."""
    found = []
    for block in body or []:
        value = block.value
        if block.block_type == "picture":
            found.append(value.get("picture"))
        elif block.block_type == "side_by_side":
            found += [value.get("left"), value.get("right")]
        elif block.block_type == "gallery":
            found += [item.get("picture") for item in value["pictures"]]
    return [picture for picture in found if picture]


def rich_text_in(block) -> str | None:
    """The source of the rich text that a block of a StoryBody value holds, or None."""
    if block.block_type == "text":
        return block.value.source
    return block.value["words"].source if block.block_type == "editors_note" else None


def picture_keys_in(body) -> list[int]:
    """The primary keys of the pictures of a StoryBody value in reading order; reads raw data, asks for no picture."""
    return list(_picture_keys(block["value"] for block in (body.raw_data if body else [])))


def _picture_keys(values):
    for value in values:
        if isinstance(value, dict):
            if isinstance(value.get("image"), int):
                yield value["image"]
            yield from _picture_keys(value.values())
        elif isinstance(value, list):
            yield from _picture_keys(value)
