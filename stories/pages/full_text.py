"""Stories in full as HTML for readers of feeds: words and pictures, and nothing of the site's looks."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.template import loader

from foundation.representing import htmls_shown
from stories.pages.blocks.body import pictures_in, rich_text_in
from stories.pages.models import SeriesIndexPage, StoryPage


@dataclass(frozen=True)
class Part:
    """One block of a body: what kind it is, its value, and the HTML of its rich text."""

    kind: str
    value: object
    html: str = ""

    @property
    def template(self) -> str:
        """What shows it in a feed."""
        return f"stories/feed/{self.kind}.html"


def full_texts(stories: list[StoryPage]) -> list[str]:
    """The HTML of each of ``stories``, addresses in it absolute: as many queries as for one.

    A picture whose sizes are not made yet is left out.
    """
    series = {one.path: one for one in SeriesIndexPage.objects.filter(path__in={_above(story) for story in stories})}
    template = loader.get_template("stories/feed/story.html")
    written = [
        template.render({"story": story, "stories": stories, "series": series[_above(story)], "parts": parts})
        for story, parts in zip(stories, parts_of(stories), strict=True)
    ]
    return [_without_blank_lines(html) for html in written]


def parts_of(stories: list[StoryPage]) -> list[list[Part]]:
    """The body of each of ``stories`` in its parts, pictures with their sizes: as many queries as for one."""
    return _parted(_whole_bodies(stories))


def _without_blank_lines(html):
    return "\n".join(line for line in html.split("\n") if line.strip())


def _above(story):
    return story.path[: -story.steplen]


def _whole_bodies(stories):
    """The bodies with every picture and its sizes; each body alone would ask the database for its own."""
    body = StoryPage._meta.get_field("body").stream_block
    bodies = body.bulk_to_python([list(story.body.raw_data) for story in stories])
    pictures = [picture for one in bodies for picture in pictures_in(one)]
    prefetch_related_objects(pictures, "renditions")
    return bodies


def _parted(bodies):
    """Each body as a list of parts."""
    sources = [rich_text_in(block) for body in bodies for block in body]
    shown = iter(htmls_shown([source for source in sources if source is not None]))
    return [
        [
            Part(
                kind=block.block_type,
                value=block.value,
                html="" if rich_text_in(block) is None else next(shown),
            )
            for block in body
        ]
        for body in bodies
    ]
