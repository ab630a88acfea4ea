"""What the templates of letters ask: pictures as mail programs know them, and told words as plain text."""

from django import template

from home.mailing_list import plain_words
from home.mailing_list.letter_pictures import Shown, shown

register = template.Library()


@register.simple_tag
def picture_in_letter(picture) -> Shown | None:
    """How ``picture`` stands in a letter, or None: `{% picture_in_letter value.picture as shown %}`."""
    return shown(picture)


@register.filter
def as_plain_words(html: str) -> str:
    """Rich text as paragraphs of plain text, each link on a line of its own."""
    return plain_words.of_html(html)


@register.filter
def wrapped(words: str) -> str:
    """Typed words with lines as long as a mail's are, paragraphs as they are."""
    return plain_words.wrapped(words)
