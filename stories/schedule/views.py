"""The editors' page for a promise: what stands, and one button for each thing that can be done."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from foundation import moment
from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from stories.pages.models import StoryPage
from stories.pages.readiness import Level, findings
from stories.schedule.forms import PromiseForm
from stories.schedule.place import StoryState
from stories.schedule.promising import move, newer_changes, promise, promised_revision, take_back

#: "Now" is a promise too: the clock keeps it in the next second.
AT_ONCE = timedelta(seconds=1)


class PromiseView(WagtailAdminTemplateMixin, FormView):
    """Where a story stands; promise it, promise the newer version instead, move, take back.

    Who may not publish sees it and cannot act. A form handed back is 422.
    """

    page_title = gettext_lazy("Schedule")
    header_icon = "calendar-check"
    template_name = "schedule/promise_story.html"
    form_class = PromiseForm
    refused = ""

    def dispatch(self, request, *args, **kwargs):
        """Let in who may edit the story; let act who may publish it."""
        self.rights = self.story.permissions_for_user(request.user)
        if not self.rights.can_edit() or (request.method == "POST" and not self.rights.can_publish()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def story(self) -> StoryPage:
        """The story whose promise it is."""
        return get_object_or_404(StoryPage, pk=self.kwargs["pk"])

    @cached_property
    def stands(self) -> StoryState:
        """Where it stands."""
        return StoryState.of(self.story)

    def get_initial(self):
        """The moment promised, else the day it is planned for."""
        return {"at": self.stands.promised_at or (self.stands.slot and self.stands.slot.at)}

    def get_page_subtitle(self):
        """Whose story it is."""
        return self.story.get_latest_revision_as_object().printed_name

    def get_breadcrumbs_items(self):
        """The story's editor, then this page."""
        editor = reverse("wagtailadmin_pages:edit", args=[self.story.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": editor, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def post(self, request, *args, **kwargs):
        """Act on the story alone, or on the story and the moment in the form."""
        acts = {"take back": self.take_back, "this version": self.this_version, "as planned": self.as_planned}
        act = acts.get(request.POST.get("act"))
        return self.attempt(act) if act else super().post(request, *args, **kwargs)

    def form_valid(self, form):
        """Promise or move to the moment given."""
        return self.attempt(lambda: self.promise_or_move(form.cleaned_data["at"]))

    def form_invalid(self, form):
        """Hand the form back."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def attempt(self, act):
        """Do it and say so, or say why not."""
        try:
            said = act()
        except Refused as refused:
            self.refused = str(refused)
            return self.form_invalid(self.get_form())
        messages.success(self.request, said)
        return redirect("promise_story", self.story.pk)

    def promise_or_move(self, at) -> str:
        """Promise what was not promised, move what was."""
        act = move if self.stands.promised_at else promise
        act(self.story, at, user=self.request.user)
        return _("%(name)s goes live %(moment)s.") % {"name": self.story.printed_name, "moment": written(at)}

    def as_planned(self) -> str:
        """Promise the story for its slot."""
        if self.stands.slot is None:
            raise Refused(_("This story has no day any more. Choose a moment below."))
        return self.promise_or_move(self.stands.slot.at)

    def this_version(self) -> str:
        """Promise the newer version for the moment that stands, or for now where that moment was missed."""
        if self.stands.promised_at is None:
            raise Refused(_("The story is not scheduled any more. Choose a moment below."))
        name = self.story.printed_name
        if self.is_overdue:
            promise(self.story, moment.now() + AT_ONCE, user=self.request.user)
            return _("%s goes live now, as it is.") % name
        promise(self.story, self.stands.promised_at, user=self.request.user)
        return _("%(name)s goes live %(moment)s, as it is now.") % {
            "name": name,
            "moment": written(self.stands.promised_at),
        }

    @property
    def is_overdue(self) -> bool:
        """Whether the promised moment has passed and the story is still not out."""
        return self.stands.promised_at is not None and self.stands.promised_at <= moment.now()

    def take_back(self) -> str:
        """Take the promise back."""
        take_back(self.story, user=self.request.user)
        return _("%s no longer goes live by itself. It stays a draft.") % self.story.printed_name

    def get_context_data(self, **kwargs):
        """What stands, what is missing, and what can be done."""
        found = findings(self.story.get_latest_revision_as_object(), user=self.request.user)
        revision = promised_revision(self.story)
        context = super().get_context_data(**kwargs)
        context.update(
            story=self.story,
            state=self.stands.state(),
            slot=self.stands.slot,
            is_promised=revision is not None,
            is_at_its_day=bool(self.stands.slot and revision and self.stands.slot.at == revision.approved_go_live_at),
            newer_changes=newer_changes(self.story),
            is_overdue=self.is_overdue,
            promised_on=revision.created_at if revision else None,
            missing=[finding for finding in found if finding.level is Level.STOPS],
            notes=[finding for finding in found if finding.level is Level.NOTE],
            refused=self.refused,
            may_publish=self.rights.can_publish(),
        )
        return context
