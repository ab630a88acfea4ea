"""What the pages of a story in the admin have in common."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from stories.pages.models import StoryPage


class StoryDeskView(WagtailAdminTemplateMixin, FormView):
    """A page with a form about one story, for who may do something about it. A form handed back is 422."""

    #: What the page's permissions must allow.
    must = "can_edit"
    #: A right that is needed beside it, such as "tellers.add_consent".
    right = ""

    def dispatch(self, request, *args, **kwargs):
        """Let in who may do that to the story and has the right."""
        if not getattr(self.story.permissions_for_user(request.user), self.must)():
            raise PermissionDenied
        if self.right and not request.user.has_perm(self.right):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def story(self) -> StoryPage:
        """The story, as its row stands."""
        return get_object_or_404(StoryPage.objects.select_related("told_by"), pk=self.kwargs["pk"])

    @cached_property
    def draft(self) -> StoryPage:
        """The story as it was last saved."""
        return self.story.get_latest_revision_as_object()

    def get_page_subtitle(self):
        """Whose story it is."""
        return self.draft.printed_name

    def get_breadcrumbs_items(self):
        """The story's editor, then this page."""
        editor = reverse("wagtailadmin_pages:edit", args=[self.story.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": editor, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def form_invalid(self, form):
        """Hand the form back with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)
