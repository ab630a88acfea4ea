"""What responses add to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks

from stories.responses.account import DeskMailPanel
from stories.responses.closing import BY_RULE, CLOSE, KEEP_OPEN
from stories.responses.desk.viewset import ResponsesViewSet
from stories.responses.inviting import INVITE
from stories.responses.moderating import HOLD, LET_PASS, NOT_SPAM, PUBLISH, REMOVE, SETTLE, SPAM, UNDO


@hooks.register("register_admin_viewset")
def responses_desk():
    """Readers ▸ Responses."""
    return ResponsesViewSet()


@hooks.register("insert_global_admin_css")
def desk_style():
    """Its looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("responses/css/desk.css"))


@hooks.register("register_log_actions")
def log_actions(actions):
    """What editors do about responses, in words."""
    actions.register_action(PUBLISH, _("Publish"), _("Published the response"))
    actions.register_action(SETTLE, _("Leave it"), _("Looked at it and left it published"))
    actions.register_action(REMOVE, _("Remove"), _("Removed the response"))
    actions.register_action(SPAM, _("Spam"), _("Put the response into the spam tray"))
    actions.register_action(NOT_SPAM, _("Not spam"), _("Said that it is no spam, and published it"))
    actions.register_action(UNDO, _("Undo"), _("Took the last decision back"))
    actions.register_action(HOLD, _("Always hold"), _("Holds whatever comes from this address"))
    actions.register_action(LET_PASS, _("Hold no longer"), _("Holds what comes from this address no longer"))
    actions.register_action(INVITE, _("Ask: “This is a story”"), _("Asked the writer to let it in as a story"))
    actions.register_action(CLOSE, _("Close responses"), _("Closed the responses"))
    actions.register_action(KEEP_OPEN, _("Keep responses open"), _("Keeps the responses open"))
    actions.register_action(BY_RULE, _("Let the rules close responses"), _("Lets the rules close the responses"))


@hooks.register("register_account_settings_panel")
def mails_of_what_waits(request, user, profile):
    """The switch for the mail about responses that wait."""
    return DeskMailPanel(request, user, profile)
