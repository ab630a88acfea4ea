"""Blocks of words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from foundation.representing import html_shown

#: What a told paragraph may hold; no headings (they are a block) and no pictures.
TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul", "hr"]
NOTE_FEATURES = ["bold", "italic", "link"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside a story."""

    words = blocks.CharBlock(label=_("Heading"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "stories/blocks/heading.html"
        preview_value = {"words": "The bench with no back"}
        description = _("Parts a longer story. Most stories of 300 words need none.")


class PullQuoteBlock(blocks.StructBlock):
    """A line lifted out of the story and set large."""

    words = blocks.TextBlock(
        label=_("The line"),
        max_length=280,
        help_text=_("A sentence of the teller’s own, word for word. One is enough for a story."),
    )

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        template = "stories/blocks/pull_quote.html"
        preview_value = {"words": "They looked back."}
        description = _("One striking line from the story, set large.")


class EditorsNoteBlock(blocks.StructBlock):
    """A word from the editors, told apart from the teller's own."""

    words = blocks.RichTextBlock(label=_("Note"), features=NOTE_FEATURES)

    class Meta:
        icon = "comment"
        label = _("Editors’ note")
        template = "stories/blocks/editors_note.html"
        preview_value = {"words": "<p>The bench has a back again since March.</p>"}
        description = _("A line from you: what happened since, or what a reader needs to know.")

    def get_api_representation(self, value, context=None):
        """The note with the whole address of every link."""
        return {"words": html_shown(value["words"].source)}


class LinkCardBlock(blocks.StructBlock):
    """A link to something elsewhere. Nothing is loaded from there (promise 5)."""

    url = blocks.URLBlock(label=_("Address"), help_text=_("Where it leads, such as a video or a map."))
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    site = blocks.CharBlock(
        label=_("Name of the other site"),
        max_length=80,
        help_text=_("Readers see where they are going before they go."),
    )

    class Meta:
        icon = "link"
        label = _("Link card")
        template = "stories/blocks/link_card.html"
        preview_value = {
            "url": "https://example.org/towpath",
            "title": "The towpath in four minutes",
            "site": "Example Films",
        }
        description = _("A video, a map or an article elsewhere, as a card with a link. Nothing is loaded from there.")
