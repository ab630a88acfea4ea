"""The buttons under a page, in our words: each says what comes of it."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.models import WorkflowState

from foundation import moment
from foundation.templatetags.moments import promised as written
from stories.pages.models import StoryPage
from stories.schedule.approving import day_of
from stories.schedule.place import state_of

LABELS = {
    "action-unpublish": gettext_lazy("Take down"),
    "action-cancel-workflow": gettext_lazy("Take the request back"),
    "action-restart-workflow": gettext_lazy("Ask for approval anew"),
}


class AskItem(SubmitForModerationMenuItem):
    """Wagtail's "Submit to …", whatever the workflow is called."""

    def get_context_data(self, parent_context):
        """The label by whether it was asked before."""
        context = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page else None
        again = state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        context["label"] = _("Ask for approval again") if again else _("Ask an editor to approve it")
        return context


def in_our_words(items, request, context) -> None:
    """Replace and rename Wagtail's items; the hook `construct_page_action_menu`."""
    page = context.get("page")
    for number, item in enumerate(items):
        if item.name == "action-submit":
            items[number] = AskItem(order=item.order)
        elif item.name in LABELS:
            item.label = LABELS[item.name]
        elif item.name == "approve" and isinstance(page, StoryPage):
            item.label = approval_of(page, with_comment=item.launch_modal)


def approval_of(story: StoryPage, *, with_comment: bool) -> str:
    """What approving ``story`` does: it goes live now, or on its day."""
    latest = story.get_latest_revision_as_object()
    at = day_of(latest) or latest.go_live_at
    if at is None or at <= moment.now():
        return _("Approve with a comment: goes live now") if with_comment else _("Approve: goes live now")
    words = _("Approve with a comment: goes live %s") if with_comment else _("Approve: goes live %s")
    return words % written(at)


def say_what_came_of_it(request, page) -> None:
    """Say what an approval did, in the words of every other screen; the hook `after_edit_page`."""
    story = StoryPage.objects.filter(pk=page.pk).first()
    if story and request.POST.get("workflow-action-name") == "approve":
        values = {"name": story.printed_name, "state": state_of(story).words}
        messages.success(request, _("Approved: %(name)s. %(state)s") % values)
