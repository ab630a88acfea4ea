"""In the story's editor: its day and promise in words, and what is still missing."""

from django.middleware.csrf import get_token
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from stories.pages.models import StoryPage
from stories.pages.readiness import Level, findings
from stories.schedule.place import StoryState
from stories.schedule.promising import newer_changes


class ReadinessSidePanel(BaseSidePanel):
    """ "Week and readiness", the first of the side panels; drawn anew with each autosave."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Its button, with how many things are missing."""

        aria_label = _("Toggle week and readiness")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            """The number that the red counter shows."""
            return {**super().get_context_data(parent_context), "count": len(self.panel.missing)}

    name = "readiness"
    title = _("Week and readiness")
    template_name = "schedule/side_panel.html"
    order = 50

    def __init__(self, story: StoryPage, request):
        super().__init__(story, request)
        is_settled = story.live and not story.has_unpublished_changes
        found = [] if is_settled or not story.pk else findings(story, user=request.user)
        self.missing = [finding for finding in found if finding.level is Level.STOPS]
        self.notes = [finding for finding in found if finding.level is Level.NOTE]

    def get_context_data(self, parent_context):
        """Where the story stands, what it lacks, and the one button."""
        if not self.object.pk:
            return {**super().get_context_data(parent_context), "missing": []}
        # What is shown is the draft being written; where it stands is the row's.
        row = StoryPage.objects.get(pk=self.object.pk)
        stands = StoryState.of(row)
        slot = stands.slot
        return {
            **super().get_context_data(parent_context),
            "state": stands.state(),
            "slot": slot,
            "is_promised": stands.promised_at is not None,
            "can_be_scheduled": bool(slot) and not stands.promised_at and not row.live and not slot.has_passed,
            "newer_changes": stands.promised_at is not None and newer_changes(row),
            "missing": self.missing,
            "notes": self.notes,
            "may_publish": row.permissions_for_user(self.request.user).can_publish(),
            "may_open_slot": self.request.user.has_perm("schedule.change_slot"),
            # A component is rendered without the request, where {% csrf_token %} would be empty.
            "token": get_token(self.request),
        }

    class Media:
        js = ["schedule/js/readiness-count.js"]


class StoryEditView(EditView):
    """The story's editor with our side panel before Wagtail's."""

    def get_side_panels(self):
        """Ours first, for JSON answers of the autosave as well."""
        return MediaContainer([ReadinessSidePanel(self.page, self.request), *super().get_side_panels()])


class StoryCreateView(CreateView):
    """A new story has the panel from the start: the first autosave fills it in place."""

    def get_side_panels(self):
        """Ours first."""
        return MediaContainer([ReadinessSidePanel(self.page, self.request), *super().get_side_panels()])


class StoryViewSet(PageViewSet):
    """Wagtail's views of a story, but for the editor."""

    model = StoryPage
    add_view_class = StoryCreateView
    edit_view_class = StoryEditView
    # A series holds weeks as well: its list in the explorer stays Wagtail's.
    parent_models: list = []
