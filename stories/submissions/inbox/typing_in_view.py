"""The page on which an editor types in a story."""

import logging

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from foundation.numbers import numbers_in
from stories.pages.models import SeriesIndexPage
from stories.submissions.inbox.typing_in_form import TypingInForm
from stories.submissions.models import Submission
from stories.submissions.receiving import Sent, SentFile, add_enclosures
from stories.submissions.typing_in import type_in

logger = logging.getLogger(__name__)

Door, State = Submission.Door, Submission.State


class TypingInView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A form that loses nothing: photos that came with a mistake are kept until it is mended. Handed back it is 422."""

    model = Submission
    permission_required = "add"
    index_url_name = ""
    page_title = gettext_lazy("Type in a story")
    header_icon = "edit"
    template_name = "submissions/inbox/type_in.html"
    form_class = TypingInForm

    def get_breadcrumbs_items(self):
        """The list, then this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Sent in")},
            {"url": "", "label": self.page_title},
        ]

    def get_initial(self):
        """The series that asks, where there is one alone."""
        asking = SeriesIndexPage.objects.live().asking()[:2]
        return {"series": asking[0].pk} if len(asking) == 1 else {}

    @cached_property
    def begun(self) -> Submission | None:
        """What this editor began with the same form; only its photos are kept there."""
        numbers = numbers_in(self.request.POST.getlist("begun"))
        own = Submission.objects.filter(state=State.UNFINISHED, door=Door.HAND, typed_by__pk=self.request.user.pk or 0)
        return own.filter(pk__in=numbers).first()

    def post(self, request, *args, **kwargs):
        """Leave out the kept photos that were unticked, then see to the form."""
        if self.begun:
            unwanted = [
                pk for pk in request.POST.getlist("leave_out") if pk.isascii() and pk.isdigit() and len(pk) < 10
            ]
            for photo in self.begun.enclosures.filter(pk__in=unwanted):
                photo.delete()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        """Receive it, and read it."""
        typed = form.cleaned_data
        sent = Sent(
            door=Door.HAND,
            text=typed["text"],
            series=typed["series"],
            sender_name=typed["name"],
            sender_address=typed["address"],
            printed_name=typed["printed_name"] or typed["name"],
            title=typed["title"],
            photos=[_photo(file) for file in typed["photos"]],
            may_answer=typed["write"],
        )
        try:
            received = type_in(
                sent, user=self.request.user, unfinished=self.begun, allowed=form.agreed_to, note=typed["note"]
            )
        except OSError:
            logger.exception("A story that was typed in could not be kept")
            form.add_error(
                None, _("It could not be kept just now: the disk may be full. Press the button again later.")
            )
            return self.hand_back(form, status=503)
        if received.is_new:
            messages.success(self.request, _("Kept. It waits to be read."))
        else:
            messages.warning(self.request, _("This very story is here already: this is it. Nothing was added."))
        return redirect("sent_in:edit", received.submission.pk)

    def form_invalid(self, form):
        """Keep the photos, and hand back all that was typed."""
        files = [] if "photos" in form.errors else form.cleaned_data.get("photos", [])
        if files:
            self.begun = self.begun or Submission.objects.create(
                state=State.UNFINISHED, door=Door.HAND, typed_by=self.request.user
            )
            try:
                add_enclosures(self.begun, photos=[_photo(file) for file in files])
            except OSError:
                logger.exception("Photos of a story that was typed in could not be kept")
                form.add_error("photos", _("They could not be kept just now. Please choose them again."))
        return self.hand_back(form, status=422)

    def hand_back(self, form, *, status: int):
        """The form again, with all that was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_context_data(self, **kwargs):
        """The photos that are kept."""
        kept = list(self.begun.enclosures.all()) if self.begun else []
        return super().get_context_data(begun=self.begun, kept=kept, **kwargs)


def _photo(file) -> SentFile:
    return SentFile(content=file, filename=file.name or "", content_type=file.content_type or "")
