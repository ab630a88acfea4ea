"""What stories that were sent in add to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from stories.submissions.accepting import ACCEPT
from stories.submissions.asking import ASK_CONSENT, ASK_PHOTO, CALL_BACK
from stories.submissions.assigning import ASSIGN
from stories.submissions.deciding import DECLINE, LATER, SHORTLIST
from stories.submissions.doubting import IS_A_STORY, NO_STORY
from stories.submissions.illustrating import ILLUSTRATE
from stories.submissions.inbox.mail_register import MailRegister
from stories.submissions.inbox.templates_viewset import MailTemplateViewSet
from stories.submissions.inbox.viewset import SentInViewSet
from stories.submissions.reconsidering import RECONSIDER
from stories.submissions.unfolding import FOLD, UNFOLD

mails = MailRegister()
mails.register_with_wagtail()


@hooks.register("register_stories_menu_item")
def mails_item():
    """The register of mail received, among the registers of stories."""
    return mails.menu_item(order=650)


@hooks.register("register_admin_viewset")
def sent_in():
    """Stories ▸ Sent in."""
    return SentInViewSet()


@hooks.register("register_admin_viewset")
def mail_templates():
    """Stories ▸ Answers to start from."""
    return MailTemplateViewSet()


@hooks.register("insert_global_admin_css")
def inbox_style():
    """Its looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("submissions/css/inbox.css"))


@hooks.register("register_log_actions")
def log_actions(actions):
    """What editors do about what was sent, in words."""
    actions.register_action(IS_A_STORY, _("It is a story"), _("Said that it is a story"))
    actions.register_action(NO_STORY, _("Not a story"), _("Set aside as no story"))
    actions.register_action(SHORTLIST, _("Shortlist"), _("Put on the shortlist"))
    actions.register_action(LATER, _("Later"), _("Kept for later"))
    actions.register_action(DECLINE, _("Decline"), _("Declined"))
    actions.register_action(ACCEPT, _("Accept"), _("Accepted, and made a draft story of it"))
    actions.register_action(RECONSIDER, _("Take it back"), _("Took the decision back"))
    actions.register_action(ASK_CONSENT, _("Ask for consent"), _("Asked for consent"))
    actions.register_action(ASK_PHOTO, _("Ask for a photo"), _("Asked for a photo"))
    actions.register_action(CALL_BACK, _("Call it back"), _("Called a question back before it left"))
    actions.register_action(ILLUSTRATE, _("Put it into the story"), _("Put a photo into the story"))
    actions.register_action(UNFOLD, _("Belongs to the story"), _("Put back what had been set aside"))
    actions.register_action(FOLD, _("Set aside again"), _("Set a part aside again"))

    @actions.register_action(ASSIGN)
    class Assigned(LogFormatter):
        label = _("Choose the series")

        def format_message(self, log_entry):
            """For which series it is."""
            series = log_entry.data.get("series")
            return _("For %s") % series if series else _("For no series yet")
