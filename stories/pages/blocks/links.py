"""Links inside told words."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from foundation.models.site_page import SitePageQuerySet


class ReadableLinkHandler(PageLinkHandler):
    """Wagtail's links to pages, except that one to a page which is not out is no link.

    Its address alone tells the name of a story to come, or of one that was taken back.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """The opening tags for links to pages, in two queries for any number."""
        pages = cls.get_many(attrs_list)
        readable = SitePageQuerySet(cls.get_model()).readable()
        out = set(readable.filter(pk__in=[page.pk for page in pages if page]).values_list("pk", flat=True))
        return [f'<a href="{escape(page.url)}">' if page and page.pk in out else "<a>" for page in pages]
