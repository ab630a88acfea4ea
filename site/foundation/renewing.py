"""Tell the caches in front of the site which pages changed (settings: WAGTAILFRONTENDCACHE)."""

from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page


def renew(pages, addresses: tuple[str, ...] = ()) -> None:
    """Purge every address of ``pages`` and the absolute ``addresses``; nothing happens without such a cache."""
    batch = PurgeBatch()
    batch.add_pages(page.specific if isinstance(page, Page) else page for page in pages)
    batch.add_urls(list(addresses))
    batch.purge()
