"""What the pages of the desk share: which letter, who may see it and who may decide."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from home.mailing_list.models import Letter

INDEX = "letter_desk:index"


class OnTheDesk(PermissionCheckedMixin):
    """Who may view letters reads; who may change them decides."""

    model = Letter
    permission_required = "view"

    @property
    def may_decide(self) -> bool:
        """Whether whoever asks may change and send letters."""
        return self.user_has_permission("change")

    def dispatch(self, request, *args, **kwargs):
        """Nothing is posted by who may only read."""
        if request.method == "POST" and not self.may_decide:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AboutLetter(OnTheDesk):
    """Something about the letter in the address."""

    @cached_property
    def letter(self) -> Letter:
        """The one in the address, with what it is made from."""
        made_from = Letter.objects.select_related("story", "week", "series", "decided_by")
        letter = made_from.filter(pk=self.kwargs["pk"]).first()
        if letter is None:
            raise Http404
        return letter

    @property
    def here(self) -> str:
        """The letter's page."""
        return reverse("letter_desk:detail", args=[self.kwargs["pk"]])


class LetterPage(AboutLetter, WagtailAdminTemplateMixin):
    """A page about one letter."""

    header_icon = "mail"

    def get_page_title(self):
        """Its subject."""
        return self.letter.subject

    def get_breadcrumbs_items(self):
        """The desk, then the letter."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(INDEX), "label": _("Letters")},
            {"url": "", "label": self.letter.subject},
        ]
