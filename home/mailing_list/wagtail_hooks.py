"""What the mailing list adds to Wagtail's admin."""

from functools import partial

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks

from home.mailing_list import composing, editing, sending
from home.mailing_list.caring.erasing import ERASE, EraseView
from home.mailing_list.caring.taking_off import TakeOffView
from home.mailing_list.desk.viewset import LetterDesk
from home.mailing_list.importing.viewset import ImportsViewSet
from home.mailing_list.offers.viewset import OfferViewSet
from home.mailing_list.registers.codes import CodeRegister
from home.mailing_list.registers.consent_log import ConsentLogRegister
from home.mailing_list.registers.deliveries import DeliveryRegister
from home.mailing_list.registers.letters import LetterRegister
from home.mailing_list.registers.subscribers import SubscriberRegister

#: In the order in which they stand in the menu Readers.
REGISTERS = [
    SubscriberRegister(),
    CodeRegister(),
    ConsentLogRegister(),
    LetterRegister(),
    DeliveryRegister(),
]
for number, register in enumerate(REGISTERS):
    register.register_with_wagtail()
    hooks.register("register_readers_menu_item", partial(register.menu_item, 600 + 10 * number))


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


@hooks.register("register_admin_urls")
def caring_urls():
    """What is done about one subscriber."""
    return [
        path("subscribers/<int:pk>/take-off/", TakeOffView.as_view(), name="take_off_list"),
        path("subscribers/<int:pk>/erase/", EraseView.as_view(), name="erase_subscriber"),
    ]


@hooks.register("register_log_actions")
def log_actions_of_subscribers(actions):
    """What editors do about subscribers, in words."""
    actions.register_action(ERASE, _("Erase a subscriber"), _("Erased at their wish"))
