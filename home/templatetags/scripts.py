"""Links to the scripts of a reader's page."""

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html_join

from home import scripts as reader

register = template.Library()


@register.simple_tag
def scripts(page: str) -> str:
    """The scripts of a kind of page (home.scripts.TOGETHER): `{% scripts "story" %}`; one where they were joined."""
    joins = getattr(staticfiles_storage, "joins", False)
    paths = [reader.joined(page)] if joins else reader.each(page)
    return format_html_join("\n  ", '<script type="module" src="{}"></script>', ((static(path),) for path in paths))
