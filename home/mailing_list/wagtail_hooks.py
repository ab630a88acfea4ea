"""What the mailing list adds to Wagtail's admin."""

from functools import partial

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
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
def letter_desk():
    """Readers ▸ Letters."""
    return LetterDesk()


@hooks.register("insert_global_admin_css")
def letter_desk_style():
    """Its looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("mailing_list/css/letters.css"))


@hooks.register("register_log_actions")
def log_actions_of_letters(actions):
    """What is done about letters, in words."""
    actions.register_action(composing.MAKE, _("Make a letter"), _("Made the letter"))
    actions.register_action(editing.CHANGE, _("Change a letter"), _("Changed its words"))
    actions.register_action(sending.SEND, _("Send a letter"), _("Sent it"))
    actions.register_action(sending.PLAN, _("Plan a letter"), _("Set the time at which it goes out"))
    actions.register_action(sending.HOLD, _("Hold a letter back"), _("Held it back"))
    actions.register_action(sending.DROP, _("Do not send a letter"), _("Put it aside: not to be sent"))
    actions.register_action(sending.TAKE_UP, _("Take a letter up again"), _("Took it up again"))
    actions.register_action(sending.STOP, _("Stop a letter"), _("Stopped it on its way"))
    actions.register_action(sending.GO_ON, _("Go on with a letter"), _("Let it go on"))


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
