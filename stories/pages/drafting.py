"""Plain words and pictures into a draft story page."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from wagtail.log_actions import log
from wagtail.models import Page

from foundation.models import Picture
from stories.pages.models import SeriesIndexPage, StoryPage

#: One part of a story as it came: a paragraph, or a picture where it stood.
Part = str | Picture


@transaction.atomic
def draft_story(
    series: SeriesIndexPage,
    *,
    printed_name: str,
    parts: Sequence[Part],
    teller=None,
    story_key: uuid.UUID | None = None,
    cover: Picture | None = None,
    quote: str = "",
    note: str = "",
    user=None,
    **fields,
) -> StoryPage:
    """Draft a story under ``series`` with blocks, pictures where they stood, and its first revision.

    ``quote`` is set large after the paragraph it stands in; ``note`` is the editors' and comes last.
    ``fields`` are further fields of StoryPage. Topics are the series' usual ones unless given. The
    title and the address follow from series and name.
    """
    topics = fields.pop("topics", None)
    story = StoryPage(
        printed_name=printed_name,
        told_by=teller,
        story_key=story_key or uuid.uuid4(),
        cover=cover,
        body=_blocks(parts, quote, note),
        live=False,
        owner=user,
        **fields,
    )
    # Two who draft at once would be given one place in the tree.
    Page.objects.select_for_update().get(pk=series.pk)
    SeriesIndexPage.objects.get(pk=series.pk).add_child(instance=story)
    story.topics.set(series.topics.all() if topics is None else topics)
    story.save_revision(user=user)
    log(story, "wagtail.create", user=user)
    return story


def _lines(paragraph: str) -> str:
    """A paragraph whose lines end where they ended: a poem is one."""
    return format_html_join(mark_safe("<br/>"), "{}", ((line,) for line in paragraph.splitlines()))


def _blocks(parts: Sequence[Part], quote: str, note: str) -> list[tuple]:
    """Paragraphs that stand together become one text block; quote and pictures part them."""
    blocks: list[tuple] = []
    paragraphs: list[str] = []

    def close_text():
        if paragraphs:
            blocks.append(("text", format_html_join("", "<p>{}</p>", ((_lines(words),) for words in paragraphs))))
            paragraphs.clear()

    for part in parts:
        if isinstance(part, Picture):
            close_text()
            blocks.append(("picture", {"picture": part, "caption": part.caption, "width": ""}))
            continue
        paragraphs.append(part)
        if quote and quote in part:
            close_text()
            blocks.append(("pull_quote", {"words": quote}))
    close_text()
    if note:
        blocks.append(("editors_note", {"words": format_html("<p>{}</p>", note)}))
    return blocks
