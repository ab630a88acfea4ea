"""What the pages and acts about one response share: which one, where it leads back to, how it is shown."""

from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from stories.responses.desk.card import Card, cards_of, with_all_shown
from stories.responses.desk.trays import TRAYS, on_the_desk
from stories.responses.models import Response


class FromDesk(PermissionCheckedMixin):
    """What is sent from the desk, or from the page of a response, and leads back there."""

    model = Response
    index_url_name = "responses_desk:index"

    @property
    def came_from(self) -> str:
        """The tray of the page that was sent; empty for none."""
        said = self.request.POST.get("tray", "")
        return said if said in TRAYS else ""

    @property
    def back(self) -> str:
        """The page that was sent; else the desk."""
        asked = self.request.POST.get("here", "")
        is_ours = url_has_allowed_host_and_scheme(asked, None)
        return asked if is_ours and asked.startswith("/") else reverse(self.index_url_name)

    @property
    def wants_json(self) -> bool:
        """Whether a script asks, which stays on the page."""
        return self.request.headers.get("Accept", "") == "application/json"


class AboutOne(FromDesk):
    """Something about the response in the address. One that its writer deleted is nobody's to read."""

    @cached_property
    def response(self) -> Response:
        """The one in the address, with all that its card shows."""
        found = self.find(self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def find(self, pk: int) -> Response | None:
        """A response as it stands now, if an editor may see it."""
        return with_all_shown(on_the_desk()).filter(pk=pk).first()

    def card_of(self, response: Response) -> Card:
        """Its card, with what this editor may do."""
        may_act = self.user_has_permission("change")
        return next(cards_of([response], self.request, may_act=may_act))

    def card_in_html(self, pk: int, tray: str) -> str:
        """The card as it stands now, for a script that puts it into a list; empty for one that is gone."""
        found = self.find(pk)
        if found is None:
            return ""
        context = {"card": self.card_of(found), "tray": tray, "here": self.back, "may_act": bool(tray)}
        return render_to_string("responses/desk/card.html", context, self.request)


class ResponsePage(AboutOne, WagtailAdminTemplateMixin):
    """A page about one response."""

    header_icon = "comment"

    def get_breadcrumbs_items(self):
        """The desk, then the response."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Responses")},
            {"url": reverse("responses_desk:detail", args=[self.response.pk]), "label": self.response.name},
        ]
