"""Links to the reader's sheets."""

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html_join

from home import sheets as reader

register = template.Library()


@register.simple_tag
def sheets(apart: str = "") -> str:
    """The sheets of every reader's page: `{% sheets %}`; one where they were joined, else each by itself.

    `{% sheets "sending" %}` are those that stand apart (home.sheets.APART), for the pages that need them.
    """
    joins = getattr(staticfiles_storage, "joins", False)
    paths = [reader.joined(apart)] if joins else reader.in_order(apart)
    return format_html_join("\n  ", '<link rel="stylesheet" href="{}">', ((static(path),) for path in paths))
