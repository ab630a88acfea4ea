"""What the pages about one story that was sent in share: which one, its tray, and what comes next in it."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from foundation.numbers import numbers_in
from stories.submissions.inbox import telling
from stories.submissions.inbox.addresses import may_see_addresses
from stories.submissions.models import Submission

State = Submission.State


class SubmissionView(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """A page about the submission in the address. What is still being written is nobody's to read."""

    model = Submission
    index_url_name = ""
    header_icon = "openquote"
    refused = ""

    @cached_property
    def submission(self) -> Submission:
        """The one in the address, with what its pages show."""
        related = ("series", "teller", "typed_by", "decided_by", "story", "same_as", "same_story")
        received = Submission.objects.received().select_related(*related)
        received = received.prefetch_related("enclosures", "mails", "sent_mails")
        return get_object_or_404(received, pk=self.kwargs["pk"])

    @cached_property
    def sees_addresses(self) -> bool:
        """Whether this editor may read addresses."""
        return may_see_addresses(self.request.user)

    @property
    def name(self) -> str:
        """Whose story it is, as this editor may read it."""
        return telling.name_for(self.request.user, self.submission)

    def get_breadcrumbs_items(self):
        """The list, the tray it lies in, then the story."""
        state = State(self.submission.state)
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Sent in")},
            {"url": self.tray(state), "label": state.label},
            {"url": self.page_of(self.submission), "label": self.name},
        ]

    def tray(self, state: str) -> str:
        """The address of a tray."""
        return f"{reverse(self.index_url_name)}?state={state}"

    def page_of(self, submission: Submission) -> str:
        """Where ``submission`` is read."""
        return reverse("sent_in:edit", args=[submission.pk])

    @cached_property
    def seen(self) -> int | None:
        """How often something had been decided about it when the page was made that was sent; None for not said."""
        return next(iter(numbers_in(self.request.POST.getlist("seen"))), None)

    @cached_property
    def came_from(self) -> str:
        """The tray it lay in on the page that was sent."""
        said = self.request.POST.get("tray", "")
        return said if said in State.values else self.submission.state

    def look_again(self) -> None:
        """Read the submission anew: somebody else was quicker, or something was decided here."""
        self.__dict__.pop("submission", None)

    def did_it_already(self, state: str) -> bool:
        """Whether this very editor put it into ``state`` from the page that was sent: the second of two clicks."""
        self.look_again()
        now = self.submission
        mine = now.decided_by_id is not None and now.decided_by_id == self.request.user.pk
        return mine and now.state == state and self.seen is not None and now.decisions == self.seen + 1

    def decided(self, said: str, *buttons):
        """Say what stands, with ways to go on, and open what comes next in the tray it was in."""
        tray = self.came_from
        messages.success(self.request, said, buttons=list(buttons))
        following = Submission.objects.in_tray(tray).exclude(pk=self.submission.pk).first()
        return redirect(self.page_of(following) if following else self.tray(tray))
