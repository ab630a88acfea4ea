"""The page of one response: what was written, what can be done, and what happened so far."""

from django.views.generic import TemplateView

from stories.responses.desk.desk_view import ResponsePage
from stories.responses.desk.history import history_of
from stories.responses.desk.trays import tray_of


class DetailView(ResponsePage, TemplateView):
    """One response. Who may view reads; who may change decides."""

    permission_required = "view"
    template_name = "responses/desk/detail.html"

    def get_page_title(self):
        """Who wrote it."""
        return self.response.name

    def get_breadcrumbs_items(self):
        """This page is the last."""
        return [*super().get_breadcrumbs_items()[:-1], {"url": "", "label": self.response.name}]

    def get_context_data(self, **kwargs):
        """Its card, how it stands, and its history."""
        response = self.response
        context = super().get_context_data(**kwargs)
        context.update(
            card=self.card_of(response),
            response=response,
            here=self.request.path,
            may_undo=bool(response.state_before) and self.user_has_permission("change"),
            history=history_of(response),
            tray=tray_of(response),
        )
        return context
