"""What the mailing list adds to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks

from home.mailing_list import composing, editing, sending
from home.mailing_list.desk.viewset import LetterDesk


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
