"""“Responses”, in the menu of readers: the desk, the page of a response, and what is done there."""

from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from stories.responses.desk.act_view import ActView
from stories.responses.desk.closing_view import ClosingView
from stories.responses.desk.detail import DetailView
from stories.responses.desk.inviting_view import InviteView
from stories.responses.desk.listing import DeskView
from stories.responses.desk.saying_why import SayWhyView
from stories.responses.desk.several_view import SeveralView
from stories.responses.models import Response


class ResponsesViewSet(ModelViewSet):
    """Responses are read and decided on here; they are never edited, nor added but by `respond`."""

    model = Response
    name = "responses_desk"
    url_prefix = "responses"
    icon = "comment"
    menu_label = _("Responses")
    menu_name = "responses"
    menu_hook = "register_readers_menu_item"
    menu_order = 50
    index_view_class = DeskView
    inspect_view_class = DetailView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    index_template_name = DeskView.template_name
    index_results_template_name = DeskView.results_template_name
    inspect_template_name = DetailView.template_name
    filterset_class = DeskView.filterset_class

    def get_common_view_kwargs(self, **kwargs):
        """Without addresses that are not there: to who has every right, the list would offer them."""
        gone = dict.fromkeys(("add_url_name", "delete_url_name", "history_url_name", "usage_url_name"))
        return super().get_common_view_kwargs(**{**kwargs, **gone})

    def get_urlpatterns(self):
        """The page of a response is also what Wagtail calls edit: the log of acts leads there."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("several/", self.construct_view(SeveralView), name="several"),
            re_path(r"^stories/(?P<pk>\d{1,9})/$", self.construct_view(ClosingView), name="story"),
            path("<int:pk>/", self.inspect_view, name="edit"),
            path("<int:pk>/", self.inspect_view, name="detail"),
            path("<int:pk>/act/", self.construct_view(ActView), name="act"),
            path("<int:pk>/why/", self.construct_view(SayWhyView), name="say_why"),
            path("<int:pk>/invite/", self.construct_view(InviteView), name="invite"),
        ]
