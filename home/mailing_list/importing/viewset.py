"""“Imports”, in the menu of readers."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from home.mailing_list.importing.views import BringSubscribersView, ImportsView, ImportView, ProgressView
from home.mailing_list.models import TableImport


class ImportsViewSet(ModelViewSet):
    """Tables are brought in and looked through here; never edited."""

    model = TableImport
    name = "list_imports"
    url_prefix = "imports"
    icon = "upload"
    menu_label = _("Imports")
    menu_name = "imports"
    menu_hook = "register_readers_menu_item"
    menu_order = 900
    index_view_class = ImportsView
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["file_name"]
    ordering = ["-brought_at", "-pk"]
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs):
        """Without addresses that are not there: to who has every right, the list would offer them."""
        gone = dict.fromkeys(("delete_url_name", "history_url_name", "usage_url_name"))
        return super().get_common_view_kwargs(**{**kwargs, **gone})

    def get_urlpatterns(self):
        """The list, the form, one import, and the part of it that moves."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("subscribers/", self.construct_view(BringSubscribersView), name="add"),
            path("<int:pk>/", self.construct_view(ImportView), name="edit"),
            path("<int:pk>/progress/", self.construct_view(ProgressView), name="progress"),
        ]
