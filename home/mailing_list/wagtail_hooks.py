"""What the mailing list adds to Wagtail's admin."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks

from home.mailing_list.importing.viewset import ImportsViewSet
from home.mailing_list.offers.viewset import OfferViewSet
from home.mailing_list.registers.consent_log import ConsentLogRegister
from home.mailing_list.registers.deliveries import DeliveryRegister
from home.mailing_list.registers.letters import LetterRegister
from home.mailing_list.registers.subscribers import SubscriberRegister
from home.mailing_list.registers.welcome_codes import WelcomeCodeRegister
from home.mailing_list.views.caring import EraseView, TakeOffView

#: In the order in which they stand in the menu Readers, after what is worked in.
REGISTERS = [SubscriberRegister(), WelcomeCodeRegister(), LetterRegister(), DeliveryRegister(), ConsentLogRegister()]
for register in REGISTERS:
    register.register_with_wagtail()


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


def _item_of(register, order):
    hooks.register("register_readers_menu_item", lambda: register.menu_item(order))


for number, one in enumerate(REGISTERS):
    _item_of(one, 500 + 10 * number)


@hooks.register("register_admin_urls")
def subscriber_urls():
    """What an editor does at a subscriber's wish."""
    return [
        path("subscribers/<int:pk>/take-off/", TakeOffView.as_view(), name="take_off_list"),
        path("subscribers/<int:pk>/erase/", EraseView.as_view(), name="erase_subscriber"),
    ]
