"""How a specimen is drawn on the style page."""

import re

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

#: Attributes that name an element of the same page by its id, or several.
NAMING = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby)=")([^"]+)(")|(\shref="#)([^"]+)(")')


@register.simple_tag(takes_context=True)
def specimen(context, one, anchor) -> SafeString:
    """The component in its state, inside the elements it stands in: `{% specimen one anchor %}`.

    A component is met once on a page and may have ids; here it is met several times, so its
    ``anchor`` is added to each id and to whatever names it.
    """
    drawn = render_to_string(one.file, {**one.given, "request": context["request"]}, request=context["request"])
    html = mark_safe(NAMING.sub(lambda found: _apart(found, anchor), drawn))  # noqa: S308 - it was a template
    for classes in reversed(one.inside):
        html = format_html('<div class="{}">{}</div>', classes, html)
    return html


def _apart(found, anchor) -> str:
    before, names, after = found.groups()[:3] if found[1] else found.groups()[3:]
    return before + " ".join(f"{anchor}-{name}" for name in names.split()) + after
