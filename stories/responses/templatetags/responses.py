"""What the reader's templates ask of responses; stories themselves know nothing of them."""

from django import template

from stories.responses.forms import ResponseForm
from stories.responses.links_in_words import in_paragraphs
from stories.responses.talk import Talk
from stories.responses.talk import talk_under as read_talk

register = template.Library()
register.filter("in_paragraphs", in_paragraphs)


@register.simple_tag
def talk_under(story) -> Talk | None:
    """What is said under a live story: `{% talk_under page as talk %}`; None for one that is not out.

    Read once, however many blocks of a template ask.
    """
    if not hasattr(story, "_talk"):
        story._talk = read_talk(story) if story.pk and story.live else None
    return story._talk


@register.simple_tag
def response_form() -> ResponseForm:
    """The empty form, the same for everybody: `{% response_form as form %}`."""
    return ResponseForm()
