"""“Sent in”, in the menu of stories: the list, the page of a story, its files, and what is typed in."""

from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from stories.submissions.inbox import files
from stories.submissions.inbox.asking_view import AskForConsentView, AskForPhotoView
from stories.submissions.inbox.consent_view import SubmissionConsentView
from stories.submissions.inbox.deciding_views import AcceptView, DeclineView
from stories.submissions.inbox.listing import InboxView
from stories.submissions.inbox.reading import ReadingView
from stories.submissions.inbox.typing_in_view import TypingInView
from stories.submissions.models import Submission


class SentInViewSet(ModelViewSet):
    """What came in is read and decided on here; it is never edited, nor added but by `receive`."""

    model = Submission
    name = "sent_in"
    url_prefix = "sent-in"
    icon = "mail"
    menu_label = _("Sent in")
    menu_name = "sent-in"
    menu_hook = "register_stories_menu_item"
    menu_order = 50
    index_view_class = InboxView
    inspect_view_class = ReadingView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 25
    index_results_template_name = InboxView.results_template_name
    inspect_template_name = ReadingView.template_name
    filterset_class = InboxView.filterset_class
    list_display = InboxView.columns

    def get_common_view_kwargs(self, **kwargs):
        """Without addresses that are not there: to who has every right, the list would offer them."""
        gone = dict.fromkeys(("add_url_name", "delete_url_name", "history_url_name", "usage_url_name"))
        ours = {"type_in_url_name": self.get_url_name("type_in")}
        return super().get_common_view_kwargs(**{**kwargs, **gone, **ours})

    def get_urlpatterns(self):
        """The page of a story is what Wagtail calls edit: the log of acts leads there."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("type-in/", self.construct_view(TypingInView), name="type_in"),
            path("<int:pk>/", self.inspect_view, name="edit"),
            path("<int:pk>/accept/", self.construct_view(AcceptView), name="accept"),
            path("<int:pk>/decline/", self.construct_view(DeclineView), name="decline"),
            path("<int:pk>/ask/consent/", self.construct_view(AskForConsentView), name="ask_consent"),
            path("<int:pk>/ask/photo/", self.construct_view(AskForPhotoView), name="ask_photo"),
            path("<int:pk>/consent/", self.construct_view(SubmissionConsentView), name="consent"),
            re_path(
                r"^(?P<pk>\d{1,9})/files/(?P<number>\d{1,9})/(?P<which>small|clean|original)/$",
                files.enclosure,
                name="file",
            ),
            path("mails/<int:pk>/raw/", files.raw_mail, name="raw_mail"),
        ]
