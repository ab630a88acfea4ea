"""What the mailing list adds to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from home.mailing_list.importing.viewset import ImportsViewSet
from home.mailing_list.offers.viewset import OfferViewSet


@hooks.register("register_admin_viewset")
def welcome_offers():
    """Readers ▸ Welcome offers."""
    return OfferViewSet()


@hooks.register("register_admin_viewset")
def list_imports():
    """Readers ▸ Imports."""
    return ImportsViewSet()


@hooks.register("insert_global_admin_css")
def offers_style():
    """Looks of offers and imports."""
    return format_html('<link rel="stylesheet" href="{}">', static("mailing_list/css/offers.css"))
