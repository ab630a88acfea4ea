"""What the migrations leave behind, made again where a test emptied the database."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, Locale, Page, Site

from home.models import HomePage


def rebuild_site():
    """Locale, root, home page and site; does nothing where they stand."""
    if Page.objects.filter(depth=1).exists():
        return
    Locale.objects.get_or_create(language_code="en")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.add_root(instance=Page(title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page)))
    home = root.add_child(instance=HomePage(title="Milepost", slug="home"))
    Site.objects.create(hostname="127.0.0.1", port=8000, root_page=home, is_default_site=True, site_name="Milepost")
