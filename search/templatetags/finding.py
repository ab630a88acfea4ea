"""What the search page asks of a story that was found."""

from django import template

from search.excerpt import excerpt

register = template.Library()


@register.filter
def found_in(story, query: str):
    """The place in ``story`` where the words of ``query`` stand: `{{ story|found_in:query }}`."""
    return excerpt(story.words, query, otherwise=story.lead)
