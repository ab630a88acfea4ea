"""“Letters”, in the menu of readers: the desk, each letter's page, and what is done there."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from home.mailing_list.desk.letter_view import LetterView
from home.mailing_list.desk.listing import DeskView
from home.mailing_list.desk.make_view import MakeView
from home.mailing_list.desk.preview_view import PreviewView
from home.mailing_list.desk.progress_view import ProgressView
from home.mailing_list.desk.send_view import SendView
from home.mailing_list.models import Letter


class LetterDesk(ModelViewSet):
    """Letters are made by `composing`, and changed and sent here; none is ever deleted."""

    model = Letter
    name = "letter_desk"
    url_prefix = "letters"
    icon = "mail"
    menu_label = _("Letters")
    menu_name = "letters"
    menu_hook = "register_readers_menu_item"
    menu_order = 60
    # Never used: the desk has a form of its own. Wagtail asks for it nonetheless.
    exclude_form_fields = ["about"]
    add_to_reference_index = False
    copy_view_enabled = False

    def get_urlpatterns(self):
        """The page of a letter is also what Wagtail calls edit: the log of acts leads there."""
        page = self.construct_view(LetterView)
        return [
            path("", self.construct_view(DeskView), name="index"),
            path("make/", self.construct_view(MakeView), name="make"),
            path("<int:pk>/", page, name="edit"),
            path("<int:pk>/", page, name="detail"),
            path("<int:pk>/send/", self.construct_view(SendView), name="send"),
            path("<int:pk>/progress/", self.construct_view(ProgressView), name="progress"),
            path("<int:pk>/preview/<str:how>/", self.construct_view(PreviewView), name="preview"),
        ]
